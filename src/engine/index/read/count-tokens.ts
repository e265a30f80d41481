import type { Segment } from "../segment.ts";
import type { Scratch } from "./scratch.ts";

/** Counts of facet values by number of the whole index, added to by each segment. */
export type Counts = Int32Array;

/** Which values are counted: those of the groups wanted. */
export type Wanted = { groupOf: Uint16Array; groups: Uint8Array; all: boolean };

/** A document counted by its values rather than by its tokens takes as long as looking at so many tokens afterwards. */
const DIRECT = 150;

/** Counts the values that these documents have in the groups of some slots. @param slots a bit each @param step 1, or -1 to take them away */
export function countTokens(
  segment: Segment,
  slots: number,
  wanted: Wanted,
  docs: Int32Array,
  count: number,
  step: number,
  counts: Counts,
  scratch: Scratch,
): void {
  const { tokenPairs, slotToken, tokenStart } = segment;
  const stride = (slotToken.length - 1) >>> 1;
  if (count * DIRECT < tokenStart.length) {
    for (let word = 0; word < stride; word++)
      if (((slots >>> (2 * word)) & 3) !== 0) countDirectly(segment, word, stride, wanted, docs, count, step, counts);
    return;
  }
  const mark = scratch.mark();
  const tokens = scratch.sums(tokenStart.length);
  for (let word = 0; word < stride; ) {
    const run = runOf(slots >>> (2 * word));
    if (run >= 4) countEight(tokenPairs, word, stride, docs, count, tokens);
    else if (run >= 2) countFour(tokenPairs, word, stride, docs, count, tokens);
    else if (run === 1) countTwo(tokenPairs, word, stride, docs, count, tokens);
    word += run >= 4 ? 4 : run >= 2 ? 2 : 1;
  }
  for (let slot = 0; slot < stride * 2; slot++) {
    const [from, to] = [slotToken[slot] as number, slotToken[slot + 1] as number];
    // The other half of a word was counted with it.
    if (((slots >>> slot) & 1) === 0) tokens.fill(0, from, to);
    else if (wanted.all) spread(segment, from, to, tokens, step, counts);
    else spreadWanted(segment, from, to, tokens, wanted, step, counts);
  }
  scratch.release(mark);
}

/** How many words from here on have a slot that is wanted. */
function runOf(slots: number): number {
  let run = 0;
  while (((slots >>> (2 * run)) & 3) !== 0 && run < 4) run++;
  return run;
}

/**
 * Written out token by token: a loop over them would take twice as long. This, and the two after it, is where most of the time of a
 * search with many matches goes.
 */
function countEight(pairs: Int32Array, at: number, stride: number, docs: Int32Array, count: number, tokens: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const word = (docs[i] as number) * stride + at;
    const a = pairs[word] as number;
    const b = pairs[word + 1] as number;
    const c = pairs[word + 2] as number;
    const d = pairs[word + 3] as number;
    tokens[a & 0xffff] = (tokens[a & 0xffff] as number) + 1;
    tokens[a >>> 16] = (tokens[a >>> 16] as number) + 1;
    tokens[b & 0xffff] = (tokens[b & 0xffff] as number) + 1;
    tokens[b >>> 16] = (tokens[b >>> 16] as number) + 1;
    tokens[c & 0xffff] = (tokens[c & 0xffff] as number) + 1;
    tokens[c >>> 16] = (tokens[c >>> 16] as number) + 1;
    tokens[d & 0xffff] = (tokens[d & 0xffff] as number) + 1;
    tokens[d >>> 16] = (tokens[d >>> 16] as number) + 1;
  }
}

function countFour(pairs: Int32Array, at: number, stride: number, docs: Int32Array, count: number, tokens: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const word = (docs[i] as number) * stride + at;
    const a = pairs[word] as number;
    const b = pairs[word + 1] as number;
    tokens[a & 0xffff] = (tokens[a & 0xffff] as number) + 1;
    tokens[a >>> 16] = (tokens[a >>> 16] as number) + 1;
    tokens[b & 0xffff] = (tokens[b & 0xffff] as number) + 1;
    tokens[b >>> 16] = (tokens[b >>> 16] as number) + 1;
  }
}

function countTwo(pairs: Int32Array, at: number, stride: number, docs: Int32Array, count: number, tokens: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const pair = pairs[(docs[i] as number) * stride + at] as number;
    tokens[pair & 0xffff] = (tokens[pair & 0xffff] as number) + 1;
    tokens[pair >>> 16] = (tokens[pair >>> 16] as number) + 1;
  }
}

/** What was counted by token, by value; sets `tokens` back to 0. */
function spread(
  { tokenStart, tokenValue }: Segment,
  from: number,
  to: number,
  tokens: Int32Array,
  step: number,
  counts: Counts,
): void {
  for (let token = from; token < to; token++) {
    const count = tokens[token] as number;
    if (count === 0) continue;
    tokens[token] = 0;
    const end = tokenStart[token + 1] as number;
    for (let at = tokenStart[token] as number; at < end; at++) {
      const value = tokenValue[at] as number;
      counts[value] = (counts[value] as number) + count * step;
    }
  }
}

/** The same where a slot tells of other groups too. */
function spreadWanted(
  { tokenStart, tokenValue }: Segment,
  from: number,
  to: number,
  tokens: Int32Array,
  { groupOf, groups }: Wanted,
  step: number,
  counts: Counts,
): void {
  for (let token = from; token < to; token++) {
    const count = tokens[token] as number;
    if (count === 0) continue;
    tokens[token] = 0;
    const end = tokenStart[token + 1] as number;
    for (let at = tokenStart[token] as number; at < end; at++) {
      const value = tokenValue[at] as number;
      if (groups[groupOf[value] as number] !== 0) counts[value] = (counts[value] as number) + count * step;
    }
  }
}

/** Few documents are counted value by value. */
function countDirectly(
  { tokenPairs, tokenStart, tokenValue }: Segment,
  word: number,
  stride: number,
  { groupOf, groups }: Wanted,
  docs: Int32Array,
  count: number,
  step: number,
  counts: Counts,
): void {
  for (let i = 0; i < count; i++) {
    const pair = tokenPairs[(docs[i] as number) * stride + word] as number;
    for (let token = pair & 0xffff, half = 0; half < 2; token = pair >>> 16, half++) {
      const end = tokenStart[token + 1] as number;
      for (let at = tokenStart[token] as number; at < end; at++) {
        const value = tokenValue[at] as number;
        if (groups[groupOf[value] as number] !== 0) counts[value] = (counts[value] as number) + step;
      }
    }
  }
}
