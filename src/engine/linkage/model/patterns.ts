import type { Column } from "../compare/column.ts";
import { Doubles, Ints } from "../memory/growing.ts";
import { Interner } from "../memory/interner.ts";

/** What settles a pair without a model: nothing, an identity (1), a sibling (2), that it is no match (3). */
export type Settled = 0 | 1 | 2 | 3;

/**
 * Pairs of records by how they agree. Millions of pairs agree in some thousands of ways: what is estimated and scored is the ways.
 */
export class Patterns {
  readonly #fields: number;
  readonly #ids = new Interner();
  readonly #levels = new Ints();
  readonly #settled = new Ints();
  readonly #keys = new Doubles();
  /** Sums of log2 shares of values, by pattern and field. */
  readonly #rarity = new Doubles();
  /** Pairs that were added. */
  total = 0;
  readonly #radix: readonly number[];

  constructor(columns: readonly Column[]) {
    this.#fields = columns.length;
    this.#radix = columns.map((column) => column.levels.length);
  }

  get size(): number {
    return this.#ids.size;
  }

  /** Counts a pair; returns its pattern. `levels` and `rarity` by field. */
  add(levels: ArrayLike<number>, rarity: ArrayLike<number>, settled: Settled): number {
    let key = settled as number;
    for (let f = 0; f < this.#fields; f++) key = (key * (this.#radix[f] as number) + (levels[f] as number)) % 9007199254740881;
    const id = this.#ids.add(key);
    if (id * this.#fields === this.#levels.length) {
      for (let f = 0; f < this.#fields; f++) {
        this.#levels.push(levels[f] as number);
        this.#rarity.push(0);
      }
      this.#settled.push(settled);
      this.#keys.push(key);
    }
    this.#ids.counts.array[id] = this.#ids.counts.at(id) + 1;
    for (let f = 0; f < this.#fields; f++) {
      const at = id * this.#fields + f;
      if (rarity[f] !== 0) this.#rarity.array[at] = this.#rarity.at(at) + (rarity[f] as number);
    }
    this.total += 1;
    return id;
  }

  level(pattern: number, field: number): number {
    return this.#levels.at(pattern * this.#fields + field);
  }

  settled(pattern: number): Settled {
    return this.#settled.at(pattern) as Settled;
  }

  /** Sum, over the pairs of a pattern, of the log2 share of the value on which they agree in a field. */
  rarity(pattern: number, field: number): number {
    return this.#rarity.at(pattern * this.#fields + field);
  }

  /** The patterns in an order that does not depend on that of the pairs: sums over them come out the same. */
  inOrder(): Int32Array {
    const keys = this.#keys;
    return Int32Array.from({ length: this.size }, (_, i) => i).sort((a, b) => keys.at(a) - keys.at(b));
  }

  /** Pairs of each pattern. */
  counts(): Int32Array {
    return this.#ids.counts.trimmed();
  }
}
