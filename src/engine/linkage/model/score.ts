import type { Column } from "../compare/column.ts";
import type { LinkageModel } from "./model.ts";
import type { Patterns } from "./patterns.ts";
import { CLASSES, type LinkageClass, SHARED, TOGETHER } from "./shapes.ts";

/** Beyond this, in bits, the rarity of values moves no probability: one value told again in several fields is one. */
const MOST_BITS = 8;
/** Log2 of the share of records from which on a value is one that the whole set has: the town of a list of one town. */
export const SET_WIDE = -2;
const SIBLING = CLASSES.indexOf("sibling");
const TOGETHER_BITS = Math.log2(TOGETHER);

/**
 * The usual log2 share of a value among so many records. Few records do not tell how rare a value is: what is usual counts as one
 * more observation of it, so that a value met once among fifty records is as rare as usual, and not as common as one in fifty.
 */
function usualIn(records: number, usual: number): number {
  return usual === 0 ? 0 : usual + Math.log2(1 + 2 ** -usual / Math.max(1, records));
}

/** A model as tables: log2 of shares by field, level and class. */
export class Scorer {
  readonly model: LinkageModel;
  readonly #logs: readonly (readonly Float64Array[])[];
  readonly #usual: readonly Float64Array[];
  readonly #prior: readonly number[];
  readonly #isKey: Uint8Array;
  /** Of names, the first level that says that both are equal; 0 for other comparisons. */
  readonly #equalFrom: readonly number[];
  /** Probabilities of the pair last scored. */
  match = 0;
  sibling = 0;
  /** Log2 of the odds that it is a match, between -60 and 60. */
  bits = 0;

  constructor(model: LinkageModel, columns: readonly Column[]) {
    this.model = model;
    const shares = (column: Column, level: number) => model.fields[column.spec.name]?.[column.levels[level] as string];
    this.#prior = CLASSES.map((name) => Math.log2(model.prior[name]));
    this.#isKey = Uint8Array.from(columns, ({ spec }) => (spec.compare === "key" ? 1 : 0));
    this.#equalFrom = columns.map(({ spec, levels }) =>
      spec.compare === "name" ? levels.findIndex((level) => level.startsWith("equal")) : 0,
    );
    this.#logs = columns.map((column) =>
      CLASSES.map((name) =>
        Float64Array.from(column.levels, (_, level) => (level === 0 ? 0 : Math.log2(shares(column, level)?.[name] ?? 1))),
      ),
    );
    this.#usual = columns.map((column) =>
      Float64Array.from(column.levels, (_, level) => usualIn(column.filled, shares(column, level)?.rarity ?? 0)),
    );
  }

  /** How much rarer the values are than usual at these levels, in bits, within bounds. */
  rarer(levels: ArrayLike<number>, rarity: ArrayLike<number>): number {
    let bits = 0;
    for (let f = 0; f < this.#usual.length; f++) bits += this.rarerIn(f, levels, rarity[f] as number);
    return Math.max(-MOST_BITS, Math.min(MOST_BITS, bits));
  }

  /** Scores a pair; the answer is in `match`, `sibling` and `bits`. */
  run(levels: ArrayLike<number>, rarity: ArrayLike<number>): void {
    this.#weigh(this.#log(0, levels), this.#log(1, levels), this.#log(2, levels) - this.rarer(levels, rarity));
  }

  #weigh(match: number, sibling: number, unrelated: number): void {
    const most = Math.max(match, sibling, unrelated);
    const [m, s, u] = [2 ** (match - most), 2 ** (sibling - most), 2 ** (unrelated - most)];
    this.match = m / (m + s + u);
    this.sibling = s / (m + s + u);
    this.bits = Math.max(-60, Math.min(60, match - most - Math.log2(s + u)));
  }

  /** What each pattern weighs, before the rarity of its values: log2 by class, then the usual log2 share of its values. */
  ofPatterns(patterns: Patterns): Float64Array {
    const table = new Float64Array(patterns.size * 4);
    const levels = new Uint8Array(this.#usual.length);
    for (let p = 0; p < patterns.size; p++) {
      let usual = 0;
      for (let f = 0; f < levels.length; f++) {
        levels[f] = patterns.level(p, f);
        usual += this.#usual[f]?.[levels[f] as number] as number;
      }
      for (let c = 0; c < 3; c++) table[p * 4 + c] = this.#log(c, levels);
      table[p * 4 + 3] = usual;
    }
    return table;
  }

  /** Bits of a pair by its pattern in such a table, and the sum of the log2 shares of its values. Same as `run`. */
  bitsOf(table: Float64Array, pattern: number, rarity: number): number {
    const at = pattern * 4;
    const rarer = Math.max(-MOST_BITS, Math.min(MOST_BITS, (table[at + 3] as number) - rarity));
    this.#weigh(table[at] as number, table[at + 1] as number, (table[at + 2] as number) - rarer);
    return this.bits;
  }

  #log(c: number, levels: ArrayLike<number>): number {
    let sum = this.#prior[c] as number;
    for (let f = 0; f < this.#logs.length; f++) sum += this.#logs[f]?.[c]?.[levels[f] as number] as number;
    if (c === SIBLING) for (let f = 0; f < this.#logs.length; f++) sum += this.#together(f, levels);
    return sum;
  }

  /** What a shared key says less among siblings that share another already, in bits. */
  #together(f: number, levels: ArrayLike<number>): number {
    if (this.#isKey[f] === 0 || levels[f] !== SHARED) return 0;
    let before = false;
    for (let i = 0; i < f; i++) before ||= this.#isKey[i] === 1 && levels[i] === SHARED;
    const share = this.#logs[f]?.[SIBLING]?.[SHARED] as number;
    return before ? Math.max(share, TOGETHER_BITS) - share : 0;
  }

  /** Log2 of the share of a field's level in a class, beside the levels of the others. */
  logShare(field: number, levels: ArrayLike<number>, name: LinkageClass): number {
    const share = this.#logs[field]?.[CLASSES.indexOf(name)]?.[levels[field] as number] as number;
    return name === "sibling" ? share + this.#together(field, levels) : share;
  }

  /**
   * How much rarer a value is than usual, in bits, beside the levels of the others. What the whole set has says nothing: of two
   * records of one name, never that they differ. Names that are only alike get no such credit: chance makes them in any town.
   */
  rarerIn(field: number, levels: ArrayLike<number>, rarity: number): number {
    const level = levels[field] as number;
    const rarer = (this.#usual[field]?.[level] as number) - rarity;
    if (rarity <= SET_WIDE || rarer >= 0 || !this.#oneName(levels)) return rarer;
    const [match, , unrelated] = this.#logs[field] as readonly Float64Array[];
    return Math.max(rarer, Math.min(0, (unrelated?.[level] as number) - (match?.[level] as number)));
  }

  #oneName(levels: ArrayLike<number>): boolean {
    return this.#equalFrom.some((from, f) => from > 0 && (levels[f] as number) >= from);
  }
}
