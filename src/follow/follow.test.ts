import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import fc from "fast-check";
import { entriesByIds, mergeEntries, undoMerge } from "../catalogue/index.ts";
import { fixedClock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { isProblem } from "../platform/errors.ts";
import type { Mail } from "../platform/mail.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { sendDigests } from "./digest.commands.ts";
import { askManageLink } from "./follow.commands.ts";
import { followJobs } from "./follow.jobs.ts";
import { followProcessing } from "./follow.processing.ts";
import type { Rhythm } from "./follow.ts";
import { gatherNews } from "./gather.commands.ts";
import { tellMessage, threadTarget, untellMessage } from "./tell.commands.ts";
import { type Draft, directory, erase, follow, gatheringOn, harvest, instance } from "./testing/stories.ts";

const morlaix = {
  commune: "Morlaix",
  insee: "29151",
  department: "29",
  region: "53",
  lat: 48.57,
  lon: -3.83,
  precision: "commune" as const,
};
const HOUR = 3_600_000;

type Deps = Parameters<typeof sendDigests>[0] & { clock: ReturnType<typeof fixedClock> };

const depsOn = (database: Database): Deps => ({
  database,
  clock: fixedClock("2026-11-20T09:00:00Z", 1),
  instance,
  sources: async () => directory,
});

async function gatherAll(database: Database): Promise<void> {
  while ((await gatherNews(gatheringOn(database))) > 0);
}

/** The letters that wait to be sent, which are then forgotten as if they were. */
async function letters(database: Database): Promise<Mail[]> {
  const rows = await database.read.selectFrom("outgoing_mail").select("mail").orderBy("id").execute();
  await database.transaction((trx) => trx.deleteFrom("outgoing_mail").execute());
  return rows.map((row) => JSON.parse(row.mail) as Mail);
}

async function tick(deps: Deps): Promise<Mail[]> {
  await gatherAll(deps.database);
  deps.clock.advance(3 * 60_000);
  await sendDigests(deps);
  return await letters(deps.database);
}

async function entryIds(database: Database): Promise<string[]> {
  return (await database.read.selectFrom("entry").select("id").orderBy("id").execute()).map(({ id }) => id);
}

eachDatabase("What is new is told to those who follow it", (open) => {
  test("asking for the way back counts the same for an address that follows nothing: none can be probed", async () => {
    const database = await open();
    const deps = depsOn(database);
    for (let n = 0; n < 8; n++) await askManageLink(deps, "inconnue@exemple.fr");
    await assert.rejects(askManageLink(deps, "inconnue@exemple.fr"), (error) => isProblem(error, "account/too-many-links"));
    assert.deepEqual(await letters(database), []);
  });

  test("a territory and a theme: one line, with both reasons; what was there before is not news", async () => {
    const database = await open();
    const deps = depsOn(database);
    await harvest(database, deps.clock, { old: { title: "Ancienne", places: [morlaix] } });
    await follow(deps, "a@x.fr", "territory:dep-29");
    await follow(deps, "a@x.fr", "theme:alimentation");
    await follow(deps, "b@x.fr", "territory:dep-35");
    await harvest(database, deps.clock, {
      one: { title: "Épicerie & <b>solidaire</b>", places: [morlaix], themes: ["circuits-courts"] },
      two: { title: "Ailleurs" },
    });
    const [mail, ...others] = await tick(deps);
    assert.equal(others.length, 0);
    assert.equal(mail?.to, "a@x.fr");
    assert.match(mail?.subject ?? "", /une nouvelle fiche, «\u00a0Épicerie & <b>solidaire<\/b>\u00a0»$/);
    assert.match(mail?.text ?? "", /Parce que vous suivez «\u00a0Finistère\u00a0»/);
    assert.match(mail?.html ?? "", /Épicerie &amp; &lt;b>solidaire/);
    assert.doesNotMatch(mail?.text ?? "", /Ancienne|Ailleurs/);
    assert.match(mail?.unsubscribe ?? "", /^http:\/\/essaim\.test\/desabonnement\/[\w-]{43}$/);
    assert.deepEqual(await tick(deps), [], "told once");
  });

  test("a fiche: the fields that changed as anybody reads them, its end, its return", async () => {
    const database = await open();
    const deps = depsOn(database);
    const fiche = { title: "Recyclerie", pitch: "On répare.", contacts: [{ kind: "email" as const, value: "p@x.fr" }] };
    await harvest(database, deps.clock, { one: fiche });
    const [id = ""] = await entryIds(database);
    await follow(deps, "a@x.fr", `entry:${id}`);
    await harvest(database, deps.clock, { one: { ...fiche, contacts: [{ kind: "email", value: "q@x.fr" }] } });
    assert.deepEqual(await tick(deps), [], "a private contact that changed is nobody's news");
    await harvest(database, deps.clock, { one: { ...fiche, pitch: "On répare et on vend.", places: [morlaix] } });
    const [changed] = await tick(deps);
    assert.match(changed?.text ?? "", /Recyclerie – a changé\u00a0: accroche et lieux/);
    deps.clock.advance(25 * HOUR);
    await erase(database, deps.clock, "one");
    const [gone] = await tick(deps);
    assert.match(gone?.text ?? "", /Recyclerie – n’est plus dans le catalogue/);
    assert.equal((await entriesByIds(database.read, [id])).length, 0);
  });

  test("a fiche that becomes one with another is not gone: who followed either follows both, and each again when they part", async () => {
    const database = await open();
    const deps = depsOn(database);
    await harvest(database, deps.clock, { a: { title: "Recyclerie" }, b: { title: "La Recyclerie" } });
    const [a = "", b = ""] = await entryIds(database);
    await follow(deps, "a@x.fr", `entry:${a}`);
    await follow(deps, "b@x.fr", `entry:${b}`);
    const signed = () => ({ at: deps.clock.now().toISOString(), by: "test", reason: "same" });
    const merged = await database.transaction((trx) => mergeEntries(trx, { entries: [a, b], ...signed() }));
    const lines = async () =>
      (await tick(deps)).map(({ to, text }) => `${to} ${/^- (.*)$/m.exec(text)?.[1]}`.replaceAll("\u00a0", " ")).sort();
    deps.clock.advance(25 * HOUR);
    for (const line of await lines()) assert.doesNotMatch(line, /n’est plus/);
    deps.clock.advance(25 * HOUR);
    await harvest(database, deps.clock, { b: { title: "La Recyclerie", pitch: "On répare." } });
    assert.deepEqual(await lines(), [
      "a@x.fr La Recyclerie – a changé : titre et accroche",
      "b@x.fr La Recyclerie – a changé : titre et accroche",
    ]);
    deps.clock.advance(25 * HOUR);
    await database.transaction((trx) => undoMerge(trx, { act: merged?.act ?? "", ...signed() }));
    await lines();
    deps.clock.advance(25 * HOUR);
    await harvest(database, deps.clock, { a: { title: "Recyclerie", pitch: "On vend." } });
    assert.deepEqual(await lines(), ["a@x.fr Recyclerie – a changé : accroche"]);
  });

  test("one letter a day at most, and one on Monday for who prefers that", async () => {
    const database = await open();
    const deps = depsOn(database);
    await follow(deps, "soon@x.fr", "territory:dep-29");
    await follow(deps, "weekly@x.fr", "territory:dep-29", "weekly");
    const counts: Record<string, number> = {};
    for (let hour = 0; hour < 96; hour += 4) {
      await harvest(database, deps.clock, { [`r${hour}`]: { title: `Fiche ${hour}`, places: [morlaix] } });
      for (const mail of await tick(deps)) counts[mail.to] = (counts[mail.to] ?? 0) + 1;
      deps.clock.advance(4 * HOUR);
    }
    // From Friday 9 h to Tuesday 9 h.
    assert.deepEqual(counts, { "soon@x.fr": 4, "weekly@x.fr": 1 });
  });

  test("a pause holds letters back, and one tells all afterwards; a harvest is a number", async () => {
    const database = await open();
    const deps = depsOn(database);
    await follow(deps, "a@x.fr", "territory:reg-53");
    await database.transaction((trx) =>
      trx.updateTable("follow_person").set({ muted_until: "2026-11-27T09:00:00.000Z" }).execute(),
    );
    const drafts = Object.fromEntries(
      Array.from({ length: 450 }, (_, i): [string, Draft] => [`r${i}`, { title: `Fiche ${i}`, places: [morlaix] }]),
    );
    await harvest(database, deps.clock, drafts);
    assert.deepEqual(await tick(deps), []);
    deps.clock.advance(8 * 24 * HOUR);
    const [mail, ...others] = await tick(deps);
    assert.equal(others.length, 0);
    assert.match(mail?.text ?? "", /Envie – 450\u00a0nouvelles fiches, dont/);
    assert.ok((mail?.text.length ?? 0) < 2_000);
  });

  test("messages: to those who follow the fiche or asked, never to their author; taken back before, never told", async () => {
    const database = await open();
    const deps = depsOn(database);
    await harvest(database, deps.clock, { one: { title: "Recyclerie" } });
    const [id = ""] = await entryIds(database);
    await follow(deps, "fan@x.fr", `entry:${id}`);
    await follow(deps, "asker@x.fr", threadTarget("m1", id));
    const tell = (message: Parameters<typeof tellMessage>[1]) =>
      database.transaction((trx) => tellMessage(trx, message, deps.clock));
    await tell({ id: "m1", entry: id, author: "asker@x.fr", words: "Prenez-vous les vélos ?" });
    await tell({ id: "m2", entry: id, answers: "m1", author: "fan@x.fr", by: "Le porteur", words: "Oui, <i>tous</i>." });
    await tell({ id: "m3", entry: id, words: "Spam" });
    await database.transaction((trx) => untellMessage(trx, "m3"));
    const told = await tick(deps);
    assert.deepEqual(
      told.map(({ to }) => to),
      ["asker@x.fr", "fan@x.fr"].sort((a, b) => told.findIndex((m) => m.to === a) - told.findIndex((m) => m.to === b)),
    );
    const textTo = (email: string) => told.find(({ to }) => to === email)?.text ?? "";
    assert.match(textTo("asker@x.fr"), /Le porteur a répondu\u00a0: «\u00a0Oui, <i>tous<\/i>\.\u00a0»/);
    assert.match(textTo("asker@x.fr"), /vous avez écrit à propos de «\u00a0Recyclerie/);
    assert.match(textTo("fan@x.fr"), /Prenez-vous les vélos/);
    assert.doesNotMatch(told.map(({ text }) => text).join(), /Spam|@x\.fr/);
  });

  test("a person's follows are shown to them, and erased; what nobody follows is forgotten", async () => {
    const database = await open();
    const deps = depsOn(database);
    await harvest(database, deps.clock, { one: { title: "Recyclerie" } });
    const [id = ""] = await entryIds(database);
    await follow(deps, "a@x.fr", `entry:${id}`);
    const processing = followProcessing;
    const held = await processing.held(database.read, "a@x.fr");
    assert.deepEqual(
      held.map(({ label }) => label),
      ["Votre adresse, pour les courriers de vos suivis", "Vous suivez la fiche «\u00a0Recyclerie\u00a0»"],
    );
    await database.transaction((trx) => processing.erase(trx, "a@x.fr", "2026-11-22T00:00:00Z"));
    assert.deepEqual(await processing.held(database.read, "a@x.fr"), []);
    assert.equal(await database.transaction(async (trx) => processing.purge?.(trx, new Date("2027-11-22T00:00:00Z"))), 1);
  });

  test("the job does all of it", async () => {
    const database = await open();
    const deps = depsOn(database);
    await follow(deps, "a@x.fr", "territory:dep-29");
    await harvest(database, deps.clock, { one: { title: "Une", places: [morlaix] } });
    deps.clock.advance(10 * 60_000);
    const context = { signal: new AbortController().signal, progress: () => {} };
    const job = { id: "j", queue: "follow", payload: {} } as Parameters<NonNullable<ReturnType<typeof followJobs>["follow"]>>[0];
    assert.deepEqual(await followJobs(deps).follow?.(job, context), { changes: 1, letters: 1 });
  });
});

/** Fails the nth transaction from now, at its end: what a process killed there leaves behind. */
function crashing(database: Database): { database: Database; crashAfter(n: number): void } {
  let left = Number.POSITIVE_INFINITY;
  const transaction: Database["transaction"] = (run) =>
    database.transaction(async (trx) => {
      const result = await run(trx);
      if (--left === 0) throw new Error("killed");
      return result;
    });
  return { database: { ...database, transaction }, crashAfter: (n) => (left = n) };
}

eachDatabase("Nothing is lost or told twice, whatever the order of ticks and crashes", (open, dialect) => {
  let database: Database;
  before(async () => {
    database = await open();
  });

  const rhythms: Rhythm[] = ["soon", "weekly", "monthly"];
  const step = fc.oneof(
    fc.record({ act: fc.constant("harvest" as const), where: fc.boolean(), food: fc.boolean() }),
    fc.record({ act: fc.constant("gather" as const), crash: fc.boolean() }),
    fc.record({ act: fc.constant("send" as const), crash: fc.boolean(), hours: fc.integer({ min: 0, max: 400 }) }),
  );

  describe("for any story", () => {
    test("each new fiche of what somebody follows is told to them once", async () => {
      let story = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...rhythms),
          fc.constantFrom(...rhythms),
          fc.array(step, { maxLength: 14 }),
          async (a, b, steps) => {
            const email = `p${story++}@x.fr`;
            const { database: mortal, crashAfter } = crashing(database);
            const clock = fixedClock(`2026-${String(1 + (story % 9)).padStart(2, "0")}-03T09:00:00Z`, 1);
            const deps: Deps = { database: mortal, clock, instance, sources: async () => directory };
            const died = (error: Error) => assert.equal(error.message, "killed");
            await gatherAll(database);
            await follow(deps, email, "territory:dep-29", a);
            await follow(deps, email, "theme:alimentation", b);
            const expected: string[] = [];
            const told: string[] = [];
            const collect = async () => {
              for (const mail of await letters(database))
                if (mail.to === email) told.push(...(mail.text.match(/^- (F\d+x\d+)/gm) ?? []).map((line) => line.slice(2)));
            };
            for (const [index, one] of steps.entries()) {
              if (one.act === "harvest") {
                const title = `F${story}x${index}`;
                if (one.where || one.food) expected.push(title);
                const draft = {
                  title,
                  ...(one.where && { places: [morlaix] }),
                  ...(one.food && { themes: ["circuits-courts"] }),
                };
                await harvest(database, clock, { [title]: draft });
              } else {
                crashAfter(one.crash ? 1 : Number.POSITIVE_INFINITY);
                if (one.act === "gather") await gatherNews(gatheringOn(mortal)).catch(died);
                else {
                  clock.advance(one.hours * HOUR);
                  await sendDigests(deps).catch(died);
                }
                crashAfter(Number.POSITIVE_INFINITY);
                await collect();
              }
            }
            await gatherAll(database);
            for (let week = 0; week < 3; week++) {
              clock.advance(32 * 24 * HOUR);
              await sendDigests(deps);
              await collect();
            }
            assert.deepEqual(told.sort(), expected.sort());
            await database.transaction((trx) => followProcessing.erase(trx, email, clock.now().toISOString()));
          },
        ),
        { numRuns: dialect === "sqlite" ? 40 : 12 },
      );
    });
  });
});
