import type { Pairs } from "./block/pairs.ts";
import { SETTLED_BITS } from "./cluster/cluster.ts";
import type { Column } from "./compare/column.ts";
import type { LinkageIndex } from "./linkage-index.ts";
import type { LinkageModel } from "./model/model.ts";
import { Patterns, type Settled } from "./model/patterns.ts";
import { Scorer, SET_WIDE } from "./model/score.ts";
import type { FieldSpec } from "./schema.ts";

/** What somebody decided of two records, by their ids. Of two decisions on one pair the later in the list holds. */
export type Decision = { a: string; b: string; same: boolean };

/** Compares pairs of an index, and keeps of each its pattern and how rare what it agrees on is. */
export class Comparisons {
  readonly pairs: Pairs;
  readonly patterns: Patterns;
  readonly index: LinkageIndex;
  readonly #columns: readonly Column[];
  readonly #pattern: Int32Array;
  readonly #rarity: Float32Array;
  /** Pairs that agree on what the whole set has. */
  readonly #setWide: Uint8Array;
  /** Of decided pairs: whether they are the same. */
  readonly #decided = new Map<number, boolean>();
  readonly #levels: Uint8Array;
  readonly #rarities: Float64Array;

  constructor(index: LinkageIndex, pairs: Pairs, decisions: readonly Decision[] = []) {
    this.index = index;
    this.#columns = index.fields.columns;
    this.patterns = new Patterns(this.#columns);
    this.#levels = new Uint8Array(this.#columns.length);
    this.#rarities = new Float64Array(this.#columns.length);
    this.pairs = this.#withDecided(pairs, decisions);
    this.#pattern = new Int32Array(this.pairs.count);
    this.#rarity = new Float32Array(this.pairs.count);
    this.#setWide = new Uint8Array(this.pairs.count);
    const columns = this.#columns;
    for (let p = 0; p < this.pairs.count; p++) {
      this.#compare(this.pairs.a[p] as number, this.pairs.b[p] as number);
      let rarity = 0;
      for (let f = 0; f < columns.length; f++) {
        const share = this.#rarities[f] as number;
        rarity += share;
        if (share < 0 && share > SET_WIDE) this.#setWide[p] = 1;
      }
      this.#pattern[p] = this.patterns.add(this.#levels, this.#rarities, this.#settled(p));
      this.#rarity[p] = rarity;
    }
  }

  #compare(a: number, b: number): void {
    const columns = this.#columns;
    for (let f = 0; f < columns.length; f++) {
      const column = columns[f] as Column;
      const level = column.compare(a, b);
      this.#levels[f] = level;
      this.#rarities[f] = level === 0 ? 0 : column.rarity(a, b, level);
    }
  }

  /** Decided pairs that are no candidates are compared with the others. */
  #withDecided(pairs: Pairs, decisions: readonly Decision[]): Pairs {
    const wanted = new Map<number, boolean>();
    const size = this.index.size;
    for (const { a, b, same } of decisions) {
      const [one, other] = [this.index.slotOf(a), this.index.slotOf(b)];
      if (one === undefined || other === undefined || one === other) continue;
      wanted.set(Math.min(one, other) * size + Math.max(one, other), same);
    }
    if (wanted.size === 0) return pairs;
    for (let p = 0; p < pairs.count; p++) {
      const key = (pairs.a[p] as number) * size + (pairs.b[p] as number);
      const same = wanted.get(key);
      if (same === undefined) continue;
      this.#decided.set(p, same);
      wanted.delete(key);
    }
    const more = [...wanted];
    for (const [i, [, same]] of more.entries()) this.#decided.set(pairs.count + i, same);
    const joined = (list: Int32Array, of: (key: number) => number): Int32Array => {
      const all = new Int32Array(pairs.count + more.length);
      all.set(list.subarray(0, pairs.count));
      for (const [i, [key]] of more.entries()) all[pairs.count + i] = of(key);
      return all;
    };
    return {
      ...pairs,
      a: joined(pairs.a, (key) => Math.floor(key / size)),
      b: joined(pairs.b, (key) => key % size),
      count: pairs.count + more.length,
    };
  }

  #settled(p: number): Settled {
    const decided = this.#decided.get(p);
    if (decided !== undefined) return decided ? 1 : 3;
    return settledBy(this.#columns, this.#levels);
  }

  /**
   * Bits that each pair is the same, decisions and vetoes first; the weights of clustering. `sure`: only what may be put together
   * without anybody speaks for it: pairs of the automatic band whose names and places do not contradict it.
   */
  bits(model: LinkageModel, only?: "sure"): Float32Array {
    const least = only === "sure" ? Math.log2(model.bands.automatic / (1 - model.bands.automatic)) : 0;
    const scorer = new Scorer(model, this.#columns);
    const scores = scorer.ofPatterns(this.patterns);
    const bits = new Float32Array(this.pairs.count);
    for (let p = 0; p < bits.length; p++) {
      const decided = this.#decided.get(p);
      if (decided === true) bits[p] = SETTLED_BITS.same;
      else if (decided === false || this.patterns.settled(this.#pattern[p] as number) > 1) bits[p] = SETTLED_BITS.distinct;
      else {
        const own =
          this.#setWide[p] === 1
            ? this.#oneByOne(scorer, p)
            : scorer.bitsOf(scores, this.#pattern[p] as number, this.#rarity[p] as number);
        const named = own < 0 || !this.#unnamed(p);
        bits[p] = !named ? UNNAMED_BITS : only === "sure" && own > 0 && (own < least || this.contradicts(p)) ? 0 : own;
      }
    }
    return bits;
  }

  /** Bits of a pair by each of its comparisons: the sum of their rarities does not tell which of them the whole set shares. */
  #oneByOne(scorer: Scorer, p: number): number {
    const [a, b] = [this.pairs.a[p] as number, this.pairs.b[p] as number];
    for (const [f, column] of this.#columns.entries()) {
      const level = this.patterns.level(this.#pattern[p] as number, f);
      this.#levels[f] = level;
      this.#rarities[f] = level === 0 ? 0 : column.rarity(a, b, level);
    }
    scorer.run(this.#levels, this.#rarities);
    return scorer.bits;
  }

  /** Whether what names both things contradicts: such a pair is never put together without somebody's word. */
  contradicts(p: number): boolean {
    return contradicting(this.#columns, (f) => this.patterns.level(this.#pattern[p] as number, f));
  }

  #unnamed(p: number): boolean {
    return unnamed(this.#columns, (f) => this.patterns.level(this.#pattern[p] as number, f));
  }

  isDecided(p: number): boolean {
    return this.#decided.has(p);
  }
}

/** What official numbers settle: the same site is the same, unless the names contradict it; another site or unit is not. */
export function settledBy(columns: readonly Column[], levels: ArrayLike<number>): Settled {
  for (let f = 0; f < columns.length; f++) {
    const column = columns[f] as Column;
    if (column.spec.compare !== "legal") continue;
    const level = levels[f];
    if (level === 5) return contradicting(columns, (field) => levels[field] as number) ? 0 : 1;
    if (level === 3) return 2;
    if (level === 1) return 3;
  }
  return 0;
}

/** Bits of a pair that only its place would put together: not enough to be a group, enough to be looked at when there is nothing else. */
export const UNNAMED_BITS = -0.01;
const TELLING: ReadonlySet<string> = new Set(["equal", "same-site", "same-association", "same-unit"]);

/** Whether nothing names a pair: a side has no name ("Association" is none) and no number, site or contact is shared. */
export function unnamed(columns: readonly Column[], levelOf: (field: number) => number): boolean {
  if (!columns.some((column, f) => column.spec.compare === "name" && levelOf(f) === 0)) return false;
  return !columns.some(
    (column, f) =>
      (column.spec.compare === "key" || column.spec.compare === "legal") && TELLING.has(column.levels[levelOf(f)] as string),
  );
}

/** Levels at which a comparison contradicts, whatever else agrees: names that share nothing, numbers or directions that differ, places apart. */
const AGAINST: Partial<Record<FieldSpec["compare"], readonly number[]>> = { name: [1, 2, 3, 4], place: [1, 3, 4] };

/** Whether names or places contradict that two records are one thing. */
export function contradicting(columns: readonly Column[], levelOf: (field: number) => number): boolean {
  return columns.some((column, f) => AGAINST[column.spec.compare]?.includes(levelOf(f)));
}
