import { territory } from "../geography/index.ts";
import { labelOf, pluralOf } from "../vocabulary/index.ts";
import { formatNumber, list } from "../web/index.ts";
import { FACET_GROUPS, type FacetGroup, type ReadClause, type SearchQuery } from "./index-port.ts";
import { DEFAULT_KINDS, defaultSort, FACET_SCHEMES, PARAMETERS } from "./query-parameters.ts";
import { fr } from "./search.fr.ts";

/**
 * One part of a search as it was understood, and the search without it. `before` and `after`: what ties it to its neighbours ("ou", "(").
 * `optional`: fiches may do without it.
 */
export type ReadPart = { text: string; without: SearchQuery; before?: string; after?: string; optional?: boolean };

/** What search does not know by itself: names of partners by slug. */
export type Names = { partner(slug: string): string };

/** Labels of facet values, as shown in facets, tags and readings. */
export function facetLabel(group: FacetGroup, value: string, names: Names): string {
  if (group === "kinds") return pluralOf("kinds", value);
  if (group === "partners") return names.partner(value);
  if (group === "territories") return territory(value)?.name ?? value;
  const scheme = FACET_SCHEMES[group];
  return scheme ? labelOf(scheme, value) : value;
}

function clauseText({ text, negated, phrase, synonyms, beginnings, field, place }: ReadClause): string {
  if (place) return place.km === undefined ? place.label : fr.reading.within(formatNumber(place.km), place.label);
  const said = beginnings ? fr.reading.beginning(text) : phrase ? `«\u00a0${text}\u00a0»` : text;
  const bare = field === undefined || field === text ? said : fr.reading.field(field, said);
  if (negated) return fr.reading.without(bare);
  return synonyms.length > 0 ? list([bare, ...synonyms.slice(0, 3), ...(synonyms.length > 3 ? ["…"] : [])], "or") : bare;
}

/** A search with other words. Without any there is no relevance left: the order falls back to the one of such a search. */
export function withWords({ q: _q, ...rest }: SearchQuery, q: string): SearchQuery {
  if (q) return { ...rest, q };
  return { ...rest, sort: rest.sort === "relevance" ? defaultSort(undefined, rest.where) : rest.sort };
}

const JOINTS = { or: `${fr.reading.or} `, without: `${fr.reading.not} `, "(": "(" } as const;

function wordsPart(query: SearchQuery, clause: ReadClause): ReadPart {
  const { before = [], closes = 0, optional } = clause;
  return {
    text: clauseText(clause),
    without: withWords(query, clause.without?.() ?? ""),
    ...(before.length > 0 ? { before: before.map((joint) => JOINTS[joint]).join("") } : {}),
    ...(closes > 0 ? { after: ")".repeat(closes) } : {}),
    ...(optional ? { optional } : {}),
  };
}

function wherePart({ where, ...rest }: SearchQuery): ReadPart[] {
  if (!where) return [];
  const without: SearchQuery = { ...rest, sort: rest.sort === "nearest" ? "relevance" : rest.sort };
  const text =
    where.kind === "radius" ? fr.reading.within(formatNumber(where.radiusKm), where.label) : fr.reading.in(where.label);
  return [{ text, without }];
}

function facetParts(query: SearchQuery, names: Names): ReadPart[] {
  return FACET_GROUPS.filter((group) => group !== "kinds").flatMap((group) =>
    query[group].map((value) => ({
      text: `${fr.facets[PARAMETERS[group]] ?? group}\u00a0: ${facetLabel(group, value, names)}`,
      without: { ...query, [group]: query[group].filter((other) => other !== value) },
    })),
  );
}

function kindPart(query: SearchQuery): ReadPart[] {
  const isDefault = query.kinds.length === DEFAULT_KINDS.length && DEFAULT_KINDS.every((kind) => query.kinds.includes(kind));
  if (isDefault) return [];
  const without = { ...query, kinds: [...DEFAULT_KINDS] };
  const text =
    query.kinds.length === 0
      ? fr.reading.allKinds
      : list(
          query.kinds.map((kind) => pluralOf("kinds", kind)),
          "or",
        );
  return [{ text, without }];
}

/**
 * How a search was understood, part by part, each with the search that leaves it out: words with the equivalents that
 * were looked for too, then where, then what was chosen.
 */
export function readingOf(query: SearchQuery, clauses: readonly ReadClause[], names: Names): ReadPart[] {
  const first = { ...query, page: 1 };
  return [
    ...clauses.map((clause) => wordsPart(first, clause)),
    ...(query.literal && query.q ? [{ text: fr.reading.literal, without: without(first, "literal") }] : []),
    ...wherePart(first),
    ...(query.cell ? [{ text: fr.reading.cell, without: without(first, "cell") }] : []),
    ...(query.whereabouts ? [{ text: fr.reading.whereabouts[query.whereabouts], without: without(first, "whereabouts") }] : []),
    ...(query.bbox ? [{ text: fr.reading.bbox, without: without(first, "bbox") }] : []),
    ...kindPart(first),
    ...facetParts(first, names),
  ];
}

function without(query: SearchQuery, key: "literal" | "cell" | "bbox" | "whereabouts"): SearchQuery {
  const { [key]: _left, ...rest } = query;
  return rest;
}

/** What so many things of a kind are called: "1 article", "2 articles" begin with these words. */
export const kindNoun = (kind: string, count: number): string =>
  (count < 2 ? labelOf("kinds", kind) : pluralOf("kinds", kind)).toLowerCase();
