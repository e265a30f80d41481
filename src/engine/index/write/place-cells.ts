import { cellOf } from "../geo-cell.ts";
import type { Segment } from "../segment.ts";
import { type Sliced, STEP } from "./slices.ts";

type Places = Pick<Segment, "places" | "placeStart">;
type PlaceCells = Pick<Segment, "cellKey" | "cellStart" | "cellDocument">;

/** Calls for each document and each cell it has a place in, once where its places in a cell follow each other; in the order of documents. */
function* eachCell({ places, placeStart }: Places, see: (cell: number, document: number) => void): Sliced<void> {
  for (let document = 0; document < placeStart.length - 1; document++) {
    const end = placeStart[document + 1] as number;
    for (let p = placeStart[document] as number; p < end; p++)
      see(cellOf(places[2 * p] as number, places[2 * p + 1] as number), document);
    if (document % STEP === 0) yield;
  }
}

/** The documents of each cell of the globe that has some, from the places of each document. */
export function* placeCells(places: Places): Sliced<PlaceCells> {
  // By cell: how many documents, the last one seen; then where its next document goes.
  const counts = new Map<number, { count: number; last: number }>();
  yield* eachCell(places, (cell, document) => {
    const seen = counts.get(cell);
    if (seen === undefined) counts.set(cell, { count: 1, last: document });
    else if (seen.last !== document) {
      seen.count++;
      seen.last = document;
    }
  });
  const cellKey = Uint32Array.from(counts.keys()).sort();
  const cellStart = new Uint32Array(cellKey.length + 1);
  for (let i = 0; i < cellKey.length; i++) {
    const seen = counts.get(cellKey[i] as number) ?? { count: 0, last: -1 };
    cellStart[i + 1] = (cellStart[i] as number) + seen.count;
    seen.count = cellStart[i] as number;
    seen.last = -1;
  }
  const cellDocument = new Int32Array(cellStart[cellKey.length] as number);
  yield* eachCell(places, (cell, document) => {
    const seen = counts.get(cell);
    if (seen === undefined || seen.last === document) return;
    cellDocument[seen.count++] = document;
    seen.last = document;
  });
  return { cellKey, cellStart, cellDocument };
}
