import { ByteStore } from "./byte-store.ts";
import { FacetValues } from "./facet-values.ts";
import { type Growable, growF64, growU8, growU32 } from "./growable.ts";
import { Interner } from "./interner.ts";
import { Postings } from "./postings.ts";
import { Ragged } from "./ragged.ts";

/** One value per document, by document number. */
type Columns = {
  live: Growable<Uint8Array>;
  whereabouts: Growable<Uint8Array>;
  length: Growable<Uint32Array>;
  /** Facet value number of the first partner: what the default order spreads out. */
  partner: Growable<Uint32Array>;
  rank: Growable<Float64Array>;
  created: Growable<Float64Array>;
};

/** What the index is made of; all that its file holds. */
export type CoreParts = {
  ids: string[];
  columns: Columns;
  stored: ByteStore;
  terms: Interner;
  postings: Postings;
  sequences: Ragged<Uint32Array>;
  values: FacetValues;
  valuePostings: Postings;
  facets: Ragged<Uint32Array>;
  positions: Ragged<Float64Array>;
};

/** The parts of an index without documents. */
export function emptyParts(): CoreParts {
  return {
    ids: [],
    columns: {
      live: growU8(),
      whereabouts: growU8(),
      length: growU32(),
      partner: growU32(),
      rank: growF64(),
      created: growF64(),
    },
    stored: new ByteStore(),
    terms: new Interner(),
    postings: new Postings(),
    sequences: new Ragged(growU32()),
    values: new FacetValues(),
    valuePostings: new Postings(),
    facets: new Ragged(growU32()),
    positions: new Ragged(growF64()),
  };
}
