import type {
  FacetCount,
  FacetGroup,
  MapPoint,
  SearchHit,
  SearchOptions,
  SearchPage,
  SearchQuery,
  TerritoryLevel,
} from "../index-port.ts";
import { FACET_GROUPS } from "../index-port.ts";
import { WHEREABOUTS } from "../search-document.ts";
import type { Core } from "./core.ts";
import { distanceTo, hasPlaceIn, standsIn } from "./distance.ts";
import { VALUE_GROUPS, type ValueGroup } from "./facet-values.ts";
import { originOf } from "./order.ts";
import type { TextMatch } from "./text-match.ts";

const PREFIXES: Record<TerritoryLevel, string> = { region: "reg-", department: "dep-", epci: "epci-", commune: "com-" };
const MOST_POINTS = 20_000;

/** Counts by group, the largest first, then by value. */
export function facetCounts(
  core: Core,
  counts: Uint32Array,
  levels: readonly TerritoryLevel[],
): Record<ValueGroup, FacetCount[]> {
  const prefixes = levels.map((level) => PREFIXES[level]);
  const groups = Object.fromEntries(VALUE_GROUPS.map((group) => [group, []])) as unknown as Record<ValueGroup, FacetCount[]>;
  counts.forEach((count, id) => {
    if (count === 0) return;
    const group = VALUE_GROUPS[core.parts.values.groupOf(id)] ?? "kinds";
    const value = core.parts.values.valueOf(id);
    if (group === "territories" && !prefixes.some((prefix) => value.startsWith(prefix))) return;
    groups[group].push({ value, count });
  });
  for (const group of VALUE_GROUPS) groups[group].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return groups;
}

export function countWhereabouts(core: Core, hits: Uint32Array): SearchPage["whereabouts"] {
  const column = core.parts.columns.whereabouts.data;
  const tally = new Uint32Array(WHEREABOUTS.length);
  for (const document of hits) tally[column[document] ?? 0] = (tally[column[document] ?? 0] ?? 0) + 1;
  return Object.fromEntries(WHEREABOUTS.map((name, index) => [name, tally[index] ?? 0])) as SearchPage["whereabouts"];
}

/** One result, with why it is here and how far. */
export function toHit(core: Core, document: number, query: Pick<SearchQuery, "where">, text: TextMatch | undefined): SearchHit {
  const origin = originOf(query as SearchQuery);
  const km = origin ? distanceTo(core, document, origin) : Number.POSITIVE_INFINITY;
  return {
    document: core.stored(document),
    score: text?.scores[document] ?? 0,
    reasons: text?.explain(document) ?? [],
    ...(Number.isFinite(km) ? { distanceKm: km } : {}),
  };
}

function pointsOf(core: Core, document: number, box: NonNullable<SearchOptions["points"]>["bbox"]): MapPoint[] {
  const { id, slug, title, kind, places } = core.stored(document);
  return places.flatMap(({ lat, lon, precision }) =>
    lat !== undefined && lon !== undefined && standsIn(box, lat, lon) ? [{ lat, lon, id, slug, title, kind, precision }] : [],
  );
}

/** The places of the hits in a box, best fiches first, up to the limit. */
export function gatherPoints(
  core: Core,
  hits: Uint32Array,
  { bbox, limit = MOST_POINTS }: NonNullable<SearchOptions["points"]>,
): NonNullable<SearchPage["points"]> {
  const list: MapPoint[] = [];
  for (const document of hits) {
    if (!hasPlaceIn(core, document, bbox)) continue;
    list.push(...pointsOf(core, document, bbox));
    if (list.length > limit) return { list: list.slice(0, limit), truncated: true };
  }
  return { list, truncated: false };
}

export function facetsAlone(all: Record<ValueGroup, FacetCount[]>): Record<FacetGroup, FacetCount[]> {
  return Object.fromEntries(FACET_GROUPS.map((group) => [group, all[group]])) as Record<FacetGroup, FacetCount[]>;
}
