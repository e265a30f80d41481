const MARKS_A = new Uint8Array(64);
const MARKS_B = new Uint8Array(64);

/**
 * Jaro-Winkler similarity (Winkler 1990) of two runs of UTF-16 units held in arrays, from 0 to 1. Common beginnings of up to four
 * units count from .7 on. Runs are read up to 64 units. Symmetric.
 */
export function jaroWinkler(a: Uint16Array, fromA: number, toA: number, b: Uint16Array, fromB: number, toB: number): number {
  const la = Math.min(64, toA - fromA);
  const lb = Math.min(64, toB - fromB);
  if (la === 0 || lb === 0) return 0;
  // The longer first: greedy matching could differ with the order.
  if (la < lb || (la === lb && before(b, fromB, a, fromA, la))) return jaro(b, fromB, lb, a, fromA, la);
  return jaro(a, fromA, la, b, fromB, lb);
}

function before(a: Uint16Array, fromA: number, b: Uint16Array, fromB: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    const gap = (a[fromA + i] as number) - (b[fromB + i] as number);
    if (gap !== 0) return gap < 0;
  }
  return false;
}

function jaro(a: Uint16Array, fromA: number, la: number, b: Uint16Array, fromB: number, lb: number): number {
  const reach = Math.max(0, (la >> 1) - 1);
  MARKS_A.fill(0, 0, la);
  MARKS_B.fill(0, 0, lb);
  let common = 0;
  for (let i = 0; i < lb; i++) {
    const unit = b[fromB + i];
    const last = Math.min(la - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (MARKS_A[j] === 0 && a[fromA + j] === unit) {
        MARKS_A[j] = 1;
        MARKS_B[i] = 1;
        common += 1;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let moved = 0;
  for (let i = 0, j = 0; i < lb; i++) {
    if (MARKS_B[i] === 0) continue;
    while (MARKS_A[j] === 0) j += 1;
    if (b[fromB + i] !== a[fromA + j]) moved += 1;
    j += 1;
  }
  const score = (common / la + common / lb + (common - moved / 2) / common) / 3;
  if (score < 0.7) return score;
  let prefix = 0;
  while (prefix < 4 && prefix < lb && a[fromA + prefix] === b[fromB + prefix]) prefix += 1;
  return score + prefix * 0.1 * (1 - score);
}

/** Whether two texts are one slip apart: a unit added, dropped or replaced, or two neighbours swapped. Equal texts are not. */
export function oneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return oneSlip(b, a);
  if (b.length - a.length > 1 || a === b) return false;
  let head = 0;
  while (head < a.length && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < a.length - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail += 1;
  const left = a.length - head - tail;
  if (b.length > a.length) return left === 0;
  if (left === 1) return true;
  return left === 2 && a.charCodeAt(head) === b.charCodeAt(head + 1) && a.charCodeAt(head + 1) === b.charCodeAt(head);
}
