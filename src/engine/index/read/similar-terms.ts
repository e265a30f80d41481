import type { SimilarTerm } from "../query.ts";
import type { Segment } from "../segment.ts";
import { termSignature } from "../term-signature.ts";
import { termBytes, termText } from "./dictionary.ts";
import { editDistance } from "./edit-distance.ts";
import { nearTerms } from "./near-terms.ts";
import type { Scene } from "./scene.ts";
import type { Scratch } from "./scratch.ts";

/** Letters of a word from which one mistake is allowed, and two. */
const ONE_FROM = 4;
const TWO_FROM = 8;
const MOST = 2;

/** Bytes that one mistake changes a word's length by, at most: those of one letter. */
const LETTER_BYTES = 4;

/** Mistakes allowed in a word of so many letters. */
const allowed = (letters: number): number => (letters < ONE_FROM ? 0 : letters < TWO_FROM ? 1 : 2);

/** Terms of the index that a term may be a misspelling of, itself left out: fewest mistakes first, then the most frequent. */
export function similarTerms(
  scene: Scene,
  term: string,
  limit: number,
  mistakes: number | undefined,
  frequency: (term: string) => number,
): SimilarTerm[] {
  const bytes = termBytes(term);
  if (bytes === undefined) return [];
  const letters = lettersOf(term.toWellFormed());
  const most = Math.max(0, Math.min(MOST, Math.trunc(mistakes ?? allowed(letters.length)) || 0));
  if (most === 0) return [];
  const found = new Map<string, number>();
  for (const { segment } of scene.segments) {
    if (most === 1) findNear(segment, bytes, found);
    else findAlike(segment, bytes, letters, scene.scratch, found);
  }
  return [...found]
    .map(([other, distance]) => ({ term: other, distance, frequency: frequency(other) }))
    .filter(({ term: other, frequency }) => frequency > 0 && other !== term)
    .sort((a, b) => a.distance - b.distance || b.frequency - a.frequency || (a.term < b.term ? -1 : 1))
    .slice(0, Math.max(0, limit));
}

const lettersOf = (term: string): Int32Array => Int32Array.from(term, (letter) => letter.codePointAt(0) ?? 0);

/** Adds the terms of a segment that are one mistake away, found letter by letter. */
function findNear(segment: Segment, bytes: Uint8Array, found: Map<string, number>): void {
  nearTerms(segment, bytes, (at) => found.set(termText(segment, at), 1));
}

/** Adds the terms of a segment within two mistakes, with how many: among those that have nearly the same letters. */
function findAlike(segment: Segment, bytes: Uint8Array, letters: Int32Array, scratch: Scratch, found: Map<string, number>): void {
  const { signature, termStart, terms } = segment;
  const mark = scratch.mark();
  const likely = scratch.ints(signature.length + 1);
  const count = sameLetters(signature, termSignature(bytes, 0, bytes.length), likely);
  const plain = isPlain(bytes, 0, bytes.length);
  for (let i = 0; i < count; i++) {
    const at = likely[i] as number;
    const start = termStart[at] as number;
    const end = termStart[at + 1] as number;
    if (Math.abs(end - start - bytes.length) > MOST * LETTER_BYTES) continue;
    const distance =
      plain && isPlain(terms, start, end)
        ? editDistance(bytes, 0, bytes.length, terms, start, end, MOST)
        : betweenLetters(letters, lettersOf(termText(segment, at)));
    if (distance <= MOST) found.set(termText(segment, at), distance);
  }
  scratch.release(mark);
}

const betweenLetters = (a: Int32Array, b: Int32Array): number => editDistance(a, 0, a.length, b, 0, b.length, MOST);

/** Whether each letter is one byte. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((bytes[i] as number) > 127) return false;
  return true;
}

/** Gathers the terms that have nearly the same letters: one mistake changes two bits of a signature at most. All terms are looked at. */
function sameLetters(signatures: Uint32Array, wanted: number, likely: Int32Array): number {
  let count = 0;
  for (let term = 0; term < signatures.length; term++) {
    let other = (signatures[term] as number) ^ wanted;
    // Each step takes away the lowest bit set.
    other &= other - 1;
    other &= other - 1;
    other &= other - 1;
    other &= other - 1;
    likely[count] = term;
    count += other === 0 ? 1 : 0;
  }
  return count;
}
