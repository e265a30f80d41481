import type { Segment } from "../segment.ts";
import { type Sliced, STEP } from "./slices.ts";

type Sets = Pick<Segment, "setValue" | "setStart">;

/**
 * Sets of values told by leaves: set s by `leafOf[leafStart[s]]` to `leafOf[leafStart[s + 1]]`. A leaf is a value with those that
 * come with it wherever it comes (the theme of a narrower one, the region of a department), but for those that a leaf before it brought.
 */
export type SetLeaves = { leafStart: Uint32Array; leafOf: number[]; leaves: number[][] };

/** Sets with more values than this are not looked into: each value is a leaf. */
const LONG = 32;

type Always = Map<number, number[]>;

export function* leavesOfSets(sets: Sets, first: number, count: number): Sliced<SetLeaves> {
  const always = yield* alwaysWith(sets, first, count);
  const leafStart = new Uint32Array(count + 1);
  const leafOf: number[] = [];
  const leaves: number[][] = [];
  const known = new Map<number | string, number>();
  for (let s = 0; s < count; s++) {
    const values = [...sets.setValue.subarray(sets.setStart[first + s], sets.setStart[first + s + 1])];
    const isLong = values.length > LONG;
    const covered: number[] = [];
    for (const value of values) {
      if (!isLong && values.some((other) => brings(always, other, value))) continue;
      const others = isLong ? [] : (always.get(value) ?? []);
      const own = covered.length === 0 ? others : others.filter((other) => !covered.includes(other));
      covered.push(...own);
      // A value with all that it brings is told by its number.
      const key = own.length === others.length ? value : [value, ...own].join();
      let leaf = known.get(key);
      if (leaf === undefined) {
        leaf = leaves.push([value, ...own]) - 1;
        known.set(key, leaf);
      }
      leafOf.push(leaf);
    }
    leafStart[s + 1] = leafOf.length;
    if (s % (STEP / 16) === 0) yield;
  }
  return { leafStart, leafOf, leaves };
}

/** Whether the first value always comes with the second; of two that always come together, the smaller brings the other. */
function brings(always: Always, bringer: number, value: number): boolean {
  if (bringer === value || !always.get(bringer)?.includes(value)) return false;
  return bringer < value || !always.get(value)?.includes(bringer);
}

/** By value: the other values that are in every set where it is. */
function* alwaysWith({ setValue, setStart }: Sets, first: number, count: number): Sliced<Always> {
  const always: Always = new Map();
  for (let s = first; s < first + count; s++) {
    const values = setValue.subarray(setStart[s], setStart[s + 1]);
    for (const value of values) {
      const known = always.get(value);
      if (known === undefined) always.set(value, values.length > LONG ? [] : [...values].filter((other) => other !== value));
      else if (known.some((other) => !values.includes(other))) {
        always.set(
          value,
          known.filter((other) => values.includes(other)),
        );
      }
    }
    if (s % (STEP / 16) === 0) yield;
  }
  return always;
}
