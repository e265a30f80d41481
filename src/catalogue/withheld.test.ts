import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Database } from "../platform/database.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import {
  addressCounts,
  addressesToInform,
  addressHash,
  allEntries,
  type IngestItem,
  ingest,
  lastSeq,
  liftObjection,
  placesOfAddress,
  type RecordDraft,
  recordBodySchema,
  withholdAddress,
  withholdContact,
} from "./index.ts";
import { textHash } from "./record.ts";
import { addressesIn, withoutWithheld } from "./withheld.ts";

const body = (draft: Partial<RecordDraft> & { title: string }) => recordBodySchema.parse({ kind: "innovation", ...draft });
const item = (remoteId: string, draft: Partial<RecordDraft> & { title: string }): IngestItem => ({
  remoteId,
  rawKey: textHash(JSON.stringify(draft)),
  body: body(draft),
});
const DAY1 = "2026-01-01T00:00:00.000Z";
const DAY2 = "2026-02-01T00:00:00.000Z";
const DAY3 = "2026-03-01T00:00:00.000Z";
const YANN = "yann.le-gall@exemple.bzh";

const told = (shown: "open" | "private" = "private"): Partial<RecordDraft> & { title: string } => ({
  title: "Atelier de Morlaix",
  description: { text: "Écrivez à Yann.Le-Gall@exemple.bzh, ou passez." },
  contacts: [
    { kind: "email", value: YANN, openness: shown },
    { kind: "email", value: "accueil@exemple.bzh", openness: "open" },
    { kind: "person", value: "Yann Le Gall" },
  ],
  links: [{ rel: "other", url: `https://exemple.bzh/contact?a=${YANN}` }],
});

describe("addresses in what a partner tells", () => {
  test("are found in contacts and in running text, whatever their case", () => {
    assert.deepEqual(addressesIn(body(told())).sort(), ["accueil@exemple.bzh", YANN]);
    assert.deepEqual(addressesIn(body({ title: "Rendez-vous @ la mairie, à 10h@midi" })), []);
    assert.deepEqual(addressesIn(body({ title: "mailto:a@b.fr>,c@d.org." })), ["a@b.fr", "c@d.org"]);
  });

  test("go alone: all the rest stays as it was, to the letter", () => {
    const gone = withoutWithheld(body(told()), { address: (address) => address === YANN, contact: () => false });
    assert.ok(!JSON.stringify(gone).toLowerCase().includes("yann.le-gall"));
    assert.match(gone.description?.text ?? "", /^Écrivez à \(adresse retirée.*\), ou passez\.$/);
    assert.deepEqual(
      gone.contacts.map((c) => c.value),
      ["accueil@exemple.bzh", "Yann Le Gall"],
    );
    assert.ok(URL.canParse(gone.links[0]?.url ?? ""));
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), (text) => {
        const before = recordBodySchema.safeParse({ kind: "innovation", title: text, keywords: [text] });
        if (!before.success) return;
        const none = { address: () => false, contact: () => false };
        assert.equal(JSON.stringify(withoutWithheld(before.data, none)), JSON.stringify(before.data));
      }),
    );
  });

  test("take no long time to look for, however the text is made", () => {
    const hostile = ["a".repeat(40_000), "a.".repeat(20_000), `${"a@".repeat(20_000)}`, `x@${"a.".repeat(19_000)}`];
    for (const text of hostile) addressesIn(body({ title: "T", description: { text } }));
  });
});

eachDatabase("Objection of a contact", (open) => {
  const take = (database: Database, source: string, at: string, ...items: IngestItem[]) =>
    database.transaction((trx) => ingest(trx, { source, run: `run-${at}`, mapping: "m1", at, by: `source:${source}` }, items));
  const everything = async (database: Database): Promise<string> => {
    const tables = ["source_record", "source_record_version", "entry", "entry_key", "contact_address", "record_address"] as const;
    const rows = await Promise.all(tables.map((table) => database.read.selectFrom(table).selectAll().execute()));
    return JSON.stringify(rows).toLowerCase();
  };

  test("removes the address from the fiche and from every version, and the next harvest does not bring it back", async () => {
    const database = await open();
    await take(database, "a", DAY1, item("1", told()), item("2", { title: "Autre" }));
    await take(database, "a", DAY2, item("1", { ...told("open"), stage: "essaimage" }));
    const hash = await addressHash(database.read, YANN);
    const [place] = await placesOfAddress(database.read, hash);
    assert.deepEqual([place?.address, place?.record], [YANN, { source: "a", remoteId: "1" }]);
    const seq = await lastSeq(database.read);

    const gone = await database.transaction((trx) => withholdAddress(trx, hash, DAY3));
    assert.deepEqual([gone.sources, gone.entries.length], [["a"], 1]);
    assert.ok(!(await everything(database)).includes("yann.le-gall"), "no trace of the address");
    assert.equal(await lastSeq(database.read), seq + 1, "readers of the change log hear of it");
    assert.deepEqual(await placesOfAddress(database.read, hash), []);

    await take(database, "a", "2026-04-01T00:00:00.000Z", item("1", { ...told("open"), stage: "essaimage", startDate: "2020" }));
    await take(database, "b", "2026-04-02T00:00:00.000Z", item("9", told("open")));
    assert.ok(!(await everything(database)).includes("yann.le-gall"), "nor after another harvest, even by another partner");
    const [entry] = (await Array.fromAsync(allEntries(database.read))).flat();
    assert.deepEqual(
      entry?.lists.contacts?.map((c) => c.value.value),
      ["accueil@exemple.bzh", "Yann Le Gall"],
    );
    assert.equal(entry?.single.startDate?.value, "2020");

    assert.equal(await database.transaction((trx) => liftObjection(trx, hash)), true);
    await take(database, "b", "2026-05-01T00:00:00.000Z", item("9", { ...told("open"), startDate: "2021" }));
    assert.ok(
      (await everything(database)).includes("yann.le-gall"),
      "who changes their mind is shown again, once the partner says it",
    );
  });

  test("the same description again stays unchanged: an objection costs no new version", async () => {
    const database = await open();
    await take(database, "a", DAY1, item("1", told()));
    const hash = await addressHash(database.read, YANN);
    await database.transaction((trx) => withholdAddress(trx, hash, DAY2));
    assert.deepEqual(await take(database, "a", DAY3, item("1", told())), { created: 0, changed: 0, unchanged: 1, attached: 0 });
  });

  test("a name goes from one fiche alone: others may bear it", async () => {
    const database = await open();
    await take(database, "a", DAY1, item("1", told()), item("2", { ...told(), title: "Ailleurs" }));
    const wanted = { records: [{ source: "a", remoteId: "1" }], kind: "person" as const, value: "yann le gall" };
    assert.equal(await database.transaction((trx) => withholdContact(trx, wanted, DAY2)), 1);
    await take(database, "a", DAY3, item("1", { ...told(), stage: "essaimage" }));
    const named = (await Array.fromAsync(allEntries(database.read)))
      .flat()
      .filter((entry) => entry.lists.contacts?.some((told) => told.value.kind === "person"));
    assert.deepEqual(
      named.map((entry) => entry.single.title.value),
      ["Ailleurs"],
    );
  });

  test("who is to be told is found once, of the sources asked for alone, without an address kept", async () => {
    const database = await open();
    await take(database, "a", DAY1, item("1", told()));
    await take(database, "demo", DAY1, item("1", { title: "D", contacts: [{ kind: "email", value: "d@exemple.fr" }] }));
    const wanted = { sources: ["a"], foundBefore: DAY2, limit: 10 };
    assert.equal((await addressesToInform(database.read, wanted)).length, 2);
    assert.deepEqual(await addressesToInform(database.read, { ...wanted, foundBefore: "2025-01-01" }), []);
    assert.deepEqual(await addressCounts(database.read), { found: 3, informed: 0, withheld: 0 });
    const kept = await database.read.selectFrom("contact_address").selectAll().execute();
    assert.ok(!JSON.stringify(kept).includes("@"));
  });
});
