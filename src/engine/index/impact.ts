import type { TextField } from "./schema.ts";

/** `k1` of BM25: how fast further occurrences of a word stop counting. */
const SATURATION = 1.2;

/** What one occurrence of a word counts in a field `length` positions long: the part of BM25F that is the same for all words of a field. */
export const occurrenceWeight = (field: TextField, length: number): number =>
  field.weight / (1 - field.lengthShare + (field.lengthShare * length) / field.pivot);

/** From 0 to 1, what is left of weighted occurrences. */
export const saturated = (weighted: number): number => weighted / (SATURATION + weighted);

/**
 * How much a document is about a word, from 0 to 1: BM25F (Zaragoza, Craswell, Taylor, Saria & Robertson, TREC 2004), with fixed
 * pivots in the place of average lengths. Sums in the order of fields: whoever computes it so finds the same to the last bit.
 * @param counts positions at which the word stands, by field
 * @param lengths positions of each field
 */
export function impact(fields: readonly TextField[], counts: ArrayLike<number>, lengths: ArrayLike<number>): number {
  let weighted = 0;
  for (const [f, field] of fields.entries()) {
    const count = counts[f] ?? 0;
    if (count > 0) weighted += count * occurrenceWeight(field, lengths[f] ?? 0);
  }
  return saturated(weighted);
}
