import type { Atoms, Column } from "../compare/column.ts";
import { mix32 } from "../memory/hash.ts";

const MOST_WHAT = 8;
const MOST_PAIRED = 4;
const MOST_WHERE = 5;
const MOST_PIECES = 12;
const MOST_BY_PIECE = 2;

const atoms: Atoms = { what: [], where: [], alone: [], pieces: [] };

/**
 * The keys of 32 bits under which a record is looked up, sorted, each once. The lowest bit says that a key tells a thing alone.
 * Names are keys by themselves, by twos, and with each place; pieces of words by themselves and with each place.
 */
export function keysOf(columns: readonly Column[], slot: number): number[] {
  for (const list of [atoms.what, atoms.where, atoms.alone, atoms.pieces]) list.length = 0;
  const { what, where, alone, pieces } = atoms;
  const keys: number[] = [];
  for (const column of columns) {
    const before = Math.min(where.length, MOST_WHERE);
    column.atoms(slot, atoms);
    // Two numbers of a person, say a birth date and a postcode, tell much together; a town and its coordinates do not.
    for (let i = before; i < Math.min(where.length, MOST_WHERE); i++) {
      for (let j = 0; j < before; j++) keys.push(mix32(mix32(where[j] as number, 6), where[i] as number) & ~1);
    }
  }
  what.length = Math.min(what.length, MOST_WHAT);
  where.length = Math.min(where.length, MOST_WHERE);
  pieces.length = Math.min(pieces.length, MOST_PIECES);
  for (const key of alone) keys.push(mix32(key, 1) | 1);
  for (const [i, one] of what.entries()) {
    keys.push(mix32(one, 2) & ~1);
    for (let j = 0; j < Math.min(i, MOST_PAIRED); j++) {
      const other = what[j] as number;
      keys.push(mix32(Math.min(one, other), Math.max(one, other)) & ~1);
    }
    for (const place of where) keys.push(mix32(mix32(one, 3), place) & ~1);
  }
  for (const piece of pieces) {
    keys.push(mix32(piece, 4) & ~1);
    for (let i = 0; i < Math.min(where.length, MOST_BY_PIECE); i++) keys.push(mix32(mix32(piece, 5), where[i] as number) & ~1);
  }
  return sortedOnce(keys);
}

function sortedOnce(keys: number[]): number[] {
  // Some thirty numbers: insertion beats a call to sort.
  let kept = 0;
  for (const key of keys) {
    let at = kept;
    while (at > 0 && (keys[at - 1] as number) > key) at -= 1;
    if (at > 0 && keys[at - 1] === key) continue;
    for (let i = kept; i > at; i--) keys[i] = keys[i - 1] as number;
    keys[at] = key;
    kept += 1;
  }
  keys.length = kept;
  return keys;
}
