import type { PolygonRings } from "../geometry/index.ts";

/** A test on documents, with what it adds to their score. Terms are those of the analysis, not words as typed. */
export type Query =
  | { kind: "all" }
  | { kind: "none" }
  /** `fields`: a bit for each field of the schema it may stand in (default: any). `weight`: share of its score that counts (default 1). */
  | { kind: "term"; term: string; fields?: number; weight?: number }
  /** Terms that begin so; scores as its best term. */
  | { kind: "prefix"; prefix: string; fields?: number; weight?: number }
  /** Terms at these distances from a common place, all in one field: `at` 0, 1, 2 for neighbours; a gap stands for any word. */
  | { kind: "phrase"; terms: readonly { term: string; at: number }[]; fields?: number; weight?: number }
  /**
   * Any of these: the score is the best of theirs (spellings, synonyms: its terms and phrases share the rarity of the most frequent, and a
   * phrase counts as one word), or their sum.
   */
  | { kind: "any"; of: readonly Query[]; score: "best" | "sum" }
  | { kind: "every"; of: readonly Query[] }
  /** At least `least` of these; the sum of their scores. */
  | { kind: "most"; of: readonly Query[]; least: number }
  /** Everything but this; adds nothing to a score. */
  | { kind: "not"; query: Query }
  | { kind: "value"; group: string; values: readonly string[] }
  /** Numbers of a column, bounds included. */
  | { kind: "range"; column: string; from?: number; to?: number }
  /** A place in a box; `west` greater than `east` crosses the antimeridian. `within`: and in one of these polygons. */
  | { kind: "box"; west: number; south: number; east: number; north: number; within?: readonly PolygonRings[] }
  | { kind: "radius"; lat: number; lon: number; km: number };

/** Chosen values of one facet group: any of them; the group's own counts ignore the choice. */
export type FacetChoice = { group: string; values: readonly string[] };

/** What is first. Whatever is equal follows the documents' rank, then their ids. */
export type Order =
  | { by: "score" }
  | { by: "rank" }
  | { by: "number"; column: string; descending: boolean }
  | { by: "distance"; lat: number; lon: number };

/** A search. Every count is exact, over all matches. */
export type SearchRequest = {
  query: Query;
  /** Facet choices, all wanted together. */
  choices: readonly FacetChoice[];
  order: Order;
  /** Results to leave out, results to give (0: counts alone). */
  offset: number;
  size: number;
  /** Groups to count (default: none). */
  count?: readonly string[];
  /** Values given of each group counted, the most frequent ones (default: all); those chosen are always among them. */
  mostValues?: number;
  /** Reorders the first results so that no value of this group fills the page: `most` in any `window` as long as others follow. */
  diversify?: { group: string; most: number; window: number };
  /** Of the first results, those whose words stand together come first. */
  proximity?: boolean;
  /** Called for each match, in no particular order, for what only the caller counts. */
  visit?(match: MatchedDocument): void;
};

/** A match, readable during the call alone. */
export type MatchedDocument = { segment: number; document: number };

export type FacetCount = { value: string; count: number };
/** A document as the index gives it back. The payload is a view of the index: whoever keeps it copies it. */
export type StoredDocument = { id: string; payload: Uint8Array; match: MatchedDocument };

/**
 * `score`: what it is ordered by, when that is its score; otherwise what its words alone add up to. `distanceKm`: to its nearest
 * place, when the order or the query says from where.
 */
export type Hit = StoredDocument & { score: number; distanceKm?: number };

export type SearchResult = {
  total: number;
  hits: Hit[];
  /** By group, the most frequent first, then by value. */
  facets: Map<string, FacetCount[]>;
};

/** A term, and how many documents hold it. */
export type KnownTerm = { term: string; frequency: number };

/** A term written nearly like another: in how many letters they differ. */
export type SimilarTerm = KnownTerm & { distance: number };

/** A term by which a document matches, and all the fields where the document has it: a bit each. */
export type MatchedTerm = { term: string; fields: number };

/** Bounds that keep one hostile query from holding the thread: what goes beyond is not read. */
export const QUERY_LIMITS = {
  /** Tests in a query, one inside another counted too. What is left of a list is not read once they are used up. */
  clauses: 1_024,
  /**
   * Steps that the tests of a query may take, for each document of the index and beside: a step a posting read or a document looked
   * at, a few nanoseconds. What is left of a list is not read once they are used up. Told from the living documents alone.
   */
  steps: { aDocument: 64, beside: 200_000 },
  /** One test inside another: what is deeper matches nothing. */
  depth: 32,
  /** Terms that the prefixes of a query stand for, all together: the first ones in the order of their bytes. */
  expansions: 50_000,
  /** Terms of a phrase. */
  phrase: 64,
  /** Positions between its first term and its last. */
  phraseSpan: 60_000,
  /** Values of one test or choice. */
  values: 65_536,
  /** Facet choices. */
  choices: 64,
  /** A clause's `weight`. */
  weight: 16,
} as const;
