import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ingest, mergeEntries, recordBodySchema, type SourceDirectory, type SourceLabel } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { acts, drafted, historyOf } from "./testing/history.ts";
import { BASE, serveFeed } from "./testing/serve-feed.ts";

const AT = "2026-01-01T00:00:00.000Z";

type Activity = { id: string; type: string; endTime: string; object: Record<string, unknown>; origin?: { id: string } };
type Page = {
  orderedItems: Activity[];
  prev?: { id: string };
  next?: { id: string };
  partOf: { "tree:member": { id: string }[] };
};

/** One record of one source says this, at this instant. */
const say = (database: Database, source: string, remoteId: string, word: number, at = AT) =>
  database.transaction((trx) =>
    ingest(trx, { source, run: "r", mapping: "m", at, by: "test" }, [
      { remoteId, rawKey: `${remoteId}-${word}`, body: recordBodySchema.parse(drafted(source, Number(remoteId) || 0, word)) },
    ]),
  );

eachDatabase("A page of the change feed", (open, dialect) => {
  test("once another follows, keeps its bytes through descriptions, merges and their undoing; a reader that has it is told so", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const database = await open();
        const { closed, answer } = serveFeed(database);
        const perform = historyOf(database);
        let before: string[] = [];
        let withdrawn = false;
        for (const act of history) {
          await perform(act);
          const now = await closed();
          // What is withdrawn leaves every page it stood in, and comes back to it when it is said again.
          if (["erase", "retire", "restore"].includes(act.act.do)) withdrawn = true;
          const kept = ["merge", "split", "undo"].includes(act.act.do) || (act.act.do === "say" && !withdrawn);
          if (kept) assert.deepEqual(now.slice(0, before.length), before);
          before = now;
        }
        if (before.length === 0) return;
        const first = await answer("/feed/1");
        const again = await answer("/feed/1", { "if-none-match": `"other", ${String(first.headers.etag)}` });
        assert.deepEqual([again.statusCode, again.body], [304, ""]);
      }),
      { numRuns: dialect === "sqlite" ? 12 : 2 },
    );
  });

  test("says what anyone may read and no more; what is erased, closed or set aside since is nowhere in the feed", async () => {
    const database = await open();
    const { answer } = serveFeed(database);
    for (const word of [1, 2, 3, 4, 5, 6]) await say(database, "a", "1", word);
    const all = async () => (await Promise.all([1, 2].map(async (page) => (await answer(`/feed/${page}`)).body))).join();
    assert.match(await all(), /dit a1 mot 1.*dit a1 mot 6/s);
    assert.doesNotMatch(await all(), /secret-a1|personne@exemple/);
    const closing = { ...drafted("a", 1, 7), openness: { pitch: "members", keywords: "commons" } } as const;
    await database.transaction((trx) =>
      ingest(trx, { source: "a", run: "r", mapping: "m", at: AT, by: "test" }, [
        { remoteId: "1", rawKey: "closing", body: recordBodySchema.parse(closing) },
      ]),
    );
    assert.doesNotMatch(await all(), /commun/, "keywords were open, and are no more");
    await historyOf(database)({ act: { do: "erase", source: 0, record: 1 }, day: 3 });
    assert.doesNotMatch(await all(), /dit a1/);
    assert.match(await all(), /"type":"Tombstone"/);
  });

  test("dates never go backwards, whatever clocks do; pages hold each activity once, linked both ways", async () => {
    const database = await open();
    const { read } = serveFeed(database);
    for (const [i, day] of [9, 3, 12, 1, 5, 30, 2, 8, 7].entries())
      await say(database, "a", String(i), i, new Date(Date.parse(AT) + day * 86_400_000).toISOString());
    const { last, first, totalItems } = (await read(`${BASE}/feed`)) as Record<"last" | "first", { id: string }> & {
      totalItems: number;
    };
    assert.deepEqual([first.id, last.id, totalItems], [`${BASE}/feed/1`, `${BASE}/feed/3`, 9]);
    const pages = (await Promise.all([1, 2, 3].map((page) => read(`${BASE}/feed/${page}`)))) as Page[];
    const items = pages.flatMap(({ orderedItems }) => orderedItems);
    const times = items.map(({ endTime }) => endTime);
    assert.deepEqual(times, times.toSorted());
    assert.equal(new Set(times).size, 9, "two transactions never share a date: a reader reads few lines twice");
    assert.equal(new Set(items.map(({ id }) => id)).size, 9);
    assert.deepEqual(
      pages.map(({ prev, next }) => [prev?.id, next?.id]),
      [
        [undefined, `${BASE}/feed/2`],
        [`${BASE}/feed/1`, `${BASE}/feed/3`],
        [`${BASE}/feed/2`, undefined],
      ],
    );
    assert.deepEqual(
      pages.flatMap(({ partOf }) => partOf["tree:member"].map(({ id }) => id)),
      items.map(({ id }) => id),
    );
  });

  test("a fiche of another instance is added under its home's name, never told as ours; what a fiche of both says is what is ours", async () => {
    const database = await open();
    const away = "https://autre.exemple";
    const label = { title: "", partner: { slug: "", name: "" }, licence: { label: "" }, role: "innovations" as const };
    const sources: SourceDirectory = new Map<string, SourceLabel>([["b", { ...label, source: "b", home: away }]]);
    const { read } = serveFeed(database, sources);
    const remote = `${away}/fiche/00000000000000a`;
    await say(database, "b", remote, 1);
    await say(database, "a", "1", 2);
    const items = async () => ((await read(`${BASE}/feed/1`)) as Page).orderedItems;
    const [added, created] = await items();
    assert.deepEqual([added?.type, added?.object.id, added?.origin?.id], ["Add", remote, `${away}/feed`]);
    assert.deepEqual([created?.type, created?.object.name], ["Create", "dit a1 mot 2"]);
    const ids = (await database.read.selectFrom("entry").select("id").orderBy("id").execute()).map(({ id }) => id);
    await database.transaction((trx) => mergeEntries(trx, { entries: ids, at: AT, by: "test", reason: "same" }));
    const [, , moved, updated] = await items();
    assert.equal(moved?.type, "Move");
    assert.deepEqual(
      [updated?.type, updated?.object.name],
      ["Update", "dit a1 mot 2"],
      "the other's words are the other's to say",
    );
    assert.doesNotMatch(JSON.stringify(updated), /dit b/);
    await historyOf(database)({ act: { do: "erase", source: 0, record: 1 }, day: 0 });
    assert.deepEqual(
      (await items()).slice(-2).map(({ type }) => type),
      ["Remove", "Add"],
    );
    const { totalItems } = (await read(`${BASE}/feed`)) as { totalItems?: number };
    assert.equal(totalItems, undefined);
  });

  test("an empty catalogue has one empty page; a page that is none is not found", async () => {
    const { answer, read } = serveFeed(await open());
    assert.deepEqual(((await read(`${BASE}/feed/1`)) as Page).orderedItems, []);
    const types = await Promise.all([{}, { accept: "application/activity+json" }].map((headers) => answer("/feed", headers)));
    assert.match(String(types[0]?.headers["content-type"]), /^application\/ld\+json; ?profile="http:\/\/iiif\.io/);
    assert.match(String(types[1]?.headers["content-type"]), /^application\/activity\+json/);
    for (const page of ["0", "2", "-1", "1.0", "01", "x", "9999999999", "%00"])
      assert.equal((await answer(`/feed/${page}`)).statusCode, 404, page);
  });
});
