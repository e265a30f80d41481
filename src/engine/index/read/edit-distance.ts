/**
 * How many letters were added, missing, other or swapped with their neighbour between two words, up to `most`; beyond, `most + 1`
 * (optimal string alignment: a pair swapped is not changed again). What both begin and end with is passed over: for the few words
 * that look alike, little is left.
 */
export function editDistance(a: ArrayLike<number>, b: ArrayLike<number>, most: number): number {
  let aEnd = a.length;
  let bEnd = b.length;
  if (Math.abs(aEnd - bEnd) > most) return most + 1;
  while (aEnd > 0 && bEnd > 0 && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  let start = 0;
  while (start < aEnd && start < bEnd && a[start] === b[start]) start++;
  return aligned(a, b, start, aEnd - start, bEnd - start, most);
}

/** The whole table of `aLength` by `bLength`, three rows of it at a time. */
function aligned(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  start: number,
  aLength: number,
  bLength: number,
  most: number,
): number {
  if (aLength === 0 || bLength === 0) return Math.min(most + 1, aLength + bLength);
  let [twoBefore, before, row] = rows(bLength + 1);
  for (let j = 0; j <= bLength; j++) before[j] = j;
  for (let i = 1; i <= aLength; i++) {
    const letter = a[start + i - 1];
    row[0] = i;
    let least = i;
    for (let j = 1; j <= bLength; j++) {
      const same = letter === b[start + j - 1];
      let cost = Math.min((before[j] as number) + 1, (row[j - 1] as number) + 1, (before[j - 1] as number) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && letter === b[start + j - 2] && a[start + i - 2] === b[start + j - 1];
      if (swapped) cost = Math.min(cost, (twoBefore[j - 2] as number) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    // A swap reaches back over two rows.
    if (least > most + 1) return most + 1;
    [twoBefore, before, row] = [before, row, twoBefore];
  }
  return Math.min(most + 1, before[bLength] as number);
}

const rows = (length: number): [Int32Array, Int32Array, Int32Array] => [
  new Int32Array(length),
  new Int32Array(length),
  new Int32Array(length),
];
