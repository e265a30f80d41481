import { CELL_COLUMNS, cellColumn, cellRow } from "../geo-cell.ts";
import type { Segment } from "../segment.ts";
import { type Area, holds, holdsAll } from "./area.ts";

/** Degrees of a cell, and by how much rounding may put a place into the cell beside its own. */
const CELL = 360 / CELL_COLUMNS;
const ASTRAY = 1e-9;

/** Whether a document has a place in the area. */
export function standsIn(segment: Segment, area: Area, document: number): boolean {
  const { places, placeStart } = segment;
  const end = placeStart[document + 1] as number;
  for (let p = placeStart[document] as number; p < end; p++)
    if (holds(area, places[2 * p] as number, places[2 * p + 1] as number)) return true;
  return false;
}

/**
 * Sets the bits of the documents with a place in the area. Those of a cell that lies wholly in it are not looked at one by one.
 * @param wanted documents that the caller asks about: others may be set or not
 */
export function setArea(segment: Segment, area: Area, bits: Int32Array, wanted?: Int32Array): void {
  const { cellKey, cellStart } = segment;
  eachCellSpan(segment, area, (first, after) => {
    for (let cell = first; cell < after; cell++) {
      const [from, to] = [cellStart[cell] as number, cellStart[cell + 1] as number];
      if (isWhole(area, cellKey[cell] as number)) setAll(segment.cellDocument, from, to, bits);
      else if (wanted === undefined) setThose(segment, area, from, to, bits);
      else setWanted(segment, area, from, to, bits, wanted);
    }
  });
}

/** Whether a cell lies wholly in the area. */
function isWhole(area: Area, key: number): boolean {
  const south = Math.floor(key / CELL_COLUMNS) * CELL - 90 - ASTRAY;
  const west = (key % CELL_COLUMNS) * CELL - 180 - ASTRAY;
  return holdsAll(area, west, south, west + CELL + 2 * ASTRAY, south + CELL + 2 * ASTRAY);
}

function setAll(documents: Int32Array, from: number, to: number, bits: Int32Array): void {
  for (let i = from; i < to; i++) {
    const document = documents[i] as number;
    bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << document);
  }
}

function setThose(segment: Segment, area: Area, from: number, to: number, bits: Int32Array): void {
  const { cellDocument } = segment;
  for (let i = from; i < to; i++) {
    const document = cellDocument[i] as number;
    if (standsIn(segment, area, document)) bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << document);
  }
}

function setWanted(segment: Segment, area: Area, from: number, to: number, bits: Int32Array, wanted: Int32Array): void {
  const { cellDocument } = segment;
  for (let i = from; i < to; i++) {
    const document = cellDocument[i] as number;
    if ((((wanted[document >>> 5] as number) >>> document) & 1) === 0 || !standsIn(segment, area, document)) continue;
    bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << document);
  }
}

/** How many documents may stand in the area, at most: those of the cells it touches. */
export function countInCells(segment: Segment, area: Area): number {
  let count = 0;
  eachCellSpan(segment, area, (from, to) => {
    count += (segment.cellStart[to] as number) - (segment.cellStart[from] as number);
  });
  return count;
}

/** Calls with the cells that the area touches and that hold documents, as runs of places in `cellKey`. */
function eachCellSpan(segment: Segment, area: Area, see: (from: number, to: number) => void): void {
  const { cellKey } = segment;
  const spans =
    area.west <= area.east
      ? [[cellColumn(area.west), cellColumn(area.east)] as const]
      : ([
          [0, cellColumn(area.east)],
          [cellColumn(area.west), CELL_COLUMNS - 1],
        ] as const);
  const last = cellRow(area.north);
  for (let row = cellRow(area.south); row <= last; row++) {
    for (const [west, east] of spans) {
      const from = firstFrom(cellKey, row * CELL_COLUMNS + west);
      const to = firstFrom(cellKey, row * CELL_COLUMNS + east + 1);
      if (from < to) see(from, to);
    }
  }
}

function firstFrom(keys: Uint32Array, wanted: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
