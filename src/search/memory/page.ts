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
import { distanceTo, standsIn } from "./distance.ts";
import { VALUE_GROUPS } from "./facet-values.ts";
import type { Filtered } from "./filter.ts";
import { originOf } from "./order.ts";
import type { TextMatch } from "./text-match.ts";

const PREFIXES: Record<TerritoryLevel, string> = { region: "reg-", department: "dep-", epci: "epci-", commune: "com-" };
const MOST_POINTS = 20_000;

/** Counts by group, the largest first, then by value. */
export function facetCounts(
  core: Core,
  counts: Uint32Array,
  levels: readonly TerritoryLevel[],
): Record<FacetGroup, FacetCount[]> {
  const prefixes = levels.map((level) => PREFIXES[level]);
  const groups = Object.fromEntries(FACET_GROUPS.map((group) => [group, []])) as unknown as Record<FacetGroup, FacetCount[]>;
  const groupOf = core.parts.values.groups.data;
  counts.forEach((count, id) => {
    if (count === 0) return;
    const group = VALUE_GROUPS[groupOf[id] ?? 0] ?? "kinds";
    if (group === "cells") return;
    const value = core.parts.values.valueOf(id);
    if (group === "territories" && !prefixes.some((prefix) => value.startsWith(prefix))) return;
    groups[group].push({ value, count });
  });
  for (const group of FACET_GROUPS) groups[group].sort(byCount);
  return groups;
}

const byCount = (a: FacetCount, b: FacetCount) => b.count - a.count || (a.value < b.value ? -1 : 1);

/**
 * How many of the hits stand in each cell, or in each territory of a level; every hit once in each. The facet counts say it
 * already, unless a territory is chosen: then they ignore that choice.
 */
export function countAreas(
  core: Core,
  { hits, counts }: Filtered,
  query: SearchQuery,
  level: "cells" | TerritoryLevel,
): FacetCount[] {
  const prefix = level === "cells" ? "cells/" : `territories/${PREFIXES[level]}`;
  const names = core.parts.values.names;
  const counted = level === "cells" || query.territories.length === 0 ? counts : countValues(core, hits);
  const found: FacetCount[] = [];
  counted.forEach((count, id) => {
    const name = names[id] ?? "";
    if (count > 0 && name.startsWith(prefix)) found.push({ value: name.slice(prefix.length), count });
  });
  return found.sort(byCount);
}

function countValues(core: Core, hits: Uint32Array): Uint32Array {
  const counts = new Uint32Array(core.parts.values.count);
  for (const document of hits) for (const value of core.parts.facets.row(document)) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** How many hits have a position, a department or a region only, are abroad, or are nowhere. */
export function countWhereabouts(core: Core, hits: Uint32Array): SearchPage["whereabouts"] {
  const column = core.parts.columns.whereabouts.data;
  const tally = new Uint32Array(WHEREABOUTS.length);
  for (const document of hits) tally[column[document] ?? 0] = (tally[column[document] ?? 0] ?? 0) + 1;
  return Object.fromEntries(WHEREABOUTS.map((name, index) => [name, tally[index] ?? 0])) as SearchPage["whereabouts"];
}

/** One result, with why it is here and how far. */
export function toHit(
  core: Core,
  document: number,
  query: Pick<SearchQuery, "where" | "sort">,
  text: TextMatch | undefined,
): SearchHit {
  // Inside a territory every result is "here": how far from its middle would only puzzle.
  const origin = query.where?.kind === "radius" || query.sort === "nearest" ? originOf(query) : undefined;
  const km = origin ? distanceTo(core, document, origin) : Number.POSITIVE_INFINITY;
  return {
    document: core.stored(document),
    score: text?.scores[document] ?? 0,
    reasons: text?.explain(document) ?? [],
    ...(Number.isFinite(km) ? { distanceKm: km } : {}),
  };
}

/** The places of the hits in a box, up to the limit. */
export function gatherPoints(
  core: Core,
  hits: Uint32Array,
  { bbox, limit = MOST_POINTS }: NonNullable<SearchOptions["points"]>,
): NonNullable<SearchPage["points"]> {
  const list: MapPoint[] = [];
  for (const document of hits) {
    const places = core.parts.positions.row(document);
    for (let i = 0; i + 1 < places.length; i += 2) {
      const [lat, lon] = [places[i] ?? 0, places[i + 1] ?? 0];
      if (!standsIn(bbox, lat, lon)) continue;
      if (list.length === limit) return { list, truncated: true };
      list.push({ lat, lon, id: core.idOf(document) });
    }
  }
  return { list, truncated: false };
}
