import assert from "node:assert/strict";
import { test } from "node:test";
import type { Database } from "../platform/database.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import {
  allEntries,
  declarationsOf,
  declareStanding,
  type Entry,
  ingest,
  mergeEntries,
  type RecordDraft,
  recordBodySchema,
  retellSource,
  settleValue,
  undoMerge,
  unsettleValue,
} from "./index.ts";

const AT = "2026-03-01T00:00:00.000Z";
const signed = { at: AT, by: "account:ana" };
const entries = async (database: Database): Promise<Entry[]> => (await Array.fromAsync(allEntries(database.read))).flat();

const say = (database: Database, source: string, draft: Partial<RecordDraft> & { title: string }) =>
  database.transaction((trx) =>
    ingest(trx, { source, run: "r", mapping: "m", at: AT, by: `source:${source}` }, [
      { remoteId: "1", rawKey: JSON.stringify(draft), body: recordBodySchema.parse({ kind: "innovation", ...draft }) },
    ]),
  );

eachDatabase("What sources are worth, and what curators settle", (open) => {
  const shared = async () => {
    const database = await open();
    await say(database, "a", { title: "La Recyclerie", startDate: "2014", updatedAt: "2020" });
    await say(database, "b", { title: "Recyclerie", startDate: "2016", updatedAt: "2025" });
    const ids = (await entries(database)).map(({ id }) => id);
    const merged = await database.transaction((trx) => mergeEntries(trx, { entries: ids, reason: "same", ...signed }));
    return { database, ids, act: merged?.act ?? "" };
  };
  const date = async (database: Database) => {
    const [entry] = await entries(database);
    return [entry?.single.startDate?.value, entry?.single.startDate?.rule];
  };

  test("a declared trust changes what shared fiches show, and only those, and can be taken back", async () => {
    const { database } = await shared();
    await say(database, "alone", { title: "Autre", startDate: "2000" });
    assert.deepEqual(await date(database), ["2016", "recent"]);
    assert.equal(await declareStanding(database, { source: "a", standing: "trusted", ...signed }), true);
    assert.equal(await declareStanding(database, { source: "a", standing: "trusted", ...signed }), false, "said already");
    assert.equal(await retellSource(database, "a", AT), 1);
    assert.deepEqual(await date(database), ["2014", "trust"]);
    assert.equal(await retellSource(database, "alone", AT), 0);
    await declareStanding(database, { source: "a", standing: "usual", ...signed });
    await retellSource(database, "a", AT);
    assert.deepEqual(await date(database), ["2016", "recent"]);
    const declared = await declarationsOf(database.read, "a");
    assert.deepEqual(
      declared.map(({ standing, by }) => [standing, by]),
      [
        ["usual", "account:ana"],
        ["trusted", "account:ana"],
      ],
    );
  });

  test("a curator's choice holds whatever sources say next, until it is taken back", async () => {
    const { database, ids } = await shared();
    const [entry = ""] = ids;
    const choice = { entry, field: "startDate" as const, value: "2014", ...signed };
    assert.equal(await database.transaction((trx) => settleValue(trx, choice)), true);
    assert.deepEqual(await date(database), ["2014", "curator"]);
    await say(database, "b", { title: "Recyclerie", startDate: "2017", updatedAt: "2026" });
    assert.deepEqual(await date(database), ["2014", "curator"]);
    for (let n = 0; n < 2; n++) await database.transaction((trx) => unsettleValue(trx, { entry, field: "startDate", ...signed }));
    assert.deepEqual(await date(database), ["2017", "recent"]);
    await database.transaction((trx) => settleValue(trx, choice));
    assert.deepEqual(await date(database), ["2014", "curator"], "settled again, the same way");
  });

  test("what is settled on a merged fiche stays with it when it comes apart", async () => {
    const { database, ids, act } = await shared();
    const [older = ""] = ids;
    await database.transaction((trx) => settleValue(trx, { entry: older, field: "startDate", value: "2011", ...signed }));
    await database.transaction((trx) => undoMerge(trx, { act, reason: "undo", ...signed }));
    const dates = (await entries(database)).map(({ id, single }) => [id === older, single.startDate?.value]);
    assert.deepEqual(dates, [
      [true, "2011"],
      [false, "2016"],
    ]);
  });

  test("nothing is settled on a fiche that is no more", async () => {
    const { database } = await shared();
    const gone = { entry: "0000000000000000", field: "startDate" as const, value: "2014", ...signed };
    assert.equal(await database.transaction((trx) => settleValue(trx, gone)), false);
  });
});
