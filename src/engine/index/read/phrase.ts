import type { Segment } from "../segment.ts";
import { findIn } from "./lists.ts";
import type { PhrasePlan } from "./plan.ts";
import { PositionCursor } from "./position-cursor.ts";
import { listTerm, locate } from "./postings.ts";
import type { Evaluation } from "./scene.ts";
import type { List } from "./scratch.ts";

/** A document has at most this many positions (`LIMITS`). */
const MOST_POSITIONS = 65_536;

/** All documents with a phrase: among those of its rarest term. */
export function collectPhrase(evaluation: Evaluation, plan: PhrasePlan): List {
  const { scene, live, at } = evaluation;
  const sizes = plan.terms.map((term) => term.sizes[at] as number);
  const rarest = plan.terms[sizes.indexOf(Math.min(...sizes))]?.numbers[at] as number;
  const list = scene.scratch.list(Math.min(...sizes) + 1);
  if (rarest >= 0) list.length = listTerm(live.segment, rarest, list.docs);
  matchPhrase(evaluation, plan, list);
  return list;
}

/** The score of each of these documents that has the phrase, -1 for the others. */
export function probePhrase(evaluation: Evaluation, plan: PhrasePlan, docs: Int32Array, count: number, out: Int32Array): void {
  const { scratch } = evaluation.scene;
  const mark = scratch.mark();
  const list = scratch.list(count);
  for (let i = 0; i < count; i++) list.docs[i] = docs[i] as number;
  list.length = count;
  matchPhrase(evaluation, plan, list);
  findIn(list, docs, count, out);
  scratch.release(mark);
}

/** One term of a phrase in one segment. */
type Word = { number: number; at: number; table: Int32Array; size: number; place: Int32Array; cursor: PositionCursor };

const nowhere = new Int32Array(0);

/** The terms of a phrase, the rarest first; nothing when the segment lacks one. */
function wordsOf({ live, at }: Evaluation, plan: PhrasePlan): Word[] | undefined {
  const words: Word[] = [];
  for (const [i, { numbers, table, sizes }] of plan.terms.entries()) {
    const number = numbers[at] as number;
    if (number < 0) return undefined;
    const cursor = new PositionCursor(live.segment, number);
    words.push({ number, at: plan.at[i] as number, table, size: sizes[at] as number, place: nowhere, cursor });
  }
  return words.sort((a, b) => a.size - b.size);
}

/** Keeps the documents of a list that have the phrase, with its score in the place of theirs. */
function matchPhrase(evaluation: Evaluation, plan: PhrasePlan, list: List): void {
  const { scene, live } = evaluation;
  const words = wordsOf(evaluation, plan);
  if (words === undefined) {
    list.length = 0;
    return;
  }
  const { scratch } = scene;
  const mark = scratch.mark();
  for (const [w, word] of words.entries()) {
    word.place = scratch.ints(list.length + 1);
    locate(live.segment, word.number, list.docs, list.length, word.place, scratch);
    list.length = keepPlaced(list.docs, words, w, list.length);
  }
  list.length = keepInOneField(live.segment, words, scene.maskOf, plan.fields, list);
  list.length = keepPhrases(evaluation, plan, words, list);
  scratch.release(mark);
}

/** Keeps the documents where word `last` stands, with the places of the words before it. */
function keepPlaced(docs: Int32Array, words: readonly Word[], last: number, count: number): number {
  const { place } = words[last] as Word;
  for (let w = 0; w < last; w++) keepBeside((words[w] as Word).place, place, count);
  const kept = keepBeside(docs, place, count);
  keepBeside(place, place, count);
  return kept;
}

/** Keeps the numbers beside which `place` has one. `numbers` may be `place` itself. */
function keepBeside(numbers: Int32Array, place: Int32Array, count: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const found = ((place[i] as number) >>> 31) ^ 1;
    numbers[kept] = numbers[i] as number;
    kept += found;
  }
  return kept;
}

/** Keeps the documents where all the words share a field that is asked for, and sets the score. */
function keepInOneField(
  { codes, codeStart }: Segment,
  words: readonly Word[],
  maskOf: Uint8Array,
  fields: number,
  list: List,
): number {
  const { docs, scores } = list;
  let kept = 0;
  for (let i = 0; i < list.length; i++) {
    let shared = fields;
    let score = 0;
    for (const { number, place, table } of words) {
      const code = codes[(codeStart[number] as number) + (place[i] as number)] as number;
      shared &= maskOf[code] as number;
      score += table[code] as number;
    }
    if (shared === 0) continue;
    docs[kept] = docs[i] as number;
    scores[kept] = score;
    for (const { place } of words) place[kept] = place[i] as number;
    kept++;
  }
  return kept;
}

/** Keeps the documents where the words stand as asked. */
function keepPhrases({ scene, live }: Evaluation, plan: PhrasePlan, words: readonly Word[], list: List): number {
  const { docs, scores } = list;
  const { scratch } = scene;
  const bases = scratch.ints(MOST_POSITIONS);
  const others = scratch.ints(MOST_POSITIONS);
  const [rarest, ...rest] = words as [Word, ...Word[]];
  const length = Math.max(...plan.at);
  let kept = 0;
  for (let i = 0; i < list.length; i++) {
    let count = rarest.cursor.read(rarest.place[i] as number, bases, 0, MOST_POSITIONS);
    for (let b = 0; b < count; b++) bases[b] = (bases[b] as number) - rarest.at;
    for (const { cursor, place, at } of rest) {
      if (count === 0) break;
      const found = cursor.read(place[i] as number, others, 0, MOST_POSITIONS);
      count = shared(bases, count, others, found, at);
    }
    const document = docs[i] as number;
    if (count === 0 || !anyInOneField(live.segment, scene.schema.fields.length, document, bases, count, length, plan.fields))
      continue;
    docs[kept] = document;
    scores[kept++] = scores[i] as number;
  }
  return kept;
}

/** Keeps the bases from which a position is `at` away. */
function shared(bases: Int32Array, count: number, positions: Int32Array, found: number, at: number): number {
  let kept = 0;
  let p = 0;
  for (let b = 0; b < count; b++) {
    const wanted = (bases[b] as number) + at;
    while (p < found && (positions[p] as number) < wanted) p++;
    if (p === found) break;
    if (positions[p] === wanted) bases[kept++] = bases[b] as number;
  }
  return kept;
}

/** Whether a phrase that begins at one of these bases and is `length` positions longer than one stands in one of these fields. */
function anyInOneField(
  { fieldStart }: Segment,
  fields: number,
  document: number,
  bases: Int32Array,
  count: number,
  length: number,
  wanted: number,
): boolean {
  const starts = document * (fields - 1) - 1;
  for (let b = 0; b < count; b++) {
    const base = bases[b] as number;
    let field = fields - 1;
    while (field > 0 && (fieldStart[starts + field] as number) > base) field--;
    const whole = field === fields - 1 || base + length < (fieldStart[starts + field + 1] as number);
    if (whole && base >= 0 && (wanted & (1 << field)) !== 0) return true;
  }
  return false;
}
