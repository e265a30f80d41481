import type { Segment } from "../segment.ts";
import { findIn } from "./lists.ts";
import { keepPhrases } from "./phrase-positions.ts";
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
  const list = scene.scratch.list((rarest?.size ?? 0) + 1);
  if (rarest === undefined) return list;
  list.length = listTerm(live.segment, rarest.number, list.docs);
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
};

const nowhere = new Int32Array(0);

/** The terms of a phrase, the rarest first; none when the segment lacks one. */
function wordsOf({ live, at }: Evaluation, plan: PhrasePlan): PhraseWord[] {
  const words: PhraseWord[] = [];
  for (const [i, { numbers, table, sizes }] of plan.terms.entries()) {
    const number = numbers[at] as number;
    if (number < 0) return [];
    const cursor = new PositionCursor(live.segment, number);
    words.push({ number, at: plan.at[i] as number, table, size: sizes[at] as number, places: nowhere, cursor });
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
  for (const [w, word] of words.entries()) {
    word.places = scratch.ints(list.length + 1);
    if (w === 0 && own && list.length === word.size && !word.cursor.dense) {
      for (let i = 0; i < list.length; i++) word.places[i] = i;
      continue;
    }
    locate(segment, word.number, list.docs, list.length, word.places, scratch);
    list.length = keepPlaced(list.docs, words, w, list.length);
  }
  const shared = scratch.ints(list.length + 1).fill(plan.fields, 0, list.length);
  list.scores.fill(0, 0, list.length);
  for (const word of words) addWord(segment, word, scene.maskOf, list, shared);
  list.length = keepShared(list, words, shared);
  list.length = keepPhrases(segment, scene, plan, words, list);
  scratch.release(mark);
}

/** Keeps the documents where word `last` stands, with the places of the words before it. */
function keepPlaced(docs: Int32Array, words: readonly PhraseWord[], last: number, count: number): number {
  const { places } = words[last] as PhraseWord;
  if (isWhole(places, count)) return count;
  for (let w = 0; w < last; w++) keepBeside((words[w] as PhraseWord).places, places, count);
  const kept = keepBeside(docs, places, count);
  keepBeside(places, places, count);
  return kept;
}

function isWhole(places: Int32Array, count: number): boolean {
  for (let i = 0; i < count; i++) if ((places[i] as number) < 0) return false;
  return true;
}

/** Keeps the numbers beside which `places` has one. `numbers` may be `places` itself. */
function keepBeside(numbers: Int32Array, places: Int32Array, count: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const found = ((places[i] as number) >>> 31) ^ 1;
    numbers[kept] = numbers[i] as number;
    kept += found;
  }
  return kept;
}

/** Adds what a word counts to the scores, and leaves in `shared` the fields where it stands too. */
function addWord(
  segment: Segment,
  { number, places, table }: PhraseWord,
  maskOf: Uint8Array,
  { scores, length }: List,
  shared: Int32Array,
): void {
  const { codes } = segment;
  const start = segment.codeStart[number] as number;
  for (let i = 0; i < length; i++) {
    const code = codes[start + (places[i] as number)] as number;
    shared[i] = (shared[i] as number) & (maskOf[code] as number);
    scores[i] = (scores[i] as number) + (table[code] as number);
  }
}

/** Keeps the documents where all the words share a field. */
function keepShared({ docs, scores, length }: List, words: readonly PhraseWord[], shared: Int32Array): number {
  for (let i = 0; i < length; i++) shared[i] = (shared[i] as number) === 0 ? -1 : 0;
  for (const { places } of words) keepBeside(places, shared, length);
  keepBeside(scores, shared, length);
  return keepBeside(docs, shared, length);
}
