import type { Kind } from "../catalogue/index.ts";
import type { PolygonRings } from "../engine/geometry/index.ts";
import type { StoredDocument, Whereabouts } from "./search-document.ts";

/** West, south, east, north, in degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** The place box: inside a territory, or within a distance of a point. `centre` serves the sort by distance. */
export type Where =
  | { kind: "territory"; code: string; label: string; centre?: { lat: number; lon: number } }
  | { kind: "radius"; lat: number; lon: number; radiusKm: number; label: string; code?: string };

/** Orders of results. */
export const SORTS = ["relevance", "newest", "nearest"] as const;
/** One of them. */
export type Sort = (typeof SORTS)[number];

/** What results are counted and narrowed by. */
export const FACET_GROUPS = [
  "kinds",
  "themes",
  "audiences",
  "stages",
  "worlds",
  "legalForms",
  "placeTypes",
  "partners",
  "territories",
] as const;
/** One of them. */
export type FacetGroup = (typeof FACET_GROUPS)[number];

/** What is chosen in each facet group: values of one group are alternatives, groups add up. Empty: no restriction. */
export type Facets = Record<Exclude<FacetGroup, "kinds">, string[]> & { kinds: Kind[] };

/** Levels of territory that results are counted by, widest first. */
export const TERRITORY_LEVELS = ["region", "department", "epci", "commune"] as const;
/** One of them. */
export type TerritoryLevel = (typeof TERRITORY_LEVELS)[number];

/** What is searched: every part optional, all parts wanted together. */
export type SearchQuery = Facets & {
  /** Words: all are wanted; `"a phrase"`, `-not`. */
  q?: string;
  /** Only the words as written: no synonym, no beginning of a word. */
  literal?: boolean;
  /** Nothing corrected nor left out when little is found: a feed tells what answers, and nothing else. */
  asAsked?: boolean;
  where?: Where;
  bbox?: Bbox;
  /** A cell of the honeycomb. */
  cell?: string;
  /** Only what is known so precisely: to see what the map cannot show. */
  whereabouts?: Whereabouts;
  sort: Sort;
  /** From 1. */
  page: number;
  /** Results a page; 0 for counts alone. */
  size: number;
};

/** What a caller may ask for besides the results, or do without. */
export type SearchOptions = {
  /** Without facets nor whereabouts: the total and the results alone. */
  bare?: boolean;
  /** Which levels the `territories` facet counts (default: regions and departments). */
  territoryLevels?: readonly TerritoryLevel[];
  /** Count matches by cell of the honeycomb, or by territories of one level. */
  areas?: "cells" | TerritoryLevel;
  /** Gather the places of the matches that lie in this box, at most `limit` (default 20,000). */
  points?: { bbox: Bbox; limit?: number };
};

/** How many results a value keeps. */
export type FacetCount = { value: string; count: number };

const MATCH_FIELDS = ["title", "pitch", "keywords", "body"] as const;
/** Where words may be found. */
export type MatchField = (typeof MATCH_FIELDS)[number];

/**
 * Why a hit is here: for one part of the query, the words found (another than `asked` when a synonym) and where; `terms` of the
 * analysis: what to mark in its texts.
 */
export type MatchReason = { asked: string; found: string; fields: MatchField[]; terms: string[] };

/**
 * A result, with why it is here; `distanceKm` when the search is around a point. `beginning` reads the beginning of its
 * description, to quote from; `whole`: there is no more of it.
 */
export type SearchHit = {
  document: StoredDocument;
  score: number;
  reasons: MatchReason[];
  distanceKm?: number;
  beginning(): { text: string; whole: boolean };
};

/** A place of a matching entry, for the map. */
export type MapPoint = { lat: number; lon: number; id: string };

/** What is said before a part of the words: instead of the part before it, without it, a group that opens. */
export type ReadJoint = "or" | "without" | "(";

/**
 * How one part of the words was understood; `text` is the part as typed. Wanted together with the part before it, unless a joint says
 * otherwise.
 */
export type ReadClause = {
  text: string;
  /** The words without it, as typed but for it: what its removal searches. */
  without?(): string;
  before?: ReadJoint[];
  /** Groups that end after it. */
  closes?: number;
  negated: boolean;
  phrase: boolean;
  synonyms: string[];
  beginnings: boolean;
  /** The field it is looked for in ("titre"), or what it says of one ("thème : alimentation"). */
  field?: string;
  /** The territory that it names; `km`: around it. */
  place?: { code: string; label: string; km?: number };
  /** What is looked for instead, when no document has the word. */
  corrected?: string;
  /** Documents may do without it, as long as they have enough of the others. */
  optional?: boolean;
};

/** Other words to search with. `literal`: without equivalents nor corrections. `place`: the code to put in the place box, `km` around it. */
export type ReadWay = { label: string; q: string; literal?: boolean; place?: string; km?: number };

/** Something to say of how words were read (French), and what can be searched instead. `mild`: no more than a precision. */
export type ReadNote = { message: string; ways: ReadWay[]; mild?: boolean };

/** One page of results, with what is counted over all of them. */
export type SearchPage = {
  total: number;
  hits: SearchHit[];
  clauses: ReadClause[];
  /** The words searched in the end, where errors of typing were put right. */
  words?: string;
  /** What is to be said of how the words were read. */
  readNotes?: ReadNote[];
  /** Counts a group's values as if nothing were chosen in that group; values without any match are left out. */
  facets: Record<FacetGroup, FacetCount[]>;
  /** How many matches are known how precisely: none is silently absent from the map. */
  whereabouts: Record<Whereabouts, number>;
  /** By id of cell, or official code of territory (INSEE, SIREN). */
  areas?: FacetCount[];
  /** `truncated` when the box holds more places than were gathered. */
  points?: { list: MapPoint[]; truncated: boolean };
  /** Number of the last change that this answer takes into account. */
  seq: number;
};

/** A fiche whose title begins like what is typed. */
export type Suggestion = { id: string; slug: string; title: string; kind: Kind; where: string };

/**
 * What a territory's code stands for: address codes whose union it is (itself, or the communes of a declared one) and, for a
 * perimeter, polygons as GeoJSON MultiPolygon coordinates.
 */
export type TerritoryReach = { codes: readonly string[]; polygons?: readonly PolygonRings[] };

/**
 * The search engine as the product sees it. A disposable read model: the database is the truth, and what indexes follows the
 * change log up to `seq`. Answers depend on the fiches alone, never on the order in which they came.
 */
export interface SearchIndex {
  search(query: SearchQuery, options?: SearchOptions): SearchPage;
  /** Fiches whose title has words beginning like these, best first; `kinds`: only those (default: any). */
  suggest(prefix: string, limit: number, kinds?: readonly Kind[]): Suggestion[];
  /** How the last word typed may go on, as fiches that answer the words before it write it; `fields`: where it must stand. */
  complete(head: string, typed: string, limit: number, fields?: readonly MatchField[]): string[];
  /** Fiches that speak of the same things as this one, most alike first; empty for an unknown id. */
  similar(id: string, limit: number): SearchHit[];
  /** Fiches around this one, nearest first, with their distance; empty without a position. */
  nearby(id: string, limit: number, withinKm?: number): SearchHit[];
  /** Ids of the first matches, in order, for exports. */
  ids(query: SearchQuery, limit: number): string[];
  document(id: string): StoredDocument | undefined;
  readonly size: number;
  /** The last change that answers take into account. */
  readonly seq: number;
  /** Tells that change from another with the same number, in a database restored or replaced meanwhile. */
  readonly mark: string;
}
