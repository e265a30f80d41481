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
export function agreement(group: ArrayLike<number>, entity: ArrayLike<number>): Agreement {
  const groups = new Map<number, number>();
  const entities = new Map<number, number>();
  const both = new Map<number, number>();
  const count = (map: Map<number, number>, key: number): void => void map.set(key, (map.get(key) ?? 0) + 1);
  const key = (i: number): number => (group[i] as number) * 2 ** 26 + (entity[i] as number);
  for (let i = 0; i < entity.length; i++) {
    count(groups, group[i] as number);
    count(entities, entity[i] as number);
    count(both, key(i));
  }
  const pairs = (counts: Map<number, number>): number => {
    let total = 0;
    for (const n of counts.values()) total += choose2(n);
    return total;
  };
  const [foundPairs, truePairs, right] = [pairs(groups), pairs(entities), pairs(both)];
  let bPrecision = 0;
  let bRecall = 0;
  for (let i = 0; i < entity.length; i++) {
    const shared = both.get(key(i)) ?? 0;
    bPrecision += shared / (groups.get(group[i] as number) ?? 1) / entity.length;
    bRecall += shared / (entities.get(entity[i] as number) ?? 1) / entity.length;
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
