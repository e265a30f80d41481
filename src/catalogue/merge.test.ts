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
  eraseRecord,
  idsOfEntry,
  ingest,
  mergeEntries,
  presentEntry,
  type RecordDraft,
  recordBodySchema,
  retireRecord,
  splitEntry,
  undoMerge,
} from "./index.ts";

const day = (n: number) => new Date(Date.parse("2026-01-01T00:00:00.000Z") + n * 86_400_000).toISOString();
const signed = (n: number) => ({ at: day(n), by: "account:ana", reason: "same-thing" });

const entries = async (database: Database): Promise<Entry[]> => (await Array.fromAsync(allEntries(database.read))).flat();

const take = (database: Database, source: string, n: number, ...drafts: (Partial<RecordDraft> & { title: string })[]) =>
  database.transaction((trx) =>
    ingest(
      trx,
      { source, run: `run-${n}`, mapping: "m1", at: day(n), by: `source:${source}` },
      drafts.map((draft, i) => ({
        remoteId: `${draft.title}-${i}`,
        rawKey: JSON.stringify([draft, n]),
        body: recordBodySchema.parse({ kind: "innovation", ...draft }),
      })),
    ),
  );

const merge = (database: Database, n: number, ...ids: string[]) =>
  database.transaction((trx) => mergeEntries(trx, { entries: ids, ...signed(n) }));
const undo = (database: Database, n: number, act: string) => database.transaction((trx) => undoMerge(trx, { act, ...signed(n) }));

eachDatabase("One fiche of two", (open) => {
  const pair = async () => {
    const database = await open();
    await take(database, "a", 1, { title: "La Recyclerie", startDate: "2014" });
    await take(database, "b", 2, { title: "Recyclerie de Morlaix", startDate: "2016", keywords: ["réemploi"] });
    const [older, younger] = await entries(database);
    if (!older || !younger) throw new Error("two entries");
    return { database, older, younger };
  };

  test("holds what both say, with who says it; the oldest address stays, the other leads to it", async () => {
    const { database, older, younger } = await pair();
    const merged = await merge(database, 3, younger.id, older.id);
    const [entry, ...none] = await entries(database);
    assert.deepEqual([entry?.id, none.length, merged?.entry], [older.id, 0, older.id]);
    assert.equal(entry?.sources.length, 2);
    assert.deepEqual([entry?.single.startDate?.value, entry?.single.startDate?.others?.[0]?.value], ["2016", "2014"]);
    assert.equal(await presentEntry(database.read, younger.id), older.id);
    assert.deepEqual(await idsOfEntry(database.read, younger.id), [older.id, younger.id]);
    const last = (await changesAfter(database.read, 0)).at(-1);
    assert.deepEqual(
      [last?.action, last?.entry, last?.before, last?.after],
      ["merge", older.id, `${older.id} ${younger.id}`, older.id],
    );
    assert.deepEqual((await decisionsOf(database.read, older.id)).at(-1), {
      ...{ seq: 3, at: day(3), kind: "merge", source: "b", remoteId: "Recyclerie de Morlaix-0", entry: older.id },
      ...{ reason: "same-thing", by: "account:ana", from: younger.id, act: merged?.act },
    });
    assert.equal(await merge(database, 4, younger.id, older.id), undefined, "one already");
  });

  test("comes apart exactly as it was, what partners said meanwhile included", async () => {
    const { database, older, younger } = await pair();
    const merged = await merge(database, 3, older.id, younger.id);
    assert.deepEqual(await undo(database, 4, merged?.act ?? ""), [younger.id]);
    assert.deepEqual(await entries(database), [older, younger]);
    assert.equal(await presentEntry(database.read, younger.id), younger.id);
    assert.deepEqual(await undo(database, 5, merged?.act ?? ""), [], "once");
    const actions = (await changesAfter(database.read, 0)).map(({ action }) => action);
    assert.deepEqual(actions, ["create", "create", "merge", "split"]);

    const again = await merge(database, 6, older.id, younger.id);
    await take(database, "b", 7, { title: "Recyclerie de Morlaix", startDate: "2017" });
    await undo(database, 8, again?.act ?? "");
    assert.equal((await entries(database))[1]?.single.startDate?.value, "2017");
  });

  test("what was erased meanwhile stays erased, what was set aside stays aside", async () => {
    const { database, older, younger } = await pair();
    const b = { source: "b", remoteId: "Recyclerie de Morlaix-0" };
    const first = await merge(database, 3, older.id, younger.id);
    await database.transaction((trx) => retireRecord(trx, { ...b, at: day(4), by: "x", reason: "withdrawn" }));
    await undo(database, 5, first?.act ?? "");
    assert.deepEqual(
      (await entries(database)).map(({ id }) => id),
      [older.id],
    );
    const second = await merge(database, 6, older.id, younger.id);
    await database.transaction((trx) => eraseRecord(trx, { ...b, at: day(7), by: "x" }));
    await undo(database, 8, second?.act ?? "");
    assert.deepEqual(
      (await entries(database)).map(({ id }) => id),
      [older.id],
    );
  });

  test("a record that is another thing leaves for a fiche of its own, and comes back by a merge", async () => {
    const { database, older, younger } = await pair();
    await merge(database, 3, older.id, younger.id);
    const records = [{ source: "b", remoteId: "Recyclerie de Morlaix-0" }];
    const own = await database.transaction((trx) => splitEntry(trx, { entry: younger.id, records, ...signed(4) }));
    assert.deepEqual(
      (await entries(database)).map(({ id, sources }) => [id, sources.length]),
      [
        [older.id, 1],
        [own, 1],
      ],
    );
    const refused = await database.transaction((trx) => splitEntry(trx, { entry: own ?? "", records, ...signed(5) }));
    assert.equal(refused, undefined, "nothing would be left");
    await merge(database, 6, own ?? "", older.id);
    assert.equal((await entries(database)).length, 1);
  });

  test("merges in any order, undone in any order, leave every fiche as it was", async () => {
    const history = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (pairs, chance) => {
        const database = await open();
        for (let n = 0; n < 5; n++) await take(database, `s${n}`, n, { title: `Lieu ${n}`, keywords: [`k${n % 2}`] });
        const before = await entries(database);
        const acts: string[] = [];
        for (const [i, j] of pairs) {
          const merged = await merge(database, 10, before[i]?.id ?? "", before[j]?.id ?? "");
          if (merged) acts.push(merged.act);
        }
        assert.equal((await entries(database)).length, 5 - acts.length);
        while (acts.length > 0) await undo(database, 20, acts.splice((chance.next().value ?? 0) % acts.length, 1)[0] ?? "");
        assert.deepEqual(await entries(database), before);
      }),
      { numRuns: 6 },
    );
  });
});
