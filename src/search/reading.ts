import { territory } from "../geography/index.ts";
import { labelOf, pluralOf } from "../vocabulary/index.ts";
import { formatNumber, list } from "../web/index.ts";
import { FACET_GROUPS, type FacetGroup, type ReadClause, type SearchQuery } from "./index-port.ts";
import { DEFAULT_KINDS, defaultSort, FACET_SCHEMES, PARAMETERS } from "./query-parameters.ts";
import { fr } from "./search.fr.ts";

/** One part of a search as it was understood, and the search without it. */
export type ReadPart = { text: string; without: SearchQuery };

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

function clauseText({ text, negated, synonyms, beginnings }: ReadClause): string {
  const bare = text.replace(/^-/, "").replace(/^"(.*)"$/, "«\u00a0$1\u00a0»");
  if (negated) return fr.reading.without(bare);
  if (beginnings) return fr.reading.beginning(bare);
  return synonyms.length > 0 ? list([bare, ...synonyms.slice(0, 3), ...(synonyms.length > 3 ? ["…"] : [])], "or") : bare;
}

/** The words of a search without one of its parts. */
function withoutWords(query: SearchQuery, text: string): SearchQuery {
  const { q = "", ...rest } = query;
  const at = q.indexOf(text);
  const left = (at < 0 ? q : q.slice(0, at) + q.slice(at + text.length)).replace(/\s+/g, " ").trim();
  if (left) return { ...rest, q: left };
  // Without words there is no relevance left: the order falls back to the one of such a search.
  return { ...rest, sort: rest.sort === "relevance" ? defaultSort(undefined, rest.where) : rest.sort };
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
    ...clauses.map((clause) => ({ text: clauseText(clause), without: withoutWords(first, clause.text) })),
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
