/** Two-by-two agreement of groups with the truth, and the same by record (B-cubed, Bagga & Baldwin 1998). */
export type Agreement = {
  precision: number;
  recall: number;
  f1: number;
  bPrecision: number;
  bRecall: number;
  bF1: number;
  truePairs: number;
  foundPairs: number;
};

const f1 = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const choose2 = (n: number): number => (n * (n - 1)) / 2;

/** Compares groups of records with the entities they are known to be. */
export function agreement(group: ArrayLike<number>, entity: readonly string[]): Agreement {
  const groups = new Map<number, number>();
  const entities = new Map<string, number>();
  const both = new Map<string, number>();
  for (const [i, name] of entity.entries()) {
    const g = group[i] as number;
    groups.set(g, (groups.get(g) ?? 0) + 1);
    entities.set(name, (entities.get(name) ?? 0) + 1);
    both.set(`${g} ${name}`, (both.get(`${g} ${name}`) ?? 0) + 1);
  }
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, n) => total + choose2(n), 0);
  const [foundPairs, truePairs, right] = [sum(groups.values()), sum(entities.values()), sum(both.values())];
  let bPrecision = 0;
  let bRecall = 0;
  for (const [i, name] of entity.entries()) {
    const g = group[i] as number;
    const shared = both.get(`${g} ${name}`) ?? 0;
    bPrecision += shared / (groups.get(g) ?? 1) / entity.length;
    bRecall += shared / (entities.get(name) ?? 1) / entity.length;
  }
  const precision = foundPairs === 0 ? 1 : right / foundPairs;
  const recall = truePairs === 0 ? 1 : right / truePairs;
  return {
    precision,
    recall,
    f1: f1(precision, recall),
    bPrecision,
    bRecall,
    bF1: f1(bPrecision, bRecall),
    truePairs,
    foundPairs,
  };
}
