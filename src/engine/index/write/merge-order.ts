import type { Segment } from "../segment.ts";
import { compareBytes } from "../utf8-order.ts";
import { CursorHeap } from "./cursor-heap.ts";
import { type Sliced, STEP } from "./slices.ts";

/** A segment to merge, and which of its documents were dead when the merge began: a bit each. */
export type MergeInput = { segment: Segment; dead: Uint32Array };

/** The new number of a document that was dead. */
export const GONE = 0xffffffff;

/** The documents of a merged segment, in order: where each comes from. */
export type MergedOrder = {
  documents: number;
  /** By new number: which input, and its number there. */
  sourceInput: Uint16Array;
  sourceDocument: Uint32Array;
  /** By input, then by old number: the new number, or `GONE`. */
  newNumber: readonly Uint32Array[];
};

const isSet = (bits: Uint32Array, at: number): boolean => (((bits[at >>> 5] as number) >>> (at & 31)) & 1) === 1;

/** Whether document `a` of one segment goes before document `b` of another. */
function goesBefore(one: Segment, a: number, other: Segment, b: number): boolean {
  const rank = one.rank[a] as number;
  const otherRank = other.rank[b] as number;
  if (rank !== otherRank) return rank > otherRank;
  const [from, to] = [one.idStart[a] as number, one.idStart[a + 1] as number];
  return compareBytes(one.ids, from, to, other.ids, other.idStart[b] as number, other.idStart[b + 1] as number) < 0;
}

/** Numbers anew the living documents of segments, each already in order. */
export function* mergeOrder(inputs: readonly MergeInput[]): Sliced<MergedOrder> {
  const segments = inputs.map(({ segment }) => segment);
  const total = segments.reduce((sum, { documents }) => sum + documents, 0);
  const sourceInput = new Uint16Array(total);
  const sourceDocument = new Uint32Array(total);
  const newNumber = segments.map(({ documents }) => new Uint32Array(documents).fill(GONE));
  const at = new Uint32Array(inputs.length);

  /** Moves an input to its next living document from `at` on. */
  const settle = (input: number): boolean => {
    const { segment, dead } = inputs[input] as MergeInput;
    let document = at[input] as number;
    while (document < segment.documents && isSet(dead, document)) document++;
    at[input] = document;
    return document < segment.documents;
  };
  const heap = new CursorHeap(inputs.length, (a, b) =>
    goesBefore(segments[a] as Segment, at[a] as number, segments[b] as Segment, at[b] as number),
  );
  for (let input = 0; input < inputs.length; input++) if (settle(input)) heap.add(input);

  let documents = 0;
  while (heap.size > 0) {
    const input = heap.first;
    const document = at[input] as number;
    (newNumber[input] as Uint32Array)[document] = documents;
    sourceInput[documents] = input;
    sourceDocument[documents++] = document;
    at[input] = document + 1;
    if (settle(input)) heap.moved();
    else heap.drop();
    if (documents % STEP === 0) yield;
  }
  return { documents, sourceInput, sourceDocument, newNumber };
}
