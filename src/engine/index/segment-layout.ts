import type { Segment } from "./segment.ts";

/** The arrays of a segment, and what they are made of. Their order is that of the buffer, and of the snapshot. */
const ARRAYS = {
  ids: Uint8Array,
  idStart: Uint32Array,
  idTable: Uint32Array,
  rank: Float32Array,
  boost: Uint8Array,
  numbers: Float64Array,
  fieldStart: Uint16Array,
  payload: Uint8Array,
  payloadStart: Uint32Array,
  places: Float32Array,
  placeStart: Uint32Array,
  cellKey: Uint32Array,
  cellStart: Uint32Array,
  cellDocument: Int32Array,
  setOf: Uint32Array,
  groupSet: Uint32Array,
  setValue: Uint32Array,
  setStart: Uint32Array,
  tokenPairs: Int32Array,
  slotToken: Uint32Array,
  tokenStart: Int32Array,
  tokenValue: Int32Array,
  groupSlots: Uint32Array,
  valueNumber: Uint32Array,
  valueCount: Uint32Array,
  valueStart: Uint32Array,
  valueWords: Int32Array,
  terms: Uint8Array,
  termStart: Uint32Array,
  signature: Uint32Array,
  frequency: Uint32Array,
  codeStart: Uint32Array,
  wordStart: Uint32Array,
  positionStart: Uint32Array,
  codes: Uint8Array,
  postingWords: Int32Array,
  positions: Uint8Array,
  positionMarks: Int32Array,
} as const;

export type ArrayName = keyof typeof ARRAYS;
export type SegmentArrays = Pick<Segment, ArrayName>;
const ARRAY_NAMES = Object.keys(ARRAYS) as ArrayName[];
/** The arrays and the size of their elements, as one text: another text, another layout. */
export const LAYOUT = ARRAY_NAMES.map((name) => `${name}:${ARRAYS[name].name}`).join(" ");

type ViewConstructor = new (buffer: ArrayBufferLike, offset: number, length: number) => SegmentArrays[ArrayName];

/** Arrays begin at multiples of this, which suits 64-bit floats. */
const ALIGNMENT = 8;
const aligned = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Lengths in elements, by array. */
type Lengths<Name extends ArrayName> = Readonly<Record<Name, number>>;

/** The arrays that an object has something for, in the order of the layout. */
const namesIn = <Name extends ArrayName>(object: Readonly<Record<Name, unknown>>): Name[] =>
  ARRAY_NAMES.filter((name): name is Name => name in object);

export const lengthsOf = <Name extends ArrayName>(arrays: Pick<SegmentArrays, Name>): Lengths<Name> =>
  Object.fromEntries(namesIn(arrays).map((name) => [name, arrays[name].length])) as Record<Name, number>;

/** Bytes that arrays of these lengths take together. */
export const bytesOf = <Name extends ArrayName>(lengths: Lengths<Name>): number =>
  namesIn(lengths).reduce((sum, name) => sum + aligned(lengths[name] * ARRAYS[name].BYTES_PER_ELEMENT), 0);

/** A segment of these arrays. All segments are made here: objects with the same properties in the same order are read faster. */
export function segmentOf(number: number, documents: number, arrays: SegmentArrays): Segment {
  const ordered = Object.fromEntries(ARRAY_NAMES.map((name) => [name, arrays[name]])) as unknown as SegmentArrays;
  return { number, documents, ...ordered };
}

/** Bytes that a segment takes. */
export const segmentBytes = (segment: SegmentArrays): number =>
  ARRAY_NAMES.reduce((sum, name) => sum + segment[name].byteLength, 0);

/** Views of one buffer, one after another in the order of the layout. */
export function viewsOf<Name extends ArrayName>(buffer: SharedArrayBuffer, lengths: Lengths<Name>): Pick<SegmentArrays, Name> {
  let offset = 0;
  const views = namesIn(lengths).map((name) => {
    const view = new (ARRAYS[name] as ViewConstructor)(buffer, offset, lengths[name]);
    offset += aligned(view.byteLength);
    return [name, view];
  });
  return Object.fromEntries(views) as Pick<SegmentArrays, Name>;
}

/** Empty arrays, all zeros, over shared memory: pages that are never written take no room. */
export const allocateArrays = <Name extends ArrayName>(lengths: Lengths<Name>): Pick<SegmentArrays, Name> =>
  viewsOf(new SharedArrayBuffer(bytesOf(lengths)), lengths);

/** A copy of these arrays, over shared memory of their own. */
export function copyArrays<Name extends ArrayName>(arrays: Pick<SegmentArrays, Name>): Pick<SegmentArrays, Name> {
  const copies = allocateArrays(lengthsOf(arrays));
  for (const name of namesIn(arrays)) copies[name].set(arrays[name]);
  return copies;
}

/** The bytes of a segment's arrays, one after another, as `viewsOf` finds them again in one buffer. */
export function* piecesOf(arrays: SegmentArrays): Generator<Uint8Array> {
  for (const name of ARRAY_NAMES) {
    const { buffer, byteOffset, byteLength } = arrays[name];
    yield new Uint8Array(buffer, byteOffset, byteLength);
    yield new Uint8Array(aligned(byteLength) - byteLength);
  }
}
