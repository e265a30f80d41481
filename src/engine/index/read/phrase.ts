import type { Segment } from "../segment.ts";
import { listShared } from "./bitmap.ts";
import { findIn } from "./lists.ts";
import { tellPhrases } from "./phrase-positions.ts";
import type { PhrasePlan } from "./plan.ts";
import { PositionCursor } from "./position-cursor.ts";
import { listTerm, locate } from "./postings.ts";
import type { Evaluation } from "./scene.ts";
import type { List } from "./scratch.ts";

/** All documents with a phrase: among those of its rarest term. */
export function collectPhrase(evaluation: Evaluation, plan: PhrasePlan): List {
  const { scene, live } = evaluation;
  const words = wordsOf(evaluation, plan);
  const rarest = words[0];
  const list = scene.scratch.list((rarest?.size ?? 0) + 32);
  if (rarest === undefined) return list;
  // Where the rarest is dense, all are.
  const bits = words.flatMap((word) => word.bits ?? []);
  if (rarest.bits !== undefined) listShared(bits, live.words, list, scene.scratch);
  else list.length = listTerm(live.segment, rarest.number, list.docs);
  matchPhrase(evaluation, plan, words, list, true);
  return list;
}

/** The score of each of these documents that has the phrase, -1 for the others. */
export function probePhrase(evaluation: Evaluation, plan: PhrasePlan, docs: Int32Array, count: number, out: Int32Array): void {
  const words = wordsOf(evaluation, plan);
  if (words.length === 0) {
    out.fill(-1, 0, count);
    return;
  }
  const { scratch } = evaluation.scene;
  const mark = scratch.mark();
  const list = scratch.list(count);
  for (let i = 0; i < count; i++) list.docs[i] = docs[i] as number;
  list.length = count;
  matchPhrase(evaluation, plan, words, list, false);
  findIn(list, docs, count, out);
  scratch.release(mark);
}

/** One term of a phrase in one segment; `places`: where the documents looked at stand among its codes. */
type PhraseWord = {
  number: number;
  at: number;
  table: Int32Array;
  size: number;
  places: Int32Array;
  cursor: PositionCursor;
  /** Of all its documents, when it is dense. */
  bits: Int32Array | undefined;
};

const nowhere = new Int32Array(0);

/** The terms of a phrase, the rarest first; none when the segment lacks one. */
function wordsOf({ live, at }: Evaluation, plan: PhrasePlan): PhraseWord[] {
  const words: PhraseWord[] = [];
  for (const [i, { numbers, table, sizes }] of plan.terms.entries()) {
    const number = numbers[at] as number;
    if (number < 0) return [];
    const cursor = new PositionCursor(live.segment, number);
    const bits = live.isDense(number) ? live.bitsOf(number) : undefined;
    words.push({ number, at: plan.at[i] as number, table, size: sizes[at] as number, places: nowhere, cursor, bits });
  }
  return words.sort((a, b) => a.size - b.size);
}

/**
 * Keeps the documents of a list that have the phrase, with its score in the place of theirs. @param own whether the list is that of
 * all documents of the rarest word
 */
function matchPhrase(
  { scene, live }: Evaluation,
  plan: PhrasePlan,
  words: readonly PhraseWord[],
  list: List,
  own: boolean,
): void {
  const { segment } = live;
  const { scratch } = scene;
  const mark = scratch.mark();
  // The fields where all words so far stand.
  const shared = scratch.ints(list.length + 1).fill(plan.fields, 0, list.length);
  for (const [w, word] of words.entries()) {
    word.places = scratch.ints(list.length + 1);
    if (w === 0 && own && word.bits === undefined) for (let i = 0; i < list.length; i++) word.places[i] = i;
    else locate(segment, word.number, list.docs, list.length, word.places, scratch);
    const left = shareFields(segment, word, scene.maskOf, list.length, shared);
    if (left < list.length) keep(list, words.slice(0, w + 1), shared);
  }
  tellPhrases(segment, scene, plan, words, list, shared);
  keep(list, words, shared);
  list.scores.fill(0, 0, list.length);
  for (const word of words) addScores(segment, word, list);
  scratch.release(mark);
}

/** Leaves in `shared` the fields where a word stands too: none where it is absent. @returns in how many documents there are some */
function shareFields(
  { codes, codeStart }: Segment,
  { number, places }: PhraseWord,
  maskOf: Uint8Array,
  count: number,
  shared: Int32Array,
): number {
  let left = 0;
  const start = codeStart[number] as number;
  for (let i = 0; i < count; i++) {
    const place = places[i] as number;
    const absent = place >> 31;
    const fields = (shared[i] as number) & (maskOf[codes[start + (place & ~absent)] as number] as number) & ~absent;
    shared[i] = fields;
    left += (0 - fields) >>> 31;
  }
  return left;
}

/** Keeps the documents beside which `wanted` is not 0, and the places of the words in them. */
function keep(list: List, [first, ...others]: readonly PhraseWord[], wanted: Int32Array): void {
  const { docs, length } = list;
  const firstPlaces = first?.places ?? nowhere;
  for (const { places } of others) keepBeside(places, wanted, length);
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const told = wanted[i] as number;
    docs[kept] = docs[i] as number;
    firstPlaces[kept] = firstPlaces[i] as number;
    wanted[kept] = told;
    kept += (0 - told) >>> 31;
  }
  list.length = kept;
}

/** Keeps the numbers beside which `wanted` is not 0. */
function keepBeside(numbers: Int32Array, wanted: Int32Array, count: number): void {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    numbers[kept] = numbers[i] as number;
    kept += (0 - (wanted[i] as number)) >>> 31;
  }
}

/** Adds what a word counts to the scores. */
function addScores({ codes, codeStart }: Segment, { number, places, table }: PhraseWord, { scores, length }: List): void {
  const start = codeStart[number] as number;
  for (let i = 0; i < length; i++)
    scores[i] = (scores[i] as number) + (table[codes[start + (places[i] as number)] as number] as number);
}
