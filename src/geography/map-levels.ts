/** The most classes a map shows: five honeys, five sizes of cell. */
const LEVELS = 5;

/** A class of values: from the least to the most it holds. */
export type Level = { from: number; to: number };

/**
 * Quantiles: classes of about as many values each, at most five, equal values always together; what a large tie takes too much, the
 * classes after it share. Empty for no value above zero. `levelOf` gives 1 to 5; few classes are spread over the five, so that two
 * of them differ plainly.
 */
export function quantiles(values: Iterable<number>): { levels: Level[]; levelOf(value: number): number } {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b);
  const levels: Level[] = [];
  for (let start = 0; start < sorted.length; ) {
    const share = Math.max(1, Math.round((sorted.length - start) / (LEVELS - levels.length)));
    const from = sorted[start] ?? 0;
    const to = levels.length === LEVELS - 1 ? (sorted.at(-1) ?? from) : (sorted[start + share - 1] ?? from);
    levels.push({ from, to });
    start = sorted.findLastIndex((value) => value <= to) + 1;
  }
  const levelOf = (value: number) => {
    const index = levels.findLastIndex(({ from }) => from <= value);
    return spread(Math.max(0, index), levels.length);
  };
  return { levels, levelOf };
}

/** Where class `index` of `count` stands among the five. */
export function spread(index: number, count: number): number {
  return count <= 1 ? 3 : 1 + Math.round((index * (LEVELS - 1)) / (count - 1));
}
