import { type KnownWord, know } from "./known-word.ts";
import type { Scanner } from "./scan.ts";

/** Sets of two: a new word replaces the one of its set that was met longer ago. */
const SETS = 1 << 16;
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
/** Which word of each set was met last. */
const last = new Uint8Array(SETS);
/** Analyses asked for since a word is in its slot: most words leave no more than one term, which others remember. */
const known: (KnownWord | undefined)[] = new Array(SLOTS + 1).fill(undefined);
/** What others remember of the words kept, by slot: forgotten with them. */
const remembered: unknown[][] = [];
let passing = "";

function isIn(slot: number, text: string, start: number, length: number, hash: number): boolean {
  const base = slot * SLOT;
  if (units[base] !== (hash & 0xffff) || units[base + 1] !== hash >>> 16 || units[base + 2] !== length) return false;
  const shift = base + HEAD - start;
  for (let at = start; at < start + length; at++) if (units[shift + at] !== text.charCodeAt(at)) return false;
  return true;
}

function keep(slot: number, text: string, start: number, length: number, hash: number): void {
  const base = slot * SLOT;
  units[base] = hash & 0xffff;
  units[base + 1] = hash >>> 16;
  units[base + 2] = length;
  for (let i = 0; i < length; i++) units[base + HEAD + i] = text.charCodeAt(start + i);
}

function forget(slot: number): void {
  known[slot] = undefined;
  for (const memory of remembered) memory[slot] = undefined;
}

/**
 * The slot of the word a scanner stands on, for `wordIn`: good until the next call. The same few thousand words make up nearly all
 * of a corpus: each is analysed once and found again by its hash and letters, without being cut out of the text. Bounded: 131,072
 * words, some 20 MB when full.
 */
export function slotAt(text: string, scanner: Scanner): number {
  const { hash, start } = scanner;
  const length = scanner.read - start;
  const set = hash & (SETS - 1);
  const slot = set * WAYS + (last[set] as number);
  if (isIn(slot, text, start, length, hash)) return slot;
  const other = slot ^ 1;
  if (isIn(other, text, start, length, hash)) {
    last[set] = other & 1;
    return other;
  }
  const taken = length > LONGEST ? PASSING : other;
  forget(taken);
  if (taken === PASSING) passing = text.slice(start, scanner.read);
  else {
    last[set] = other & 1;
    keep(other, text, start, length, hash);
  }
  return taken;
}

function rawIn(slot: number): string {
  if (slot === PASSING) return passing;
  const from = slot * SLOT + HEAD;
  return String.fromCharCode(...units.subarray(from, from + (units[from - 1] as number)));
}

/** The analysis of the word in a slot. */
export function wordIn(slot: number): KnownWord {
  const word = known[slot] ?? know(rawIn(slot));
  known[slot] = word;
  return word;
}

/** Drops the analysis of a word of which its users remember all they need. */
export function release(slot: number): void {
  known[slot] = undefined;
}

/** The analysis of the word a scanner stands on. */
export const wordAt = (text: string, scanner: Scanner): KnownWord => wordIn(slotAt(text, scanner));

/** Something more to remember of each word kept: by slot, undefined again when the word is replaced. */
export function memory<T>(): (T | undefined)[] {
  const own: (T | undefined)[] = new Array(SLOTS + 1).fill(undefined);
  remembered.push(own);
  return own;
}
