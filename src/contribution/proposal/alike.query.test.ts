import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SearchIndex, StoredDocument } from "../../search/index.ts";
import { alikeIn } from "./alike.query.ts";
import type { AlikeSearch } from "./alike.ts";
import { searchOf } from "./alike-search.ts";

const documents = ["Le Four commun", "La MJC de Bréquigny", "Le Four banal"].map(
  (title, i) => ({ id: `e${i}`, slug: `s${i}`, title, where: "Rennes", territories: ["dep-35"] }) as unknown as StoredDocument,
);
const index = {
  ids: () => documents.map(({ id }) => id),
  document: (id: string) => documents.find((each) => each.id === id),
} as unknown as SearchIndex;

describe("fiches that may be the one being described", () => {
  const probable = async () => [
    { entry: "e1", probability: 0.97, reason: "même commune, nom presque identique" },
    { entry: "e2", probability: 0.1, reason: "même commune" },
    { entry: "gone", probability: 0.99, reason: "" },
  ];
  const titles = async (search: AlikeSearch, among = probable) =>
    (await alikeIn(index, among)(search)).map(({ title, why }) => [title, why]);

  it("are first those that all that is said makes probable, then those of such a name, each with why", async () => {
    assert.deepEqual(await titles({ title: "Le four commun de Rennes", where: "com-35238" }), [
      ["La MJC de Bréquigny", "même commune, nom presque identique"],
      ["Le Four commun", "nom ressemblant, même département"],
    ]);
  });

  it("are told once, and those of such a name are left where nothing is known yet", async () => {
    const both = async () => [{ entry: "e0", probability: 0.9, reason: "même site" }];
    assert.deepEqual(
      (await titles({ title: "Le Four commun" }, both)).filter(([title]) => title === "Le Four commun"),
      [["Le Four commun", "même site"]],
    );
    assert.deepEqual((await titles({ title: "Le Four commun" }, async () => []))[0], ["Le Four commun", "nom ressemblant"]);
  });

  it("are looked for by what is described, never by its contacts", () => {
    const { draft } = searchOf({
      title: "Envie",
      where: { kind: "place", code: "com-35238", label: "Rennes" } as never,
      site: "https://envie.test",
      contact: { email: "a@b.fr", phone: "0299000000", shown: true } as never,
    });
    assert.deepEqual(Object.keys(draft ?? {}).sort(), ["kind", "links", "places"]);
    assert.equal(draft?.links?.[0]?.url, "https://envie.test");
    assert.ok(!JSON.stringify(draft).includes("a@b.fr"));
  });
});
