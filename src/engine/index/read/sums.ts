import type { Segment } from "../segment.ts";
import type { List } from "./scratch.ts";

/**
 * Several lists made one. `sums` has one more than the score of each document met, 0 for the others (all 0 before and after);
 * `seen` has the bits of those met.
 */
export type Gathering = { sums: Int32Array; seen: Int32Array };

/** By code: the impact, and 1 where the word counts, 0 where it stands in other fields than those asked for. */
export type Impacts = { impacts: Float64Array; counted: Int32Array };

/** Keeps the best score of each document. */
export function gatherBest({ sums, seen }: Gathering, { docs, scores, length }: List): void {
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    const score = scores[i] as number;
    const before = sums[document] as number;
    if (score < before) continue;
    sums[document] = score + 1;
    if (before === 0) seen[document >>> 5] = (seen[document >>> 5] as number) | (1 << document);
  }
}

/** Adds up the scores of each document. */
export function gatherSum({ sums, seen }: Gathering, { docs, scores, length }: List): void {
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    const before = sums[document] as number;
    if (before === 0) {
      sums[document] = (scores[i] as number) + 1;
      seen[document >>> 5] = (seen[document >>> 5] as number) | (1 << document);
    } else sums[document] = before + (scores[i] as number);
  }
}

/** Counts in how many lists each document is. */
export function gatherCount(counts: Int32Array, { docs, length }: List): void {
  for (let i = 0; i < length; i++) counts[docs[i] as number] = (counts[docs[i] as number] as number) + 1;
}

/**
 * Gathers the terms of a range that one document each holds: most of those that begin in some way. Their postings are one word and
 * one code. @param factors of the terms of the range @returns nothing: other terms are passed over
 */
export function gatherSingles(
  { sums, seen }: Gathering,
  segment: Segment,
  from: number,
  to: number,
  factors: Float64Array,
  { impacts, counted }: Impacts,
): void {
  const { frequency, postingWords, wordStart, codes, codeStart } = segment;
  for (let term = from; term < to; term++) {
    if (frequency[term] !== 1) continue;
    const factor = factors[term - from] as number;
    const code = codes[codeStart[term] as number] as number;
    const document = postingWords[wordStart[term] as number] as number;
    const raised = (((factor * (impacts[code] as number) + 0.5) | 0) + 1) * (counted[code] as number);
    const gain = raised - (sums[document] as number);
    const best = (sums[document] as number) + (gain & ~(gain >> 31));
    sums[document] = best;
    seen[document >>> 5] = (seen[document >>> 5] as number) | ((-best >>> 31) << document);
  }
}

/**
 * Keeps the best score of each document among what the postings of a term add: `factor` times their impact by code. No branch on which is
 * better: half of the guesses would be wrong, and a wrong guess takes longer than all the rest.
 */
export function gatherTerm(
  { sums, seen }: Gathering,
  docs: Int32Array,
  count: number,
  codes: Uint8Array,
  start: number,
  factor: number,
  { impacts, counted }: Impacts,
): void {
  for (let i = 0; i < count; i++) {
    const code = codes[start + i] as number;
    const document = docs[i] as number;
    const raised = (((factor * (impacts[code] as number) + 0.5) | 0) + 1) * (counted[code] as number);
    const gain = raised - (sums[document] as number);
    const best = (sums[document] as number) + (gain & ~(gain >> 31));
    sums[document] = best;
    seen[document >>> 5] = (seen[document >>> 5] as number) | ((-best >>> 31) << document);
  }
}

/** The same for a term kept as one byte a document. */
export function gatherDense(
  { sums, seen }: Gathering,
  documents: number,
  codes: Uint8Array,
  start: number,
  factor: number,
  { impacts, counted }: Impacts,
): void {
  for (let document = 0; document < documents; document++) {
    const code = codes[start + document] as number;
    if (code === 0) continue;
    const raised = (((factor * (impacts[code] as number) + 0.5) | 0) + 1) * (counted[code] as number);
    const gain = raised - (sums[document] as number);
    const best = (sums[document] as number) + (gain & ~(gain >> 31));
    sums[document] = best;
    seen[document >>> 5] = (seen[document >>> 5] as number) | ((-best >>> 31) << document);
  }
}

/** The same for some documents, of which it is known where they stand among the codes of the term, or -1. */
export function gatherLocated(
  { sums, seen }: Gathering,
  docs: Int32Array,
  places: Int32Array,
  count: number,
  codes: Uint8Array,
  start: number,
  factor: number,
  { impacts, counted }: Impacts,
): void {
  for (let i = 0; i < count; i++) {
    const place = places[i] as number;
    if (place < 0) continue;
    const code = codes[start + place] as number;
    const document = docs[i] as number;
    const raised = (((factor * (impacts[code] as number) + 0.5) | 0) + 1) * (counted[code] as number);
    const gain = raised - (sums[document] as number);
    const best = (sums[document] as number) + (gain & ~(gain >> 31));
    sums[document] = best;
    seen[document >>> 5] = (seen[document >>> 5] as number) | ((-best >>> 31) << document);
  }
}

/** Writes what was gathered to a list, in order, and sets `sums` back to 0. */
export function gathered({ sums, seen }: Gathering, words: number, list: List): void {
  const { docs, scores } = list;
  let count = 0;
  for (let w = 0; w < words; w++) {
    let word = seen[w] as number;
    const base = w << 5;
    while (word !== 0) {
      const lowest = word & -word;
      const document = base + 31 - Math.clz32(lowest);
      docs[count] = document;
      scores[count++] = (sums[document] as number) - 1;
      sums[document] = 0;
      word ^= lowest;
    }
  }
  list.length = count;
}

/** What was gathered for each of these documents, -1 for the others; sets `sums` back to 0. */
export function foundAmong({ sums, seen }: Gathering, words: number, docs: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) out[i] = (sums[docs[i] as number] as number) - 1;
  for (let w = 0; w < words; w++) {
    let word = seen[w] as number;
    while (word !== 0) {
      const lowest = word & -word;
      sums[(w << 5) + 31 - Math.clz32(lowest)] = 0;
      word ^= lowest;
    }
  }
}
