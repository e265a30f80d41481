import { isBitmap, type Segment } from "../segment.ts";
import { findNumber } from "./live-segment.ts";

/** Sets the bits of documents that have one of these values (numbers of the whole index). */
export function setValues(segment: Segment, values: readonly number[], bits: Int32Array, words: number): void {
  for (const value of values) {
    const at = findNumber(segment.valueNumber, value);
    if (at < 0) continue;
    const count = segment.valueCount[at] as number;
    const start = segment.valueStart[at] as number;
    if (isBitmap(count, segment.documents)) orValue(segment.valueWords, start, bits, words);
    else listValue(segment.valueWords, start, count, bits);
  }
}

function orValue(values: Int32Array, start: number, bits: Int32Array, words: number): void {
  for (let w = 0; w < words; w++) bits[w] = (bits[w] as number) | (values[start + w] as number);
}

function listValue(values: Int32Array, start: number, count: number, bits: Int32Array): void {
  for (let i = start; i < start + count; i++) {
    const document = values[i] as number;
    bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << document);
  }
}

/** How many documents of the segment have one of these values, at most. */
export function countOfValues(segment: Segment, values: readonly number[]): number {
  let count = 0;
  for (const value of values) {
    const at = findNumber(segment.valueNumber, value);
    if (at >= 0) count += segment.valueCount[at] as number;
  }
  return Math.min(count, segment.documents);
}

/** Whether each of these values is a bitmap, or is not in the segment. */
export const areBitmaps = (segment: Segment, values: readonly number[]): boolean =>
  values.every((value) => {
    const at = findNumber(segment.valueNumber, value);
    return at < 0 || isBitmap(segment.valueCount[at] as number, segment.documents);
  });

/** Sets `out[i]` to 0 where document `docs[i]` has one of these values, all of them bitmaps, to -1 elsewhere. */
export function testBitmaps(segment: Segment, values: readonly number[], docs: Int32Array, count: number, out: Int32Array): void {
  out.fill(-1, 0, count);
  for (const value of values) {
    const at = findNumber(segment.valueNumber, value);
    if (at >= 0) testBitmap(segment.valueWords, segment.valueStart[at] as number, docs, count, out);
  }
}

function testBitmap(words: Int32Array, start: number, docs: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const document = docs[i] as number;
    out[i] = (out[i] as number) & ((((words[start + (document >>> 5)] as number) >>> (document & 31)) & 1) - 1);
  }
}

/** Sets `out[i]` to 0 where document `docs[i]` has one of these values of a group, to -1 elsewhere, by looking at each one's set. */
export function testValues(
  segment: Segment,
  group: number,
  values: readonly number[],
  docs: Int32Array,
  count: number,
  out: Int32Array,
): void {
  const { setOf, setStart, setValue } = segment;
  const base = group * segment.documents;
  for (let i = 0; i < count; i++) {
    const set = setOf[base + (docs[i] as number)] as number;
    const end = setStart[set + 1] as number;
    let found = -1;
    for (let at = setStart[set] as number; at < end; at++) if (values.includes(setValue[at] as number)) found = 0;
    out[i] = found;
  }
}
