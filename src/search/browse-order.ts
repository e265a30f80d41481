import { DAY } from "../platform/clock.ts";
import type { SearchDocument } from "./search-document.ts";

/** A fiche that nobody confirmed for this long counts half. */
const HALF_LIFE_DAYS = 365;

/**
 * The order of fiches when nothing is asked: completeness halved by each year since a partner last confirmed it, as a
 * logarithm, so that the order between two fiches never depends on today's date.
 */
export function browseRank({ completeness, confirmedAt }: Pick<SearchDocument, "completeness" | "confirmedAt">): number {
  const days = (Date.parse(confirmedAt) || 0) / DAY;
  return Math.log2(0.05 + completeness) + days / HALF_LIFE_DAYS;
}

const WINDOW = 5;
const MOST_IN_WINDOW = 2;

/**
 * Spreads partners out: `groups` are lists already in order, one per partner; in any five results at most two come from
 * one partner as long as another has something to show. `better(a, b)` is a total order. Yields lazily.
 */
export function* spread<T>(groups: readonly (readonly T[])[], better: (a: T, b: T) => boolean): Generator<T> {
  const next = groups.map(() => 0);
  const recent: number[] = [];
  for (;;) {
    let chosen = -1;
    let freely = false;
    for (let group = 0; group < groups.length; group++) {
      const candidate = groups[group]?.[next[group] ?? 0];
      if (candidate === undefined) continue;
      const free = recent.filter((used) => used === group).length < MOST_IN_WINDOW;
      const best = chosen < 0 ? undefined : groups[chosen]?.[next[chosen] ?? 0];
      if (best === undefined || (free && !freely) || (free === freely && better(candidate, best))) {
        chosen = group;
        freely = free;
      }
    }
    const result = groups[chosen]?.[next[chosen] ?? 0];
    if (result === undefined) return;
    next[chosen] = (next[chosen] ?? 0) + 1;
    recent.push(chosen);
    if (recent.length >= WINDOW) recent.shift();
    yield result;
  }
}
