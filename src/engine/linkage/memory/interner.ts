import { Ints } from "./growing.ts";

/**
 * Numbers 0, 1, 2... for values known by their 53-bit hash, with how many records hold each. Open addressing over one
 * Float64Array: a million values cost 30 MB, a tenth of a Map of strings.
 */
export class Interner {
  /** Records that hold each value. */
  readonly counts = new Ints();
  #keys = new Float64Array(2048).fill(-1);
  #ids = new Int32Array(2048);

  get size(): number {
    return this.counts.length;
  }

  /** The number of a value, a new one where it is not known. */
  add(hash: number): number {
    const slot = this.#slot(hash);
    if (this.#keys[slot] === hash) return this.#ids[slot] as number;
    const id = this.counts.length;
    this.#keys[slot] = hash;
    this.#ids[slot] = id;
    this.counts.push(0);
    if (id * 2 > this.#keys.length) this.#grow();
    return id;
  }

  /** The number of a known value, -1 otherwise. */
  find(hash: number): number {
    const slot = this.#slot(hash);
    return this.#keys[slot] === hash ? (this.#ids[slot] as number) : -1;
  }

  /** Takes away the value that was added last. */
  removeLast(hash: number): void {
    const mask = this.#keys.length - 1;
    let hole = this.#slot(hash);
    this.counts.length -= 1;
    // What stands further on in the run moves back over the hole, where its own place is not beyond it.
    for (let next = (hole + 1) & mask; this.#keys[next] !== -1; next = (next + 1) & mask) {
      const home = ((this.#keys[next] as number) % 4294967291) & mask;
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      this.#keys[hole] = this.#keys[next] as number;
      this.#ids[hole] = this.#ids[next] as number;
      hole = next;
    }
    this.#keys[hole] = -1;
  }

  #slot(hash: number): number {
    const mask = this.#keys.length - 1;
    let slot = (hash % 4294967291) & mask;
    for (;;) {
      const there = this.#keys[slot];
      if (there === hash || there === -1) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const keys = this.#keys;
    const ids = this.#ids;
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#ids = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      if (key === -1) continue;
      const slot = this.#slot(key);
      this.#keys[slot] = key;
      this.#ids[slot] = ids[i] as number;
    }
  }
}
