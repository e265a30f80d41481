import { log2 } from "../compare/column.ts";
import type { KeyIndex } from "./key-index.ts";

/** Records of one key beyond which it is left out: it tells too little, and comparing all with all would never end. */
const MOST_IN_A_BLOCK = 60;
/** The likeliest candidates that are kept for each record, and with those that share what tells a thing alone. */
const NEAREST = 6;
export const MOST_CANDIDATES = 16;

const ALONE = 1000;
/** Records that are looked at for one: its rarest keys first, until so many were met. */
const MOST_MET = 160;
const MOST_KEYS = 256;

/** Candidates of one record after the other, by the rarity of the keys that they share (nearest neighbours by TF-IDF over keys). */
export class Neighbours {
  /** The candidates of the record last asked for, the likeliest first. */
  readonly found = new Int32Array(MOST_CANDIDATES);
  /** Keys that were left out because too many records have them, counted each time they were met. */
  dropped = 0;
  readonly #index: KeyIndex;
  readonly #order: { at(slot: number): number };
  #scores: Float32Array;
  readonly #touched = new Int32Array(MOST_KEYS * MOST_IN_A_BLOCK);
  readonly #sorted = new Int32Array(MOST_KEYS);
  readonly #ranks = new Int32Array(MOST_KEYS);
  readonly #block = new Int32Array(MOST_IN_A_BLOCK + 1);
  readonly #values = new Float32Array(MOST_CANDIDATES);

  /** `order`: a number of each record that does not depend on the order they came in; it breaks ties. */
  constructor(index: KeyIndex, records: number, order: { at(slot: number): number }) {
    this.#index = index;
    this.#order = order;
    this.#scores = new Float32Array(records);
  }

  /** Finds candidates by keys that `least` records have, among records that `allowed` lets pass. Returns how many. */
  run(
    keys: ArrayLike<number>,
    from: number,
    to: number,
    records: number,
    least: number,
    allowed: (slot: number) => boolean,
  ): number {
    if (records > this.#scores.length) this.#scores = new Float32Array(Math.ceil(records * 1.5));
    const kept = this.#rarestFirst(keys, from, to, least);
    const scores = this.#scores;
    const rare = 1 + log2(records);
    let touched = 0;
    let met = 0;
    for (let k = 0; k < kept; k++) {
      const key = this.#sorted[k] as number;
      const size = this.#index.read(key, this.#block);
      const weight = rare - log2(this.#index.count(key)) + ((key & 1) !== 0 ? ALONE : 0);
      met += size;
      if (met > MOST_MET && touched > 0 && (key & 1) === 0) break;
      for (let i = 0; i < size; i++) {
        const slot = this.#block[i] as number;
        const before = scores[slot] as number;
        if (before === 0) this.#touched[touched++] = slot;
        scores[slot] = before + weight;
      }
    }
    let count = 0;
    for (let i = 0; i < touched; i++) {
      const slot = this.#touched[i] as number;
      const score = scores[slot] as number;
      scores[slot] = 0;
      if (allowed(slot)) count = this.#keep(slot, score, count);
    }
    return count;
  }

  /** Keys that few enough records have: those that tell a thing alone, then the rarest. Writes into `#sorted`. */
  #rarestFirst(keys: ArrayLike<number>, from: number, to: number, least: number): number {
    const sorted = this.#sorted;
    const ranks = this.#ranks;
    let kept = 0;
    for (let k = from; k < Math.min(to, from + MOST_KEYS); k++) {
      const key = keys[k] as number;
      const count = this.#index.count(key);
      if (count > MOST_IN_A_BLOCK) this.dropped += 1;
      if (count > MOST_IN_A_BLOCK || count < least) continue;
      const rank = (key & 1) !== 0 ? count - ALONE : count;
      let at = kept;
      while (at > 0 && (ranks[at - 1] as number) > rank) {
        ranks[at] = ranks[at - 1] as number;
        sorted[at] = sorted[at - 1] as number;
        at -= 1;
      }
      ranks[at] = rank;
      sorted[at] = key;
      kept += 1;
    }
    return kept;
  }

  #keep(slot: number, score: number, count: number): number {
    const { found } = this;
    const values = this.#values;
    let at = count;
    while (at > 0 && this.#before(score, slot, values[at - 1] as number, found[at - 1] as number)) at -= 1;
    if (at >= (score >= ALONE ? MOST_CANDIDATES : NEAREST)) return count;
    const last = Math.min(count, MOST_CANDIDATES - 1);
    for (let i = last; i > at; i--) {
      values[i] = values[i - 1] as number;
      found[i] = found[i - 1] as number;
    }
    values[at] = score;
    found[at] = slot;
    let kept = last + 1;
    while (kept > NEAREST && (values[kept - 1] as number) < ALONE) kept -= 1;
    return kept;
  }

  #before(score: number, slot: number, other: number, otherSlot: number): boolean {
    return score > other || (score === other && this.#order.at(slot) < this.#order.at(otherSlot));
  }
}
