import assert from "node:assert/strict";
import { test } from "node:test";
import type { Database } from "../../platform/database.ts";
import { isProblem } from "../../platform/errors.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { apply, confirmApplication, withdrawApplication } from "../application/application.commands.ts";
import { applicationDesk } from "../application/application.desk.tsx";
import { applicationProcessing } from "../application/application.processing.ts";
import { applicationsIn, findApplication } from "../application/application.store.ts";
import { restoreAdmission, suspendAdmission } from "../application/suspension.commands.ts";
import { signatures } from "../charter/charter.store.ts";
import { eventsOf } from "../event.store.ts";
import { candidacy, cooperative, curator, editor, secretIn } from "../testing/cooperative.ts";
import { letters } from "../testing/letters.store.ts";
import { castBallot, decideAsSteward, voteAgain } from "./vote.commands.ts";
import { tendVotes } from "./vote.jobs.ts";
import { ballotsOf, votesOn } from "./vote.store.ts";
import type { Choice } from "./vote.ts";

const DAY = 86_400_000;
const problem = (code: string) => (error: unknown) => isProblem(error, code);

eachDatabase("Admission by the members", (open) => {
  /** An application that has been confirmed and found serious: its vote is open. */
  async function candidate(database: Database, partners: number, name?: string) {
    const group = cooperative(database, partners);
    const { deps } = group;
    await apply(deps, candidacy(name), {}, undefined);
    const secret = secretIn((await letters(database.read)).at(-1)?.text ?? "");
    await confirmApplication(deps, secret);
    const [it] = await applicationsIn(database.read, ["waiting"]);
    assert.ok(it);
    const ruling = { at: deps.clock.now().toISOString(), by: "account:curator" };
    await database.transaction((trx) => applicationDesk(deps).accept(trx, it.id, ruling));
    const cast = (n: number, choice: Choice, comment = "") =>
      castBallot(deps, editor(n), { application: it.id, partner: `p${n}`, choice, comment });
    const state = async () => (await findApplication(database.read, it.id))?.state;
    return { ...group, id: it.id, secret, cast, state, ruling };
  }

  test("is told to each editor in one letter, again three days before the end to those who said nothing, then counted", async () => {
    const database = await open();
    const { deps, id, cast, state, clock, members, invited } = await candidate(database, 4);
    assert.deepEqual(await tendVotes(deps), { announced: 1, reminded: 0, closed: 0, invited: 0 });
    assert.deepEqual(await tendVotes(deps), { announced: 0, reminded: 0, closed: 0, invited: 0 });
    const told = (await letters(database.read)).filter(({ subject }) => subject.startsWith("Un vote"));
    assert.deepEqual(
      told.map(({ to }) => to),
      ["a1@exemple.fr", "a2@exemple.fr", "a3@exemple.fr", "a4@exemple.fr"],
    );
    assert.ok(told.every(({ unsubscribe, text }) => unsubscribe && text.includes(`/reseau/candidatures/${id}`)));
    await cast(1, "for");
    await cast(2, "against", "Trop loin.");
    await cast(2, "for");
    clock.advance(18 * DAY);
    assert.equal((await tendVotes(deps)).reminded, 1);
    const again = (await letters(database.read)).filter(({ subject }) => subject.startsWith("Bientôt"));
    assert.deepEqual(
      again.map(({ to }) => to),
      ["a3@exemple.fr", "a4@exemple.fr"],
    );
    clock.advance(3 * DAY);
    await assert.rejects(cast(3, "against"), problem("vote/closed"));
    assert.deepEqual(await tendVotes(deps), { announced: 0, reminded: 0, closed: 1, invited: 1 });
    assert.equal(await state(), "admitted");
    assert.equal(members.filter(({ name }) => name === "La Carte des communs").length, 1);
    assert.deepEqual(invited, ["claire@carte.example"]);
    const [signed] = await signatures(database.read);
    assert.deepEqual([signed?.organisation, signed?.name, signed?.version], ["Association des communs", "Yann Riou", 1]);
    assert.equal(signed?.partner, members.at(-1)?.id);
  });

  test("is counted once, whoever looks and however often, and two processes make one partner", async () => {
    const database = await open();
    const { deps, cast, clock, members } = await candidate(database, 3);
    const other = { ...deps, database: await open({ same: database }) };
    await cast(1, "for");
    clock.advance(22 * DAY);
    await Promise.all([tendVotes(deps), tendVotes(other), tendVotes(deps), tendVotes(other)]);
    assert.equal(members.length, 4);
    assert.equal((await letters(database.read)).filter(({ subject }) => subject.includes("rejoint")).length, 1);
  });

  test("a crash while it is counted leaves nothing half done: it is counted at the next look", async () => {
    const database = await open();
    const { deps, cast, clock, state, id } = await candidate(database, 3);
    await cast(1, "for");
    clock.advance(22 * DAY);
    const failing = { ...deps, addPartner: () => Promise.reject(new Error("power cut")) };
    await assert.rejects(tendVotes(failing));
    assert.equal(await state(), "voting");
    assert.equal((await votesOn(database.read, id))[0]?.closedAt, undefined);
    // The partner is there, the invitation did not leave: it is asked again.
    await assert.rejects(tendVotes({ ...deps, invite: () => Promise.reject(new Error("power cut")) }));
    assert.equal(await state(), "admitted");
    assert.equal((await tendVotes(deps)).invited, 1);
    assert.equal((await tendVotes(deps)).invited, 0);
  });

  test("voices cast at the same moment are all kept, one for each organisation", async () => {
    const database = await open();
    const { cast, id } = await candidate(database, 6);
    const choices: Choice[] = ["for", "against", "abstain"];
    await Promise.all([1, 2, 3, 4, 5, 6].flatMap((n) => choices.map((choice) => cast(n, choice))));
    const [vote] = await votesOn(database.read, id);
    assert.ok(vote);
    assert.equal((await ballotsOf(database.read, vote)).length, 6);
    const noted = (await eventsOf(database.read, `application:${id}`)).filter(({ act }) => act === "ballot");
    assert.equal(noted.length, 18);
  });

  test("a reasoned objection gives fourteen days more, once; without a reason it is refused; nobody votes for another", async () => {
    const database = await open();
    const { deps, cast, id, clock, state } = await candidate(database, 3);
    await assert.rejects(cast(1, "block"), problem("vote/no-reason"));
    await cast(1, "block", "La licence n’est pas claire.");
    await cast(2, "block", "Moi non plus.");
    const mine = { application: id, partner: "p2", choice: "for" as const, comment: "" };
    await assert.rejects(castBallot(deps, editor(1), mine), problem("vote/not-yours"));
    await assert.rejects(castBallot(deps, curator, mine), problem("vote/not-yours"));
    assert.equal((await votesOn(database.read, id))[0]?.closesAt, "2026-12-27T10:00:00.000Z");
    clock.advance(35 * DAY);
    await tendVotes(deps);
    assert.equal(await state(), "declined");
    const answer = (await letters(database.read)).findLast(({ to }) => to === "claire@carte.example");
    assert.match(answer?.text ?? "", /La licence n’est pas claire/);
    assert.doesNotMatch(answer?.text ?? "", /Réseau 1|a1@/);
    assert.match(answer?.text ?? "", /reseau\/rejoindre/);
  });

  test("too few voices do not admit, and a new vote may be opened with a reason", async () => {
    const database = await open();
    const { deps, cast, id, clock, state } = await candidate(database, 7);
    await cast(1, "for");
    await cast(2, "for");
    clock.advance(21 * DAY);
    await tendVotes(deps);
    assert.equal(await state(), "declined");
    assert.equal((await votesOn(database.read, id))[0]?.outcome, "no-quorum");
    await voteAgain(deps, curator, id, "C’était l’été.");
    assert.equal(await state(), "voting");
    await assert.rejects(voteAgain(deps, curator, id, "encore"), problem("vote/not-decided"));
    for (const n of [1, 2, 3]) await cast(n, "for");
    clock.advance(21 * DAY);
    await tendVotes(deps);
    assert.equal(await state(), "admitted");
  });

  test("with fewer than three partners the stewards are told and decide, with a reason, and no vote is possible", async () => {
    const database = await open();
    const { deps, cast, id, state } = await candidate(database, 2);
    await tendVotes(deps);
    assert.ok((await letters(database.read)).some(({ to }) => to === "equipe@exemple.fr"));
    await assert.rejects(cast(1, "for"), problem("vote/closed"));
    await decideAsSteward(deps, curator, { application: id, admit: true, reason: "Bien connu ici." });
    assert.equal(await state(), "admitted");
    await assert.rejects(
      decideAsSteward(deps, curator, { application: id, admit: false, reason: "non" }),
      problem("vote/decided"),
    );
    const trace = (await eventsOf(database.read, `application:${id}`)).map(({ act }) => act);
    assert.deepEqual(trace, ["applied", "accepted", "vote-opened", "admitted"]);
    const many = await candidate(await open(), 3);
    await assert.rejects(
      decideAsSteward(many.deps, curator, { application: many.id, admit: true, reason: "non" }),
      problem("vote/not-stewards"),
    );
  });

  test("moderation may think again while it is not decided; once admitted, it is suspended instead and can be restored", async () => {
    const database = await open();
    const { deps, id, ruling, state, cast, clock, members } = await candidate(database, 3);
    const desk = applicationDesk(deps);
    await database.transaction((trx) => desk.reopen(trx, id, ruling));
    assert.equal(await state(), "waiting");
    await assert.rejects(cast(1, "for"), problem("vote/closed"));
    await database.transaction((trx) => desk.refuse(trx, id, { ...ruling, message: "Hors sujet." }));
    assert.match((await letters(database.read)).at(-1)?.text ?? "", /Hors sujet/);
    await database.transaction((trx) => desk.reopen(trx, id, ruling));
    await database.transaction((trx) => desk.accept(trx, id, ruling));
    await cast(1, "for");
    clock.advance(21 * DAY);
    await tendVotes(deps);
    await assert.rejects(
      database.transaction((trx) => desk.reopen(trx, id, ruling)),
      problem("application/admitted"),
    );
    const partner = members.at(-1);
    Object.assign(partner ?? {}, { editors: [{ account: "claire", email: "claire@carte.example" }] });
    await suspendAdmission(deps, curator, id, "Ne répond plus.");
    await suspendAdmission(deps, curator, id, "Encore.");
    const told = (await letters(database.read)).filter(({ subject }) => subject.includes("suspendue"));
    assert.deepEqual(
      told.map(({ to }) => to),
      ["claire@carte.example"],
    );
    assert.deepEqual(members.at(-1)?.editors, []);
    await restoreAdmission(deps, curator, id, "A répondu.");
    assert.deepEqual(
      members.at(-1)?.editors.map(({ account }) => account),
      ["claire"],
    );
    await assert.rejects(restoreAdmission(deps, curator, id, "Encore."), problem("application/not-suspended"));
  });

  test("sending twice makes one application; its author may take it back at any time before the decision", async () => {
    const database = await open();
    const { deps } = cooperative(database, 3);
    await Promise.all([1, 2, 3].map(() => apply(deps, candidacy(), {}, undefined)));
    assert.equal((await applicationsIn(database.read, ["unconfirmed"])).length, 1);
    const secret = secretIn((await letters(database.read)).at(-1)?.text ?? "");
    await Promise.all([confirmApplication(deps, secret), confirmApplication(deps, secret)]);
    await assert.rejects(apply(deps, candidacy("la carte des COMMUNS"), {}, undefined), problem("application/already"));
    await withdrawApplication(deps, secret);
    await withdrawApplication(deps, secret);
    await confirmApplication(deps, secret);
    assert.equal((await applicationsIn(database.read, ["withdrawn"])).length, 1);
    await assert.rejects(confirmApplication(deps, `${secret.slice(0, -1)}_`), problem("account/bad-private-link"));
  });

  test("who applied or voted sees all that is held, and is forgotten at their word; the decision stays", async () => {
    const database = await open();
    const { deps, id, cast, clock, state } = await candidate(database, 3);
    const held = applicationProcessing({ clock });
    await cast(1, "for", "Oui.");
    assert.equal((await held.held(database.read, "claire@carte.example")).length, 1);
    assert.equal((await held.held(database.read, "a1@exemple.fr")).length, 1);
    clock.advance(21 * DAY);
    await tendVotes(deps);
    for (const email of ["claire@carte.example", "a1@exemple.fr"]) {
      await database.transaction((trx) => held.erase(trx, email, clock.now().toISOString()));
      assert.deepEqual(await held.held(database.read, email), []);
    }
    assert.equal(await state(), "admitted");
    assert.equal((await findApplication(database.read, id))?.people, undefined);
    assert.deepEqual(
      (await signatures(database.read)).map(({ name, public: shown }) => [name, shown]),
      [[undefined, false]],
    );
    const dump = JSON.stringify(await database.read.selectFrom("application").selectAll().execute());
    assert.doesNotMatch(dump, /claire|Yann/i);
  });
});
