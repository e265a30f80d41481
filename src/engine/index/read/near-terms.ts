import type { Segment } from "../segment.ts";

type Terms = Pick<Segment, "terms" | "termStart">;

/**
 * The terms one letter away from a word, itself left out or not: a letter added, missing, other, or swapped with its neighbour. The
 * sorted dictionary is descended along the word; at each letter, each other way to go on is tried, and after it the rest of the
 * word must follow exactly, which is one search. @param word UTF-8 @param see called with each, some more than once
 */
export function nearTerms(segment: Terms, word: Uint8Array, see: (term: number) => void): void {
  let from = 0;
  let to = segment.termStart.length - 1;
  for (let at = 0; ; ) {
    const next = at + letterLength(word, at);
    if (at < word.length) {
      seek(segment, from, to, at, word, next, see);
      seekSwapped(segment, from, to, word, at, next, see);
    }
    let same = { from: to, to };
    for (let child = firstLonger(segment, from, to, at); child < to; ) {
      const start = (segment.termStart[child] as number) + at;
      const length = letterLength(segment.terms, start);
      const end = endOfChild(segment, child, to, at, length);
      const isSame = next - at === length && startsWith(segment.terms, start, word, at, next);
      if (isSame) same = { from: child, to: end };
      else if (at < word.length) seek(segment, child, end, at + length, word, next, see);
      seek(segment, child, end, at + length, word, at, see);
      child = end;
    }
    if (at >= word.length || same.from === same.to) return;
    ({ from, to } = same);
    at = next;
  }
}

/** Bytes of the letter that begins here; 1 past the end. */
function letterLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

function startsWith(terms: Uint8Array, start: number, word: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (terms[start + i - at] !== word[i]) return false;
  return true;
}

/** The first term of a range that is longer than what all of them begin with. */
function firstLonger({ termStart }: Terms, from: number, to: number, length: number): number {
  return from < to && (termStart[from + 1] as number) - (termStart[from] as number) === length ? from + 1 : from;
}

/** The first term after `child` that has another letter at `at`: by steps that double, then halves. */
function endOfChild(segment: Terms, child: number, to: number, at: number, length: number): number {
  let low = child;
  let step = 1;
  while (low + step < to && sharesLetter(segment, child, low + step, at, length)) {
    low += step;
    step <<= 1;
  }
  let high = Math.min(to, low + step);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (sharesLetter(segment, child, middle, at, length)) low = middle;
    else high = middle;
  }
  return high;
}

function sharesLetter({ terms, termStart }: Terms, a: number, b: number, at: number, length: number): boolean {
  const [first, second] = [(termStart[a] as number) + at, (termStart[b] as number) + at];
  // The next term begins where this one ends: a letter is never told by bytes beyond, since terms are whole letters.
  if (second + length > (termStart[b + 1] as number)) return false;
  for (let i = 0; i < length; i++) if (terms[first + i] !== terms[second + i]) return false;
  return true;
}

/** Finds the term of a range that goes on, from byte `depth`, as `word` does from byte `at`. */
function seek(
  { terms, termStart }: Terms,
  from: number,
  to: number,
  depth: number,
  word: Uint8Array,
  at: number,
  see: (term: number) => void,
): void {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareFrom(terms, (termStart[middle] as number) + depth, termStart[middle + 1] as number, word, at);
    if (order === 0) {
      see(middle);
      return;
    }
    if (order < 0) low = middle + 1;
    else high = middle;
  }
}

function compareFrom(terms: Uint8Array, start: number, end: number, word: Uint8Array, at: number): number {
  const shared = Math.min(end - start, word.length - at);
  for (let i = 0; i < shared; i++) {
    const difference = (terms[start + i] as number) - (word[at + i] as number);
    if (difference !== 0) return difference;
  }
  return end - start - (word.length - at);
}

/** The same with the letters at `at` and `next` swapped. */
function seekSwapped(
  segment: Terms,
  from: number,
  to: number,
  word: Uint8Array,
  at: number,
  next: number,
  see: (term: number) => void,
): void {
  if (next >= word.length) return;
  const end = next + letterLength(word, next);
  const swapped = new Uint8Array(word.length - at);
  swapped.set(word.subarray(next, end));
  swapped.set(word.subarray(at, next), end - next);
  swapped.set(word.subarray(end), end - at);
  seek(segment, from, to, at, swapped, 0, see);
}
