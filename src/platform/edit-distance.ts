/**
 * How many letters to add, remove, change or swap with their neighbour to go from `a` to `b` (optimal string alignment
 * distance: Damerau 1964, each letter edited once). Beyond `limit` the answer is only that it is beyond: `limit + 1`, at once.
 * For short strings; not for matching records.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** Those of `words` that `typed` may have been meant to be, nearest first, at most three. */
export function suggestWords(typed: string, words: readonly string[]): string[] {
  return words
    .map((word) => ({ word, distance: word.startsWith(typed) ? 0.5 : editDistance(typed, word) }))
    .filter(({ word, distance }) => distance <= Math.max(1, Math.min(typed.length, word.length) * 0.4))
    .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
    .slice(0, 3)
    .map(({ word }) => word);
}
