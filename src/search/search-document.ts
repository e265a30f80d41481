import type { Kind, Precision } from "../catalogue/index.ts";

/** One place of an entry, as far as search and map need it. `lat`/`lon` in WGS84 degrees, both or neither. */
export type SearchPlace = { lat?: number; lon?: number; commune?: string; insee?: string; precision: Precision };

/** Who says so: one source of the entry, for cards and exports. */
type SearchSource = { source: string; partner: string; updatedAt: string; url?: string };

/**
 * What search knows of an entry: a pure projection, rebuilt at will, holding only what anyone may read (`open` fields).
 * Concept fields hold ids of the vocabulary.
 */
export type SearchDocument = {
  id: string;
  slug: string;
  kind: Kind;
  lang: string;
  title: string;
  pitch?: string;
  /** Words for the index only, never shown from here: the partner's own keywords, names of actors, labels of concepts. */
  keywords: string[];
  /** Plain text of the description, bounded, for the index only. */
  body: string;
  /** Where, as shown on a card ("Morlaix (Finistère)", "12 lieux", "Belgique"); empty when nothing is known. */
  where: string;
  places: SearchPlace[];
  /** Territories that hold one of its places, by address code: `com-29151`, `epci-242900835`, `dep-29`, `reg-53`. */
  territories: string[];
  /** Cells of the honeycomb that hold one of its places known to the commune or better. */
  cells: string[];
  /** How well its whereabouts are known, all places together. */
  whereabouts: Whereabouts;
  /** Themes with all their ancestors, for filters; `ownThemes` as stated, for cards. */
  themes: string[];
  ownThemes: string[];
  audiences: string[];
  stage?: string;
  world?: string;
  /** Family and exact form, ancestors included. */
  legalForms: string[];
  placeTypes: string[];
  carriers: string[];
  sources: SearchSource[];
  startDate?: string;
  /** ISO dates of the entry. */
  createdAt: string;
  updatedAt: string;
  confirmedAt: string;
  /** Share of the fiche that is filled in, 0 to 1. */
  completeness: number;
};

/** `position`: on the map; `department`, `region`: no better than that; `abroad`; `unknown`: no place at all. */
export const WHEREABOUTS = ["position", "department", "region", "abroad", "unknown"] as const;
/** How well the place of something is known. */
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** What the index keeps to show a result: everything but the words it was indexed by. */
export type StoredDocument = Omit<SearchDocument, "keywords" | "body">;
