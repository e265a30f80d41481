import { enterId, idTableSize } from "../id-table.ts";
import { type IndexDocument, type IndexSchema, LIMITS } from "../schema.ts";
import type { SegmentArrays } from "../segment-layout.ts";
import { compareUtf8 } from "../utf8-order.ts";
import type { ValueTable } from "../value-table.ts";
import { ValueSets } from "./value-sets.ts";

const orZero = (value: number) => (Number.isNaN(value) ? 0 : Math.fround(value) + 0);

/** Documents in the order of their numbers: by decreasing rank, then by id. */
export function inOrder(documents: readonly IndexDocument[]): IndexDocument[] {
  const keyed = documents.map((document) => ({ document, rank: orZero(document.rank), id: document.id.toWellFormed() }));
  keyed.sort((a, b) => (a.rank === b.rank ? compareUtf8(a.id, b.id) : a.rank > b.rank ? -1 : 1));
  return keyed.map(({ document }) => document);
}

/** Runs of bytes one after another, with where each begins and, last, where all end. */
function concatenated(runs: readonly Uint8Array[]): { bytes: Uint8Array; starts: Uint32Array } {
  const starts = new Uint32Array(runs.length + 1);
  for (const [i, run] of runs.entries()) starts[i + 1] = (starts[i] as number) + run.length;
  const bytes = new Uint8Array(starts[runs.length] as number);
  for (const [i, run] of runs.entries()) bytes.set(run, starts[i]);
  return { bytes, starts };
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

/** What a segment keeps of each document beside its words. @param documents in order, ids all different */
export function documentColumns(schema: IndexSchema, documents: readonly IndexDocument[], values: ValueTable): Columns {
  const ids = concatenated(documents.map(({ id }) => Buffer.from(id)));
  const idTable = new Uint32Array(idTableSize(documents.length));
  for (let d = 0; d < documents.length; d++) enterId(idTable, ids.bytes, ids.starts[d] as number, ids.starts[d + 1] as number, d);

  const nothing = new Uint8Array(0);
  const payload = concatenated(documents.map((document) => document.payload ?? nothing));
  const numbers = new Float64Array(schema.numbers.length * documents.length);
  for (let column = 0; column < schema.numbers.length; column++) {
    for (const [d, document] of documents.entries()) {
      const number = document.numbers[column] ?? Number.NaN;
      numbers[column * documents.length + d] = Number.isFinite(number) ? number : Number.NaN;
    }
  }
  return {
    ids: ids.bytes,
    idStart: ids.starts,
    idTable,
    rank: Float32Array.from(documents, ({ rank }) => orZero(rank)),
    boost: Uint8Array.from(documents, ({ boost }) => Math.round(Math.min(1, Math.max(0, orZero(boost))) * 255)),
    numbers,
    payload: payload.bytes,
    payloadStart: payload.starts,
    ...placeColumns(documents),
    ...setColumns(schema, documents, values),
  };
}

/** Places that are on Earth. */
function placeColumns(documents: readonly IndexDocument[]): Pick<Columns, "places" | "placeStart"> {
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
  documents: readonly IndexDocument[],
  values: ValueTable,
): Pick<Columns, "setOf" | "groupSet" | "setValue" | "setStart"> {
  const setOf = new Uint32Array(schema.groups.length * documents.length);
  const left = new Uint16Array(documents.length).fill(LIMITS.valuesPerDocument);
  const sets = new ValueSets();
  for (let group = 0; group < schema.groups.length; group++) {
    sets.beginGroup();
    for (const [d, document] of documents.entries()) {
      const own = new Set<number>();
      for (const value of document.values[group] ?? []) {
        if (own.size === left[d]) break;
        if (value.length <= LIMITS.valueLength) own.add(values.numberOf(group, value.toWellFormed()));
      }
      left[d] = (left[d] as number) - own.size;
      setOf[group * documents.length + d] = sets.numberOf([...own].sort((a, b) => a - b));
    }
  }
  return { setOf, ...sets.written() };
}
