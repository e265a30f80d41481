import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { presentEntry } from "../catalogue/index.ts";
import type { Database } from "../platform/database.ts";
import { isProblem } from "../platform/errors.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { judgements } from "./case.query.ts";
import { MACHINE } from "./judgement.ts";
import { judge, type ResolutionDeps, undo } from "./resolution.commands.ts";
import { at, entriesOf, match, resolutionDeps, type Told, TWICE, take } from "./testing/catalogue.ts";

/** Three descriptions of one thing, one of its neighbour, one of a namesake elsewhere. */
const THINGS: readonly Told[] = [
  TWICE[0],
  TWICE[1],
  { ...TWICE[1], title: "Ressourcerie Monts d'Arrée", id: "three" },
  { title: "Café associatif des Monts d'Arrée", id: "four", places: at("Morlaix", "14 rue de Brest") },
  { title: "Ressourcerie des Monts du Lyonnais", id: "five", places: at("Rennes", "2 rue Saint-Malo") },
];
const SOURCES = ["a", "b", "c", "d", "e"];

type Step =
  | { do: "take"; thing: number; day: number }
  | { do: "match" }
  | { do: "judge"; one: number; other: number; verdict: "same" | "distinct" | "sibling" | "unknown" }
  | { do: "undo"; which: number };

const thing = fc.nat(THINGS.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("take" as const), thing, day: fc.integer({ min: 10, max: 40 }) }) },
  { weight: 2, arbitrary: fc.constant({ do: "match" as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("judge" as const),
      one: thing,
      other: thing,
      verdict: fc.constantFrom("same", "distinct", "sibling", "unknown"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), which: fc.nat(20) }) },
);

const takeThing = (database: Database, number: number, day: number) => {
  const told = THINGS[number] as Told;
  return take(database, SOURCES[number] ?? "a", day, { ...told, keywords: [`dit le jour ${day}`] });
};

/** The entry of each thing today, by the order of things. */
async function groups(database: Database, minted: readonly string[]): Promise<number[]> {
  const present = await Promise.all(minted.map((id) => presentEntry(database.read, id)));
  return present.map((id) => present.indexOf(id));
}

async function allTaken(database: Database): Promise<string[]> {
  const minted: string[] = [];
  for (const number of THINGS.keys()) {
    await takeThing(database, number, number);
    const known = new Set(minted);
    minted.push(...(await entriesOf(database)).map(({ id }) => id).filter((id) => !known.has(id)));
  }
  return minted;
}

/** Refusals are answers: nothing is done. */
const unlessRefused = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!isProblem(error)) throw error;
  });

async function act(deps: ResolutionDeps, minted: readonly string[], one: Step): Promise<void> {
  if (one.do === "take") await takeThing(deps.database, one.thing, one.day);
  else if (one.do === "match") await match(deps);
  else if (one.do === "judge")
    await unlessRefused(
      judge(deps, { entries: [minted[one.one] ?? "", minted[one.other] ?? ""], verdict: one.verdict, by: "account:ana" }),
    );
  else {
    const standing = (await judgements(deps.database.read, { limit: 100 })).filter(
      ({ verdict, undoneBy }) => verdict !== "undo" && undoneBy === undefined,
    );
    const chosen = standing[one.which % Math.max(1, standing.length)];
    if (chosen) await undo(deps, { seq: chosen.seq, by: "account:ana" });
  }
}

eachDatabase("Whatever happens in whatever order", (open, dialect) => {
  const numRuns = dialect === "sqlite" ? 12 : 2;

  test("taking every judgement back, last first, gives every fiche as its sources tell it; the machine redoes none", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const database = await open();
        const deps = resolutionDeps(database);
        const minted = await allTaken(database);
        for (const one of steps) await act(deps, minted, one);
        const before = await judgements(database.read, { limit: 100 });
        for (const { seq, verdict, undoneBy } of before)
          if (verdict !== "undo" && undoneBy === undefined) await undo(deps, { seq, by: "account:bob" });
        assert.deepEqual(await groups(database, minted), [...THINGS.keys()], "each alone again, under its own id");
        const apart = await open();
        for (const number of THINGS.keys()) await takeThing(apart, number, number);
        for (const one of steps) if (one.do === "take") await takeThing(apart, one.thing, one.day);
        const said = async (of: Database) =>
          (await entriesOf(of)).map(({ single, lists, sources }) => ({ single, lists, sources }));
        assert.deepEqual(await said(database), await said(apart), "and each says what it would have said");

        const redone = before.filter(({ verdict, by }) => verdict === "same" && by === MACHINE);
        await match(deps);
        const now = await groups(database, minted);
        for (const { sides } of redone) {
          const things = sides.flatMap(({ records }) => records.map(({ source }) => SOURCES.indexOf(source)));
          if (sides.length === 2 && things.length === 2) assert.notEqual(now[things[0] ?? 0], now[things[1] ?? 0]);
        }
      }),
      { numRuns },
    );
  });

  test("what people judged last of two things holds, however often the machine looks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const database = await open();
        const deps = resolutionDeps(database);
        const minted = await allTaken(database);
        for (const one of steps) await act(deps, minted, one);
        const log = await judgements(database.read, { limit: 100 });
        const held = await groups(database, minted);
        await match(deps);
        await match(deps);
        const now = await groups(database, minted);
        for (const { verdict, by, undoneBy, sides, seq } of log) {
          if (verdict === "undo" || by === MACHINE || undoneBy !== undefined || sides.length !== 2) continue;
          const [one, other] = sides.map(({ records }) => SOURCES.indexOf(records[0]?.source ?? ""));
          const later = log.some(
            (line) =>
              line.seq > seq &&
              line.verdict !== "undo" &&
              line.sides.some(({ records }) =>
                records.some((r) => SOURCES.indexOf(r.source) === one || SOURCES.indexOf(r.source) === other),
              ),
          );
          if (later || held[one ?? 0] === held[other ?? 0]) continue;
          if (verdict !== "same") assert.notEqual(now[one ?? 0], now[other ?? 0], `${verdict} of ${one} and ${other}`);
        }
      }),
      { numRuns },
    );
  });
});
