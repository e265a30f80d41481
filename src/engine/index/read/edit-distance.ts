import { LIMITS } from "../schema.ts";

/**
 * How many letters were added, missing, other or swapped with their neighbour between two words (parts of arrays), up to `most`;
 * beyond, `most + 1` (optimal string alignment: a pair swapped is not changed again). What both begin and end with is passed
 * over: of words that look alike, little is left. Words no longer than terms.
 */
export function editDistance<Letters extends Uint8Array | Int32Array>(
  a: Letters,
  aFrom: number,
  aTo: number,
  b: Letters,
  bFrom: number,
  bTo: number,
  most: number,
): number {
  let [aStart, aEnd, bStart, bEnd] = [aFrom, aTo, bFrom, bTo];
  if (Math.abs(aEnd - aStart - (bEnd - bStart)) > most) return most + 1;
  while (aEnd > aStart && bEnd > bStart && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++;
    bStart++;
  }
  return Math.min(most + 1, aligned(a, aStart, aEnd - aStart, b, bStart, bEnd - bStart, most));
}

/** Three rows of the table, used again each time. */
let [twoBefore, before, row] = Array.from({ length: 3 }, () => new Int32Array(LIMITS.termBytes + 1)) as [
  Int32Array,
  Int32Array,
  Int32Array,
];

/** The whole table, row after row, until no way is left with few enough mistakes. */
function aligned<Letters extends Uint8Array | Int32Array>(
  a: Letters,
  aStart: number,
  aLength: number,
  b: Letters,
  bStart: number,
  bLength: number,
  most: number,
): number {
  if (aLength === 0 || bLength === 0) return aLength + bLength;
  for (let j = 0; j <= bLength; j++) before[j] = j;
  for (let i = 1; i <= aLength; i++) {
    const letter = a[aStart + i - 1];
    row[0] = i;
    let least = i;
    for (let j = 1; j <= bLength; j++) {
      const other = b[bStart + j - 1];
      const kept = (before[j - 1] as number) + (letter === other ? 0 : 1);
      let cost = Math.min((before[j] as number) + 1, (row[j - 1] as number) + 1, kept);
      const swapped = i > 1 && j > 1 && letter === b[bStart + j - 2] && a[aStart + i - 2] === other;
      if (swapped) cost = Math.min(cost, (twoBefore[j - 2] as number) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    // A swap reaches back over two rows.
    if (least > most + 1) return least;
    [twoBefore, before, row] = [before, row, twoBefore];
  }
  return before[bLength] as number;
}
