import type { Column } from "../compare/column.ts";
import type { LinkageSchema } from "../schema.ts";
import { BANDS, type LevelShares, type LinkageModel } from "./model.ts";
import type { Patterns } from "./patterns.ts";
import { CLASSES, MOST_OF_MATCHES, SHARED, shapeOf, TOGETHER } from "./shapes.ts";

/** Pairs that the shapes set by hand are worth beside the data, for each class and field. */
const WORTH = 12;
/**
 * Of each class, the share that is always drawn towards the shapes, and the most pairs that this is worth: where data are few the
 * third class would otherwise describe half of the matches, and where they are many they speak for themselves.
 */
const HELD = [0.1, 0.5, 0.1] as const;
const MOST_HELD = [600, 3000, 600] as const;
const MOST_ROUNDS = 200;
const STILL = 1e-5;
/** Where estimation starts: mostly strangers. */
const START = [0.15, 0.1, 0.75] as const;

/**
 * Estimates a model without labels: shares of levels in three latent classes by expectation-maximisation over counts of patterns
 * (Dempster, Laird & Rubin 1977; Fellegi & Sunter 1969 with one more class), the shapes set by hand as Dirichlet priors.
 * Patterns that official numbers or human decisions settle keep their class: they anchor what the classes mean. All shares
 * are those of *candidate* pairs, match and unrelated alike: candidates are no random pairs. Deterministic.
 */
export function estimateModel(
  schema: LinkageSchema,
  columns: readonly Column[],
  patterns: Patterns,
  version: string,
): LinkageModel {
  const counts = patterns.counts();
  const order = patterns.inOrder();
  const priors = columns.map((column) => CLASSES.map((name) => [1, ...shapeOf(column.spec)[name]]));
  let shares = priors.map((byClass) => byClass.map((list) => Float64Array.from(list)));
  let prior: readonly number[] = START;
  const weight = new Float64Array(3);
  const isKey = columns.map(({ spec }) => spec.compare === "key");
  let before = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const sums = priors.map((byClass) =>
      byClass.map((list) => Float64Array.from(list, (share, level) => (level === 0 ? 0 : share * WORTH))),
    );
    const totals = START.map((share) => share * WORTH);
    let likelihood = 0;
    for (const p of order) {
      const count = counts[p] as number;
      likelihood += count * Math.log(responsibilities(patterns, p, shares, prior, isKey, weight));
      // The share of classes is that among pairs nobody settled: settled ones were not drawn at random.
      const free = patterns.settled(p) === 0;
      for (let c = 0; c < 3; c++) {
        const part = count * (weight[c] as number);
        if (free) totals[c] = (totals[c] as number) + part;
        let shared = false;
        for (let f = 0; f < columns.length; f++) {
          const sum = sums[f]?.[c] as Float64Array;
          const level = patterns.level(p, f);
          const key = c === 1 && level === SHARED && isKey[f] === true;
          // A second shared key of siblings has the cause of the first: it does not tell how often that one is shared.
          if (key && shared) continue;
          shared ||= key;
          sum[level] = (sum[level] as number) + part;
        }
      }
    }
    const all = totals.reduce((sum, each) => sum + each, 0);
    prior = totals.map((each) => each / all);
    shares = sums.map((byClass, f) =>
      byClass.map((sum, c) => {
        const total = sum.reduce((total, each, level) => (level === 0 ? total : total + each), 0);
        const held = Math.min(HELD[c] as number, (MOST_HELD[c] as number) / total);
        const mixed = sum.map((each, level) =>
          level === 0 ? 1 : Math.max(1e-9, (1 - held) * (each / total) + held * (priors[f]?.[c]?.[level] as number)),
        );
        return c === 0 ? capped(columns[f] as Column, mixed) : mixed;
      }),
    );
    if (Math.abs(likelihood - before) < STILL * Math.abs(likelihood) && round > 20) break;
    before = likelihood;
  }
  return modelOf(schema, columns, patterns, { shares, prior, version });
}

/** Shares of levels among matches, none above the most it may be; what is taken goes to the others in proportion. */
function capped(column: Column, shares: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const most = MOST_OF_MATCHES[column.spec.compare];
  if (!most) return shares;
  const limit = (level: number): number => most[column.levels[level] as string] ?? 1;
  let taken = 0;
  let free = 0;
  for (let level = 1; level < shares.length; level++) {
    const share = shares[level] as number;
    if (share > limit(level)) taken += share - limit(level);
    else free += share;
  }
  return shares.map((share, level) => (level === 0 ? 1 : share > limit(level) ? limit(level) : share * (1 + taken / free)));
}

/** Writes into `weight` how far a pattern belongs to each class, and returns its likelihood. */
function responsibilities(
  patterns: Patterns,
  p: number,
  shares: readonly Float64Array[][],
  prior: readonly number[],
  isKey: readonly boolean[],
  weight: Float64Array,
): number {
  const settled = patterns.settled(p);
  let total = 0;
  for (let c = 0; c < 3; c++) {
    let product = prior[c] as number;
    let shared = false;
    for (let f = 0; f < shares.length; f++) {
      const level = patterns.level(p, f);
      const share = shares[f]?.[c]?.[level] as number;
      const key = c === 1 && level === SHARED && isKey[f] === true;
      product *= key && shared ? Math.max(share, TOGETHER) : share;
      shared ||= key;
    }
    weight[c] = (settled === 1 && c !== 0) || (settled === 2 && c !== 1) || (settled === 3 && c === 0) ? 0 : product;
    total += weight[c] as number;
  }
  total = Math.max(total, 1e-300);
  for (let c = 0; c < 3; c++) weight[c] = (weight[c] as number) / total;
  return total;
}

type Estimate = { shares: readonly Float64Array[][]; prior: readonly number[]; version: string };

function modelOf(
  schema: LinkageSchema,
  columns: readonly Column[],
  patterns: Patterns,
  { shares, prior, version }: Estimate,
): LinkageModel {
  const counts = patterns.counts();
  const order = patterns.inOrder();
  const weight = new Float64Array(3);
  const isKey = columns.map(({ spec }) => spec.compare === "key");
  const unrelated = columns.map((column) => new Float64Array(column.levels.length));
  const rarity = columns.map((column) => new Float64Array(column.levels.length));
  for (const p of order) {
    responsibilities(patterns, p, shares, prior, isKey, weight);
    const strangers = (weight[2] as number) + 1e-6;
    for (let f = 0; f < columns.length; f++) {
      const level = patterns.level(p, f);
      const [sums, rare] = [unrelated[f] as Float64Array, rarity[f] as Float64Array];
      sums[level] = (sums[level] as number) + strangers * (counts[p] as number);
      rare[level] = (rare[level] as number) + strangers * patterns.rarity(p, f);
    }
  }
  const round = (value: number): number => Number(Math.max(value, 1e-9).toPrecision(5));
  const fields: Record<string, Record<string, LevelShares>> = {};
  for (const [f, column] of columns.entries()) {
    const levels: Record<string, LevelShares> = {};
    for (let level = 1; level < column.levels.length; level++) {
      const [match = 0, sibling = 0, stranger = 0] = CLASSES.map((_, c) => round(shares[f]?.[c]?.[level] as number));
      const sum = unrelated[f]?.[level] as number;
      const usual = sum > 0 ? (rarity[f]?.[level] as number) / sum : 0;
      levels[column.levels[level] as string] = {
        match,
        sibling,
        unrelated: stranger,
        ...(usual < 0 && { rarity: -round(-usual) }),
      };
    }
    fields[column.spec.name] = levels;
  }
  const [match = 0, sibling = 0, stranger = 0] = prior.map(round);
  return {
    format: "linkage-model/1",
    version,
    schema: schema.name,
    pairs: patterns.total,
    prior: { match, sibling, unrelated: stranger },
    fields,
    bands: BANDS,
  };
}
