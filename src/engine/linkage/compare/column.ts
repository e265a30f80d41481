import type { LinkageRecord } from "../record.ts";
import type { FieldSpec } from "../schema.ts";

/** What one record gives to look for candidates by: hashes of 32 bits, by what they are good for. Written into, then read at once. */
export type Atoms = {
  /** Names things; the rarest first. Looked up alone where rare, and together with another or with a place. */
  what: number[];
  /** Places things: looked up together with a name. */
  where: number[];
  /** Tells a thing alone: records that share it are always compared. */
  alone: number[];
  /** Looked up alone, where rare: pieces of words. */
  pieces: number[];
};

/**
 * One field of all records and how two of them compare. Records have numbers (slots) in the order in which they were added.
 * Level 0 says that one side or both say nothing.
 */
export type Column = {
  readonly spec: FieldSpec;
  /** Names of the levels; the first is "missing". Written in the model. */
  readonly levels: readonly string[];
  /** Adds the next record. */
  add(record: LinkageRecord): void;
  /** Forgets what a record counted for in frequencies; `last`: and takes it away, being the last one added. */
  forget(slot: number, last: boolean): void;
  /** The level at which two records agree. Symmetric. */
  compare(a: number, b: number): number;
  /** Records that say something, where `rarity` is ever other than 0. */
  readonly filled: number;
  /** At levels of agreement on one value: log2 of the share of records that hold it (0 or less). 0 elsewhere. */
  rarity(a: number, b: number, level: number): number;
  /** Adds what the record may be looked up by. */
  atoms(slot: number, out: Atoms): void;
};

/** Log2 of whole numbers, from a table. */
const LOG2 = new Float32Array(65_536);
for (let i = 1; i < LOG2.length; i++) LOG2[i] = Math.log2(i);
export function log2(count: number): number {
  return count < LOG2.length ? (LOG2[count] as number) : Math.log2(count);
}

/** Log2 of the share of records that hold a value beside one of the two that agree on it: at most 0, at least -24. */
export function log2Share(count: number, records: number): number {
  return Math.max(-24, log2(Math.max(1, count - 1)) - log2(Math.max(1, records, count)));
}
