import type { Segment } from "../segment.ts";
import { GrowingWords } from "./growing.ts";

/** Gathers the distinct sets of values of a segment, group after group, as `Segment.setValue` has them. */
export class ValueSets {
  private readonly groupSet: number[] = [];
  private readonly starts = new GrowingWords();
  private readonly values = new GrowingWords();
  /** Sets of the group by hash: open addressing, linear probing, set + 1 or 0. */
  private table = new Uint32Array(64);

  constructor() {
    this.starts.push(0);
  }

  private get count(): number {
    return this.starts.length - 1;
  }

  /** Starts the next group: its sets are its own. @param expected how many sets it may have: then they need not be moved later */
  beginGroup(expected = 0): void {
    this.groupSet.push(this.count);
    this.table = new Uint32Array(2 ** Math.max(6, Math.ceil(Math.log2(expected * 2 + 2))));
  }

  /** The number of the set of these values of the group. @param values increasing, `from` to `to` of them */
  numberOf(values: ArrayLike<number>, from = 0, to = values.length): number {
    let slot = this.hash(values, from, to);
    for (; this.table[slot] !== 0; slot = (slot + 1) & (this.table.length - 1)) {
      const set = (this.table[slot] as number) - 1;
      if (this.isSame(set, values, from, to)) return set;
    }
    const set = this.count;
    const kept = this.values.room(to - from);
    for (let i = from; i < to; i++) kept[this.values.length++] = values[i] as number;
    this.starts.push(this.values.length);
    this.table[slot] = set + 1;
    if ((this.count - (this.groupSet.at(-1) ?? 0)) * 2 > this.table.length) this.grow();
    return set;
  }

  written(): Pick<Segment, "groupSet" | "setValue" | "setStart"> {
    return {
      groupSet: Uint32Array.from([...this.groupSet, this.count]),
      setValue: this.values.written(),
      setStart: this.starts.written(),
    };
  }

  private hash(values: ArrayLike<number>, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (values[i] as number), 0x9e3779b1) ^ (hash >>> 15);
    return (hash ^ (hash >>> 16)) & (this.table.length - 1);
  }

  private isSame(set: number, values: ArrayLike<number>, from: number, to: number): boolean {
    const start = this.starts.array[set] as number;
    if ((this.starts.array[set + 1] as number) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (this.values.array[start + i - from] !== values[i]) return false;
    return true;
  }

  private grow(): void {
    this.table = new Uint32Array(this.table.length * 4);
    for (let set = this.groupSet.at(-1) ?? 0; set < this.count; set++) {
      let slot = this.hash(this.values.array, this.starts.array[set] as number, this.starts.array[set + 1] as number);
      while (this.table[slot] !== 0) slot = (slot + 1) & (this.table.length - 1);
      this.table[slot] = set + 1;
    }
  }
}
