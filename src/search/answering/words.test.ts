import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SearchQuery } from "../index-port.ts";
import { documentOf, queryOf } from "../testing/documents.ts";
import { indexOf } from "../testing/written-index.ts";

const foundAmong = (titles: readonly string[], asked: Partial<SearchQuery>) =>
  indexOf(titles.map((title, i) => documentOf({ id: `id${i}`, title })))
    .search(queryOf(asked))
    .hits.map((hit) => hit.document.title)
    .sort();
const found = (q: string, ...titles: string[]) => foundAmong(titles, { q });

describe("words as people type them", () => {
  const same: [string, string[]][] = [
    ["tiers lieux", ["Un tiers-lieu"]],
    ["tiers-lieu", ["Un tiers-lieu", "Les tiers lieux", "Le tierslieu"]],
    ["tierslieu", ["Un tiers-lieu", "Les tiers lieux"]],
    ["ECOLES", ["L’école du bois"]],
    ["l'ecole", ["École"]],
    ["recyclerie", ["La ressourcerie", "La boutique de réemploi"]],
    ["boutique de réemploi", ["La ressourcerie"]],
    ["habitants", ["Avec les habitant·e·s"]],
    ["SCIC", ["Une S.C.I.C."]],
    ["ressourc", ["La ressourcerie"]],
    ['"jardin partagé"', ["Jardins partagés"]],
    ["jardin -bio", ["Jardin"]],
    ["« jardin partagé »", ["Jardin partagé"]],
  ];
  for (const [q, titles] of same)
    it(`${q} trouve ${titles.join(", ")}`, () => assert.deepEqual(found(q, ...titles), [...titles].sort()));

  const apart: [string, string][] = [
    ["jardin école", "Jardin"],
    ['"partagé jardin"', "Jardin partagé"],
    ["jardin -bio", "Jardin bio"],
    ["boutique de réemploi", "La boutique et le réemploi d’autres"],
    ["commune", "Les communs"],
  ];
  for (const [q, title] of apart) {
    const expected = q === "boutique de réemploi" ? [title] : [];
    it(`${q} ${expected.length ? "trouve aussi" : "ne trouve pas"} ${title}`, () =>
      // Nothing is corrected nor left out of words searched as written.
      assert.deepEqual(foundAmong([title], { q, literal: true }), expected));
  }

  it("drops function words, unless nothing else is typed", () => {
    assert.deepEqual(found("pour tous", "Pour toutes et pour tous", "Autre"), ["Pour toutes et pour tous"]);
  });

  it("puts what has the typed word before what has a synonym that is rarer", () => {
    const held = Array.from({ length: 12 }, (_, i) =>
      documentOf({ id: `typed${i}`, title: `Lieu ${i}`, keywords: ["recyclerie"], body: "Un atelier." }),
    );
    const others = Array.from({ length: 30 }, (_, i) => documentOf({ id: `other${i}`, title: `Autre ${i}`, body: "Un jardin." }));
    const rare = documentOf({ id: "rare", title: "Lieu", keywords: ["ressourcerie"], body: "Un atelier." });
    const { hits } = indexOf([rare, ...held, ...others]).search(queryOf({ q: "recyclerie" }));
    assert.deepEqual([hits.length, hits.at(-1)?.document.id], [13, "rare"]);
  });
});
