import assert from "node:assert/strict";
import { test } from "node:test";
import { addAccount } from "../account/index.ts";
import { fixedClock } from "../platform/clock.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { findCase } from "./case.store.ts";
import type { CaseInput } from "./case.ts";
import { eventsOf } from "./event.store.ts";
import { openCase, moderationProcessing as processing } from "./index.ts";
import { sendReport } from "./report.commands.ts";
import { decide, type Judge } from "./ruling.commands.ts";
import { recordingDesk } from "./testing/desk.ts";
import { vote } from "./vote.commands.ts";

const ANA = "ana@exemple.fr";
const DAY = 86_400_000;
const curator: Judge = { account: { id: "curator" }, scope: {} };

eachDatabase("What moderation holds about somebody", (open) => {
  const setUp = async () => {
    const clock = fixedClock("2026-11-22T10:00:00.000Z", 1_000);
    const database = await open();
    const deps = { database, clock, desks: [recordingDesk()] };
    const put = async (subject: string, email?: string) => {
      const input: CaseInput = {
        kind: "proposal",
        subject,
        title: `Titre ${subject}`,
        texts: [`Mots de ${subject} à garder pour soi`],
      };
      return (await database.transaction((trx) => openCase(trx, { ...input, ...(email ? { email } : {}) }, clock))).case;
    };
    const everything = async () => {
      const tables = ["moderation_case", "moderation_event", "moderation_trace", "moderation_vote", "moderation_report"] as const;
      const rows = await Promise.all(tables.map((table) => database.read.selectFrom(table).selectAll().execute()));
      return JSON.stringify(rows);
    };
    return { database, clock, deps, put, everything };
  };

  test("is shown to them whole, and erased without a trace of their words or address; others' stay", async () => {
    const { database, clock, deps, put, everything } = await setUp();
    const instance = { name: "Essaim", url: "https://essaim.example" };
    const { account } = await addAccount({ database, clock, instance }, { email: ANA, by: "cli" });
    const own = await put("a", ANA);
    const other = await put("b", "bob@exemple.fr");
    await vote(deps, account, { id: other, side: "contest", reason: "Je connais ce lieu" });
    await sendReport(deps, { object: "/fiche/x", reason: "wrong", text: "Mots du signalement", email: ANA }, {});
    const held = await processing.held(database.read, ANA);
    assert.deepEqual(held.map(({ label }) => label).sort(), [
      "Envoi\u00a0: proposition",
      "Envoi\u00a0: signalement",
      "Signalement",
      "Voix donnée",
    ]);
    assert.ok(!JSON.stringify(held).includes("bob@exemple.fr"));
    await database.transaction((trx) => processing.erase(trx, ANA, clock.now().toISOString()));
    assert.deepEqual(await processing.held(database.read, ANA), []);
    const left = await everything();
    for (const gone of [ANA, "Mots de a", "Mots du signalement", "Je connais ce lieu"]) assert.ok(!left.includes(gone), gone);
    assert.ok(left.includes("Mots de b"));
    assert.equal((await findCase(database.read, own))?.state, "withdrawn");
  });

  test("refused words go after six months, what was decided stays; waiting ones stay", async () => {
    const { database, clock, deps, put, everything } = await setUp();
    const [refused, accepted, waiting] = [await put("r", ANA), await put("a", ANA), await put("w", ANA)];
    await decide(deps, curator, { id: refused, version: 1 }, "refuse", { message: "Explication donnée" });
    await decide(deps, curator, { id: accepted, version: 1 }, "accept");
    const purge = (days: number) =>
      database.transaction(async (trx) => processing.purge?.(trx, new Date(clock.now().getTime() + days * DAY)));
    assert.equal(await purge(20), 0);
    assert.notEqual(await purge(31), 0);
    assert.ok((await everything()).includes("Mots de r"));
    await purge(190);
    const left = await everything();
    assert.ok(!left.includes("Mots de r") && !left.includes("Explication donnée"));
    assert.deepEqual(
      (await eventsOf(database.read, refused)).map((event) => event.act),
      ["refused", "opened"],
    );
    assert.equal((await findCase(database.read, refused))?.state, "refused");
    assert.equal((await findCase(database.read, accepted))?.email, undefined);
    assert.equal((await findCase(database.read, waiting))?.email, ANA);
    assert.equal(await purge(190), 0);
  });
});
