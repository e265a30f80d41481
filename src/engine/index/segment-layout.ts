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
  cellDocument: Uint32Array,
  setOf: Uint32Array,
  groupSet: Uint32Array,
  setValue: Uint32Array,
  setStart: Uint32Array,
  valueNumber: Uint32Array,
  valueCount: Uint32Array,
  valueStart: Uint32Array,
  valueWords: Uint32Array,
  terms: Uint8Array,
  termStart: Uint32Array,
  signature: Uint32Array,
  frequency: Uint32Array,
  codeStart: Uint32Array,
  wordStart: Uint32Array,
  positionStart: Uint32Array,
  codes: Uint8Array,
  postingWords: Uint32Array,
  positions: Uint8Array,
} as const;

export type ArrayName = keyof typeof ARRAYS;
export type SegmentArrays = Pick<Segment, ArrayName>;
export const ARRAY_NAMES = Object.keys(ARRAYS) as ArrayName[];

type ViewConstructor = new (buffer: ArrayBufferLike, offset: number, length: number) => SegmentArrays[ArrayName];

/** Arrays begin at multiples of this, which suits 64-bit floats. */
const ALIGNMENT = 8;
const aligned = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Bytes that arrays of these lengths (in elements) take together. */
export const bytesOf = (lengths: Record<ArrayName, number>): number =>
  ARRAY_NAMES.reduce((sum, name) => sum + aligned(lengths[name] * ARRAYS[name].BYTES_PER_ELEMENT), 0);

/** An empty segment, all zeros, over shared memory: the pages of what is never written take no room. */
export function allocateSegment(number: number, documents: number, lengths: Record<ArrayName, number>): Segment {
  const buffer = new SharedArrayBuffer(bytesOf(lengths));
  let offset = 0;
  const arrays = ARRAY_NAMES.map((name) => {
    const array = new (ARRAYS[name] as ViewConstructor)(buffer, offset, lengths[name]);
    offset += aligned(array.byteLength);
    return [name, array];
  });
  return { number, documents, buffer, ...(Object.fromEntries(arrays) as unknown as SegmentArrays) };
}

/** A segment that holds a copy of these arrays. */
export function copySegment(number: number, documents: number, arrays: SegmentArrays): Segment {
  const lengths = Object.fromEntries(ARRAY_NAMES.map((name) => [name, arrays[name].length])) as Record<ArrayName, number>;
  const segment = allocateSegment(number, documents, lengths);
  for (const name of ARRAY_NAMES) segment[name].set(arrays[name]);
  return segment;
}
