import { isBitmap } from "../segment.ts";
import { countShared } from "./bitmap.ts";
import type { LiveSegment } from "./live-segment.ts";
import type { Scratch } from "./scratch.ts";

/** Counts of facet values by number of the whole index, added to by each segment. */
export type Counts = Int32Array;

/** Fewer documents than this share of a group's sets are counted value by value, without counting sets first. */
const WORTH_COUNTING_SETS = 1 / 4;

/** Counts the values that these documents have in a group. @param step 1, or -1 to take them away */
export function countListed(
  live: LiveSegment,
  group: number,
  docs: Int32Array,
  count: number,
  step: number,
  counts: Counts,
  scratch: Scratch,
): void {
  const { documents, setOf, groupSet, setStart, setValue } = live.segment;
  const first = groupSet[group] as number;
  const sets = (groupSet[group + 1] as number) - first;
  if (count < sets * WORTH_COUNTING_SETS) {
    countEach(setOf, group * documents, docs, count, setStart, setValue, step, counts);
    return;
  }
  const mark = scratch.mark();
  const bySet = scratch.ints(sets).fill(0, 0, sets);
  countSets(setOf, group * documents, docs, count, first, bySet);
  spreadSets(bySet, first, sets, setStart, setValue, step, counts);
  scratch.release(mark);
}

function countEach(
  setOf: Uint32Array,
  base: number,
  docs: Int32Array,
  count: number,
  setStart: Uint32Array,
  setValue: Uint32Array,
  step: number,
  counts: Counts,
): void {
  for (let i = 0; i < count; i++) {
    const set = setOf[base + (docs[i] as number)] as number;
    const end = setStart[set + 1] as number;
    for (let at = setStart[set] as number; at < end; at++) {
      const value = setValue[at] as number;
      counts[value] = (counts[value] as number) + step;
    }
  }
}

/** One step a document: this is where most of the time of a search with many matches goes. */
function countSets(setOf: Uint32Array, base: number, docs: Int32Array, count: number, first: number, bySet: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const set = (setOf[base + (docs[i] as number)] as number) - first;
    bySet[set] = (bySet[set] as number) + 1;
  }
}

/** What was counted by set, by value. */
function spreadSets(
  bySet: Int32Array,
  first: number,
  sets: number,
  setStart: Uint32Array,
  setValue: Uint32Array,
  step: number,
  counts: Counts,
): void {
  for (let s = 0; s < sets; s++) {
    const count = (bySet[s] as number) * step;
    if (count === 0) continue;
    const end = setStart[first + s + 1] as number;
    for (let at = setStart[first + s] as number; at < end; at++) {
      const value = setValue[at] as number;
      counts[value] = (counts[value] as number) + count;
    }
  }
}

/** Counts the values of a group over all documents that count: they are known. */
export function countAll({ segment, valueSize, groupValues }: LiveSegment, group: number, counts: Counts): void {
  for (const at of groupValues[group] as Int32Array) {
    const value = segment.valueNumber[at] as number;
    counts[value] = (counts[value] as number) + (valueSize[at] as number);
  }
}

/** Counts the values of a group over the documents of a bitmap, value after value: better than one by one for many documents and few values. */
export function countByValue(
  { segment, words, groupValues }: LiveSegment,
  group: number,
  bits: Int32Array,
  counts: Counts,
): void {
  const { valueNumber, valueCount, valueStart, valueWords, documents } = segment;
  for (const at of groupValues[group] as Int32Array) {
    const value = valueNumber[at] as number;
    const start = valueStart[at] as number;
    const count = valueCount[at] as number;
    const found = isBitmap(count, documents)
      ? countShared(bits, valueWords, start, words)
      : countIn(bits, valueWords, start, start + count);
    counts[value] = (counts[value] as number) + found;
  }
}

/** How many of these documents are in a bitmap. */
function countIn(bits: Int32Array, documents: Uint32Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const document = documents[i] as number;
    count += ((bits[document >>> 5] as number) >>> document) & 1;
  }
  return count;
}

/** Steps that `countByValue` takes. */
export function stepsByValue({ segment, words, groupValues }: LiveSegment, group: number): number {
  let steps = 0;
  for (const at of groupValues[group] as Int32Array) {
    const count = segment.valueCount[at] as number;
    steps += isBitmap(count, segment.documents) ? words : count;
  }
  return steps;
}
