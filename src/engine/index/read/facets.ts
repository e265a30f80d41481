import type { FacetCount } from "../query.ts";
import type { ValueTable } from "../value-table.ts";
import type { Counts } from "./count-tokens.ts";

/**
 * The values of a group with how many documents have them: those that some have, the most frequent first, then by value.
 * @param numbers of the group's values @param most values given @param chosen numbers of values given in any case
 */
export function facetCounts(
  numbers: readonly number[],
  counts: Counts,
  values: ValueTable,
  most: number,
  chosen: ReadonlySet<number>,
): FacetCount[] {
  const found = numbers.filter((number) => (counts[number] as number) > 0);
  const least = most < found.length ? leastCount(found, counts, most) : 0;
  const facets = found
    .filter((number) => (counts[number] as number) >= least || chosen.has(number))
    .map((number) => ({ number, value: values.entry(number)?.value ?? "", count: counts[number] as number }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return facets.filter(({ number }, i) => i < most || chosen.has(number)).map(({ value, count }) => ({ value, count }));
}

/** The count of the last of the `most` most frequent values. */
function leastCount(numbers: readonly number[], counts: Counts, most: number): number {
  if (most <= 0) return Number.POSITIVE_INFINITY;
  const sorted = Int32Array.from(numbers, (number) => counts[number] as number).sort();
  return sorted[sorted.length - most] as number;
}
