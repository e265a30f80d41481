import { enterId, idTableSize } from "../id-table.ts";
import { type IndexDocument, type IndexSchema, LIMITS } from "../schema.ts";
import type { SegmentArrays } from "../segment-layout.ts";
import { compareUtf8 } from "../utf8-order.ts";
import type { ValueTable } from "../value-table.ts";
import { GrowingBytes } from "./growing.ts";
import { writeUtf8 } from "./utf8.ts";
import { ValueSets } from "./value-sets.ts";

/** What a segment keeps of a document beside its words. */
export type DocumentAspects = Omit<IndexDocument, "fields">;

const orZero = (value: number) => (Number.isNaN(value) ? 0 : Math.fround(value) + 0);

/** The places of documents in a list, in the order of their numbers: by decreasing rank, then by id. Holes are passed over. */
export function inOrder(documents: readonly (DocumentAspects | undefined)[]): Uint32Array {
  const ranks = Float32Array.from(documents, (document) => orZero(document?.rank ?? 0));
  const places = Uint32Array.from(documents.keys()).filter((place) => documents[place] !== undefined);
  return places.sort((a, b) => {
    const difference = (ranks[b] as number) - (ranks[a] as number);
    // Two infinities have no difference.
    return difference < 0 || difference > 0 ? difference : compareUtf8(documents[a]?.id ?? "", documents[b]?.id ?? "");
  });
}

type Columns = Pick<
  SegmentArrays,
  | "ids"
  | "idStart"
  | "idTable"
  | "rank"
  | "boost"
  | "numbers"
  | "payload"
  | "payloadStart"
  | "places"
  | "placeStart"
  | "setOf"
  | "groupSet"
  | "setValue"
  | "setStart"
>;

/** @param documents in order, ids all different and well-formed */
export function documentColumns(schema: IndexSchema, documents: readonly DocumentAspects[], values: ValueTable): Columns {
  const numbers = new Float64Array(schema.numbers.length * documents.length);
  for (let column = 0; column < schema.numbers.length; column++) {
    for (const [d, document] of documents.entries()) {
      const number = document.numbers[column] ?? Number.NaN;
      numbers[column * documents.length + d] = Number.isFinite(number) ? number : Number.NaN;
    }
  }
  return {
    ...idColumns(documents),
    rank: Float32Array.from(documents, ({ rank }) => orZero(rank)),
    boost: Uint8Array.from(documents, ({ boost }) => Math.round(Math.min(1, Math.max(0, orZero(boost))) * 255)),
    numbers,
    ...payloadColumns(documents),
    ...placeColumns(documents),
    ...setColumns(schema, documents, values),
  };
}

function idColumns(documents: readonly DocumentAspects[]): Pick<Columns, "ids" | "idStart" | "idTable"> {
  const ids = new GrowingBytes();
  const idStart = new Uint32Array(documents.length + 1);
  const idTable = new Uint32Array(idTableSize(documents.length));
  for (const [d, { id }] of documents.entries()) {
    writeUtf8(ids, id);
    idStart[d + 1] = ids.length;
    enterId(idTable, ids.array, idStart[d] as number, ids.length, d);
  }
  return { ids: ids.written(), idStart, idTable };
}

function payloadColumns(documents: readonly DocumentAspects[]): Pick<Columns, "payload" | "payloadStart"> {
  const payloadStart = new Uint32Array(documents.length + 1);
  for (const [d, document] of documents.entries())
    payloadStart[d + 1] = (payloadStart[d] as number) + (document.payload?.length ?? 0);
  const payload = new Uint8Array(payloadStart[documents.length] as number);
  for (const [d, document] of documents.entries())
    if (document.payload !== undefined) payload.set(document.payload, payloadStart[d]);
  return { payload, payloadStart };
}

/** Places that are on Earth. */
function placeColumns(documents: readonly DocumentAspects[]): Pick<Columns, "places" | "placeStart"> {
  const placeStart = new Uint32Array(documents.length + 1);
  const places: number[] = [];
  for (const [d, document] of documents.entries()) {
    const most = places.length + 2 * LIMITS.placesPerDocument;
    for (const { lat, lon } of document.places) {
      if (places.length === most) break;
      if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) places.push(lat, lon);
    }
    placeStart[d + 1] = places.length / 2;
  }
  return { places: Float32Array.from(places), placeStart };
}

/** The facet values of each document, group by group. */
function setColumns(
  schema: IndexSchema,
  documents: readonly DocumentAspects[],
  values: ValueTable,
): Pick<Columns, "setOf" | "groupSet" | "setValue" | "setStart"> {
  const setOf = new Uint32Array(schema.groups.length * documents.length);
  const left = new Uint16Array(documents.length).fill(LIMITS.valuesPerDocument);
  const own = new Uint32Array(LIMITS.valuesPerDocument);
  const sets = new ValueSets();
  for (let group = 0; group < schema.groups.length; group++) {
    sets.beginGroup();
    for (let d = 0; d < documents.length; d++) {
      const count = valuesInOrder((documents[d] as DocumentAspects).values[group] ?? [], left[d] as number, group, values, own);
      left[d] = (left[d] as number) - count;
      setOf[group * documents.length + d] = sets.numberOf(own, 0, count);
    }
  }
  return { setOf, ...sets.written() };
}

/** Longer lists are made different by a set, shorter ones by looking through them. */
const FEW = 16;

/** Writes the numbers of different values to `own`, increasing, `most` at most. @returns how many */
function valuesInOrder(list: readonly string[], most: number, group: number, values: ValueTable, own: Uint32Array): number {
  const seen = list.length > FEW ? new Set<number>() : undefined;
  let count = 0;
  for (let i = 0; i < list.length && count < most; i++) {
    const value = list[i] as string;
    if (value.length > LIMITS.valueLength) continue;
    const number = values.numberOf(group, value);
    if (seen === undefined) count = insert(own, count, number);
    else if (!seen.has(number)) {
      seen.add(number);
      own[count++] = number;
    }
  }
  if (seen !== undefined) own.subarray(0, count).sort();
  return count;
}

/** Puts a number in its place among `count` that increase, unless it is there. @returns how many there are then */
function insert(numbers: Uint32Array, count: number, number: number): number {
  let at = count;
  while (at > 0 && (numbers[at - 1] as number) > number) at--;
  if (at > 0 && numbers[at - 1] === number) return count;
  numbers.copyWithin(at + 1, at, count);
  numbers[at] = number;
  return count + 1;
}
