/** The schemes of the vocabulary, in the order in which they are shown. Ids are for code; addresses use `SchemeInfo.path`. */
export const SCHEMES = [
  "themes",
  "audiences",
  "stages",
  "kinds",
  "placeTypes",
  "worlds",
  "legalForms",
  "legalFlags",
  "territoryKinds",
  "transitions",
  "transformations",
  "sdg",
  "scales",
  "roles",
  "recognitionWays",
  "spreadModes",
  "funding",
  "needOfferKinds",
  "needOfferTerms",
  "reviewCriteria",
  "indicators",
  "clusterSteps",
] as const;

/** The lists of concepts. */
export type Scheme = (typeof SCHEMES)[number];

/** A concept elsewhere: `scheme` is one of ours or the id of an external list (`carrefour-2018`, `data-inclusion`, `insee-cj`, `un-sdg`). */
export type ConceptRef = { scheme: string; id: string };

/** The five SKOS mapping relations, from the concept to the other one: `broadMatch` means that the other one is broader. */
export const MATCH_RELATIONS = ["exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"] as const;
/** How near a concept elsewhere is, as SKOS says it. */
export type MatchRelation = (typeof MATCH_RELATIONS)[number];

/**
 * One concept, as SKOS understands it. `id` is stable for life and unique in its scheme; `label` may be corrected.
 * `order` counts from 0 in its scheme, depth first: a parent comes just before its children.
 */
export type Concept = {
  id: string;
  scheme: Scheme;
  label: string;
  /** Label of a list of such things, when it is more than an added "s". */
  plural?: string;
  definition?: string;
  /** Editorial note: where it comes from, a caution. */
  note?: string;
  broader?: string;
  altLabels: readonly string[];
  /** Official code: an INSEE legal category, "ODD 12". */
  notation?: string;
  order: number;
  /** ISO instant of the last decided change, and all of them in words: what was decided here since the list was written. */
  modified?: string;
  history?: readonly { at: string; text: string }[];
  /** Out of use: shown at its own address alone. `replacedBy`: the concept to use instead. */
  retired?: { replacedBy?: string };
} & { readonly [relation in MatchRelation]: readonly ConceptRef[] };

/** What a scheme is, and the part of its address that names it (French). `source`: where its list comes from. */
export type SchemeInfo = { id: Scheme; path: string; title: string; definition: string; source: string };
