import { haversineKm } from "../../engine/geometry/index.ts";
import { fold } from "../../engine/text/index.ts";
import { FACET_GROUPS, type FacetCount, type FacetGroup, type SearchPage, type SearchQuery } from "../index-port.ts";
import { browseRank } from "../quality.ts";
import { type SearchDocument, WHEREABOUTS } from "../search-document.ts";

/**
 * What the index must answer, computed the slow and obvious way over all fiches, from what a search means to a person: it
 * shares nothing with the engine. Words are plain ones, all wanted, as written: how well each fiche answers is not told here.
 */
export type Reference = Pick<SearchPage, "total" | "facets" | "whereabouts"> & {
  /** In order, unless words decide it or partners are spread out: then in no order. */
  ids: string[];
  ordered: boolean;
  areas: Map<string, number>;
};

const one = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

function valuesOf(document: SearchDocument): Record<FacetGroup, readonly string[]> {
  const { kind, themes, audiences, stage, world, legalForms, placeTypes, sources, territories } = document;
  const partners = sources.map(({ partner }) => partner);
  const lists = { kinds: [kind], themes, audiences, stages: one(stage), worlds: one(world), legalForms, placeTypes, partners };
  return { ...lists, territories };
}

const wordsOf = ({ title, pitch = "", keywords, body }: SearchDocument): Set<string> =>
  new Set(fold([title, pitch, ...keywords, body].join(" ")).split(/[^\p{L}\p{N}]+/u));

const positions = ({ places }: SearchDocument) =>
  places.flatMap(({ lat, lon }) => (lat === undefined || lon === undefined ? [] : [{ lat, lon }]));

const distance = (document: SearchDocument, point: { lat: number; lon: number }): number =>
  Math.min(Number.POSITIVE_INFINITY, ...positions(document).map((place) => haversineKm(point, place)));

/** What no facet ignores. */
function stands(document: SearchDocument, { q, where, cell, bbox, whereabouts }: SearchQuery): boolean {
  const words = wordsOf(document);
  if (q && !q.split(" ").every((word) => words.has(fold(word)))) return false;
  if (whereabouts !== undefined && document.whereabouts !== whereabouts) return false;
  if (where?.kind === "territory" && !document.territories.includes(where.code)) return false;
  if (where?.kind === "radius" && distance(document, where) > where.radiusKm) return false;
  if (cell !== undefined && !document.cells.includes(cell)) return false;
  if (!bbox) return true;
  const [west, south, east, north] = bbox;
  const across = (lon: number) => (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
  return positions(document).some(({ lat, lon }) => lat >= south && lat <= north && across(lon));
}

const refusals = (document: SearchDocument, query: SearchQuery): FacetGroup[] =>
  FACET_GROUPS.filter((group) => {
    const chosen: readonly string[] = query[group];
    return chosen.length > 0 && !valuesOf(document)[group].some((value) => chosen.includes(value));
  });

function tally(values: readonly string[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function inOrder(hits: readonly SearchDocument[], { where, sort }: SearchQuery): { hits: SearchDocument[]; ordered: boolean } {
  const by = (key: (document: SearchDocument) => number) => (a: SearchDocument, b: SearchDocument) =>
    key(b) - key(a) || browseRank(b) - browseRank(a) || (a.id < b.id ? -1 : 1);
  const origin = where?.kind === "radius" ? where : where?.centre;
  if (sort === "newest") return { hits: hits.toSorted(by((hit) => Date.parse(hit.createdAt))), ordered: true };
  // Without a position, as far as can be; two infinities make no number.
  const nearness = (hit: SearchDocument) => (origin ? -Math.min(1e6, distance(hit, origin)) : 0);
  if (sort === "nearest" && origin) return { hits: hits.toSorted(by(nearness)), ordered: true };
  return { hits: [...hits], ordered: false };
}

/** Answers a search over all fiches, all pages at once. `areas`: how many hits stand in each cell. */
export function reference(documents: readonly SearchDocument[], query: SearchQuery): Reference {
  const standing = documents.filter((document) => stands(document, query));
  const found = standing.filter((document) => refusals(document, query).length === 0);
  const { hits, ordered } = inOrder(found, query);
  const facet = (group: FacetGroup): FacetCount[] => {
    const counted = standing.filter((document) => refusals(document, query).every((refusing) => refusing === group));
    const values = counted.flatMap((document) => [...new Set(valuesOf(document)[group])]);
    return tally(group === "territories" ? values.filter((value) => /^(reg|dep)-/.test(value)) : values);
  };
  return {
    total: hits.length,
    ids: hits.map(({ id }) => id),
    ordered,
    facets: Object.fromEntries(FACET_GROUPS.map((group) => [group, facet(group)])) as SearchPage["facets"],
    whereabouts: Object.fromEntries(
      WHEREABOUTS.map((each) => [each, hits.filter(({ whereabouts }) => whereabouts === each).length]),
    ) as SearchPage["whereabouts"],
    areas: new Map(tally(hits.flatMap(({ cells }) => cells)).map(({ value, count }) => [value, count])),
  };
}
