import { type Change, entriesByIds, entryBefore, type SourceDirectory } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import type { StandingSearches } from "../search/index.ts";
import type { Target } from "./follow.ts";
import type { NewsDraft } from "./news.ts";
import { followedSearches, lastSaid } from "./saved-search.store.ts";
import { searchNews } from "./search-news.ts";

/** The searches that are followed, met by what changes. */
export type WatchDeps = { searches: StandingSearches; sources(): Promise<SourceDirectory> };

/** Every entry that a change may have created, changed or emptied. */
export function touchedBy({ action, entry, before, after }: Change): string[] {
  if (action !== "merge" && action !== "split") return [entry];
  return [entry, ...`${before ?? ""} ${after ?? ""}`.split(/[^0-9a-z]+/)].filter(Boolean);
}

const targetOf = (search: string): Target => `search:${search}`;

/**
 * News of some changes, in their order, for those who follow searches. Only what changed is looked at, and only the searches that
 * may find it: never all searches, never the whole catalogue. Reads alone: no writer waits for the words to be analysed.
 */
export async function newsOfSearches(
  read: Executor,
  { searches, sources }: WatchDeps,
  changes: readonly Change[],
): Promise<NewsDraft[]> {
  const followed = await followedSearches(read);
  await searches.keep(followed);
  if (followed.size === 0) return [];
  const touched = Map.groupBy(
    changes.flatMap((change) => touchedBy(change).map((entry) => ({ entry, change }))),
    ({ entry }) => entry,
  );
  const directory = await sources();
  const entries = await entriesByIds(read, [...touched.keys()]);
  const found = await searches.match(entries, directory);
  const before = new Map(
    await Promise.all(
      [...found.keys()].map(async (id) => [id, await entryBefore(read, id, touched.get(id)?.[0]?.change.at ?? "")] as const),
    ),
  );
  const foundBefore = await searches.match(
    [...before.values()].filter((entry) => entry !== undefined),
    directory,
  );
  const said = await lastSaid(read, [...found.keys()]);
  return entries.flatMap((entry) => {
    const change = touched.get(entry.id)?.at(-1)?.change;
    const ids = found.get(entry.id);
    if (!change || !ids) return [];
    return searchNews({
      entry,
      change,
      before: before.get(entry.id),
      searches: ids.map(targetOf),
      searchesBefore: new Set((foundBefore.get(entry.id) ?? []).map(targetOf)),
      said: said.get(entry.id) ?? new Map(),
    });
  });
}
