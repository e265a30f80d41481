import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Database } from "../platform/database.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import {
  allEntries,
  changesAfter,
  decisionsOf,
  type Entry,
  entryById,
  eraseRecord,
  type IngestItem,
  ingest,
  markMissing,
  materialise,
  missingRecordsOfEntry,
  type RecordDraft,
  recordBodySchema,
  recordFingerprints,
  versionsOfEntry,
} from "./index.ts";
import { recordsOfEntries } from "./record.store.ts";

const item = (remoteId: string, draft: Partial<RecordDraft> & { title: string }): IngestItem => ({
  remoteId,
  rawKey: JSON.stringify(draft),
  body: recordBodySchema.parse({ kind: "innovation", ...draft }),
});

const take = (database: Database, source: string, at: string, ...items: IngestItem[]) =>
  database.transaction((trx) => ingest(trx, { source, run: `run-${at}`, mapping: "m1", at, by: `source:${source}` }, items));

const entries = async (database: Database): Promise<Entry[]> => (await Array.fromAsync(allEntries(database.read))).flat();
const DAY1 = "2026-01-01T00:00:00.000Z";
const DAY2 = "2026-02-01T00:00:00.000Z";

eachDatabase("Ingest", (open) => {
  test("a new description becomes a fiche, with its minting logged and one line in the change log", async () => {
    const database = await open();
    assert.deepEqual(await take(database, "a", DAY1, item("1", { title: "Recyclerie" })), {
      created: 1,
      changed: 0,
      unchanged: 0,
      attached: 0,
    });
    const [entry] = await entries(database);
    assert.equal(entry?.single.title.value, "Recyclerie");
    assert.deepEqual(
      (await decisionsOf(database.read, entry?.id ?? "")).map((d) => [d.kind, d.reason, d.by]),
      [["mint", "first-seen", "source:a"]],
    );
    assert.deepEqual(
      (await changesAfter(database.read, 0)).map((c) => [c.seq, c.action, c.entry, c.after]),
      [[1, "create", entry?.id, "1"]],
    );
  });

  test("the same batch again changes nothing at all", async () => {
    const database = await open();
    const items = [item("1", { title: "A" }), item("2", { title: "B" })];
    await take(database, "a", DAY1, ...items);
    const before = await entries(database);
    assert.deepEqual(await take(database, "a", DAY2, ...items), { created: 0, changed: 0, unchanged: 2, attached: 0 });
    assert.deepEqual(await entries(database), before);
    assert.equal((await changesAfter(database.read, 0)).length, 2);
  });

  test("a changed description is a new version; the earlier one stays, and unchanged values keep their date", async () => {
    const database = await open();
    await take(database, "a", DAY1, item("1", { title: "A", stage: "ideation" }));
    await take(database, "a", DAY2, item("1", { title: "A", stage: "essaimage" }));
    const [entry] = await entries(database);
    assert.equal(entry?.single.title.since, DAY1);
    assert.equal(entry?.single.stage?.since, DAY2);
    assert.deepEqual(
      (await versionsOfEntry(database.read, entry?.id ?? "")).map((v) => [v.version, v.body?.stage]),
      [
        [2, "essaimage"],
        [1, "ideation"],
      ],
    );
    assert.deepEqual(
      (await changesAfter(database.read, 1)).map((c) => [c.action, c.before, c.after]),
      [["update", "1", "2"]],
    );
  });

  test("two partners who give the same official identifier describe one fiche", async () => {
    const database = await open();
    const siret = [{ scheme: "siret" as const, value: "43493312300029" }];
    await take(database, "a", DAY1, item("1", { title: "Anonymal", kind: "organisation", identifiers: siret }));
    const counts = await take(
      database,
      "b",
      DAY2,
      item("x", { title: "ANONYMAL (Reims)", kind: "organisation", identifiers: siret, themes: ["numerique"] }),
    );
    assert.equal(counts.attached, 1);
    const [entry, ...others] = await entries(database);
    assert.equal(others.length, 0);
    assert.deepEqual(
      entry?.sources.map((s) => s.source),
      ["b", "a"],
    );
    assert.equal(entry?.single.title.others?.length, 1);
    assert.match((await decisionsOf(database.read, entry?.id ?? ""))[1]?.reason ?? "", /^organisation\|siret\|43493312300029$/);
  });

  test("same kind, same title and same official site are one fiche; a namesake elsewhere is not", async () => {
    const database = await open();
    const home = (url: string) => [{ rel: "home" as const, url }];
    await take(database, "a", DAY1, item("1", { title: "La Louve", links: home("https://cooplalouve.fr/") }));
    await take(database, "b", DAY1, item("1", { title: "la louve", links: home("http://www.cooplalouve.fr") }));
    await take(database, "c", DAY1, item("1", { title: "La Louve", links: home("https://autre.example") }));
    assert.equal((await entries(database)).length, 2);
  });

  test("what a partner no longer lists is marked, kept, and unmarked when it comes back", async () => {
    const database = await open();
    await take(database, "a", DAY1, item("1", { title: "A" }));
    const [entry] = await entries(database);
    assert.equal(await database.transaction((trx) => markMissing(trx, "a", ["1"], DAY2)), 1);
    assert.deepEqual(await missingRecordsOfEntry(database.read, entry?.id ?? ""), [{ source: "a", since: DAY2 }]);
    assert.ok(await entryById(database.read, entry?.id ?? ""));
    await take(database, "a", DAY2, item("1", { title: "A" }));
    assert.equal((await recordFingerprints(database.read, "a")).missing.size, 0);
  });

  test("a description erased on request leaves nothing behind, and does not come back", async () => {
    const database = await open();
    const home = [{ rel: "home" as const, url: "https://exemple.fr" }];
    const told = item("1", { title: "Chez Camille Durand", links: home, description: { text: "Camille Durand, 06 12…" } });
    await take(database, "a", DAY1, told, item("2", { title: "Autre" }));
    await take(database, "b", DAY1, item("x", { title: "Chez Camille Durand", links: home }));
    const erase = (source: string, remoteId: string) =>
      database.transaction((trx) => eraseRecord(trx, { source, remoteId, at: DAY2, by: "account:1" }));
    const entry = await erase("a", "1");
    const kept = await entryById(database.read, entry ?? "");
    assert.deepEqual(
      kept?.sources.map((s) => s.source),
      ["b"],
      "what another partner says stays",
    );
    assert.equal(kept?.single["description.text"], undefined);
    assert.equal((await versionsOfEntry(database.read, entry ?? "")).length, 1);

    await erase("b", "x");
    assert.equal(await entryById(database.read, entry ?? ""), undefined);
    assert.equal((await changesAfter(database.read, 0)).at(-1)?.action, "delete");

    await take(database, "a", DAY2, told, item("2", { title: "Autre" }));
    assert.deepEqual(
      (await entries(database)).map((e) => e.single.title.value),
      ["Autre"],
    );
    assert.equal(await erase("a", "zzz"), undefined);
  });

  test("entries can be rebuilt byte for byte from records, after any history", async () => {
    const update = fc.record({
      source: fc.constantFrom("a", "b"),
      remoteId: fc.constantFrom("1", "2", "3"),
      title: fc.constantFrom("X", "Y"),
      stage: fc.constantFrom("ideation", "essaimage", undefined),
      siret: fc.constantFrom("43493312300029", undefined),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(update, { maxLength: 12 }), async (history) => {
        const database = await open();
        for (const [i, { source, remoteId, title, stage, siret }] of history.entries()) {
          const identifiers = siret ? [{ scheme: "siret" as const, value: siret }] : [];
          const at = `2026-01-${String(i + 1).padStart(2, "0")}T00:00:00.000Z`;
          await take(database, source, at, item(remoteId, { title, identifiers, ...(stage ? { stage } : {}) }));
        }
        const all = await entries(database);
        const records = await recordsOfEntries(
          database.read,
          all.map((e) => e.id),
        );
        for (const entry of all)
          assert.deepEqual(
            JSON.parse(JSON.stringify(materialise(entry.id, entry.createdAt, records.get(entry.id) ?? []))),
            entry,
          );
        const seqs = (await changesAfter(database.read, 0)).map((c) => c.seq);
        assert.deepEqual(
          seqs,
          seqs.map((_, i) => i + 1),
          "the change log has no gap",
        );
      }),
      { numRuns: 8 },
    );
  });
});
