import type { FacetCount } from "../query.ts";
import type { ValueTable } from "../value-table.ts";
import type { Counts } from "./count-tokens.ts";

/** More values than this are put in order all at once, not one after the other. */
const FEW = 64;

/**
 * The values of a group with how many documents have them: those that some have, the most frequent first, then by value.
 * @param numbers of the group's values @param most values given @param chosen numbers of values given in any case
 */
export function facetCounts(
  numbers: readonly number[],
  counts: Counts,
  values: ValueTable,
  most: number,
  chosen: readonly number[],
): FacetCount[] {
  const nameOf = (number: number) => values.entry(number)?.value ?? "";
  const facets = (most > FEW ? all(numbers, counts, nameOf) : best(numbers, counts, nameOf, most)).slice(0, most);
  const others = chosen.filter((number) => (counts[number] as number) > 0 && !facets.includes(number));
  return [...facets, ...sorted(others, counts, nameOf)].map((number) => ({
    value: nameOf(number),
    count: counts[number] as number,
  }));
}

type NameOf = (number: number) => string;

function sorted(numbers: number[], counts: Counts, nameOf: NameOf): number[] {
  return numbers.sort((a, b) => (counts[b] as number) - (counts[a] as number) || (nameOf(a) < nameOf(b) ? -1 : 1));
}

const all = (numbers: readonly number[], counts: Counts, nameOf: NameOf): number[] =>
  sorted(
    numbers.filter((number) => (counts[number] as number) > 0),
    counts,
    nameOf,
  );

/** The first few, each put in its place. */
function best(numbers: readonly number[], counts: Counts, nameOf: NameOf, most: number): number[] {
  const kept: number[] = [];
  if (!(most > 0)) return kept;
  let least = 1;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    const count = counts[number] as number;
    if (count < least) continue;
    let at = kept.length;
    while (at > 0 && isBefore(number, count, kept[at - 1] as number, counts, nameOf)) at--;
    if (at >= most) continue;
    if (kept.length < most) kept.push(number);
    for (let to = kept.length - 1; to > at; to--) kept[to] = kept[to - 1] as number;
    kept[at] = number;
    if (kept.length === most) least = counts[kept[most - 1] as number] as number;
  }
  return kept;
}

function isBefore(number: number, count: number, other: number, counts: Counts, nameOf: NameOf): boolean {
  const difference = count - (counts[other] as number);
  return difference > 0 || (difference === 0 && nameOf(number) < nameOf(other));
}
