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

/** What the postings of a term raise the sum of a document to, by code: 0 where it does not count. */
export function raisedTable(table: Int32Array, factor: number, { impacts, counted }: Impacts): Int32Array {
  for (let code = 0; code < 256; code++)
    table[code] = (((factor * (impacts[code] as number) + 0.5) | 0) + 1) * (counted[code] as number);
  return table;
}

/**
 * Raises the sums of documents by the terms of a range that one document each holds, and sets their bits: most terms that begin in some way.
 * Their postings are one word and one code. @param factors of the terms of the range @returns nothing: other terms are passed over
 */
export function raiseSingles(
  { sums, seen }: Gathering,
  { frequency, postingWords, wordStart, codes, codeStart }: Segment,
  from: number,
  to: number,
  factors: Float64Array,
  { impacts, counted }: Impacts,
): void {
  for (let term = from; term < to; term++) {
    if (frequency[term] !== 1) continue;
    const code = codes[codeStart[term] as number] as number;
    const document = postingWords[wordStart[term] as number] as number;
    const raised = ((((factors[term - from] as number) * (impacts[code] as number) + 0.5) | 0) + 1) * (counted[code] as number);
    const gain = raised - (sums[document] as number);
    sums[document] = (sums[document] as number) + (gain & ~(gain >> 31));
    seen[document >>> 5] = (seen[document >>> 5] as number) | (1 << document);
  }
}

/**
 * Raises the sums of documents to what the postings of a term add: `factor` times their impact by code. No branch on which is better: half
 * of the guesses would be wrong, and a wrong guess takes longer than all the rest.
 */
export function raiseFew(
  sums: Int32Array,
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
    sums[document] = (sums[document] as number) + (gain & ~(gain >> 31));
  }
}

/** The same for many postings, by `raisedTable`. */
export function raiseMany(
  sums: Int32Array,
  docs: Int32Array,
  count: number,
  codes: Uint8Array,
  start: number,
  table: Int32Array,
): void {
  for (let i = 0; i < count; i++) {
    const document = docs[i] as number;
    const gain = (table[codes[start + i] as number] as number) - (sums[document] as number);
    sums[document] = (sums[document] as number) + (gain & ~(gain >> 31));
  }
}

/** The same for a term kept as one byte a document. */
export function raiseDense(sums: Int32Array, documents: number, codes: Uint8Array, start: number, table: Int32Array): void {
  for (let document = 0; document < documents; document++) {
    const gain = (table[codes[start + document] as number] as number) - (sums[document] as number);
    sums[document] = (sums[document] as number) + (gain & ~(gain >> 31));
  }
}

/** Writes the documents whose sum is not 0 to a list, in order, and sets `sums` back to 0. Room for one more is needed. */
export function listSums(sums: Int32Array, documents: number, { docs, scores }: List): number {
  let count = 0;
  for (let document = 0; document < documents; document++) {
    const sum = sums[document] as number;
    docs[count] = document;
    scores[count] = sum - 1;
    count += (0 - sum) >>> 31;
  }
  sums.fill(0, 0, documents);
  return count;
}

/** Writes what was gathered to a list, in order, and sets `sums` back to 0. A document whose sum is 0 is passed over. Room for one more is needed. */
export function gathered({ sums, seen }: Gathering, words: number, list: List): void {
  const { docs, scores } = list;
  let count = 0;
  for (let w = 0; w < words; w++) {
    let word = seen[w] as number;
    const base = w << 5;
    while (word !== 0) {
      const lowest = word & -word;
      const document = base + 31 - Math.clz32(lowest);
      const sum = sums[document] as number;
      docs[count] = document;
      scores[count] = sum - 1;
      count += (0 - sum) >>> 31;
      sums[document] = 0;
      word ^= lowest;
    }
  }
  list.length = count;
}
