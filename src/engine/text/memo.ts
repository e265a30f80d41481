import { type KnownWord, know } from "./known-word.ts";
import type { Scanner } from "./scan.ts";

/** Sets of two: a new word replaces either word of its set. */
const SETS = 1 << 15;
const WAYS = 2;
const SLOTS = SETS * WAYS;
/** A slot holds the two halves of a hash, a length and the units of a word: 64 bytes, one line of a processor's cache. */
const SLOT = 32;
const HEAD = 3;
/** Longer words are rare, and analysed each time. */
const LONGEST = SLOT - HEAD;
/** Stands for a word that is not kept. */
const PASSING = SLOTS;

const units = new Uint16Array(SLOTS * SLOT);
const known: (KnownWord | undefined)[] = new Array(SLOTS + 1).fill(undefined);
/** What others remember of the words kept, by slot: forgotten with them. */
const remembered: unknown[][] = [];
/** Which of a set goes next: in turn, over all sets. */
let replaced = 0;

function isIn(slot: number, text: string, start: number, length: number, hash: number): boolean {
  const base = slot * SLOT;
  if (units[base] !== (hash & 0xffff) || units[base + 1] !== hash >>> 16 || units[base + 2] !== length) return false;
  const shift = base + HEAD - start;
  for (let at = start; at < start + length; at++) if (units[shift + at] !== text.charCodeAt(at)) return false;
  return true;
}

function keep(slot: number, raw: string, hash: number): number {
  known[slot] = know(raw);
  for (const memory of remembered) memory[slot] = undefined;
  if (slot === PASSING) return slot;
  const base = slot * SLOT;
  units[base] = hash & 0xffff;
  units[base + 1] = hash >>> 16;
  units[base + 2] = raw.length;
  for (let i = 0; i < raw.length; i++) units[base + HEAD + i] = raw.charCodeAt(i);
  return slot;
}

/**
 * The slot of the word a scanner stands on, for `wordIn`: good until the next call. The same few thousand words make up nearly all
 * of a corpus: each is analysed once and found again by its hash and letters, without being cut out of the text. Bounded: 65,536
 * words, some 30 MB when full.
 */
export function slotAt(text: string, scanner: Scanner): number {
  const { hash, start } = scanner;
  const length = scanner.read - start;
  const slot = (hash & (SETS - 1)) * WAYS;
  if (isIn(slot, text, start, length, hash)) return slot;
  if (isIn(slot + 1, text, start, length, hash)) return slot + 1;
  const raw = text.slice(start, scanner.read);
  if (length > LONGEST) return keep(PASSING, raw, hash);
  replaced ^= 1;
  return keep(slot + replaced, raw, hash);
}

/** The analysis of the word in a slot. */
export const wordIn = (slot: number): KnownWord => known[slot] as KnownWord;

/** The analysis of the word a scanner stands on. */
export const wordAt = (text: string, scanner: Scanner): KnownWord => wordIn(slotAt(text, scanner));

/** Something more to remember of each word kept: by slot, undefined again when the word is replaced. */
export function memory<T>(): (T | undefined)[] {
  const own: (T | undefined)[] = new Array(SLOTS + 1).fill(undefined);
  remembered.push(own);
  return own;
}
