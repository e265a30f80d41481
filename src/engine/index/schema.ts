/** A field of text. At most four: where a word was found is kept as four bits. */
export type TextField = {
  name: string;
  /** How much a word found here counts, beside the other fields. */
  weight: number;
  /** How much the length of the field tempers that, from 0 (not at all) to 1: `b` of BM25F. */
  lengthShare: number;
  /** The length, in positions, at which nothing is tempered. A constant, so that a score never depends on what else is indexed. */
  pivot: number;
};

/** What an index holds of each document. Fixed for the life of an index: another schema is another index. */
export type IndexSchema = {
  fields: readonly TextField[];
  /** Facet groups, by name: each document has any number of values in each. */
  groups: readonly string[];
  /** Columns of numbers (dates as milliseconds), by name: for intervals and sorting. */
  numbers: readonly string[];
  /** Most that a document's own `boost` adds to its score: 0.2 is a fifth. */
  boost: number;
};

/** The words of one field after analysis. Positions increase; words at one position stand for the same written word. */
export type FieldTokens = { terms: readonly string[]; positions: ArrayLike<number> };

/** A document as the index takes it: analysed, concepts as opaque strings. Everything beyond the bounds of `LIMITS` is left out. */
export type IndexDocument = {
  id: string;
  /** In the order of `schema.fields`. */
  fields: readonly FieldTokens[];
  /** In the order of `schema.groups`. */
  values: readonly (readonly string[])[];
  /** In the order of `schema.numbers`; NaN when unknown. */
  numbers: readonly number[];
  /** WGS84 degrees. */
  places: readonly { lat: number; lon: number }[];
  /** Order when nothing else decides: higher first, then by id. Kept as a 32-bit float. */
  rank: number;
  /** From 0 to 1: what the document's own qualities add to its score, see `schema.boost`. Kept on 8 bits. */
  boost: number;
  /** Whatever the caller wants back with a hit. */
  payload?: Uint8Array;
};

/** Bounds that keep one hostile document from growing the index. */
export const LIMITS = {
  /** All fields together. */
  positions: 60_000,
  /** Words: several may share a position. */
  tokens: 120_000,
  termBytes: 80,
  valuesPerDocument: 2_000,
  /** UTF-16 units of a facet value. */
  valueLength: 500,
  placesPerDocument: 2_000,
} as const;
