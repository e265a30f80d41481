import assert from "node:assert/strict";
import { test } from "node:test";
import { changesAfter, decisionsOf, eraseRecord, presentEntry, restoreRecord, retireRecord } from "../catalogue/index.ts";
import type { Database } from "../platform/database.ts";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { caseById, judgements, queue } from "./case.query.ts";
import { forgetJudge } from "./judgement.store.ts";
import { judge, split, undo } from "./resolution.commands.ts";
import { readMatchingState, writeMatchingState } from "./resolution-state.store.ts";
import { siblingsOf } from "./siblings.query.ts";
import { at, entriesOf, entryNamed, match, resolutionDeps, TWICE, take } from "./testing/catalogue.ts";

const ANA = "account:ana";
const waiting = (database: Database) => queue(database.read, { limit: 10, offset: 0 });
const problem = (code: string) => (error: unknown) => isProblem(error, `resolution/${code}`);

eachDatabase("What two sources say of one thing", (open) => {
  const told = async () => {
    const database = await open();
    await take(database, "a", 1, TWICE[0], { title: "Fablab de Brest", places: at("Brest", "3 quai Malbert") });
    await take(database, "b", 2, TWICE[1]);
    const before = await entriesOf(database);
    return { database, deps: resolutionDeps(database), before };
  };

  test("is put together by the machine, with its reason, told in the history and the feed, and taken back exactly", async () => {
    const { database, deps, before } = await told();
    const result = await match(deps);
    assert.deepEqual([result.merged, result.whole], [1, true]);
    const [line] = await judgements(database.read, { limit: 10 });
    assert.equal(line?.by, "machine");
    assert.ok((line?.probability ?? 0) > 0.999);
    assert.match(line?.model ?? "", /^shipped\//);
    const [older = "", younger = ""] = line?.sides.map(({ entry }) => entry) ?? [];
    assert.equal(await presentEntry(database.read, younger), older);
    assert.equal((await changesAfter(database.read, 0)).at(-1)?.action, "merge");
    assert.match((await decisionsOf(database.read, older)).at(-1)?.reason ?? "", /^shipped\/.* p=0\.999/);

    await undo(deps, { seq: line?.seq ?? 0, by: ANA, reason: "deux antennes" });
    assert.deepEqual(await entriesOf(database), before);
    assert.equal((await match(deps)).merged, 0, "never again by the machine");
    await take(database, "b", 3, { ...TWICE[1], pitch: "On y répare tout." });
    assert.equal((await match(deps)).merged, 0, "nor after an update");
    assert.equal((await waiting(database)).total, 0, "nor is anybody asked");
    await assert.rejects(undo(deps, { seq: line?.seq ?? 0, by: ANA }), problem("undone-already"));

    const again = await judge(deps, { entries: [older, younger], verdict: "same", by: ANA, reason: "si, la même" });
    assert.equal(again.entry, older, "people may");
    assert.deepEqual(
      (await judgements(database.read, { limit: 10, entry: younger })).map(({ verdict, by }) => [verdict, by]),
      [
        ["same", ANA],
        ["undo", ANA],
        ["same", "machine"],
      ],
    );
  });

  test("is left as people judged it, before the machine or after", async () => {
    const { database, deps, before } = await told();
    const ids = [await entryNamed(database, TWICE[0].title), await entryNamed(database, TWICE[1].title)];
    const { seq } = await judge(deps, { entries: ids, verdict: "distinct", by: ANA });
    assert.equal((await match(deps)).merged, 0);
    assert.deepEqual(await entriesOf(database), before);
    await assert.rejects(judge(deps, { entries: ids, verdict: "same", by: "account:bob" }), problem("contradiction"));
    await undo(deps, { seq, by: ANA });
    assert.equal((await match(deps)).merged, 1, "nothing stands against it any more");
    await assert.rejects(judge(deps, { entries: ids, verdict: "same", by: ANA }), problem("one-already"));
    await assert.rejects(judge(deps, { entries: [ids[0] ?? "", "000000000000000"], verdict: "same", by: ANA }), problem("gone"));
  });

  test("stays apart where somebody cannot tell, and what a person merged and took back is for people alone", async () => {
    const { database, deps } = await told();
    const ids = [await entryNamed(database, TWICE[0].title), await entryNamed(database, TWICE[1].title)];
    const unknown = await judge(deps, { entries: ids, verdict: "unknown", by: ANA });
    assert.equal((await match(deps)).merged, 0);
    assert.equal((await waiting(database)).total, 0);
    assert.equal((await queue(database.read, { limit: 9, offset: 0, judged: "unknown" })).total, 1, "put aside");
    await undo(deps, { seq: unknown.seq, by: ANA });
    const same = await judge(deps, { entries: ids, verdict: "same", by: ANA });
    await undo(deps, { seq: same.seq, by: ANA });
    assert.equal((await match(deps)).merged, 0);
    const { cases } = await waiting(database);
    assert.deepEqual(
      cases.map(({ band, size }) => [band, size]),
      [["suggested", 2]],
    );
    const found = await caseById(database.read, cases[0]?.id ?? "");
    assert.deepEqual(
      found?.entries.map(({ entry }) => entry.id),
      ids.toSorted(),
    );
    assert.equal(found?.entries[0]?.records[0]?.body.title, TWICE[0].title);
    const fields = found?.likenesses[0]?.explanation.contributions.map(({ field, level }) => `${field} ${level}`);
    assert.ok(fields?.includes("phone equal"), `${fields}`);
  });

  test("is proposed again, with why, as soon as a person's answer is taken back, however long after", async () => {
    const { database, deps } = await told();
    const ids = [await entryNamed(database, TWICE[0].title), await entryNamed(database, TWICE[1].title)];
    const first = await judge(deps, { entries: ids, verdict: "same", by: ANA });
    await undo(deps, { seq: first.seq, by: ANA });
    await match(deps);
    const [proposed] = (await waiting(database)).cases;
    const again = await judge(deps, { entries: ids, verdict: "same", by: ANA });
    await match(deps);
    assert.equal((await waiting(database)).total, 0);
    await undo(deps, { seq: again.seq, by: ANA });
    assert.deepEqual((await waiting(database)).cases, [proposed]);
    assert.ok((await caseById(database.read, proposed?.id ?? ""))?.likenesses[0]?.explanation.contributions.length);
  });

  test("of two places of one network is a relation of both, until it is taken back", async () => {
    const { database, deps } = await told();
    await take(database, "c", 3, { title: "Fablab de Rennes", places: at("Rennes", "1 rue Kléber") });
    await match(deps);
    const [brest, rennes] = [await entryNamed(database, "Fablab de Brest"), await entryNamed(database, "Fablab de Rennes")];
    const { seq } = await judge(deps, { entries: [brest, rennes], verdict: "sibling", by: ANA });
    await match(deps);
    assert.deepEqual(
      [await siblingsOf(database.read, brest, 5), await siblingsOf(database.read, rennes, 5)],
      [[rennes], [brest]],
    );
    await undo(deps, { seq, by: ANA });
    await match(deps);
    assert.deepEqual(await siblingsOf(database.read, brest, 5), []);
  });

  test("comes apart by hand, and stays so", async () => {
    const { database, deps } = await told();
    await match(deps);
    const entry = await entryNamed(database, TWICE[1].title).catch(() => entryNamed(database, TWICE[0].title));
    const own = await split(deps, { entry, records: [{ source: "b", remoteId: "two" }], by: ANA, reason: "une autre équipe" });
    assert.equal((await entriesOf(database)).length, 3);
    assert.equal((await match(deps)).merged, 0);
    await undo(deps, { seq: own.seq, by: ANA });
    assert.equal((await entriesOf(database)).length, 2);
    await assert.rejects(split(deps, { entry, records: [{ source: "z", remoteId: "none" }], by: ANA }), problem("no-split"));
  });

  test("is proposed no more once a description is erased or set aside, and is again when it comes back", async () => {
    const { database, deps } = await told();
    const ids = [await entryNamed(database, TWICE[0].title), await entryNamed(database, TWICE[1].title)];
    const same = await judge(deps, { entries: ids, verdict: "same", by: ANA });
    await undo(deps, { seq: same.seq, by: ANA });
    await match(deps);
    assert.equal((await waiting(database)).total, 1);
    const b = { source: "b", remoteId: "two", at: "2026-07-01T00:00:00.000Z", by: ANA };
    await database.transaction((trx) => retireRecord(trx, { ...b, reason: "withdrawn" }));
    await match(deps);
    assert.equal((await waiting(database)).total, 0);
    await database.transaction((trx) => restoreRecord(trx, { ...b, reason: "back" }));
    await match(deps);
    assert.equal((await waiting(database)).total, 1);
    await database.transaction((trx) => eraseRecord(trx, b));
    await match(deps);
    assert.equal((await waiting(database)).total, 0);
    await assert.rejects(judge(deps, { entries: ids, verdict: "same", by: ANA }), problem("gone"));
    const line = await judgements(database.read, { limit: 1 });
    await assert.rejects(undo(deps, { seq: line[0]?.seq ?? 0, by: ANA }), problem("undo-of-undo"));
  });

  test("keeps what was judged when its judge is forgotten, and when another model compares", async () => {
    const { database, deps } = await told();
    const ids = [await entryNamed(database, TWICE[0].title), await entryNamed(database, TWICE[1].title)];
    await judge(deps, { entries: ids, verdict: "distinct", by: ANA, reason: "Ana le sait" });
    await database.transaction((trx) => forgetJudge(trx, ANA));
    const [line] = await judgements(database.read, { limit: 1 });
    assert.deepEqual([line?.by, line?.reason, line?.verdict], ["account:", "", "distinct"]);
    await match(deps);
    const state = await readMatchingState(database.read);
    assert.ok(state);
    await database.transaction((trx) => writeMatchingState(trx, { ...state, model: "another/2" }));
    const result = await match(deps);
    assert.deepEqual([result.whole, result.merged], [true, 0]);
  });
});
