import { isBitmap, type Segment } from "../segment.ts";
import { countShared } from "./bitmap.ts";
import type { Counts } from "./count-tokens.ts";
import type { LiveSegment } from "./live-segment.ts";

/** Counts the values that these documents have in a group, set by set: for groups whose values no slot tells. @param step 1, or -1 to take them away */
export function countSets(segment: Segment, group: number, docs: Int32Array, count: number, step: number, counts: Counts): void {
  const { documents, setOf, setStart, setValue } = segment;
  const base = group * documents;
  for (let i = 0; i < count; i++) {
    const set = setOf[base + (docs[i] as number)] as number;
    const end = setStart[set + 1] as number;
    for (let at = setStart[set] as number; at < end; at++) {
      const value = setValue[at] as number;
      counts[value] = (counts[value] as number) + step;
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
function countIn(bits: Int32Array, documents: Int32Array, from: number, to: number): number {
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
