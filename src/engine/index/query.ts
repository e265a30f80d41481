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
  /** Any of these: the score is the best of theirs (spellings, synonyms) or their sum. */
  | { kind: "any"; of: readonly Query[]; score: "best" | "sum" }
  | { kind: "every"; of: readonly Query[] }
  /** At least `least` of these; the sum of their scores. */
  | { kind: "most"; of: readonly Query[]; least: number }
  /** Everything but this; adds nothing to a score. */
  | { kind: "not"; query: Query }
  | { kind: "value"; group: string; values: readonly string[] }
  /** Numbers of a column, bounds included. */
  | { kind: "range"; column: string; from?: number; to?: number }
  /** A place in a box; `west` greater than `east` crosses the antimeridian. */
  | { kind: "box"; west: number; south: number; east: number; north: number }
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
export type Hit = { id: string; score: number; distanceKm?: number; payload: Uint8Array; match: MatchedDocument };

export type SearchResult = {
  total: number;
  hits: Hit[];
  /** By group, the most frequent first, then by value. */
  facets: Map<string, FacetCount[]>;
};
