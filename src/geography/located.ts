/** How exactly a position is known, from best to worst (the catalogue's `PRECISIONS`). */
export type Precision = "exact" | "street" | "commune" | "postcode" | "department" | "region" | "country" | "unknown";

/** What a partner says of where something is. Cells as they come: locating reads them. */
export type LocateInput = {
  insee?: string | number | undefined;
  postcode?: string | number | undefined;
  commune?: string | undefined;
  /** Code or name; the name of a region is understood too. */
  department?: string | number | undefined;
  address?: string | undefined;
  country?: string | undefined;
  lat?: number | string | null | undefined;
  lon?: number | string | null | undefined;
};

/**
 * The place in official terms: the fields of the catalogue's `Place` that geography fills. `lat`/`lon` are set for the precisions
 * `exact`, `commune` and `postcode` only: a department's middle is nobody's place. `country` is absent when nothing tells it, `ZZ` for
 * a position in no known country.
 */
export type LocatedPlace = {
  insee?: string;
  commune?: string;
  postcode?: string;
  epci?: string;
  department?: string;
  region?: string;
  country?: string;
  lat?: number;
  lon?: number;
  precision: Precision;
};

const NOTE_CODES = [
  "unknown-insee",
  "former-commune",
  "insee-name-mismatch",
  "unknown-commune",
  "ambiguous-commune",
  "commune-elsewhere",
  "postcode-mismatch",
  "approximate-name",
  "named-by-position",
  "unknown-postcode",
  "unknown-department",
  "unknown-country",
  "invalid-coordinates",
  "swapped-coordinates",
  "coordinates-far-from-commune",
  "coordinates-far-from-area",
] as const;

/** Something that a person should know of how the place was read. `detail` is French. */
export type LocateNote = { code: (typeof NOTE_CODES)[number]; detail: string };

/** The place that a record's cells give, and what a person should know of how they were read. */
export type Located = { place: LocatedPlace; notes: LocateNote[] };
