import assert from "node:assert/strict";
import { test } from "node:test";
import { ingest, recordBodySchema, recordsOfEntries } from "../catalogue/index.ts";
import { DAY } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { judgeRun } from "./approval.commands.ts";
import { harvestSource } from "./harvest.commands.ts";
import { findRun, forgetInIssues } from "./run.store.ts";
import { saveMapping } from "./source.commands.ts";
import { MAPPING, plain, rows, safeHarvest } from "./testing/safe-harvest.ts";
import { askToTurn } from "./undo.commands.ts";

/** The database as a process sees it that dies after `count` transactions: none of the next ones happens. */
const dyingAfter = (database: Database, count: number): Database => {
  let left = count;
  return { ...database, transaction: (run) => (left-- > 0 ? database.transaction(run) : Promise.reject(new Error("killed"))) };
};

eachDatabase("A harvest, whatever happens,", (open) => {
  test("leaves alone what people said: a fiche that somebody corrected outlives its partner's list", async () => {
    const database = await open();
    const { run, write, clock, entries, source } = await safeHarvest(database);
    write(rows(20));
    await run();
    const last = (await entries()).find((entry) => entry.single.title.value === "Lieu 20");
    const body = recordBodySchema.parse({ kind: "innovation", title: "étiquette", startDate: "2001", amends: ["startDate"] });
    const item = { remoteId: "c1", rawKey: "c1", body, attachTo: { entry: last?.id ?? "", reason: "correction" } };
    const context = { source: "contributions", run: "c", mapping: "c", at: clock.now().toISOString(), by: "a reader" };
    await database.transaction((trx) => ingest(trx, context, [item]));
    const before = (await entries()).find((entry) => entry.id === last?.id);
    write(rows(18));
    await run();
    clock.advance(30 * DAY);
    assert.equal((await run()).report.archived, 1, "the one that nobody corrected");
    assert.deepEqual(
      (await entries()).find((entry) => entry.id === last?.id),
      before,
    );
    write(rows(18, (row) => ({ ...row, nom: "Faux" })));
    await judgeRun({ database, clock }, (await run()).id, "approve", "x");
    await run();
    await askToTurn({ database, clock }, await source(), "undo", { by: "x" });
    await run();
    assert.deepEqual(
      (await entries()).find((entry) => entry.id === last?.id),
      before,
    );
  });

  test("keeps the document of every run, published or not", async () => {
    const { run, write, deps } = await safeHarvest(await open());
    const documents = new Set<string>();
    for (const list of [rows(20), rows(5), rows(20, (row) => ({ ...row, nom: "x" }))]) {
      write(list);
      const { document } = await run();
      assert.ok(document && deps.raw.has(document));
      documents.add(document);
    }
    assert.equal(documents.size, 3);
  });

  test("tells no address in its samples that its person had removed; the decision can still be taken", async () => {
    const { run, write, deps, source, titles } = await safeHarvest(await open());
    write(rows(20));
    await run();
    write(rows(20, (row) => ({ ...row, nom: `Écrire à jeanne.martin@exemple.fr ${row.code}` })));
    const held = await run();
    assert.match(JSON.stringify(held.plan), /jeanne\.martin@exemple\.fr/);
    const { id } = await source();
    await deps.database.transaction((trx) => forgetInIssues(trx, [id], "Jeanne.Martin@exemple.fr"));
    assert.equal((await findRun(deps.database.read, held.id))?.plan, undefined);
    await judgeRun(deps, held.id, "approve", "x");
    await run();
    assert.ok((await titles()).every((title) => title.startsWith("Écrire")));
  });

  test("makes the same bytes of the same document and mapping, here or elsewhere, now or later", async () => {
    const told: string[][] = [];
    for (const days of [0, 300]) {
      const { run, write, clock, entries, deps, source } = await safeHarvest(await open());
      clock.advance(days * DAY);
      write(rows(20));
      await run();
      const ids = (await entries()).map((entry) => entry.id);
      const records = [...(await recordsOfEntries(deps.database.read, ids)).values()].flat();
      told.push(records.map(({ remoteId, body }) => `${remoteId} ${JSON.stringify(body)}`).sort());
      const before = await entries();
      await saveMapping(deps, (await source()).id, `# A word more.\n${MAPPING}`, "test");
      const { report } = await run();
      assert.deepEqual([report.changed, report.unchanged], [0, 20]);
      assert.deepEqual(await entries(), before);
    }
    assert.deepEqual(told[0], told[1]);
  });

  test("a new mapping may change every fiche without asking, but not lose them", async () => {
    const { run, write, deps, source } = await safeHarvest(await open());
    write(rows(20));
    await run();
    const { id } = await source();
    await saveMapping(deps, id, MAPPING.replace("  startDate: depuis\n", ""), "test");
    assert.deepEqual((await run()).report.changed, 20, "a person previewed it and saved it");
    await saveMapping(deps, id, MAPPING.replace("id: code", "id: nom"), "test");
    const held = await run();
    assert.deepEqual([held.status, held.plan?.created, held.plan?.missing], ["suspended", 20, 20]);
  });

  test("stops when it spends more than its share: what was known stays, and the next source is read", async () => {
    const database = await open();
    const { run, write, deps, entries, source } = await safeHarvest(database);
    write(rows(20));
    await run();
    const before = await entries();
    write(rows(40, (row) => ({ ...row, nom: `${row.nom} !` })));
    const { slug } = await source();
    for (const [budget, why] of [
      [{ ms: -1, records: 100 }, /dépassé/],
      [{ ms: 60_000, records: 30 }, /plus de 30 fiches/],
    ] as const) {
      const stopped = await harvestSource({ ...deps, budget }, slug);
      assert.equal(stopped.status, "failed");
      assert.match(plain(stopped.failure), why);
    }
    assert.deepEqual(await entries(), before);
    const other = await safeHarvest(database);
    other.write(rows(3));
    assert.equal((await other.run()).status, "done");
  });

  test("killed at any moment of an approved run, of its undoing or of its redoing, it goes on by itself to the same end", async () => {
    const list = rows(230);
    const later = [...rows(205, (row) => ({ ...row, nom: `${row.nom} bis` })), ...rows(240).slice(230)];
    for (const after of [2, 4]) {
      const database = await open();
      const { run, write, deps, entries, source } = await safeHarvest(database);
      const { slug } = await source();
      /** Killed on the way, unless it needs fewer transactions; then started again, as the worker does. */
      const throughDeath = async () =>
        (await harvestSource({ ...deps, database: dyingAfter(database, after) }, slug).catch(() => undefined)) ?? (await run());
      write(list);
      await run();
      const before = await entries();
      write(later);
      const held = await run();
      await judgeRun(deps, held.id, "approve", "x");
      const { id, status, report } = await throughDeath();
      assert.deepEqual([id, status, report.created, report.changed, report.missing], [held.id, "done", 10, 205, 25]);
      const published = await entries();
      assert.equal(published.length, 240);
      assert.ok(published.filter((entry) => entry.single.title.value.endsWith(" bis")).length === 205);
      await askToTurn(deps, await source(), "undo", { by: "x" });
      assert.equal((await throughDeath()).status, "undone");
      assert.deepEqual(await entries(), before, `undone, killed after ${after}`);
      await askToTurn(deps, await source(), "redo", { by: "x" });
      assert.equal((await throughDeath()).status, "done");
      assert.deepEqual(await entries(), published, `redone, killed after ${after}`);
    }
  });
});
