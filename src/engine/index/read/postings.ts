import { BLOCK, isDense, type Segment } from "../segment.ts";
import type { List, Scratch } from "./scratch.ts";

/** Words that each block has in the directory of its term. */
export const DIRECTORY = 3;
/** Where a block's deltas begin is in the low bits of its second word, their width in the others. */
export const OFFSET_BITS = 26;
export const OFFSET = 2 ** OFFSET_BITS - 1;

/**
 * Adds a term to a list: documents, scores from `table` by code, -1 for "does not count". Room for `frequency` documents is
 * the caller's business. @returns nothing: the list's length says it
 */
export function collectTerm(segment: Segment, term: number, table: Int32Array, list: List): void {
  const frequency = segment.frequency[term] as number;
  const codeStart = segment.codeStart[term] as number;
  if (isDense(frequency, segment.documents)) {
    list.length = collectDense(segment.codes, codeStart, segment.documents, table, list.docs, list.scores);
    return;
  }
  unpackTerm(segment, term, list.docs);
  list.length = scoreInPlace(segment.codes, codeStart, frequency, table, list.docs, list.scores);
}

/** No branch on what a code is: half of the guesses would be wrong. */
function collectDense(
  codes: Uint8Array,
  start: number,
  documents: number,
  table: Int32Array,
  docs: Int32Array,
  scores: Int32Array,
): number {
  let count = 0;
  for (let d = 0; d < documents; d++) {
    const score = table[codes[start + d] as number] as number;
    docs[count] = d;
    scores[count] = score;
    count += (score >>> 31) ^ 1;
  }
  return count;
}

function scoreInPlace(
  codes: Uint8Array,
  start: number,
  count: number,
  table: Int32Array,
  docs: Int32Array,
  scores: Int32Array,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const score = table[codes[start + i] as number] as number;
    docs[kept] = docs[i] as number;
    scores[kept] = score;
    kept += (score >>> 31) ^ 1;
  }
  return kept;
}

/** Writes the documents of a term, and room for one more is needed. @returns how many */
export function listTerm(segment: Segment, term: number, docs: Int32Array): number {
  const frequency = segment.frequency[term] as number;
  if (!isDense(frequency, segment.documents)) {
    unpackTerm(segment, term, docs);
    return frequency;
  }
  const { codes } = segment;
  const start = segment.codeStart[term] as number;
  let count = 0;
  for (let d = 0; d < segment.documents; d++) {
    docs[count] = d;
    count += (0 - (codes[start + d] as number)) >>> 31;
  }
  return count;
}

/** The documents of a term that is not dense, from `docs[0]` on. */
export function unpackTerm(segment: Segment, term: number, docs: Int32Array): void {
  const frequency = segment.frequency[term] as number;
  const start = segment.wordStart[term] as number;
  const words = segment.postingWords;
  if (frequency === 1) {
    docs[0] = words[start] as number;
    return;
  }
  let document = -1;
  for (let block = 0, from = 0; from < frequency; block++, from += BLOCK) {
    const head = words[start + block * DIRECTORY + 1] as number;
    document = unpackBlock(
      words,
      start + (head & OFFSET),
      head >>> OFFSET_BITS,
      document,
      docs,
      from,
      Math.min(frequency, from + BLOCK),
    );
  }
}

/**
 * Unpacks deltas into `docs[from]` to `docs[to]`. Two words are read for each delta, so that none asks whether it crosses from
 * one to the next. @returns the last document
 */
function unpackBlock(
  words: Int32Array,
  at: number,
  width: number,
  before: number,
  docs: Int32Array,
  from: number,
  to: number,
): number {
  let document = before;
  if (width === 0) {
    for (let i = from; i < to; i++) docs[i] = ++document;
    return document;
  }
  const mask = -1 >>> (32 - width);
  let bit = 0;
  for (let i = from; i < to; i++) {
    const word = (at + (bit >>> 5)) | 0;
    // Shifts count modulo 32.
    const low = (words[word] as number) >>> bit;
    const high = ((words[word + 1] as number) << 1) << ~bit;
    document = (document + ((low | high) & mask) + 1) | 0;
    docs[i] = document;
    bit = (bit + width) | 0;
  }
  return document;
}

/** Seeking a document takes as long as reading so many postings. */
const SEEK = 40;

/**
 * Where each of `count` documents, in order, stands among the codes of a term: from `codeStart` on, or -1 where the term is
 * absent. Few documents are sought one by one, blocks without any passed over by their directory; otherwise all postings are read.
 * @param out room for one more than the documents
 */
export function locate(segment: Segment, term: number, docs: Int32Array, count: number, out: Int32Array, scratch: Scratch): void {
  const frequency = segment.frequency[term] as number;
  const { codes, postingWords } = segment;
  const codeStart = segment.codeStart[term] as number;
  const wordStart = segment.wordStart[term] as number;
  if (isDense(frequency, segment.documents)) locateDense(codes, codeStart, docs, count, out);
  else if (frequency === 1) {
    const only = postingWords[wordStart] as number;
    for (let i = 0; i < count; i++) out[i] = docs[i] === only ? 0 : -1;
  } else if (count * SEEK < frequency) locatePacked(postingWords, wordStart, frequency, docs, count, out);
  else {
    const mark = scratch.mark();
    locateAll(postingWords, wordStart, frequency, docs, count, out, scratch.sums(segment.documents));
    scratch.release(mark);
  }
}

function locateDense(codes: Uint8Array, start: number, docs: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const document = docs[i] as number;
    // All bits set for code 0.
    out[i] = document | (((codes[start + document] as number) - 1) >> 31);
  }
}

/**
 * Every posting says where it stands to the place its document has in `places`: that of the document sought, or place 0, which is
 * nobody's. No guess is made, so none is wrong. `places` is all 0 before and after.
 */
function locateAll(
  words: Int32Array,
  start: number,
  frequency: number,
  docs: Int32Array,
  count: number,
  out: Int32Array,
  places: Int32Array,
): void {
  for (let i = 0; i < count; i++) places[docs[i] as number] = i + 1;
  out.fill(-1, 0, count + 1);
  let document = -1;
  for (let from = 0, entry = start + 1; from < frequency; from += BLOCK, entry += DIRECTORY) {
    const head = words[entry] as number;
    const width = head >>> OFFSET_BITS;
    const at = start + (head & OFFSET);
    const mask = width === 0 ? 0 : -1 >>> (32 - width);
    const to = Math.min(frequency, from + BLOCK);
    for (let i = from, bit = 0; i < to; i++, bit += width) {
      const word = (at + (bit >>> 5)) | 0;
      const low = (words[word] as number) >>> bit;
      const high = ((words[word + 1] as number) << 1) << ~bit;
      document = (document + ((low | high) & mask) + 1) | 0;
      out[places[document] as number] = i;
    }
  }
  for (let i = 0; i < count; i++) places[docs[i] as number] = 0;
  out.copyWithin(0, 1, count + 1);
}

/** The first block from `block` on that ends at `document` or after; by steps that double, then halves. */
function gallop(words: Int32Array, start: number, block: number, blocks: number, document: number): number {
  let step = 1;
  let low = block;
  while (low + step < blocks && (words[start + (low + step) * DIRECTORY] as number) < document) {
    low += step;
    step <<= 1;
  }
  let high = Math.min(blocks, low + step);
  // Block `low` ends before the document, block `high` does not (or is past the end).
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((words[start + middle * DIRECTORY] as number) < document) low = middle;
    else high = middle;
  }
  return high;
}

/** One decoder goes forward through the term, as far into each block as the documents ask. */
function locatePacked(
  words: Int32Array,
  start: number,
  frequency: number,
  docs: Int32Array,
  count: number,
  out: Int32Array,
): void {
  const blocks = Math.ceil(frequency / BLOCK);
  let block = 0;
  let last = words[start] as number;
  let head = words[start + 1] as number;
  let at = start + (head & OFFSET);
  let width = head >>> OFFSET_BITS;
  let mask = width === 0 ? 0 : -1 >>> (32 - width);
  let bit = 0;
  let index = -1;
  let current = -1;
  for (let i = 0; i < count; i++) {
    const document = docs[i] as number;
    if (document > last) {
      block = gallop(words, start, block, blocks, document);
      if (block === blocks) {
        out.fill(-1, i, count);
        return;
      }
      current = words[start + (block - 1) * DIRECTORY] as number;
      last = words[start + block * DIRECTORY] as number;
      head = words[start + block * DIRECTORY + 1] as number;
      at = start + (head & OFFSET);
      width = head >>> OFFSET_BITS;
      mask = width === 0 ? 0 : -1 >>> (32 - width);
      bit = 0;
      index = block * BLOCK - 1;
    }
    while (current < document) {
      const word = (at + (bit >>> 5)) | 0;
      const low = (words[word] as number) >>> bit;
      const high = ((words[word + 1] as number) << 1) << ~bit;
      current = (current + ((low | high) & mask) + 1) | 0;
      bit = (bit + width) | 0;
      index++;
    }
    out[i] = current === document ? index : -1;
  }
}

/** Puts scores in the place of what `locate` found, by the codes there: -1 where the term is absent or does not count. */
export function scoreLocated(segment: Segment, term: number, table: Int32Array, count: number, out: Int32Array): void {
  const { codes } = segment;
  const start = segment.codeStart[term] as number;
  for (let i = 0; i < count; i++) {
    const index = out[i] as number;
    // All bits set where there is none: then some code is read, and all bits stay set.
    const absent = index >> 31;
    out[i] = (table[codes[start + (index & ~absent)] as number] as number) | absent;
  }
}
