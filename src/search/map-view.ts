import type { Beside } from "../geography/index.ts";
import type { SearchIndex, SearchQuery } from "./index-port.ts";
import type { View } from "./query-parameters.ts";
import { searchHref } from "./query-string.ts";
import { results as t } from "./results.fr.ts";

/** The map of a search: what is counted where, at a level that fits, and what has no place on it. */
export type MapView = {
  level: "cells" | "departments";
  counts: ReadonlyMap<string, number>;
  href: (id: string) => string;
  beside: Beside[];
};

/** Bytes that a drawn place costs besides its address, and what each drawing costs empty (measured). */
const COST = { cells: { base: 7_500, each: 125 }, departments: { base: 22_000, each: 115 } } as const;

const counted = (areas: readonly { value: string; count: number }[] | undefined): ReadonlyMap<string, number> =>
  new Map((areas ?? []).map(({ value, count }) => [value, count]));

/** The same search wherever it is: what the map is drawn from, so that choosing a cell does not empty the others. */
export function everywhere(query: SearchQuery): SearchQuery {
  const { bbox: _bbox, cell: _cell, whereabouts: _whereabouts, ...rest } = query;
  return { ...rest, page: 1, size: 0 };
}

/** What the map cannot show, counted beside it, each with the list of it. */
export function besideMap(index: SearchIndex, query: SearchQuery, view: View, path?: string): Beside[] {
  const { whereabouts } = index.search(everywhere(query));
  return (["department", "region", "abroad", "unknown"] as const)
    .filter((kind) => whereabouts[kind] > 0)
    .map((kind) => ({
      label: t.whereabouts[kind],
      count: whereabouts[kind],
      href: searchHref({ ...query, page: 1, whereabouts: kind }, view, path),
    }));
}

/**
 * The map beside results, within `budget` bytes: the honeycomb if it fits, else departments, else none. Addresses repeat
 * the whole search, so that long ones weigh.
 */
export function mapView(index: SearchIndex, query: SearchQuery, view: View, budget: number): MapView | undefined {
  const base = everywhere(query);
  const listed = { ...query, page: 1 };
  const options = {
    cells: (id: string) => searchHref({ ...listed, cell: id }, view),
    departments: (id: string) => searchHref({ ...listed, territories: [`dep-${id}`] }, view),
  };
  const beside = besideMap(index, query, view);
  for (const level of ["cells", "departments"] as const) {
    const counts = counted(index.search(base, { areas: level === "cells" ? "cells" : "department" }).areas);
    const weight = COST[level].base + counts.size * (COST[level].each + options[level]("xx").length);
    if (weight <= budget) return { level, counts, href: options[level], beside };
  }
  return undefined;
}
