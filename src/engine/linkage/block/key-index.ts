import { Ints } from "../memory/growing.ts";

/**
 * Records by key: for each of up to 2^24 buckets, the records of its keys side by side. Keys that meet in a bucket are told apart by
 * 8 more bits. Built at once over many records; those added later hang in chains.
 */
export class KeyIndex {
  readonly #shift: number;
  readonly #starts: Int32Array;
  readonly #slots: Int32Array;
  readonly #tags: Uint8Array;
  /** Chains of what came later: by bucket the last entry, of each entry the one before. */
  readonly #last = new Map<number, number>();
  readonly #before = new Ints();
  readonly #addedSlots = new Ints();
  readonly #addedTags = new Ints();
  readonly #addedCount = new Map<number, number>();

  /** `keys`: those of all records, one after the other; those of record `r` from `starts[r]` to `starts[r + 1]`. */
  constructor(keys: Int32Array, starts: Int32Array) {
    const count = starts.at(-1) ?? 0;
    const bits = Math.min(24, Math.max(8, Math.ceil(Math.log2(count + 1))));
    this.#shift = 32 - bits;
    this.#starts = new Int32Array(2 ** bits + 1);
    this.#slots = new Int32Array(count);
    this.#tags = new Uint8Array(count);
    for (let i = 0; i < count; i++)
      this.#starts[((keys[i] as number) >>> this.#shift) + 1] =
        (this.#starts[((keys[i] as number) >>> this.#shift) + 1] as number) + 1;
    for (let i = 1; i < this.#starts.length; i++) this.#starts[i] = (this.#starts[i] as number) + (this.#starts[i - 1] as number);
    const next = this.#starts.slice(0, -1);
    for (let slot = 0; slot + 1 < starts.length; slot++) {
      for (let i = starts[slot] as number; i < (starts[slot + 1] as number); i++) {
        const key = keys[i] as number;
        const at = next[key >>> this.#shift] as number;
        next[key >>> this.#shift] = at + 1;
        this.#slots[at] = slot;
        this.#tags[at] = key & 0xff;
      }
    }
  }

  add(slot: number, keys: readonly number[]): void {
    for (const key of keys) {
      const bucket = key >>> this.#shift;
      this.#before.push(this.#last.get(bucket) ?? -1);
      this.#last.set(bucket, this.#addedSlots.length);
      this.#addedCount.set(bucket, (this.#addedCount.get(bucket) ?? 0) + 1);
      this.#addedSlots.push(slot);
      this.#addedTags.push(key & 0xff);
    }
  }

  /** Entries added since it was built. */
  get added(): number {
    return this.#addedSlots.length;
  }

  /** How many records have a key, those that share its bucket counted. */
  count(key: number): number {
    const bucket = key >>> this.#shift;
    const built = (this.#starts[bucket + 1] as number) - (this.#starts[bucket] as number);
    return this.#addedSlots.length === 0 ? built : built + (this.#addedCount.get(bucket) ?? 0);
  }

  /** Writes the records of a key into `out`, and returns how many. */
  read(key: number, out: Int32Array): number {
    const bucket = key >>> this.#shift;
    const tag = key & 0xff;
    let found = 0;
    const end = this.#starts[bucket + 1] as number;
    for (let i = this.#starts[bucket] as number; i < end; i++) if (this.#tags[i] === tag) out[found++] = this.#slots[i] as number;
    if (this.#addedSlots.length === 0) return found;
    for (let i = this.#last.get(bucket) ?? -1; i >= 0; i = this.#before.at(i)) {
      if (this.#addedTags.at(i) === tag) out[found++] = this.#addedSlots.at(i);
    }
    return found;
  }
}
