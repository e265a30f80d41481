import type { Beside } from "../geography/index.ts";
import type { FacetView } from "./facets.ts";
import type { FacetCount, SearchIndex, SearchOptions, SearchPage, SearchQuery } from "./index-port.ts";
import type { View } from "./query-parameters.ts";
import { cellHrefs, searchHref } from "./query-string.ts";
import type { ResultView } from "./result-view.ts";
import { results as t } from "./results.fr.ts";

/**
 * The map beside results. `detailed`: each cell a link to its results; else a picture in one piece, for a page that would
 * weigh too much, which leads to the whole map.
 */
export type MapView = { counts: ReadonlyMap<string, number>; href: (id: string) => string; beside: Beside[]; detailed: boolean };

/** A result page weighs 100 kB at most; what its sheets and scripts leave for its HTML, with a margin. */
const HTML_BUDGET = 67_000;
/** Bytes of a drawn cell besides its address, and of the empty drawing (measured). */
const CELL = 125;
const DRAWING = 7_500;

/** Counts by value, for drawing. */
export const countedBy = (areas: readonly FacetCount[] | undefined): ReadonlyMap<string, number> =>
  new Map((areas ?? []).map(({ value, count }) => [value, count]));

/** The same search wherever it is: what the map is drawn from, so that choosing a cell does not empty the others. */
export function everywhere(query: SearchQuery): SearchQuery {
  const { bbox: _bbox, cell: _cell, whereabouts: _whereabouts, ...rest } = query;
  return { ...rest, page: 1, size: 0 };
}

/** The answer that a map is drawn from: `page` itself unless a place on the map was chosen. */
export function pageEverywhere(
  index: SearchIndex,
  query: SearchQuery,
  page: SearchPage,
  areas: NonNullable<SearchOptions["areas"]>,
): SearchPage {
  const chosen = query.bbox ?? query.cell ?? query.whereabouts;
  return chosen === undefined && page.areas ? page : index.search(everywhere(query), { areas });
}

/** What a map cannot show, counted beside it, each with the list of it. */
export function besideMap(query: SearchQuery, { whereabouts }: Pick<SearchPage, "whereabouts">): Beside[] {
  const base = everywhere(query);
  return (["department", "region", "abroad", "unknown"] as const)
    .filter((kind) => whereabouts[kind] > 0)
    .map((kind) => ({ label: t.whereabouts[kind], count: whereabouts[kind], href: searchHref({ ...base, whereabouts: kind }) }));
}

/** About how many bytes the page takes without its map. */
function weightWithoutMap(results: readonly ResultView[], facets: readonly FacetView[], view: View): number {
  const texts = ({ document, passage, why, partners }: ResultView) =>
    (document.pitch?.length ?? 0) +
    passage.reduce((sum, { text }) => sum + text.length + 14, 0) +
    [...why, ...partners].join("").length;
  const cards = results.reduce((sum, result) => sum + (view === "carte" ? 550 : 950 + texts(result)), 0);
  const options = facets.reduce((sum, facet) => sum + 400 + facet.options.length * 300, 0);
  return 8_000 + cards + options;
}

/** The map of the results, drawn in the detail that the page has room for: addresses repeat the whole search, and weigh. */
export function mapView(
  whole: SearchPage,
  query: SearchQuery,
  view: View,
  results: readonly ResultView[],
  facets: readonly FacetView[],
): MapView {
  const counts = countedBy(whole.areas);
  const href = cellHrefs(query, view);
  const weight = DRAWING + counts.size * (CELL + href("xx").length);
  const detailed = weight + weightWithoutMap(results, facets, view) <= HTML_BUDGET;
  return { counts, href, beside: besideMap(query, whole), detailed };
}
