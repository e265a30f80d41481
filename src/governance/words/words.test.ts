import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import type { Database } from "../../platform/database.ts";
import { isProblem } from "../../platform/errors.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { concept, createAligner, refreshVocabulary, type WantedAct } from "../../vocabulary/index.ts";
import { eventsOf } from "../event.store.ts";
import { cooperative, curator, editor, secretIn, visitor } from "../testing/cooperative.ts";
import { letters } from "../testing/letters.store.ts";
import { commentOn, decideProposal, giveOpinion, reopenProposal } from "./discussion.commands.ts";
import { opinionsOn, shownComments } from "./discussion.store.ts";
import { decisionsCsv, decisionsJson } from "./export.ts";
import { alikeProposals, confirmProposal, propose, withdrawProposal } from "./proposal.commands.ts";
import { findProposal, proposalsIn } from "./proposal.store.ts";
import { ficheIds, isAlike, isDecidable, isUnanimous, OPINIONS, type Opinion, type WordProposal } from "./proposal.ts";
import { wordsDesk } from "./words.desk.tsx";
import { wordsProcessing } from "./words.processing.ts";

const DAY = 86_400_000;
const problem = (code: string) => (error: unknown) => isProblem(error, code);
const asked = (wanted: WantedAct, email = "") => ({
  scheme: "themes" as const,
  wanted,
  reason: "On nous le demande souvent.",
  examples: "",
  author: "Claire",
  email,
});
const adding: WantedAct = { kind: "add", label: "Vélopartage rural", broader: "mobilite" };

test("a proposal is decided after fourteen days, or when three members or more agree and none says otherwise", () => {
  const opinion = fc.record({ account: fc.uuid(), choice: fc.constantFrom(...OPINIONS), at: fc.constant("") });
  const it = { state: "open", openedAt: "2026-11-22T10:00:00.000Z" } as WordProposal;
  fc.assert(
    fc.property(fc.array(opinion, { maxLength: 6 }), fc.integer({ min: 0, max: 30 }), (opinions: Opinion[], days) => {
      const now = new Date(Date.parse("2026-11-22T10:00:00.000Z") + days * DAY).toISOString();
      const choices = new Set(opinions.map(({ choice }) => choice));
      const agree = opinions.length >= 3 && choices.size === 1 && !choices.has("nuance");
      assert.equal(isUnanimous(opinions), agree);
      assert.equal(isDecidable(it, opinions, now), days >= 14 || agree);
      assert.equal(isDecidable({ ...it, state: "decided" }, opinions, now), false);
    }),
  );
});

test("proposals that speak of the same thing are told apart from those that do not", () => {
  const on = (wanted: WantedAct) => ({ scheme: "themes" as const, wanted });
  const key = (label: string) => label.toLowerCase();
  assert.ok(isAlike(on({ kind: "word", id: "eau", word: "AMAP" }), on({ kind: "add", label: "amap" }), key));
  assert.ok(isAlike(on({ kind: "merge", id: "a", into: "b" }), on({ kind: "merge", id: "b", into: "a" }), key));
  assert.ok(!isAlike(on({ kind: "move", id: "a" }), on({ kind: "retire", id: "a" }), key));
  assert.ok(!isAlike(on({ kind: "word", id: "a", word: "x" }), on({ kind: "word", id: "a", word: "y" }), key));
  assert.deepEqual(
    ficheIds("https://essaim.example/fiche/une-ressourcerie-0123456789abcde\n/fiche/0123456789abcdf?x=1 et rien"),
    ["0123456789abcde", "0123456789abcdf"],
  );
});

eachDatabase("Words proposed, discussed and decided", (open) => {
  // Each test leaves the words of this process as the lists have them.
  after(async () => void (await refreshVocabulary(await open())));
  const opened = async (database: Database, wanted: WantedAct = adding) => {
    const group = cooperative(database, 3);
    const it = await propose(group.deps, asked(wanted), {}, editor(1));
    assert.equal(it.state, "open");
    return { ...group, id: it.id };
  };

  test("adopted after discussion, the word is in the lists, understood, and tells its history; taken back, it is out of use", async () => {
    const database = await open();
    const { deps, id, clock } = await opened(database);
    const decide = () => decideProposal(deps, curator, { proposal: id, outcome: "adopted", reason: "Utile à tous." });
    await assert.rejects(decide(), problem("words/early"));
    clock.advance(14 * DAY);
    await decide();
    assert.deepEqual(createAligner([])("s", "themes", "vélopartage rural").to, ["velopartage-rural"]);
    assert.match(concept("themes", "velopartage-rural")?.history?.[0]?.text ?? "", /Utile à tous/);
    await assert.rejects(decide(), problem("words/not-open"));
    const decided = await proposalsIn(database.read, ["decided"]);
    assert.match(decisionsCsv("https://e.fr", decided), /adoptée;Utile à tous\./);
    assert.equal(decisionsJson("https://e.fr", decided).decisions[0]?.mot, "https://e.fr/vocabulaire/themes/velopartage-rural");
    await reopenProposal(deps, curator, id, "Trop vite.");
    assert.ok(concept("themes", "velopartage-rural")?.retired);
    assert.equal((await findProposal(database.read, id))?.state, "open");
    const acts = (await eventsOf(database.read, `words:${id}`)).map(({ act }) => act);
    assert.deepEqual(acts, ["words-proposed", "words-opened", "words-decided", "words-reopened"]);
  });

  test("adopted otherwise, what was decided is done and both sentences stay; declined and postponed change nothing", async () => {
    const database = await open();
    const { deps, id, clock } = await opened(database, { kind: "word", id: "eau", word: "Rivières vivantes" });
    clock.advance(14 * DAY);
    const act: WantedAct = { kind: "word", id: "eau", word: "Rivières sauvages" };
    await decideProposal(deps, curator, { proposal: id, outcome: "adapted", reason: "Plus juste.", act });
    const it = await findProposal(database.read, id);
    assert.match(it?.text ?? "", /Rivières vivantes/);
    assert.match(it?.adopted?.text ?? "", /Rivières sauvages/);
    assert.ok(concept("themes", "eau")?.altLabels.includes("Rivières sauvages"));
    for (const outcome of ["declined", "postponed"] as const) {
      const other = await propose(
        deps,
        { ...asked({ kind: "word", id: "eau", word: "Ruisseaux" }), reason: outcome },
        {},
        editor(2),
      );
      clock.advance(14 * DAY);
      await decideProposal(deps, curator, { proposal: other.id, outcome, reason: "Pas maintenant." });
      assert.ok(!concept("themes", "eau")?.altLabels.includes("Ruisseaux"));
    }
  });

  test("two decisions at once on the same word: the second is refused with its reason and nothing of it is kept", async () => {
    const database = await open();
    const { deps, id, clock } = await opened(database);
    const twin = await propose(deps, { ...asked(adding), reason: "Une autre raison." }, {}, editor(2));
    clock.advance(14 * DAY);
    const results = await Promise.allSettled(
      [id, twin.id].map((proposal) => decideProposal(deps, curator, { proposal, outcome: "adopted", reason: "Oui." })),
    );
    assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal((await proposalsIn(database.read, ["open"])).length, 1);
  });

  test("three members of one mind let it be decided at once; an opinion is changed, not added; others comment", async () => {
    const database = await open();
    const { deps, id } = await opened(database);
    await assert.rejects(giveOpinion(deps, visitor, { proposal: id, choice: "for", text: "" }), problem("words/not-member"));
    await giveOpinion(deps, editor(1), { proposal: id, choice: "nuance", text: "Presque." });
    for (const n of [1, 2, 3]) await giveOpinion(deps, editor(n), { proposal: id, choice: "for", text: "" });
    assert.equal((await opinionsOn(database.read, id)).length, 3);
    await decideProposal(deps, curator, { proposal: id, outcome: "adopted", reason: "Unanime." });
    await assert.rejects(commentOn(deps, visitor, { proposal: id, text: "Trop tard ?", trap: {} }), problem("words/not-open"));
  });

  test("a visitor confirms, moderation looks, the discussion opens; what a visitor says is read before it is shown", async () => {
    const database = await open();
    const { deps } = cooperative(database, 3);
    const first = await propose(deps, asked(adding, "paul@exemple.fr"), {}, undefined);
    const same = await propose(deps, asked(adding, "paul@exemple.fr"), {}, undefined);
    assert.equal(same.id, first.id);
    const secret = secretIn((await letters(database.read)).at(-1)?.text ?? "");
    await confirmProposal(deps, secret);
    await confirmProposal(deps, secret);
    const ruling = { at: deps.clock.now().toISOString(), by: "account:curator" };
    const desk = wordsDesk(deps);
    await database.transaction((trx) => desk.accept(trx, `proposal:${first.id}`, ruling));
    assert.equal((await findProposal(database.read, first.id))?.state, "open");
    assert.equal((await alikeProposals(database.read, { scheme: "themes", wanted: adding })).length, 1);
    assert.deepEqual(await commentOn(deps, visitor, { proposal: first.id, text: "Bonne idée.", trap: {} }), { shown: false });
    await commentOn(deps, visitor, { proposal: first.id, text: "Bonne idée.", trap: {} });
    assert.deepEqual(await shownComments(database.read, first.id), []);
    const waiting = await database.read.selectFrom("word_comment").select("id").execute();
    assert.equal(waiting.length, 1, "said twice, kept once");
    await database.transaction((trx) => desk.accept(trx, `comment:${waiting[0]?.id}`, ruling));
    assert.equal((await shownComments(database.read, first.id)).length, 1);
    await database.transaction((trx) => desk.reopen(trx, `comment:${waiting[0]?.id}`, ruling));
    assert.equal((await shownComments(database.read, first.id)).length, 0);
    await withdrawProposal(deps, first.id);
    assert.equal((await findProposal(database.read, first.id))?.state, "withdrawn");
  });

  test("who proposed, commented or gave an opinion sees it and is forgotten at their word; the discussion stays", async () => {
    const database = await open();
    const { deps, id, clock } = await opened(database);
    await commentOn(deps, editor(1), { proposal: id, text: "Je précise.", trap: {} });
    await giveOpinion(deps, editor(1), { proposal: id, choice: "for", text: "Oui." });
    const held = wordsProcessing({ clock });
    assert.equal((await held.held(database.read, "a1@exemple.fr")).length, 3);
    await database.transaction((trx) => held.erase(trx, "a1@exemple.fr", clock.now().toISOString()));
    assert.deepEqual(await held.held(database.read, "a1@exemple.fr"), []);
    assert.equal((await findProposal(database.read, id))?.state, "open");
    assert.equal((await opinionsOn(database.read, id)).length, 1);
    for (const table of ["word_proposal", "word_comment", "word_opinion"] as const)
      assert.doesNotMatch(JSON.stringify(await database.read.selectFrom(table).selectAll().execute()), /a1@|Claire|"a1"/);
  });
});
