import type { Segment } from "../segment.ts";
import { type ArrayName, allocateArrays, lengthsOf, type SegmentArrays, segmentOf } from "../segment-layout.ts";
import { columnLengths, mergeColumns, mergeSets } from "./merge-columns.ts";
import { type MergeInput, mergeOrder } from "./merge-order.ts";
import { mergePostings } from "./merge-postings.ts";
import { type MergedTerms, mergeTerms } from "./merge-terms.ts";
import { placeCells } from "./place-cells.ts";
import { positionMarks } from "./position-marks.ts";
import { type Sliced, STEP } from "./slices.ts";
import { valueLists } from "./value-lists.ts";
import { valueSlots } from "./value-slots.ts";

/** What a merge leaves: the segment, and for each input where its documents are in it (`GONE`: dead already). */
export type Merged = { segment: Segment; newNumber: readonly Uint32Array[] };

/** Elements copied between two pauses. */
const COPIED = STEP * 16;

/** A copy over shared memory, no longer than it must be. */
function* moved<Name extends ArrayName>(arrays: Pick<SegmentArrays, Name>): Sliced<Pick<SegmentArrays, Name>> {
  const copies = allocateArrays(lengthsOf(arrays));
  for (const name of Object.keys(arrays) as Name[]) {
    for (let at = 0; at < arrays[name].length; at += COPIED) {
      copies[name].set(arrays[name].subarray(at, at + COPIED), at);
      yield;
    }
  }
  return copies;
}

/** The arrays of terms as long as they may become; dead documents make them shorter, and what is not written takes no memory. */
const longest = (segments: readonly Segment[], { count, bytes, codes }: MergedTerms) => ({
  terms: bytes,
  termStart: count + 1,
  signature: count,
  frequency: count,
  codeStart: count,
  wordStart: count,
  positionStart: count,
  codes,
  positions: segments.reduce((sum, { positions }) => sum + positions.length, 0),
});

/**
 * One segment from several: byte for byte what building it from the same living documents gives, without analysing them again.
 * Takes some microseconds a document, in slices; needs the room of the new segment, and a third of it for as long as it works.
 * @param groups facet groups of the schema @param values how many facet values the index knows
 */
export function* mergeSegments(number: number, inputs: readonly MergeInput[], groups: number, values: number): Sliced<Merged> {
  const segments = inputs.map(({ segment }) => segment);
  const order = yield* mergeOrder(inputs);
  const { documents, newNumber } = order;
  const source = { segments, order };
  const columns = yield* columnLengths(source);
  const sets = yield* mergeSets(source, groups);
  const lists = yield* valueLists(sets, documents, values);
  const slots = yield* valueSlots(sets, documents);
  const merged = yield* mergeTerms(segments, documents);

  const views = allocateArrays(longest(segments, merged));
  yield;
  const postings = yield* mergePostings(segments, order, merged, views);
  const marks = yield* positionMarks(postings.positions);
  const copied = allocateArrays(columns);
  yield* mergeColumns(source, copied);
  const rest = yield* moved({
    ...sets,
    ...lists,
    ...slots,
    ...marks,
    ...(yield* placeCells(copied)),
    postingWords: postings.postingWords,
  });
  return { segment: segmentOf(number, documents, { ...copied, ...postings, ...rest }), newNumber };
}
