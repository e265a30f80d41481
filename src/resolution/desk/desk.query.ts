import { entriesByIds, presentEntry, recordsOfEntries } from "../../catalogue/index.ts";
import { type Clock, DAY, earlier } from "../../platform/clock.ts";
import type { Executor } from "../../platform/database.ts";
import { type Case, caseById, judgements, queue } from "../case.query.ts";
import type { Judgement, Side } from "../judgement.ts";
import { casePage, likenessesOf } from "../likeness.store.ts";
import { caseIdOf } from "../likeness.ts";
import { recordKey } from "../linkage-record.ts";
import type { Judge } from "../resolution.policy.ts";

/** Parts of the queue, as its address says them. */
export const SHELVES = ["attente", "proches", "doutes", "arretes", "cote"] as const;
/** One of them. */
export type Shelf = (typeof SHELVES)[number];

const FILTERS = {
  attente: {},
  proches: { band: "suggested" },
  doutes: { band: "review" },
  arretes: { band: "held" },
  cote: { judged: "unknown" },
} as const satisfies Record<Shelf, object>;

/** Nobody passes more cases than this in a row. */
const FURTHEST = 1_000;

const filterOf = (judge: Judge, shelf: Shelf) => ({
  ...FILTERS[shelf],
  ...(judge.sources === "all" ? {} : { sources: [...judge.sources] }),
});

/** Cases of a part of the queue, most worth first. */
export const casesOn = (executor: Executor, judge: Judge, shelf: Shelf, page: { limit: number; offset: number }) =>
  queue(executor, { ...filterOf(judge, shelf), ...page });

/** How many cases each part of the queue holds. */
export async function countShelves(executor: Executor, judge: Judge): Promise<Record<Shelf, number>> {
  const totals = await Promise.all(
    SHELVES.map(async (shelf) => (await casePage(executor, { ...filterOf(judge, shelf), limit: 1, offset: 0 })).total),
  );
  return Object.fromEntries(SHELVES.map((shelf, at) => [shelf, totals[at]])) as Record<Shelf, number>;
}

/**
 * The case that follows one in its part of the queue (the first, when that one is settled), and how many come after: whoever passes
 * goes down the list, whoever judges goes on with what is most worth it.
 */
export async function nextCase(
  executor: Executor,
  judge: Judge,
  shelf: Shelf,
  after: string,
): Promise<{ next: string | undefined; rest: number }> {
  const { total, cases } = await casePage(executor, { ...filterOf(judge, shelf), limit: FURTHEST, offset: 0 });
  const at = cases.findIndex(({ id }) => id === after);
  return { next: cases[at + 1]?.id, rest: Math.max(0, total - at - 1) };
}

/** Any entries as a case: what the machine says of them where it says something. Undefined when fewer than two are left. */
export async function caseOfEntries(executor: Executor, entries: readonly string[]): Promise<Case | undefined> {
  const ids = [...new Set(await Promise.all(entries.map((id) => presentEntry(executor, id))))].sort();
  const found = await entriesByIds(executor, ids);
  if (found.length < 2) return undefined;
  const all = await likenessesOf(executor, ids);
  const records = await recordsOfEntries(executor, ids);
  return {
    id: caseIdOf(ids),
    band: "review",
    entries: found.map((entry) => ({ entry, records: records.get(entry.id) ?? [] })),
    likenesses: all.filter(({ a, b }) => ids.includes(a) && ids.includes(b)),
  };
}

/** The case in which entries are judged, all of them, where the machine proposes it and it waits. */
export async function waitingCaseOf(executor: Executor, entries: readonly string[]): Promise<string | undefined> {
  const all = await likenessesOf(executor, entries);
  const waiting = all.find(
    ({ a, b, band, judged }) => entries.includes(a) && entries.includes(b) && band !== "sibling" && judged === undefined,
  );
  const held = waiting && (await caseById(executor, waiting.case))?.entries.map(({ entry }) => entry.id);
  return held && entries.every((id) => held.includes(id)) ? waiting.case : undefined;
}

/** What somebody judged last, while it can be taken back at once; the log offers it for ever. */
export async function lastJudgementOf(executor: Executor, by: string, clock: Clock): Promise<Judgement | undefined> {
  const recent = await judgements(executor, { by, limit: 20 });
  const last = recent.find(({ verdict, undoneBy }) => verdict !== "undo" && undoneBy === undefined);
  return last && last.at >= earlier(clock.now(), DAY) ? last : undefined;
}

/**
 * What each side of some judgements is called, by `sideName`: as its own descriptions say it today, which tells apart what has become
 * one; else as its fiche does. A side that is not there is no more.
 */
export async function titlesOf(executor: Executor, sides: readonly Side[]): Promise<Map<string, string>> {
  const ids = [...new Set(sides.map(({ entry }) => entry))];
  const present = new Map(await Promise.all(ids.map(async (id) => [id, await presentEntry(executor, id)] as const)));
  const now = [...new Set(present.values())];
  const fiches = new Map((await entriesByIds(executor, now)).map(({ id, single }) => [id, single.title.value]));
  const records = [...(await recordsOfEntries(executor, now)).values()].flat().filter(({ body }) => !body.amends);
  const own = new Map(records.map((record) => [recordKey(record), record.body.title]));
  const titles = new Map<string, string>();
  for (const side of sides) {
    const said = side.records.map((record) => own.get(recordKey(record))).find((title) => title !== undefined);
    const title = said ?? fiches.get(present.get(side.entry) ?? "");
    if (title !== undefined) titles.set(sideName(side), title);
  }
  return titles;
}

/** Names a side among others: an entry may have been judged with other descriptions before. */
export const sideName = ({ entry, records }: Side): string => `${entry} ${records[0] ? recordKey(records[0]) : ""}`;
