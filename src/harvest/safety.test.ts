import assert from "node:assert/strict";
import { test } from "node:test";
import { missingRecordsOfEntry } from "../catalogue/index.ts";
import { DAY } from "../platform/clock.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { judgeRun } from "./approval.commands.ts";
import { findRun, issuesOf } from "./run.store.ts";
import { plain, rows, safeHarvest } from "./testing/safe-harvest.ts";

eachDatabase("A harvest cannot hurt:", (open) => {
  test("a document that is missing, empty or an error page deletes nothing and marks nothing", async () => {
    const { run, write, at, entries } = await safeHarvest(await open());
    write(rows(10));
    await run();
    const before = await entries();
    for (const content of ["", "%PDF-1.7 rien", "<!doctype html><title>Erreur 500</title>", "code;nom;ville;cp;depuis;tel\n"]) {
      write(content);
      assert.ok(["failed", "suspended"].includes((await run()).status), content);
    }
    await at("/nowhere/lieux.csv");
    assert.equal((await run()).status, "failed");
    assert.deepEqual(await entries(), before);
  });

  test("a partner that loses nine tenths of its list overnight waits for a person, who is told why in one line", async () => {
    const { run, write, entries, deps } = await safeHarvest(await open());
    write(rows(50));
    await run();
    const before = await entries();
    write(rows(5));
    const held = await run();
    assert.equal(held.status, "suspended");
    assert.match(plain(held.plan?.held), /^90 % des fiches ne sont plus dans la liste \(45 sur 50\) : [^\n]*accord[^\n]*$/);
    assert.equal(held.plan?.samples.missing.length, 20);
    assert.equal(held.plan?.samples.missing[0]?.title, "Lieu 10");
    assert.deepEqual(await entries(), before, "nothing has changed");
    assert.equal((await run()).status, "superseded", "the same document is not asked about twice");
    assert.equal((await findRun(deps.database.read, held.id))?.status, "suspended");

    await judgeRun(deps, held.id, "approve", "account:data");
    const done = await run();
    assert.deepEqual([done.id, done.status, done.report.missing, done.report.unchanged], [held.id, "done", 45, 5]);
    assert.equal((await entries()).length, 50, "missing is not deleted");
    assert.equal((await run()).status, "done");
    await assert.rejects(judgeRun(deps, held.id, "approve", "account:data"), { code: "run/not-waiting" });
  });

  test("a refused document changes nothing, is not asked about again, and the refusal can be taken back", async () => {
    const { run, write, deps, titles } = await safeHarvest(await open());
    write(rows(10));
    await run();
    write(rows(10, (row) => ({ ...row, nom: "XXX" })));
    const held = await run();
    assert.match(plain(held.plan?.held), /^100 % des fiches changeraient \(10 sur 10\), dans le seul champ « titre »/);
    assert.deepEqual(held.plan?.samples.changed[0]?.fields, [{ field: "title", before: "Lieu 1", after: "XXX" }]);
    await judgeRun(deps, held.id, "refuse", "account:data");
    assert.equal((await run()).status, "refused");
    assert.ok((await titles()).includes("Lieu 1"));
    await judgeRun(deps, held.id, "approve", "account:data");
    assert.deepEqual([(await run()).status, new Set(await titles())], ["done", new Set(["XXX"])]);
  });

  test("a short list moves without alarm, a few changes of a long one too", async () => {
    const { run, write } = await safeHarvest(await open());
    write(rows(4));
    await run();
    write(rows(2, (row) => ({ ...row, nom: `${row.nom} bis` })));
    const { status, report } = await run();
    assert.deepEqual([status, report.changed, report.missing], ["done", 2, 2]);
  });

  test("a list cut short marks no absence, whatever it lacks", async () => {
    const { run, write, entries, deps } = await safeHarvest(await open());
    write(rows(10));
    await run();
    write("code;nom;ville;cp;depuis;tel\n1;Lieu 1;Brest;29200;2014;02 98 00 00 00\n2;Lieu");
    const { status, report } = await run();
    assert.deepEqual([status, report.missing], ["partial", 0]);
    for (const { id } of await entries()) assert.deepEqual(await missingRecordsOfEntry(deps.database.read, id), []);
  });

  test("an absence sets a fiche aside after seven days and two whole lists; listed again, it is as it was", async () => {
    const { run, write, clock, entries } = await safeHarvest(await open());
    write(rows(20));
    await run();
    const before = await entries();
    write(rows(19));
    assert.equal((await run()).report.missing, 1);
    await run();
    assert.equal((await entries()).length, 20, "two lists, one day");
    clock.advance(8 * DAY);
    assert.equal((await run()).report.archived, 1);
    assert.equal((await entries()).length, 19);
    write(rows(20));
    await run();
    assert.deepEqual(await entries(), before, "same address, same words");
  });

  test("seven days alone are not enough: one list, however old, proves nothing", async () => {
    const { run, write, clock, entries } = await safeHarvest(await open());
    write(rows(20));
    await run();
    clock.advance(60 * DAY);
    write(rows(19));
    await run();
    assert.equal((await entries()).length, 20);
  });

  test("a clock that goes backwards loses nothing, sets nothing aside early, and keeps runs in order", async () => {
    const { run, write, clock, entries, deps } = await safeHarvest(await open());
    write(rows(20));
    await run();
    write(rows(19));
    await run();
    clock.advance(-400 * DAY);
    for (let again = 0; again < 3; again++) {
      const { status, report } = await run();
      assert.deepEqual([status, report.archived], ["done", undefined]);
      assert.ok(report.seconds >= 0);
    }
    assert.equal((await entries()).length, 20);
    clock.advance(8 * DAY);
    assert.equal((await run()).report.archived, 1, "the days are counted from where the clock went back to");
    write(rows(20));
    const back = await run();
    assert.deepEqual([back.status, (await entries()).length], ["done", 20]);
    assert.equal((await findRun(deps.database.read, back.id))?.status, "done");
  });

  test("a field that was full and becomes empty raises an alarm that names it", async () => {
    const { run, write, deps } = await safeHarvest(await open());
    write(rows(20, (row, i) => (i < 11 ? row : { ...row, depuis: "" })));
    await run();
    write(rows(20, (row) => ({ ...row, depuis: "" })));
    const held = await run();
    assert.deepEqual(held.plan?.drift, [{ field: "startDate", filled: 11, of: 20, lost: 11 }]);
    assert.match(plain(held.plan?.held), /se vide : 11 fiches sur 20/);
    assert.deepEqual(
      (await issuesOf(deps.database.read, held.id)).map((issue) => [issue.code, issue.field]),
      [["drift", "startDate"]],
    );
  });

  test("a source may ask to be looked at each time, even the first", async () => {
    const { run, write, deps, entries } = await safeHarvest(await open(), { approval: true });
    write(rows(3));
    const held = await run();
    assert.deepEqual([held.status, held.plan?.created, (await entries()).length], ["suspended", 3, 0]);
    await judgeRun(deps, held.id, "approve", "account:data");
    assert.deepEqual([(await run()).report.created, (await entries()).length], [3, 3]);
    assert.equal((await run()).status, "done", "what changes nothing asks nothing");
  });
});
