import { KeyIndex } from "./block/key-index.ts";
import { keysOf } from "./block/keys.ts";
import { Neighbours } from "./block/neighbours.ts";
import { candidatePairs, type Pairs } from "./block/pairs.ts";
import { type Columns, columnsOf } from "./compare/columns.ts";
import { Doubles, Ints } from "./memory/growing.ts";
import { hash53 } from "./memory/hash.ts";
import type { LinkageRecord } from "./record.ts";
import type { LinkageSchema } from "./schema.ts";

type IndexOptions = {
  /** Keys the hashes by which phones and mail addresses are compared. */
  secret: string | Uint8Array;
  /** Sources that never describe a thing twice: no two of their records are the same. */
  withoutDuplicates?: readonly string[];
};

/** All records, ready to be compared: their fields in columns, and where to look each up. */
export class LinkageIndex {
  readonly schema: LinkageSchema;
  readonly fields: Columns;
  /** A number of each record by its id alone, that breaks ties. */
  readonly order = new Doubles();
  readonly #ids: string[] = [];
  readonly #slots = new Map<string, number>();
  readonly #sources = new Ints();
  readonly #sourceNumbers = new Map<string, number>();
  readonly #alone: Set<string>;
  readonly #removed = new Set<number>();
  #keys: KeyIndex | undefined;
  #neighbours: Neighbours | undefined;

  constructor(schema: LinkageSchema, options: IndexOptions) {
    this.schema = schema;
    this.fields = columnsOf(schema, options.secret);
    this.#alone = new Set(options.withoutDuplicates);
  }

  /** Slots given so far, those of removed records counted. */
  get size(): number {
    return this.#ids.length;
  }

  idOf(slot: number): string {
    return this.#ids[slot] as string;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** Whether rules keep two records apart: they come from one source without duplicates. */
  apart(a: number, b: number): boolean {
    const source = this.#sources.at(a);
    return source > 0 && source === this.#sources.at(b);
  }

  isRemoved(slot: number): boolean {
    return this.#removed.has(slot);
  }

  /** Adds a record, in the place of one with the same id. Returns its slot. */
  put(record: LinkageRecord): number {
    this.remove(record.id);
    const slot = this.#append(record);
    this.#slots.set(record.id, slot);
    this.#keys?.add(slot, keysOf(this.fields.columns, slot));
    return slot;
  }

  /** Takes a record away. Returns whether there was one. */
  remove(id: string): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    for (const column of this.fields.columns) column.forget(slot, false);
    this.#slots.delete(id);
    this.#removed.add(slot);
    return true;
  }

  #append(record: LinkageRecord): number {
    const slot = this.#ids.length;
    this.#ids.push(record.id);
    this.order.push(hash53(record.id));
    const source = record.source ?? "";
    const number = this.#sourceNumbers.get(source) ?? (this.#sourceNumbers.size + 1) * (this.#alone.has(source) ? 1 : -1);
    this.#sourceNumbers.set(source, number);
    this.#sources.push(number);
    for (const column of this.fields.columns) column.add(record);
    return slot;
  }

  /** Candidate pairs among all records; builds what later looks are made in. */
  allPairs(): Pairs {
    const { keys, starts } = this.#allKeys();
    this.#keys = new KeyIndex(keys, starts);
    this.#neighbours = undefined;
    return candidatePairs(this.#keys, keys, starts, this.order, (a, b) => !this.apart(a, b) && !this.#removed.has(b));
  }

  /** Candidate pairs of some records with all others, each once: what a harvest compares. Built once, in time that follows `slots` alone. */
  pairsOf(slots: readonly number[]): Pairs {
    const a: number[] = [];
    const b: number[] = [];
    const seen = new Set<number>();
    let alone = 0;
    for (const slot of slots) {
      const near = this.near(slot);
      if (near.length === 0) alone += 1;
      for (const other of near) {
        const key = Math.min(slot, other) * this.size + Math.max(slot, other);
        if (seen.has(key)) continue;
        seen.add(key);
        a.push(Math.min(slot, other));
        b.push(Math.max(slot, other));
      }
    }
    return { a: Int32Array.from(a), b: Int32Array.from(b), count: a.length, dropped: this.#neighbours?.dropped ?? 0, alone };
  }

  #allKeys(): { keys: Int32Array; starts: Int32Array } {
    const keys = new Ints(this.size * 24);
    const starts = new Int32Array(this.size + 1);
    for (let slot = 0; slot < this.size; slot++) {
      if (!this.#removed.has(slot)) for (const key of keysOf(this.fields.columns, slot)) keys.push(key);
      starts[slot + 1] = keys.length;
    }
    return { keys: keys.array.subarray(0, keys.length), starts };
  }

  /** Candidates for a record that is in the index, the likeliest first. */
  near(slot: number): number[] {
    if (!this.#keys) {
      const { keys, starts } = this.#allKeys();
      this.#keys = new KeyIndex(keys, starts);
    }
    this.#neighbours ??= new Neighbours(this.#keys, this.size, this.order);
    const keys = keysOf(this.fields.columns, slot);
    const count = this.#neighbours.run(
      keys,
      0,
      keys.length,
      this.size,
      1,
      (b) => b !== slot && !this.apart(slot, b) && !this.#removed.has(b),
    );
    return Array.from(this.#neighbours.found.subarray(0, count));
  }

  /** Candidates for a record that is not to stay; `ask` is handed its slot and theirs while it is there. */
  probe<T>(record: LinkageRecord, ask: (slot: number, candidates: readonly number[]) => T): T {
    if (!this.#keys) this.near(0);
    const words = this.fields.dictionary.size;
    const slot = this.#append(record);
    try {
      return ask(slot, this.near(slot));
    } finally {
      for (const column of this.fields.columns) column.forget(slot, true);
      this.fields.dictionary.truncate(words);
      this.#ids.pop();
      this.order.length -= 1;
      this.#sources.length -= 1;
    }
  }
}
