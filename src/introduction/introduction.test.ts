import assert from "node:assert/strict";
import { it as tell } from "node:test";
import type { Database } from "../platform/database.ts";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { accept, blockAsker, redirect, refuse, report } from "./answer.commands.ts";
import { askForContact, confirmRequest, EVERYBODY } from "./ask.commands.ts";
import { forget, keepTime } from "./clock.commands.ts";
import { withContactReports } from "./introduction.desk.tsx";
import { introductionProcessing } from "./introduction.processing.ts";
import { findIntroduction } from "./introduction.store.ts";
import { messagesOf } from "./message.store.ts";
import { answerOutcome, figures } from "./outcome.commands.ts";
import { isBlocked, recipientsOf } from "./recipient.store.ts";
import { takeLetters } from "./testing/outgoing.store.ts";
import { asked, newWorld, REQUEST, secretIn } from "./testing/world.ts";
import { share, write } from "./thread.commands.ts";

const DAY = 86_400_000;
const holder = { email: "anne@projet.example", name: "Anne" };
const referents = [{ slug: "envie", name: "Envie", people: [{ email: "data@envie.example" }] }];
const curators = [{ email: "curatrice@essaim.example" }];

const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  assert.ok(item !== undefined);
  return item;
};

const stateOf = async (database: Database, id: string) => (await findIntroduction(database.read, id))?.state;

eachDatabase("Introductions", (open) => {
  tell("climb from the holder to the referent to the desk, with a reminder, and end with a word", async () => {
    const world = await newWorld(await open(), { holders: [holder], referents, curators });
    const { deps, database, clock, entry } = world;
    const { it, recipients, letters } = await asked(world, entry);
    assert.deepEqual(
      recipients.map(({ email, rung }) => [email, rung]),
      [[holder.email, "holder"]],
    );
    assert.deepEqual(letters.map(({ to }) => to).sort(), [holder.email, REQUEST.email].sort());
    const log: [number, string[]][] = [];
    for (let day = 1; day <= 31; day++) {
      clock.advance(DAY);
      await keepTime(deps);
      const left = await takeLetters(database);
      if (left.length > 0) log.push([day, left.map(({ to }) => to).sort()]);
    }
    assert.deepEqual(log, [
      [5, [holder.email]],
      [10, ["data@envie.example", REQUEST.email]],
      [15, ["data@envie.example"]],
      [20, ["curatrice@essaim.example", REQUEST.email]],
      [25, ["curatrice@essaim.example"]],
      [30, [REQUEST.email]],
    ]);
    assert.equal(await stateOf(database, it.id), "expired");
    assert.deepEqual(await figures(database.read, "department"), [
      { key: "29", tally: { asked: 1, accepted: 0, refused: 0, expired: 1, yes: 0, ongoing: 0, no: 0 } },
    ]);
    assert.equal((await figures(database.read, "partner", "envie")).length, 1);
  });

  tell("never fall into a void: the desk holds what nobody else does, even while nobody sits there", async () => {
    const world = await newWorld(await open());
    const { it, letters } = await asked(world, world.entry);
    assert.equal(it.rung, "desk");
    assert.match(first(letters).text, /l’équipe d’Essaim/);
  });

  tell("are asked once however often the form is sent, and confirmed once however often the link is pressed", async () => {
    const { deps, database, entry } = await newWorld(await open(), { holders: [holder] });
    await Promise.all([askForContact(deps, entry, REQUEST, {}), askForContact(deps, entry, REQUEST, {})]);
    const confirms = await takeLetters(database);
    assert.equal(confirms.length, 1);
    const secret = secretIn(confirms[0]);
    const [one, two] = await Promise.all([confirmRequest(deps, secret), confirmRequest(deps, secret)]);
    assert.equal(one.it.id, two.it.id);
    assert.equal((await recipientsOf(database.read, one.it.id)).length, 1);
    await takeLetters(database);
    await askForContact(deps, entry, { ...REQUEST, why: "Une autre raison, tout aussi bonne." }, {});
    assert.match(first(await takeLetters(database)).text, /déjà une demande/);
    await assert.rejects(confirmRequest(deps, "x".repeat(43)), (error) => isProblem(error, "account/bad-private-link"));
  });

  tell("are answered by one person once: the second answer is told so", async () => {
    const world = await newWorld(await open(), { holders: [holder, { email: "bob@projet.example" }] });
    const { deps, database, entry } = world;
    const { it, recipients } = await asked(world, entry);
    const [anne, bob] = recipients;
    assert.ok(anne && bob);
    const answers = await Promise.allSettled([accept(deps, anne, { name: "Anne", share: false }), refuse(deps, bob, "")]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.ok(["accepted", "refused"].includes((await stateOf(database, it.id)) ?? ""));
  });

  tell("are sent on to a contact that the fiche keeps to itself, by a referent, at most three times", async () => {
    const world = await newWorld(await open(), { referents, curators });
    const { deps, database, entry } = world;
    const { it, recipients } = await asked(world, entry);
    await redirect(deps, first(recipients), { kind: "contact", index: 0 });
    const letter = (await takeLetters(database)).find(({ to }) => to === "contact@projet.example");
    assert.match(letter?.text ?? "", /figure comme contact de ce projet dans les données d’Envie/);
    for (let times = 0; times < 2; times++) {
      const present = (await recipientsOf(database.read, it.id)).filter(({ until }) => !until);
      await redirect(deps, first(present), { kind: "email", email: `x${times}@exemple.example` });
    }
    const last = (await recipientsOf(database.read, it.id)).filter(({ until }) => !until);
    const again = redirect(deps, first(last), { kind: "email", email: "y@exemple.example" });
    await assert.rejects(again, (error) => isProblem(error, "introduction/bad-target"));
    await redirect(deps, first(last), { kind: "next" });
    assert.equal((await findIntroduction(database.read, it.id))?.rung, "desk");
  });

  tell("stop at a block; a report goes to those who moderate, and is undone as it was done", async () => {
    const world = await newWorld(await open(), { holders: [holder] });
    const { deps, database, entry, clock } = world;
    const { it, recipients } = await asked(world, entry);
    await blockAsker(deps, first(recipients));
    assert.equal(await stateOf(database, it.id), "refused");
    const next = await asked(world, entry, { why: "Je recommence, avec d'autres mots." });
    assert.equal(next.it.rung, "desk");

    const other = await asked(world, entry, { email: "autre@commune.example" });
    await report(deps, first(other.recipients), "Insultant");
    const { subject } = await database.read.selectFrom("moderation_case").select("subject").executeTakeFirstOrThrow();
    const none = async () => {};
    const desk = withContactReports(
      { kind: "report", view: async () => undefined, accept: none, refuse: none, reopen: none },
      deps,
    );
    assert.ok(await desk.view(database.read, subject));
    const ruling = { at: clock.now().toISOString(), by: "account:1" };
    await database.transaction((trx) => desk.accept(trx, subject, ruling));
    assert.equal(await isBlocked(database.read, EVERYBODY, "autre@commune.example"), true);
    await database.transaction((trx) => desk.reopen(trx, subject, ruling));
    assert.equal(await isBlocked(database.read, EVERYBODY, "autre@commune.example"), false);
  });

  tell(
    "that are probably spam wait for somebody to look: passed on, refused with an explanation, or looked at again",
    async () => {
      const { deps, database, entry, clock } = await newWorld(await open(), { holders: [holder] });
      await askForContact(deps, entry, REQUEST, { honeypot: "http://taxi.example" });
      const { it } = await confirmRequest(deps, secretIn(first(await takeLetters(database))));
      assert.equal(it.state, "held");
      assert.deepEqual(await takeLetters(database), []);
      const row = await database.read.selectFrom("moderation_case").selectAll().executeTakeFirstOrThrow();
      const none = async () => {};
      const desk = withContactReports(
        { kind: "report", view: async () => undefined, accept: none, refuse: none, reopen: none },
        deps,
      );
      const ruling = { at: clock.now().toISOString(), by: "account:1", message: "Dites-nous pour quel lieu." };
      await database.transaction((trx) => desk.refuse(trx, row.subject, ruling));
      assert.ok(first(await takeLetters(database)).text.includes("pour quel lieu"));
      await database.transaction((trx) => desk.reopen(trx, row.subject, ruling));
      assert.equal(await stateOf(database, it.id), "held");
      await database.transaction((trx) => desk.accept(trx, row.subject, ruling));
      assert.ok((await takeLetters(database)).some(({ to }) => to === holder.email));
      assert.equal((await figures(database.read, "month"))[0]?.tally.refused, 0);
    },
  );

  tell("are ended by who is asked alone: one of several who blocks leaves the others to answer", async () => {
    const world = await newWorld(await open(), { holders: [holder, { email: "bob@projet.example" }] });
    const { deps, database, entry } = world;
    const { it, recipients } = await asked(world, entry);
    const [anne, bob] = recipients;
    assert.ok(anne && bob);
    await blockAsker(deps, bob);
    assert.equal(await stateOf(database, it.id), "waiting");
    await assert.rejects(accept(deps, bob, { name: "Bob", share: false }), (error) => isProblem(error, "introduction/answered"));
    await accept(deps, anne, { name: "Anne", share: false });
    await report(deps, bob, "Je n'aime pas");
    assert.equal(await stateOf(database, it.id), "accepted", "a conversation is ended by those who are in it");
    await database.transaction((trx) => introductionProcessing(deps).erase(trx, REQUEST.email, world.clock.now().toISOString()));
    assert.equal(await stateOf(database, it.id), "closed");
    await assert.rejects(write(deps, it.id, "other", { text: "Bonjour", nonce: "1" }), (error) =>
      isProblem(error, "introduction/over"),
    );
  });

  tell("show what is held to its person alone, erase it, and forget it in time", async () => {
    const world = await newWorld(await open(), { holders: [holder] });
    const { deps, database, entry, clock } = world;
    const { it, recipients } = await asked(world, entry);
    await accept(deps, first(recipients), { name: "Anne", share: false });
    await write(deps, it.id, "asker", { text: "Bonjour", nonce: "1" });
    await write(deps, it.id, "other", { text: "Réponse d'Anne", nonce: "2" });
    await share(deps, it.id, "other");
    await answerOutcome(deps, it.id, "asker", "ongoing");
    await answerOutcome(deps, it.id, "asker", "yes");
    await answerOutcome(deps, it.id, "other", "no");
    assert.deepEqual(
      (await figures(database.read, "month")).map(({ tally: { yes, no, ongoing } }) => [yes, ongoing, no]),
      [[1, 0, 0]],
    );
    const held = JSON.stringify(await introductionProcessing(deps).held(database.read, REQUEST.email));
    assert.ok(held.includes("Bonjour") && !held.includes("Réponse") && !held.includes(holder.email));
    await database.transaction((trx) => introductionProcessing(deps).erase(trx, holder.email, clock.now().toISOString()));
    assert.deepEqual(await introductionProcessing(deps).held(database.read, holder.email), []);
    assert.deepEqual(
      (await messagesOf(database.read, it.id)).map(({ side }) => side),
      ["asker"],
    );
    clock.advance(183 * DAY);
    assert.equal(await database.transaction((trx) => forget(trx, clock.now())), 1);
    assert.deepEqual(await introductionProcessing(deps).held(database.read, REQUEST.email), []);
    const rows = JSON.stringify(await database.read.selectFrom("introduction").selectAll().execute());
    assert.ok(!/soazig|anne|Bonjour/i.test(rows), rows);
    assert.equal((await figures(database.read, "month"))[0]?.tally.yes, 1, "what was counted stays counted");
  });
});
