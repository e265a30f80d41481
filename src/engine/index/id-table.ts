import { fnv1a } from "./fnv.ts";
import type { Segment } from "./segment.ts";

/** Slots of the table of so many ids: two in three taken at most, so that runs stay short. */
export const idTableSize = (documents: number): number => 2 ** Math.ceil(Math.log2(Math.max(2, documents * 1.5)));

/** Enters document `document`, whose id is bytes `from` to `to`. */
export function enterId(table: Uint32Array, ids: Uint8Array, from: number, to: number, document: number): void {
  const mask = table.length - 1;
  let slot = fnv1a(ids, from, to) & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = document + 1;
}

/** The document of an id, or -1. @param hash its FNV-1a */
export function findId(segment: Pick<Segment, "ids" | "idStart" | "idTable">, id: Uint8Array, hash: number): number {
  const { ids, idStart, idTable } = segment;
  const mask = idTable.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const document = (idTable[slot] as number) - 1;
    if (document < 0) return -1;
    const from = idStart[document] as number;
    if ((idStart[document + 1] as number) - from !== id.length) continue;
    let i = 0;
    while (i < id.length && ids[from + i] === id[i]) i++;
    if (i === id.length) return document;
  }
}
