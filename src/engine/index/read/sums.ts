import type { List } from "./scratch.ts";

/**
 * Several lists made one: a score by document in `sums` (all 0 before and after), and in `seen` which documents have one, since
 * a score may be 0.
 */
export type Gathering = { sums: Int32Array; seen: Int32Array };

/** Keeps the best score of each document. */
export function gatherBest({ sums, seen }: Gathering, { docs, scores, length }: List): void {
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    seen[document >>> 5] = (seen[document >>> 5] as number) | (1 << document);
    if ((scores[i] as number) > (sums[document] as number)) sums[document] = scores[i] as number;
  }
}

/** Adds up the scores of each document. */
export function gatherSum({ sums, seen }: Gathering, { docs, scores, length }: List): void {
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    seen[document >>> 5] = (seen[document >>> 5] as number) | (1 << document);
    sums[document] = (sums[document] as number) + (scores[i] as number);
  }
}

/** Counts in how many lists each document is. */
export function gatherCount(counts: Int32Array, { docs, length }: List): void {
  for (let i = 0; i < length; i++) counts[docs[i] as number] = (counts[docs[i] as number] as number) + 1;
}

/** Keeps the best score of each document among what a term with this `factor` adds: for terms of few documents, not worth a table. */
export function gatherFew(
  { sums, seen }: Gathering,
  docs: Int32Array,
  count: number,
  codes: Uint8Array,
  start: number,
  factor: number,
  impactOf: ArrayLike<number>,
  maskOf: Uint8Array,
  fields: number,
): void {
  for (let i = 0; i < count; i++) {
    const code = codes[start + i] as number;
    if (((maskOf[code] as number) & fields) === 0) continue;
    const document = docs[i] as number;
    const score = Math.floor(factor * (impactOf[code] as number) + 0.5);
    seen[document >>> 5] = (seen[document >>> 5] as number) | (1 << document);
    if (score > (sums[document] as number)) sums[document] = score;
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
      scores[count++] = sums[document] as number;
      sums[document] = 0;
      word ^= lowest;
    }
  }
  list.length = count;
}

/** What was gathered for each of these documents, -1 for the others; sets `sums` back to 0. */
export function foundAmong({ sums, seen }: Gathering, words: number, docs: Int32Array, count: number, out: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const document = docs[i] as number;
    out[i] = ((seen[document >>> 5] as number) & (1 << document)) === 0 ? -1 : (sums[document] as number);
  }
  for (let w = 0; w < words; w++) {
    let word = seen[w] as number;
    while (word !== 0) {
      const lowest = word & -word;
      sums[(w << 5) + 31 - Math.clz32(lowest)] = 0;
      word ^= lowest;
    }
  }
}
