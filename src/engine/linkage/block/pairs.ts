import type { KeyIndex } from "./key-index.ts";
import { MOST_CANDIDATES, Neighbours } from "./neighbours.ts";

/** Pairs of records to compare, side by side, `a` before `b` in the order of slots. */
export type Pairs = { a: Int32Array; b: Int32Array; count: number; dropped: number; alone: number };

/**
 * All pairs of which one is among the candidates of the other, each once. `alone`: records without any. The result, as a set, does
 * not depend on the order of the records.
 */
export function candidatePairs(
  index: KeyIndex,
  keys: Int32Array,
  starts: Int32Array,
  order: { at(slot: number): number },
  allowed: (a: number, b: number) => boolean,
): Pairs {
  const records = starts.length - 1;
  const neighbours = new Neighbours(index, records, order);
  const nearest = new Int32Array(records * MOST_CANDIDATES);
  const counts = new Uint8Array(records);
  let total = 0;
  let alone = 0;
  for (let slot = 0; slot < records; slot++) {
    const count = neighbours.run(
      keys,
      starts[slot] as number,
      starts[slot + 1] as number,
      records,
      2,
      (other) => other !== slot && allowed(slot, other),
    );
    for (let i = 0; i < count; i++) nearest[slot * MOST_CANDIDATES + i] = neighbours.found[i] as number;
    counts[slot] = count;
    total += count;
    if (count === 0) alone += 1;
  }
  const isNearest = (of: number, slot: number): boolean => {
    const from = of * MOST_CANDIDATES;
    for (let i = from; i < from + (counts[of] as number); i++) if (nearest[i] === slot) return true;
    return false;
  };
  const a = new Int32Array(total);
  const b = new Int32Array(total);
  let count = 0;
  for (let slot = 0; slot < records; slot++) {
    for (let i = 0; i < (counts[slot] as number); i++) {
      const other = nearest[slot * MOST_CANDIDATES + i] as number;
      // A pair that both name is written by the later one.
      if (other > slot && isNearest(other, slot)) continue;
      a[count] = Math.min(slot, other);
      b[count] = Math.max(slot, other);
      count += 1;
    }
  }
  return { a: a.slice(0, count), b: b.slice(0, count), count, dropped: neighbours.dropped, alone };
}
