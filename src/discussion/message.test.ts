import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { ingest, recordBodySchema } from "../catalogue/index.ts";
import { fixedClock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { isProblem } from "../platform/errors.ts";
import type { Mail } from "../platform/mail.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import type { DiscussionDeps } from "./discussion-deps.ts";
import { confirm, ownByLink, restore, rewrite, type Written, withdraw, write } from "./message.commands.ts";
import { messageDesk } from "./message.desk.tsx";
import { discussionProcessing } from "./message.processing.ts";
import { countShown, messageById, threadsOf } from "./message.store.ts";
import { keptName, keptText, paragraphsOf, piecesOf, shownText, textProblem } from "./message.ts";

const HOLDER = "porteuse@x.fr";
const ruling = { at: "2026-11-22T10:00:00.000Z", by: "account:c" };

async function setUp(database: Database) {
  const clock = fixedClock("2026-11-22T09:00:00Z", 1_000);
  const at = clock.now().toISOString();
  const item = { remoteId: "one", rawKey: "1", body: recordBodySchema.parse({ kind: "innovation", title: "Recyclerie" }) };
  await database.transaction((trx) => ingest(trx, { source: "s1", run: "r", mapping: "m", at, by: "source:s1" }, [item]));
  const [row] = await database.read.selectFrom("entry").select("id").execute();
  const deps: DiscussionDeps = {
    database,
    clock,
    instance: { name: "Essaim", url: "http://essaim.test" },
    holdersOf: async () => [{ email: HOLDER, isAsked: true }],
    editorsOf: async () => [{ email: "edite@x.fr", partner: "Envie" }],
  };
  const entry = row?.id ?? "";
  const said = (more: Partial<Written>): Written => ({
    entry,
    kind: "question",
    text: "Prenez-vous les vélos ?",
    email: "a@x.fr",
    trap: {},
    ...more,
  });
  const desk = messageDesk(deps);
  const decide = (act: "accept" | "refuse" | "reopen", id: string, message?: string) =>
    database.transaction((trx) => desk[act](trx, id, { ...ruling, ...(message ? { message } : {}) }));
  const letters = async () => {
    const rows = await database.read.selectFrom("outgoing_mail").select("mail").orderBy("id").execute();
    await database.transaction((trx) => trx.deleteFrom("outgoing_mail").execute());
    return rows.map(({ mail }) => JSON.parse(mail) as Mail);
  };
  const shown = async (id: string) => {
    const message = await messageById(database.read, id);
    return message && shownText(message);
  };
  return { deps, clock, entry, said, desk, decide, letters, shown };
}

const news = async (database: Database) => {
  const rows = await database.read.selectFrom("news").select(["kind", "author", "retracted"]).orderBy("seq").execute();
  return rows.map((row) => ({ ...row }));
};

eachDatabase("Messages under a fiche", (open) => {
  test("a stranger's message waits for their link, then for somebody who looks at it; the author hears of it", async () => {
    const database = await open();
    const { deps, said, decide, letters, shown, entry } = await setUp(database);
    const { message } = await write(deps, said({}), {});
    const [mail] = await letters();
    const secret = /\/message\/([\w-]{43})/.exec(mail?.text ?? "")?.[1] ?? "";
    assert.equal(mail?.to, "a@x.fr");
    assert.equal((await database.read.selectFrom("moderation_case").selectAll().execute()).length, 0, "nothing to judge yet");
    const own = await ownByLink(deps, secret);
    assert.equal(await confirm(deps, own.message.id, own.isTrapped), false);
    assert.equal(await confirm(deps, own.message.id, own.isTrapped), false, "a second press changes nothing");
    assert.equal(await shown(message.id), undefined);
    await decide("accept", message.id);
    assert.equal(await shown(message.id), "Prenez-vous les vélos ?");
    assert.match((await letters())[0]?.subject ?? "", /est publié$/);
    assert.deepEqual(
      await news(database),
      [{ kind: "message", author: "a@x.fr", retracted: 0 }],
      "the holder follows from now on",
    );
    await decide("reopen", message.id);
    assert.deepEqual([await shown(message.id), await countShown(database.read, entry)], [undefined, 0]);
    assert.equal((await news(database))[0]?.retracted, 1);
    assert.ok(
      (await letters()).some(({ subject }) => /est relu$/.test(subject)),
      "the author learns it",
    );
    await decide("refuse", message.id, "Hors sujet.");
    assert.ok((await letters()).some(({ text }) => /Pourquoi :\nHors sujet\./u.test(text)));
    await decide("reopen", message.id);
    await decide("accept", message.id);
    assert.equal(await shown(message.id), "Prenez-vous les vélos ?");
  });

  test("who is known for good messages, who holds the fiche and who brought it appear at once, the latter under their badge", async () => {
    const database = await open();
    const { deps, said, decide, shown } = await setUp(database);
    const first = await write(deps, said({}), { account: "acc" });
    assert.equal(first.shown, false, "a first message is looked at");
    await decide("accept", first.message.id);
    const second = await write(deps, said({ text: "Et les trottinettes ?" }), { account: "acc" });
    assert.equal(second.shown, true);
    await decide("refuse", second.message.id);
    assert.equal(await shown(second.message.id), undefined, "looked at afterwards, and taken away");
    assert.equal((await write(deps, said({ text: "Encore moi." }), { account: "acc" })).shown, false);
    const answer = await write(deps, said({ parent: first.message.id, text: "Oui, tous.", email: HOLDER }), { account: "h" });
    assert.equal(answer.shown, true);
    const known = await messageById(database.read, answer.message.id);
    assert.deepEqual([known?.kind, known?.standing], ["answer", { role: "holder" }]);
    const editor = await write(deps, said({ email: "edite@x.fr", text: "Nous l’avons visitée." }), { account: "e" });
    assert.deepEqual((await messageById(database.read, editor.message.id))?.standing, { role: "partner", name: "Envie" });
  });

  test("one level of answers, under what all can read, on the same fiche", async () => {
    const database = await open();
    const { deps, said } = await setUp(database);
    const first = await write(deps, said({ email: HOLDER }), { account: "h" });
    const answer = await write(deps, said({ email: HOLDER, parent: first.message.id, text: "Je complète." }), { account: "h" });
    const refused = (error: unknown) => isProblem(error, "discussion/no-parent");
    await assert.rejects(write(deps, said({ parent: answer.message.id }), {}), refused);
    await assert.rejects(write(deps, said({ parent: "nobody" }), {}), refused);
    await withdraw(deps, first.message.id);
    await assert.rejects(write(deps, said({ parent: first.message.id }), {}), refused);
  });

  test("what all read stays until a change is accepted; the second of two windows is told", async () => {
    const database = await open();
    const { deps, said, decide, shown } = await setUp(database);
    const { message } = await write(deps, said({}), { account: "acc" });
    await decide("accept", message.id);
    // The history is good: a refusal makes the next change wait.
    const other = await write(deps, said({ text: "Une autre." }), { account: "acc" });
    await decide("refuse", other.message.id);
    assert.equal(await rewrite(deps, message.id, "Prenez-vous les tricycles ?", 1, { account: "acc" }), false);
    assert.equal(await shown(message.id), "Prenez-vous les vélos ?");
    await assert.rejects(rewrite(deps, message.id, "Perdu ?", 1, {}), (error) => isProblem(error, "discussion/changed"));
    await decide("accept", message.id);
    assert.equal(await shown(message.id), "Prenez-vous les tricycles ?");
    await decide("reopen", message.id);
    assert.equal(await shown(message.id), "Prenez-vous les vélos ?");
  });

  test("withdrawn and brought back; erased, its place stays where somebody answered, with nobody's name", async () => {
    const database = await open();
    const { deps, said, decide, shown, entry } = await setUp(database);
    const { message } = await write(deps, said({ name: "Camille" }), { account: "acc" });
    await decide("accept", message.id);
    await withdraw(deps, message.id);
    assert.equal(await shown(message.id), undefined);
    await restore(deps, message.id);
    assert.equal(await shown(message.id), "Prenez-vous les vélos ?");
    await write(deps, said({ email: HOLDER, parent: message.id, text: "Oui." }), { account: "h" });
    const held = await discussionProcessing.held(database.read, "a@x.fr");
    assert.deepEqual(
      [held.length, held[0]?.data.message, held[0]?.data["nom affiché"]],
      [1, "Prenez-vous les vélos ?", "Camille"],
    );
    await database.transaction((trx) => discussionProcessing.erase(trx, "a@x.fr", ruling.at));
    assert.deepEqual(await discussionProcessing.held(database.read, "a@x.fr"), []);
    const [thread] = await threadsOf(database.read, entry, { limit: 10, offset: 0 });
    assert.deepEqual([thread?.first.name, thread?.first.versions.length, thread?.answers.length], [undefined, 0, 1]);
    await database.transaction((trx) => discussionProcessing.erase(trx, HOLDER, ruling.at));
    assert.deepEqual(await threadsOf(database.read, entry, { limit: 10, offset: 0 }), []);
  });

  test("what was never confirmed is forgotten after a week, what was withdrawn after a year", async () => {
    const database = await open();
    const { deps, said } = await setUp(database);
    await write(deps, said({}), {});
    const { message } = await write(deps, said({ email: HOLDER, text: "Bonjour." }), { account: "h" });
    const purge = (iso: string) => database.transaction(async (trx) => discussionProcessing.purge?.(trx, new Date(iso)));
    assert.equal(await purge("2026-11-28T09:00:00Z"), 0);
    assert.equal(await purge("2026-11-30T09:00:00Z"), 1);
    await withdraw(deps, message.id);
    assert.equal(await purge("2027-12-01T09:00:00Z"), 1);
    assert.equal(await messageById(database.read, message.id), undefined);
  });

  test("every legal text comes back as it was written", async () => {
    const database = await open();
    const { deps, said, shown } = await setUp(database);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), async (text) => {
        const kept = keptText(text);
        const { message } = await write(deps, said({ email: HOLDER, text: kept }), { account: "h" });
        const version = (await messageById(database.read, message.id))?.versions[0];
        assert.equal(version?.body, kept);
        assert.equal(kept, text.replaceAll("\0", "\ufffd").replace(/\r\n?/g, "\n"));
        void (await shown(message.id));
      }),
      { numRuns: 25 },
    );
  });
});

describe("the words of a message", () => {
  test("https addresses become links, without the sign that ends the sentence; http and scripts stay words", () => {
    assert.deepEqual(piecesOf("Voir https://exemple.fr/a_(b), ou (https://x.fr)."), [
      { text: "Voir " },
      { href: "https://exemple.fr/a_(b)" },
      { text: ", ou (" },
      { href: "https://x.fr" },
      { text: ")." },
    ]);
    for (const text of ["http://x.fr", "javascript:alert(1)", "https://", "data:text/html,x"])
      assert.deepEqual(piecesOf(text), [{ text }]);
    fc.assert(
      fc.property(fc.string(), (line) => {
        assert.equal(
          piecesOf(line)
            .map((piece) => ("href" in piece ? piece.href : piece.text))
            .join(""),
          line,
        );
      }),
    );
  });

  test("paragraphs, lines, names", () => {
    assert.deepEqual(paragraphsOf("Un\ndeux\n \n\ntrois\n"), [
      ["Un", "deux"],
      ["trois", ""],
    ]);
    assert.equal(keptName("  Camille\u202e\n D. "), "Camille D.");
    assert.equal(textProblem(" \n…!"), "empty");
    assert.equal(textProblem("a".repeat(5_001)), "long");
    assert.equal(textProblem("Ok"), undefined);
  });
});
