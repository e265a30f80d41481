import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changesAfter, decisionsOf, lastSeq, retireRecord } from "../catalogue/index.ts";
import { DAY } from "../platform/clock.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { judgeRun } from "./approval.commands.ts";
import { decisionsOfRun } from "./run-decision.store.ts";
import { plain, rows, safeHarvest } from "./testing/safe-harvest.ts";
import { askToTurn } from "./undo.commands.ts";

type Harvest = Awaited<ReturnType<typeof safeHarvest>>;

const turn = async ({ deps, source, run }: Harvest, direction: "undo" | "redo") => {
  await askToTurn(deps, await source(), direction, { by: "account:data" });
  return run();
};

eachDatabase("An update undone", (open) => {
  test("leaves every fiche as before it, to the byte, and says who did it and when; undone again, it is back", async () => {
    const harvest = await safeHarvest(await open());
    const { run, write, entries, deps } = harvest;
    write(rows(20));
    await run();
    const before = await entries();
    // 4 renamed, 2 gone, 3 new.
    write(
      rows(23, (row, i) => (i < 4 ? { ...row, nom: `${row.nom} bis`, depuis: "" } : row)).filter((_, i) => i !== 5 && i !== 6),
    );
    const { report, id } = await run();
    assert.deepEqual([report.created, report.changed, report.missing], [3, 4, 2]);
    const after = await entries();
    const seq = await lastSeq(deps.database.read);

    assert.equal((await turn(harvest, "undo")).status, "undone");
    assert.deepEqual(await entries(), before);
    const told = await changesAfter(deps.database.read, seq);
    assert.deepEqual(
      [told.filter((c) => c.action === "delete").length, told.filter((c) => c.action === "update").length],
      [3, 4],
    );
    const [first] = before;
    const decision = (await decisionsOf(deps.database.read, first?.id ?? "")).at(-1);
    assert.deepEqual([decision?.kind, decision?.reason, decision?.by], ["undo", `run:${id} 2>1`, "account:data"]);
    assert.deepEqual(
      (await decisionsOfRun(deps.database.read, id)).map(({ verdict, by }) => [verdict, by]),
      [["undo", "account:data"]],
    );

    assert.equal((await run()).status, "refused", "the same document again brings nothing back by itself");
    assert.deepEqual(await entries(), before);

    assert.equal((await turn(harvest, "redo")).status, "done");
    assert.deepEqual(await entries(), after, "same addresses, same words");
  });

  test("the next document waits for a person, who sees what it would bring", async () => {
    const harvest = await safeHarvest(await open());
    const { run, write, titles, deps } = harvest;
    write(rows(20));
    await run();
    write(rows(20, (row, i) => (i < 2 ? { ...row, nom: "Faux" } : row)));
    await run();
    await turn(harvest, "undo");
    write(rows(20, (row, i) => (i < 1 ? { ...row, nom: "Juste" } : row)));
    const held = await run();
    assert.match(plain(held.plan?.held), /annulée le/);
    await judgeRun(deps, held.id, "approve", "account:data");
    await run();
    assert.deepEqual([(await titles()).includes("Juste"), (await titles()).includes("Faux")], [true, false]);
    write(rows(20));
    assert.equal((await run()).status, "done", "approved once, the source is read as before");
  });

  test("what was undone and is still said is shown again with the next document, and comes back at a person's word alone", async () => {
    const harvest = await safeHarvest(await open());
    const { run, write, titles, deps, entries } = harvest;
    write(rows(20));
    await run();
    const before = await entries();
    const wrong = rows(22, (row, i) => (i < 2 ? { ...row, nom: "Faux" } : row));
    write(wrong);
    await run();
    const published = await entries();
    await turn(harvest, "undo");
    write([...wrong, ...rows(23).slice(22)]);
    const held = await run();
    assert.deepEqual([held.plan?.created, held.plan?.changed, held.status], [3, 2, "suspended"]);
    assert.deepEqual(await entries(), before);
    await judgeRun(deps, held.id, "approve", "account:data");
    await run();
    assert.deepEqual([(await titles()).length, (await titles()).filter((title) => title === "Faux").length], [23, 2]);
    const ids = new Set((await entries()).map((entry) => entry.id));
    assert.ok(
      published.every((entry) => ids.has(entry.id)),
      "at the same addresses",
    );
    await turn(harvest, "undo");
    assert.deepEqual(await entries(), before);
  });

  test("runs are undone from the last to the first; what was published since an undoing buries it", async () => {
    const harvest = await safeHarvest(await open());
    const { run, write, entries, deps, source } = harvest;
    write(rows(10));
    const first = await run();
    const states = [await entries()];
    for (const word of ["un", "deux"]) {
      write(rows(10, (row, i) => (i === 0 ? { ...row, nom: word } : row)));
      await run();
      await run();
      states.push(await entries());
    }
    await assert.rejects(askToTurn(deps, await source(), "undo", { run: first.id, by: "x" }), { code: "run/not-last" });
    await assert.rejects(askToTurn(deps, await source(), "redo", { by: "x" }), { code: "run/nothing-to-redo" });
    await turn(harvest, "undo");
    assert.deepEqual(await entries(), states[1]);
    await turn(harvest, "undo");
    assert.deepEqual(await entries(), states[0]);
    await turn(harvest, "undo");
    assert.deepEqual(await entries(), [], "the first harvest too");
    await assert.rejects(askToTurn(deps, await source(), "undo", { by: "x" }), { code: "run/nothing-to-undo" });
    for (const state of [states[0], states[1], states[2]]) {
      await turn(harvest, "redo");
      assert.deepEqual(await entries(), state);
    }
  });

  test("what a person set aside meanwhile stays aside, and an absence undone is no absence", async () => {
    const harvest = await safeHarvest(await open());
    const { run, write, titles, deps, source, clock, entries } = harvest;
    write(rows(20));
    await run();
    write(rows(21).slice(1));
    await run();
    const { id } = await source();
    const judged = { source: id, remoteId: "21", at: clock.now().toISOString(), by: "curator", reason: "not-ours" };
    await deps.database.transaction((trx) => retireRecord(trx, judged));
    await turn(harvest, "undo");
    await turn(harvest, "redo");
    assert.ok(!(await titles()).includes("Lieu 21"), "the curator's word stands");
    write(rows(21, (row) => (row.code === "21" ? { ...row, nom: "Lieu 21 bis" } : row)).slice(1));
    await run();
    assert.ok(!(await titles()).some((title) => title.startsWith("Lieu 21")), "said again or not");
    clock.advance(8 * DAY);
    assert.equal((await run()).report.archived, 1);
    assert.equal((await entries()).length, 19);
    await turn(harvest, "undo");
    assert.equal((await entries()).length, 20, "set aside for its absence, and back");
  });

  test("any history, undone to its beginning and done again, goes through the same states", async () => {
    const database = await open();
    const list = fc.array(fc.record({ on: fc.boolean(), name: fc.integer({ min: 0, max: 2 }) }), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(list, { minLength: 2, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }),
        async (lists, days) => {
          const harvest = await safeHarvest(database);
          const { run, write, entries, clock, deps } = harvest;
          const states = [await entries()];
          for (const [i, listed] of lists.entries()) {
            write([
              ...rows(1),
              ...rows(7, (row, n) => ({ ...row, nom: `Nom ${n} ${listed[n - 1]?.name}` })).filter((_, n) => listed[n - 1]?.on),
            ]);
            const result = await run();
            if (result.status === "suspended") {
              await judgeRun(deps, result.id, "approve", "x");
              await run();
            }
            clock.advance((days[i] ?? 0) * DAY);
            const state = await entries();
            if (JSON.stringify(state) !== JSON.stringify(states.at(-1))) states.push(state);
          }
          // Runs that only mark absences change no fiche: states are compared without repeats.
          const seen = [await entries()];
          const note = async () => {
            const state = await entries();
            if (JSON.stringify(state) !== JSON.stringify(seen.at(-1))) seen.push(state);
          };
          let undone = 0;
          for (; undone < 20; undone++) {
            try {
              await turn(harvest, "undo");
            } catch {
              break;
            }
            await note();
          }
          assert.deepEqual(seen, states.toReversed());
          for (let again = 0; again < undone; again++) {
            await turn(harvest, "redo");
          }
          assert.deepEqual(await entries(), states.at(-1));
        },
      ),
      { numRuns: 8 },
    );
  });
});
