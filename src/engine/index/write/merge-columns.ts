import { enterId, idTableSize } from "../id-table.ts";
import type { Segment } from "../segment.ts";
import type { ArrayName, SegmentArrays } from "../segment-layout.ts";
import type { MergedOrder } from "./merge-order.ts";
import { type Sliced, STEP } from "./slices.ts";
import { ValueSets } from "./value-sets.ts";

/** The columns a merge copies as they are. */
const COLUMNS = [
  "ids",
  "idStart",
  "idTable",
  "rank",
  "boost",
  "numbers",
  "fieldStart",
  "payload",
  "payloadStart",
  "places",
  "placeStart",
] as const satisfies readonly ArrayName[];
type Columns = Pick<SegmentArrays, (typeof COLUMNS)[number]>;
type Source = { segments: readonly Segment[]; order: MergedOrder };

const lengthAt = (starts: Uint32Array, at: number): number => (starts[at + 1] as number) - (starts[at] as number);

/** How long each column gets, in elements. */
export function* columnLengths({ segments, order }: Source): Sliced<Record<keyof Columns, number>> {
  const { documents, sourceInput, sourceDocument } = order;
  let [ids, payload, places] = [0, 0, 0];
  for (let d = 0; d < documents; d++) {
    const segment = segments[sourceInput[d] as number] as Segment;
    const document = sourceDocument[d] as number;
    ids += lengthAt(segment.idStart, document);
    payload += lengthAt(segment.payloadStart, document);
    places += 2 * lengthAt(segment.placeStart, document);
    if (d % STEP === 0) yield;
  }
  const perDocument = (name: "numbers" | "fieldStart") => {
    const widest = segments.find((segment) => segment.documents > 0);
    return widest === undefined ? 0 : (widest[name].length / widest.documents) * documents;
  };
  return {
    ids,
    idStart: documents + 1,
    idTable: idTableSize(documents),
    rank: documents,
    boost: documents,
    numbers: perDocument("numbers"),
    fieldStart: perDocument("fieldStart"),
    payload,
    payloadStart: documents + 1,
    places,
    placeStart: documents + 1,
  };
}

/** Copies the columns of all documents, in their new order, into `views`. */
export function* mergeColumns({ segments, order }: Source, views: Columns): Sliced<void> {
  const { documents, sourceInput, sourceDocument } = order;
  const columns = views.numbers.length / documents;
  const borders = views.fieldStart.length / documents;
  let [ids, payload, places] = [0, 0, 0];
  for (let d = 0; d < documents; d++) {
    const segment = segments[sourceInput[d] as number] as Segment;
    const document = sourceDocument[d] as number;
    const idFrom = ids;
    for (let at = segment.idStart[document] as number; at < (segment.idStart[document + 1] as number); at++)
      views.ids[ids++] = segment.ids[at] as number;
    views.idStart[d + 1] = ids;
    enterId(views.idTable, views.ids, idFrom, ids, d);
    views.rank[d] = segment.rank[document] as number;
    views.boost[d] = segment.boost[document] as number;
    for (let column = 0; column < columns; column++) {
      views.numbers[column * documents + d] = segment.numbers[column * segment.documents + document] as number;
    }
    for (let border = 0; border < borders; border++) {
      views.fieldStart[d * borders + border] = segment.fieldStart[document * borders + border] as number;
    }
    if (lengthAt(segment.payloadStart, document) > 0) {
      views.payload.set(segment.payload.subarray(segment.payloadStart[document], segment.payloadStart[document + 1]), payload);
      payload += lengthAt(segment.payloadStart, document);
    }
    views.payloadStart[d + 1] = payload;
    for (let p = 2 * (segment.placeStart[document] as number); p < 2 * (segment.placeStart[document + 1] as number); p++) {
      views.places[places++] = segment.places[p] as number;
    }
    views.placeStart[d + 1] = places / 2;
    if (d % (STEP / 16) === 0) yield;
  }
}

/** The sets of facet values of all documents, numbered anew. @param groups of the schema */
export function* mergeSets(
  { segments, order }: Source,
  groups: number,
): Sliced<Pick<SegmentArrays, "setOf" | "groupSet" | "setValue" | "setStart">> {
  const { documents, sourceInput, sourceDocument } = order;
  const setOf = new Uint32Array(groups * documents);
  const sets = new ValueSets();
  // By input, then by its own set: one more than the new set, once it is met.
  const known = segments.map(({ setStart }) => new Uint32Array(setStart.length));
  for (let group = 0; group < groups; group++) {
    sets.beginGroup(
      segments.reduce((sum, { groupSet }) => sum + (groupSet[group + 1] as number) - (groupSet[group] as number), 0),
    );
    for (let d = 0; d < documents; d++) {
      const input = sourceInput[d] as number;
      const segment = segments[input] as Segment;
      const numbers = known[input] as Uint32Array;
      const own = segment.setOf[group * segment.documents + (sourceDocument[d] as number)] as number;
      if (numbers[own] === 0) {
        numbers[own] = sets.numberOf(segment.setValue, segment.setStart[own] as number, segment.setStart[own + 1] as number) + 1;
      }
      setOf[group * documents + d] = (numbers[own] as number) - 1;
      if (d % (STEP / 2) === 0) yield;
    }
  }
  return { setOf, ...sets.written() };
}
