import { QUERY_LIMITS, type Query } from "../query.ts";
import type { Segment } from "../segment.ts";
import { popcount } from "./bitmap.ts";
import { findTerm, termBytes } from "./dictionary.ts";
import { PositionCursor } from "./position-cursor.ts";
import { locate } from "./postings.ts";
import type { Ranking } from "./ranking.ts";
import type { Scene } from "./scene.ts";
import type { Scratch } from "./scratch.ts";

/** Words of a query that are looked at, terms that a word may be, and positions of each term in one document: the first ones. */
const MOST_WORDS = 8;
const MOST_SPELLINGS = 8;
const MOST_POSITIONS = 64;

/** One word of a query: the terms it may be found by. */
type Word = readonly string[];

/**
 * The words of a query, as they come: terms, the terms of phrases; what is the best of several terms is one word. What must not
 * be there is none, nor is the beginning of a word.
 */
function wordsOf(query: Query, found: Word[] = [], depth = 0): Word[] {
  if (found.length >= MOST_WORDS || depth > QUERY_LIMITS.depth) return found;
  if (query.kind === "term") found.push([query.term]);
  else if (query.kind === "phrase") found.push(...query.terms.slice(0, MOST_WORDS).map(({ term }) => [term]));
  else if (query.kind === "any" && query.score === "best") {
    const terms = query.of.slice(0, QUERY_LIMITS.clauses).flatMap((part) => (part.kind === "term" ? [part.term] : []));
    if (terms.length > 0) found.push(terms.slice(0, MOST_SPELLINGS));
  } else if (query.kind === "every" || query.kind === "most" || query.kind === "any") {
    for (const part of query.of.slice(0, QUERY_LIMITS.clauses)) wordsOf(part, found, depth + 1);
  }
  return found;
}

/** Most that words standing together add to a score, and most that words which are all of the first field do (decision 145). */
const PROXIMITY_SHARE = 0.15;
const COVER_SHARE = 0.4;

/**
 * What where the words of a query stand adds to each of the first `count` results: how near to each other, from 0 (one word alone, or
 * words far apart) to 1 (all of them side by side in one field); and how much of the first field they are.
 */
export function standing(scene: Scene, query: Query, ranking: Ranking, count: number): Float64Array {
  const added = new Float64Array(count);
  const words = wordsOf(query).slice(0, MOST_WORDS);
  const fields = scene.schema.fields.length;
  for (const [at, { segment }] of scene.segments.entries()) {
    const places = Array.from({ length: count }, (_, i) => i).filter((i) => ranking.segments[i] === at);
    if (places.length === 0) continue;
    places.sort((a, b) => (ranking.docs[a] as number) - (ranking.docs[b] as number));
    const docs = Int32Array.from(places, (place) => ranking.docs[place] as number);
    const terms = termsIn(segment, words, docs, scene.scratch);
    for (const [i, place] of places.entries()) {
      const found = gather(terms, i);
      const near = words.length < 2 ? 0 : closest(found, segment, docs[i] as number, fields, words.length);
      added[place] = PROXIMITY_SHARE * near + COVER_SHARE * cover(found, segment, docs[i] as number, fields);
    }
  }
  return added;
}

/** A term of a word in one segment, and where the documents looked at stand among its codes. */
type Sought = { word: number; places: Int32Array; cursor: PositionCursor };

function termsIn(segment: Segment, words: readonly Word[], docs: Int32Array, scratch: Scratch): Sought[] {
  const terms: Sought[] = [];
  for (const [word, spellings] of words.entries()) {
    for (const term of spellings) {
      const bytes = termBytes(term);
      const number = bytes === undefined ? -1 : findTerm(segment, bytes);
      if (number < 0) continue;
      const places = new Int32Array(docs.length + 1);
      locate(segment, number, docs, docs.length, places, scratch);
      terms.push({ word, places, cursor: new PositionCursor(segment, number) });
    }
  }
  return terms;
}

const found = new Int32Array(MOST_WORDS * MOST_SPELLINGS * MOST_POSITIONS);

/** Where the words stand in document `i`, in order: each position eight times, plus the word's number. A view of one array, for now. */
function gather(terms: readonly Sought[], i: number): Int32Array {
  let count = 0;
  for (const { word, places, cursor } of terms) {
    const place = places[i] as number;
    if (place < 0) continue;
    const end = cursor.read(place, found, count, MOST_POSITIONS);
    for (; count < end; count++) found[count] = (found[count] as number) * MOST_WORDS + word;
  }
  return inOrder(found.subarray(0, count));
}

/** Few numbers are put in order sooner by moving them one by one. */
function inOrder(numbers: Int32Array): Int32Array {
  if (numbers.length > 32) return numbers.sort();
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let at = i;
    for (; at > 0 && (numbers[at - 1] as number) > number; at--) numbers[at] = numbers[at - 1] as number;
    numbers[at] = number;
  }
  return numbers;
}

/** The best of the fields: what share of the words it has, and how little there is between them. */
function closest(places: Int32Array, { fieldStart }: Segment, document: number, fields: number, words: number): number {
  let best = 0;
  let from = 0;
  for (let field = 0; field < fields; field++) {
    const end = field === fields - 1 ? Number.POSITIVE_INFINITY : (fieldStart[document * (fields - 1) + field] as number);
    let to = from;
    while (to < places.length && (places[to] as number) < end * MOST_WORDS) to++;
    best = Math.max(best, closestIn(places, from, to, words));
    from = to;
  }
  return best;
}

/** The share of the first field's positions where any of the words stands; 0 where it is the only field, of which no length is kept. */
function cover(places: Int32Array, { fieldStart }: Segment, document: number, fields: number): number {
  const length = fields < 2 ? 0 : (fieldStart[document * (fields - 1)] as number);
  let covered = 0;
  let last = -1;
  for (const place of places) {
    const position = Math.floor(place / MOST_WORDS);
    if (position >= length) break;
    if (position !== last) covered++;
    last = position;
  }
  return length === 0 ? 0 : covered / length;
}

const times = new Int32Array(MOST_WORDS);

/** Slides the smallest window that holds each of the words there. */
function closestIn(places: Int32Array, from: number, to: number, words: number): number {
  let mask = 0;
  for (let i = from; i < to; i++) mask |= 1 << ((places[i] as number) % MOST_WORDS);
  const wanted = popcount(mask);
  if (wanted < 2) return 0;
  times.fill(0);
  let held = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let right = from, left = from; right < to; right++) {
    const word = (places[right] as number) % MOST_WORDS;
    if (times[word] === 0) held++;
    times[word] = (times[word] as number) + 1;
    for (; held === wanted; left++) {
      const first = places[left] as number;
      least = Math.min(least, Math.floor((places[right] as number) / MOST_WORDS) - Math.floor(first / MOST_WORDS));
      times[first % MOST_WORDS] = (times[first % MOST_WORDS] as number) - 1;
      if (times[first % MOST_WORDS] === 0) held--;
    }
  }
  return ((wanted - 1) / Math.max(wanted - 1, least)) * ((wanted - 1) / (words - 1));
}
