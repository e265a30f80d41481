import type { SearchResult } from "../../engine/index/index.ts";
import {
  FACET_GROUPS,
  type FacetCount,
  type FacetGroup,
  type SearchOptions,
  type SearchPage,
  type TerritoryLevel,
} from "../index-port.ts";
import { LEVELS, type ValueGroup } from "../index-schema.ts";
import { WHEREABOUTS } from "../search-document.ts";

type Areas = NonNullable<SearchOptions["areas"]>;
type Facets = SearchResult["facets"];

/** The group of the engine that a map is coloured by. */
export const areaGroup = (areas: Areas): ValueGroup => (areas === "cells" ? "cells" : LEVELS[areas].group);

/** Groups of the engine that the facets of a page are told from, territories apart. */
export const PLAIN_FACETS = FACET_GROUPS.filter((group) => group !== "territories");

const byCount = (a: FacetCount, b: FacetCount): number => b.count - a.count || (a.value < b.value ? -1 : 1);

/** Counts by territory of these levels, all together. */
function territoryCounts(facets: Facets, levels: readonly TerritoryLevel[]): FacetCount[] {
  const [first, ...others] = levels.map((level) => facets.get(LEVELS[level].group) ?? []);
  return others.length === 0 ? (first ?? []) : [...(first ?? []), ...others.flat()].sort(byCount);
}

/** The facets of a page; `territories`: counts as if no territory were chosen. */
export function pageFacets(facets: Facets, territories: Facets, levels: readonly TerritoryLevel[]): SearchPage["facets"] {
  const plain = PLAIN_FACETS.map((group): [FacetGroup, FacetCount[]] => [group, facets.get(group) ?? []]);
  return Object.fromEntries([...plain, ["territories", territoryCounts(territories, levels)]]) as SearchPage["facets"];
}

/** How many hits have a position, a department or a region only, are abroad, or are nowhere. */
export function pageWhereabouts(facets: Facets): SearchPage["whereabouts"] {
  const counts = new Map(facets.get("whereabouts")?.map(({ value, count }) => [value, count]));
  return Object.fromEntries(WHEREABOUTS.map((each) => [each, counts.get(each) ?? 0])) as SearchPage["whereabouts"];
}

/** How many hits stand in each cell, or in each territory of a level by its official code. */
export function pageAreas(facets: Facets, areas: Areas): FacetCount[] {
  const counts = facets.get(areaGroup(areas)) ?? [];
  if (areas === "cells") return counts;
  const { prefix } = LEVELS[areas];
  return counts.map(({ value, count }) => ({ value: value.slice(prefix.length), count }));
}
