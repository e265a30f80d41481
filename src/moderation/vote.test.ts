import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedClock } from "../platform/clock.ts";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { findCase } from "./case.store.ts";
import type { CaseInput } from "./case.ts";
import { eventsOf } from "./event.store.ts";
import { openCase } from "./index.ts";
import { listOpenToAll, listQueue } from "./queue.store.ts";
import { undo } from "./ruling.commands.ts";
import { COMMUNITY_KINDS, THRESHOLDS } from "./ruling.ts";
import { recordingDesk } from "./testing/desk.ts";
import { takeVoteBack, vote } from "./vote.commands.ts";
import { tallyOf } from "./vote.store.ts";

const problem = (code: string) => (error: unknown) => isProblem(error, code);
const voter = (name: string) => ({ id: name, email: `${name}@exemple.fr` });

eachDatabase("The community", (open) => {
  const setUp = async (more: Partial<CaseInput> = {}) => {
    const [desk, clock] = [recordingDesk(), fixedClock("2026-11-22T10:00:00.000Z", 1_000)];
    const database = await open();
    const deps = { database, clock, desks: [desk] };
    await database.transaction(async (trx) => {
      // Bob has been here for long; the others came today.
      for (const id of ["ana", "bob", "chloe", "dan", "eve", "fanny", "gil", "hana"]) {
        const created_at = id === "bob" ? "2026-01-01T00:00:00.000Z" : "2026-11-22T09:00:00.000Z";
        await trx
          .insertInto("account")
          .values({ id, email: voter(id).email, name: null, created_at, last_seen_at: null })
          .execute();
      }
    });
    const input: CaseInput = { kind: "proposal", subject: "a", title: "Le four du village", texts: ["Un four à pain"], ...more };
    const { case: id } = await database.transaction((trx) => openCase(trx, input, clock));
    const confirm = (name: string) => vote(deps, voter(name), { id, side: "confirm", reason: "" });
    const contest = (name: string, reason = "C'est fermé") => vote(deps, voter(name), { id, side: "contest", reason });
    const open_ = async () =>
      (await listOpenToAll(database.read, { kinds: COMMUNITY_KINDS, contests: THRESHOLDS.contests, page: 1, size: 10 })).length;
    return { database, clock, deps, desk, id, confirm, contest, listed: open_ };
  };

  test("three who confirm accept, each once, and the author never", async () => {
    const { database, deps, desk, id, confirm, listed } = await setUp({ email: "ana@exemple.fr" });
    assert.equal(await listed(), 1);
    await assert.rejects(confirm("ana"), problem("moderation/own"));
    assert.equal(await confirm("bob"), "counted");
    await assert.rejects(confirm("bob"), problem("moderation/voted"));
    assert.equal(await confirm("chloe"), "counted");
    assert.equal(await confirm("dan"), "accepted");
    assert.deepEqual(desk.told, ["accept a community"]);
    await assert.rejects(confirm("eve"), problem("moderation/not-open"));
    assert.equal(await listed(), 0);
    const [accepted] = await eventsOf(database.read, id);
    assert.deepEqual([accepted?.act, accepted?.by], ["accepted", "community"]);
    // A curator may take it back like any decision; the voices are then given anew.
    await undo(deps, { account: { id: "curator" }, scope: {} }, accepted?.id ?? "");
    assert.deepEqual((await tallyOf(database.read, [id], undefined)).get(id), { confirmations: 0, contests: 0 });
  });

  test("three at the same moment accept once", async () => {
    const { desk, confirm } = await setUp();
    const outcomes = await Promise.all(["bob", "chloe", "dan"].map(confirm));
    assert.deepEqual(outcomes.sort(), ["accepted", "counted", "counted"]);
    assert.equal(desk.told.length, 1);
  });

  test("one contest calls for the curators; three take it off the list", async () => {
    const { database, desk, id, confirm, contest, listed } = await setUp();
    await assert.rejects(contest("bob", " "), problem("moderation/reason-needed"));
    await contest("bob");
    for (const name of ["chloe", "dan", "eve"]) assert.equal(await confirm(name), "counted");
    assert.deepEqual(desk.told, []);
    assert.deepEqual((await findCase(database.read, id))?.contests, 1);
    assert.equal((await eventsOf(database.read, id)).find((event) => event.act === "contested")?.note, "C'est fermé");
    assert.equal((await listQueue(database.read, { shelf: "attente" }, { page: 1, size: 1 }))[0]?.id, id);
    await contest("fanny");
    await contest("gil");
    assert.equal(await listed(), 0);
    await assert.rejects(confirm("hana"), problem("moderation/not-open"));
  });

  test("a voice is taken back until the decision", async () => {
    const { database, deps, id, confirm, contest } = await setUp();
    await contest("bob");
    await takeVoteBack(deps, voter("bob"), id);
    await takeVoteBack(deps, voter("bob"), id);
    assert.equal((await findCase(database.read, id))?.contests, 0);
    for (const name of ["bob", "chloe", "dan"]) await confirm(name);
    await assert.rejects(takeVoteBack(deps, voter("bob"), id), problem("moderation/not-open"));
  });

  test("what looks like spam, what its room keeps private, and what was changed are not confirmed", async () => {
    const spam = await setUp({ honeypot: "x" });
    assert.equal(await spam.listed(), 0);
    await assert.rejects(spam.confirm("bob"), problem("moderation/not-open"));
    const secret = await setUp({ subject: "secret" });
    await assert.rejects(secret.confirm("bob"), problem("moderation/not-open"));
    const changed = await setUp();
    await changed.confirm("bob");
    await changed.confirm("chloe");
    const input: CaseInput = { kind: "proposal", subject: "a", title: "Tout autre chose", texts: ["Tout autre chose"] };
    await changed.database.transaction((trx) => openCase(trx, input, changed.clock));
    assert.equal(await changed.confirm("dan"), "counted");
  });
});
