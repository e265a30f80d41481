import { type Entry, entriesByIds, idsOfEntry, recordsOfEntries, type SourceRecord } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import { judgementPage } from "./judgement.store.ts";
import type { Judgement } from "./judgement.ts";
import { type CaseFilter, casePage, likenessesOfCase } from "./likeness.store.ts";
import type { Band, Likeness } from "./likeness.ts";

/** A case in the queue. */
export type CaseHead = {
  id: string;
  band: Exclude<Band, "sibling">;
  worth: number;
  /** How many entries it holds. */
  size: number;
  /** Of its likeliest pair. */
  probability: number;
  titles: string[];
};

/** An entry of a case: what its fiche says, and what each source says. */
type CaseEntry = { entry: Entry; records: SourceRecord[] };

/** A case as it is judged: its entries, oldest first, and how they stand to each other. */
export type Case = { id: string; band: CaseHead["band"]; entries: CaseEntry[]; likenesses: Likeness[] };

const RANK = ["held", "suggested", "review"] as const;

function bandOf(likenesses: readonly Likeness[]): CaseHead["band"] {
  return RANK.find((band) => likenesses.some((likeness) => likeness.band === band)) ?? "review";
}

const entriesOf = (likenesses: readonly Likeness[]): string[] => [...new Set(likenesses.flatMap(({ a, b }) => [a, b]))].sort();

const MOST_TITLES = 6;

/** What waits to be judged, most worth first. */
export async function queue(executor: Executor, filter: CaseFilter): Promise<{ total: number; cases: CaseHead[] }> {
  const { total, cases } = await casePage(executor, filter);
  const heads = await Promise.all(
    cases.map(async ({ id, worth, probability }) => {
      const likenesses = await likenessesOfCase(executor, id);
      const ids = entriesOf(likenesses);
      const entries = await entriesByIds(executor, ids.slice(0, MOST_TITLES));
      const titles = entries.map(({ single }) => single.title.value);
      return { id, band: bandOf(likenesses), worth, probability, size: ids.length, titles };
    }),
  );
  return { total, cases: heads };
}

/** A case whole; undefined when it is settled, or has become another. Contacts that are not open are in it: it is for those who may judge. */
export async function caseById(executor: Executor, id: string): Promise<Case | undefined> {
  const likenesses = await likenessesOfCase(executor, id);
  const ids = entriesOf(likenesses);
  const entries = await entriesByIds(executor, ids);
  if (entries.length < 2) return undefined;
  const records = await recordsOfEntries(executor, ids);
  return {
    id,
    band: bandOf(likenesses),
    entries: entries.map((entry) => ({ entry, records: records.get(entry.id) ?? [] })),
    likenesses,
  };
}

/** The log of judgements, newest first: of one account, of one entry under any of its ids, or all. */
export async function judgements(
  executor: Executor,
  { entry, ...filter }: { limit: number; before?: number | undefined; by?: string | undefined; entry?: string | undefined },
): Promise<Judgement[]> {
  const entries = entry === undefined ? undefined : await idsOfEntry(executor, entry);
  return judgementPage(executor, { ...filter, entries });
}
