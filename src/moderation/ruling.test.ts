import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedClock } from "../platform/clock.ts";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { findCase } from "./case.store.ts";
import type { CaseInput } from "./case.ts";
import { eventsOf, listEvents } from "./event.store.ts";
import { appeal, closeCase, openCase } from "./index.ts";
import { countQueue, listQueue, nextAfter } from "./queue.store.ts";
import { decide, decideTogether, type Judge, undo, undoTogether } from "./ruling.commands.ts";
import { recordingDesk } from "./testing/desk.ts";
import { alikeCases } from "./trace.store.ts";

const curator: Judge = { account: { id: "curator" }, scope: {} };
const editor: Judge = { account: { id: "editor" }, scope: { partners: ["p1"] } };
const problem = (code: string) => (error: unknown) => isProblem(error, code);
const HONEST = "Un jardin nourricier tenu par les habitants du quartier, ouvert aux voisins chaque samedi matin.";
const SPAM =
  "Taxi conventionné Marseille, aéroport, réservez 24h/24 au 06 12 34 56 78, devis gratuit, meilleur prix ! https://taxi.example";

eachDatabase("Decisions", (open) => {
  const setUp = async () => {
    const [desk, clock] = [recordingDesk(), fixedClock("2026-11-22T10:00:00.000Z")];
    const database = await open();
    const deps = { database, clock, desks: [desk] };
    const put = async (subject: string, more: Partial<CaseInput> = {}) => {
      clock.advance(60_000);
      const input: CaseInput = { kind: "proposal", subject, title: subject, texts: [`${HONEST} ${subject}`], ...more };
      return (await database.transaction((trx) => openCase(trx, input, clock))).case;
    };
    const seen = async (id: string) => ({ id, version: (await findCase(database.read, id))?.version ?? 0 });
    const acts = async (id: string) => (await eventsOf(database.read, id)).map((event) => event.act).reverse();
    return { database, clock, deps, desk, put, seen, acts };
  };

  test("the queue shows what cannot wait, then the oldest; what was put aside and what looks like spam lie apart", async () => {
    const { database, deps, put, seen } = await setUp();
    const old = await put("old");
    const young = await put("young");
    const urgent = await put("urgent", { urgent: true });
    const spam = await put("spam", { texts: [SPAM] });
    const aside = await put("aside");
    await decide(deps, curator, await seen(aside), "aside", { note: "Tu connais ?" });
    const ids = async (shelf: "attente" | "mis-de-cote" | "indesirable") =>
      (await listQueue(database.read, { shelf }, { page: 1, size: 10 })).map((it) => it.id);
    assert.deepEqual(await ids("attente"), [urgent, old, young]);
    assert.deepEqual(await ids("mis-de-cote"), [aside]);
    assert.deepEqual(await ids("indesirable"), [spam]);
    const counts = await countQueue(database.read, {});
    assert.deepEqual(counts.attente, { total: 3, kinds: { proposal: 3 } });
    const it = await findCase(database.read, old);
    assert.ok(it);
    assert.deepEqual(await nextAfter(database.read, { shelf: "attente" }, { ...it, rank: 1 }), { id: young, rest: 2 });
  });

  test("a decision is told to the room, written down with its author and reason, and taken back with its effects", async () => {
    const { database, deps, desk, put, seen, acts } = await setUp();
    const id = await put("a");
    await decide(deps, curator, await seen(id), "refuse", { message: "Hors du champ" });
    const [refusal] = await eventsOf(database.read, id);
    assert.deepEqual([refusal?.act, refusal?.by, refusal?.message], ["refused", "account:curator", "Hors du champ"]);
    await undo(deps, curator, refusal?.id ?? "");
    assert.equal((await findCase(database.read, id))?.state, "waiting");
    await decide(deps, curator, await seen(id), "accept");
    assert.deepEqual(desk.told, [
      "refuse a account:curator Hors du champ",
      "reopen a account:curator",
      "accept a account:curator",
    ]);
    assert.deepEqual(await acts(id), ["opened", "refused", "reopened", "accepted"]);
    await assert.rejects(undo(deps, curator, refusal?.id ?? ""), problem("moderation/not-undoable"));
    await assert.rejects(undo(deps, curator, "nowhere"), problem("moderation/not-found"));
  });

  test("of two who decide, the second sees the first's decision: nothing is overwritten", async () => {
    const { database, deps, desk, put, seen } = await setUp();
    const id = await put("a");
    const both = await seen(id);
    const outcomes = await Promise.allSettled([
      decide(deps, curator, both, "accept"),
      decide(deps, { ...curator, account: { id: "other" } }, both, "refuse", { message: "Non" }),
    ]);
    assert.deepEqual(outcomes.map((outcome) => outcome.status).sort(), ["fulfilled", "rejected"]);
    assert.equal(desk.told.length, 1);
    const stale = await seen(await put("b"));
    await put("b", { title: "changed by its author" });
    await assert.rejects(decide(deps, curator, stale, "accept"), problem("moderation/decided"));
    assert.equal((await findCase(database.read, stale.id))?.state, "waiting");
  });

  test("when the room cannot do it, nothing is written down", async () => {
    const { database, deps, put, seen, acts } = await setUp();
    const id = await put("a");
    const broken = { ...recordingDesk(), accept: async () => Promise.reject(new Error("no")) };
    await assert.rejects(decide({ ...deps, desks: [broken] }, curator, await seen(id), "accept"));
    assert.equal((await findCase(database.read, id))?.state, "waiting");
    assert.deepEqual(await acts(id), ["opened"]);
  });

  test("spam and doubt are marked and unmarked, each taken back by its contrary", async () => {
    const { database, deps, put, seen, acts } = await setUp();
    const id = await put("a", { texts: [SPAM] });
    for (const verdict of ["clear", "flag", "aside", "back"] as const) await decide(deps, curator, await seen(id), verdict);
    const [last] = await eventsOf(database.read, id);
    await undo(deps, curator, last?.id ?? "");
    assert.equal((await findCase(database.read, id))?.aside, true);
    assert.deepEqual(await acts(id), ["opened", "cleared", "flagged", "aside", "back", "aside"]);
    await decide(deps, curator, { id, version: 0 }, "note", { note: "Vu avec Ana" });
    assert.equal((await eventsOf(database.read, id))[0]?.note, "Vu avec Ana");
  });

  test("what resembles a case is refused together, and comes back together", async () => {
    const { database, deps, desk, put, seen } = await setUp();
    const ids = [];
    for (const subject of ["1", "2", "3"]) ids.push(await put(subject, { texts: [SPAM], email: "x@spam.example" }));
    await put("honest");
    const alike = await alikeCases(database.read, ids[0] ?? "");
    for (const how of ["auteur", "domaine", "texte"] as const) assert.deepEqual(alike[how].sort(), ids.slice(1).sort(), how);
    const all = await Promise.all(ids.map(seen));
    const first = all[0] ?? { id: "", version: 0 };
    await decide(deps, curator, first, "accept");
    const { batch, done, left } = await decideTogether(deps, curator, all, "refuse", { message: "Publicité" });
    assert.deepEqual([done, left], [2, 1]);
    assert.equal((await listEvents(database.read, { batch }, { page: 1, size: 10 })).total, 2);
    assert.equal(await undoTogether(deps, curator, batch), 2);
    assert.equal((await findCase(database.read, first.id))?.state, "accepted");
    assert.equal(desk.told.filter((line) => line.startsWith("reopen")).length, 2);
  });

  test("editors of a partner see and decide what names it, and take back only their own decisions", async () => {
    const { database, deps, put, seen } = await setUp();
    const theirs = await put("theirs", { partners: ["p1", "p2"] });
    const others = await put("others", { partners: ["p2"] });
    const visible = await listQueue(database.read, { partners: ["p1"] }, { page: 1, size: 10 });
    assert.deepEqual(
      visible.map((it) => it.id),
      [theirs],
    );
    assert.equal((await countQueue(database.read, { partners: [] })).attente.total, 0);
    await assert.rejects(decide(deps, editor, await seen(others), "accept"), problem("moderation/not-found"));
    await decide(deps, editor, await seen(theirs), "accept");
    const [own] = await eventsOf(database.read, theirs);
    await undo(deps, editor, own?.id ?? "");
    await decide(deps, curator, await seen(theirs), "refuse", { message: "Non" });
    const [curators] = await eventsOf(database.read, theirs);
    await assert.rejects(undo(deps, editor, curators?.id ?? ""), problem("moderation/not-yours"));
    assert.equal(
      (await listEvents(database.read, { partners: ["p1"] }, { page: 1, size: 50 })).events.every((e) => e.case === theirs),
      true,
    );
  });

  test("a refusal is contested once, and goes before everything else", async () => {
    const { database, clock, deps, put, seen } = await setUp();
    await put("older");
    const id = await put("a");
    const contest = (text: string) => database.transaction((trx) => appeal(trx, "proposal", "a", text, clock));
    await assert.rejects(contest("Mais si"), problem("moderation/not-refused"));
    await decide(deps, curator, await seen(id), "refuse", { message: "Non" });
    await contest("Relisez \0 la règle \ud800");
    assert.equal((await listQueue(database.read, { shelf: "attente" }, { page: 1, size: 1 }))[0]?.id, id);
    await decide(deps, curator, await seen(id), "refuse", { message: "Toujours non" });
    await assert.rejects(contest("Encore"), problem("moderation/appealed"));
    await assert.rejects(
      database.transaction((trx) => appeal(trx, "proposal", "unknown", "?", clock)),
      problem("moderation/not-found"),
    );
  });

  test("what its author withdrew is nobody's to decide", async () => {
    const { database, clock, deps, put, seen } = await setUp();
    const id = await put("a");
    const before = await seen(id);
    await database.transaction((trx) => closeCase(trx, "proposal", "a", clock));
    await assert.rejects(decide(deps, curator, before, "accept"), problem("moderation/decided"));
  });
});
