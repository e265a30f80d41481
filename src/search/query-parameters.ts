import { KINDS, type Kind } from "../catalogue/index.ts";
import { concept, currentConcept, type Scheme } from "../vocabulary/index.ts";
import type { FacetGroup, Sort, Where } from "./index-port.ts";
import type { Whereabouts } from "./search-document.ts";

/** The words of addresses, in the order in which a canonical address writes them. */
export const PARAMETERS = {
  words: "q",
  literal: "mots",
  place: "ou",
  radius: "rayon",
  kinds: "type",
  themes: "theme",
  audiences: "public",
  stages: "stade",
  worlds: "monde",
  legalForms: "forme",
  placeTypes: "lieu",
  territories: "territoire",
  partners: "partenaire",
  cell: "cellule",
  whereabouts: "situation",
  bbox: "bbox",
  sort: "tri",
  view: "vue",
  page: "page",
} as const;

/** `type=tout`: all kinds together. */
export const ALL_KINDS = "tout";
/** Value of the parameter that asks for the words exactly as written. */
export const LITERAL = "exacts";
/** What is looked for when no kind is chosen: the others are one facet away, never drowning these. */
export const DEFAULT_KINDS: readonly Kind[] = ["innovation"];

/** Orders of results, as addresses name them. */
export const SORT_NAMES: Record<Sort, string> = { relevance: "pertinence", newest: "recent", nearest: "proche" };
/** Who asks what is around a place, without a word, wants the nearest first. */
export const defaultSort = (q: string | undefined, where: Where | undefined): Sort =>
  !q && where?.kind === "radius" ? "nearest" : "relevance";

const VIEWS = ["liste", "carte"] as const;
/** How results are shown. */
export type View = (typeof VIEWS)[number];

/** How well a place is known, as addresses name it. */
export const WHEREABOUTS_NAMES: Record<Whereabouts, string> = {
  position: "carte",
  department: "departement",
  region: "region",
  abroad: "etranger",
  unknown: "inconnue",
};

/** Names that people may try, beside the ids. */
const KIND_NAMES: Record<string, Kind> = {
  acteur: "organisation",
  lieu: "place",
  ressource: "resource",
  dispositif: "scheme",
  evenement: "event",
};

/** Scheme of the vocabulary in which each facet's values are defined; partners and territories have none. */
export const FACET_SCHEMES: Partial<Record<FacetGroup, Scheme>> = {
  themes: "themes",
  audiences: "audiences",
  stages: "stages",
  worlds: "worlds",
  legalForms: "legalForms",
  placeTypes: "placeTypes",
};

/** A kind by its code or by its French name in addresses. */
export function readKind(value: string): Kind | undefined {
  return KINDS.find((kind) => kind === value) ?? (Object.hasOwn(KIND_NAMES, value) ? KIND_NAMES[value] : undefined);
}

/**
 * What a value chosen in a facet stands for: a concept of the vocabulary (what is read instead, for one out of use), or for
 * other facets a plausible code; undefined when it may not be chosen.
 */
export function facetValue(group: FacetGroup, value: string): string | undefined {
  const scheme = FACET_SCHEMES[group];
  if (scheme === undefined) return /^[a-z0-9][a-z0-9-]{0,79}$/i.test(value) ? value : undefined;
  return concept(scheme, value) === undefined ? undefined : currentConcept(scheme, value);
}
