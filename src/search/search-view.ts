import type { ComponentChildren } from "preact";
import type { Entry, SourceDirectory } from "../catalogue/index.ts";
import { territory } from "../geography/index.ts";
import { pluralOf } from "../vocabulary/index.ts";
import { type FacetView, facetViews, territoryLevelsOf } from "./facets.ts";
import type { SearchHit, SearchIndex, SearchPage, SearchQuery } from "./index-port.ts";
import { type MapView, mapView, pageEverywhere } from "./map-view.ts";
import { DEFAULT_KINDS } from "./query-parameters.ts";
import { type SearchRequest, searchHref } from "./query-string.ts";
import { kindNoun, type Names, type ReadPart, readingOf, withWords } from "./reading.ts";
import { type ResultView, resultViews } from "./result-view.ts";
import { results as t } from "./results.fr.ts";
import { fr } from "./search.fr.ts";
import type { TileSource } from "./tiles.ts";

/** What the pages of search are built from. */
export type SearchDeps = {
  index: SearchIndex;
  /** While a large catalogue is being read for the first time. */
  progress?(): { done: number; total: number } | undefined;
  /** Whole entries, in the order of the ids, for passages of their descriptions. */
  entries(ids: readonly string[]): Promise<Entry[]>;
  sources(): Promise<SourceDirectory>;
  /** Public address of the instance. */
  url: string;
  /** What readers look at most, for the home page: drawn by whoever counts it. */
  consulted?(): Promise<ComponentChildren>;
  /** A background for close maps, where the instance configures one. None by default: nothing is asked of a third party. */
  tiles?: TileSource | undefined;
};

/** A link to another search, with how much is behind it. */
export type Way = { label: string; href: string; count: number };

/** What the result page shows. */
export type SearchView = {
  request: SearchRequest;
  page: SearchPage;
  parts: ReadPart[];
  facets: FacetView[];
  results: ResultView[];
  /** Other kinds that match, for those who look at the default kind. */
  otherKinds: Way[];
  /** When nothing matches: what to leave out. */
  loosened: Way[];
  /** When nothing or little matches in a place: what matches nearest outside it. */
  nearest: ResultView[];
  map: MapView | undefined;
  progress?: { done: number; total: number } | undefined;
};

/** Names of partners by slug, from the sources they own. */
export function partnerNames(sources: SourceDirectory): Names {
  const names = new Map([...sources.values()].map(({ partner }) => [partner.slug, partner.name]));
  return { partner: (slug) => names.get(slug) ?? slug };
}

function otherKinds({ query, view }: SearchRequest, page: SearchPage): Way[] {
  if (query.kinds.length === 0) return [];
  return page.facets.kinds
    .filter(({ value }) => !(query.kinds as string[]).includes(value))
    .map(({ value, count }) => {
      const kinds = [value] as SearchQuery["kinds"];
      return { label: kindNoun(value, count), count, href: searchHref({ ...query, kinds, page: 1 }, view) };
    });
}

/** Each is a search, of words that nobody has: they cost most. */
const MOST_TRIED = 6;

/** The parts worth leaving out: of many, first words, and the last parts, where places and filters are. */
const tried = (parts: readonly ReadPart[]): readonly ReadPart[] =>
  parts.length <= MOST_TRIED ? parts : [...parts.slice(0, MOST_TRIED / 2), ...parts.slice(-MOST_TRIED / 2)];

function loosen(index: SearchIndex, { view }: SearchRequest, parts: readonly ReadPart[]): Way[] {
  return tried(parts).flatMap(({ text, without }) => {
    const count = index.search({ ...without, size: 0 }, { bare: true }).total;
    return count > 0 ? [{ label: t.empty.loosened(text), href: searchHref(without, view), count }] : [];
  });
}

const NEAREST_SHOWN = 5;
/** Fewer results than this in a place: who looks for a neighbour wants to know of the next one too. */
const FEW = 4;
/** From one end of the mainland to the other. */
const NEAREST_KM = 1_200;

/** Where a search is asked, in its own box or among its words, and the search without that. */
function placeAsked(
  query: SearchQuery,
  { clauses }: SearchPage,
): { lat: number; lon: number; label: string; rest: SearchQuery } | undefined {
  const { where, bbox: _bbox, cell: _cell, ...rest } = query;
  const centre = where?.kind === "radius" ? where : where?.centre;
  if (where && centre) return { lat: centre.lat, lon: centre.lon, label: where.label, rest };
  const named = where ? undefined : clauses.find(({ place }) => place !== undefined);
  const at = named?.place && territory(named.place.code)?.centre;
  return (
    named?.place && at && { lat: at.lat, lon: at.lon, label: named.place.label, rest: withWords(rest, named.without?.() ?? "") }
  );
}

/** The same search farther away, nearest first, without what is found already. */
function nearestHits(index: SearchIndex, query: SearchQuery, page: SearchPage): SearchHit[] {
  const { total, hits } = page;
  if (total >= FEW || query.page > 1 || (total > 0 && (query.bbox || query.cell))) return [];
  const asked = placeAsked(query, page);
  if (!asked) return [];
  const { lat, lon, label, rest } = asked;
  const around = { kind: "radius" as const, lat, lon, radiusKm: NEAREST_KM, label };
  const found = new Set(hits.map(({ document }) => document.id));
  const wider = index.search({ ...rest, where: around, sort: "nearest", page: 1, size: NEAREST_SHOWN + total }, { bare: true });
  return wider.hits.filter(({ document }) => !found.has(document.id)).slice(0, NEAREST_SHOWN);
}

/** Answers a search with all that its page shows. `unfolded`: the parameter of the facet to show whole. */
export async function searchView(deps: SearchDeps, request: SearchRequest, unfolded?: string): Promise<SearchView> {
  const { query } = request;
  const names = partnerNames(await deps.sources());
  const page = deps.index.search(query, { areas: "cells", territoryLevels: territoryLevelsOf(query) });
  const parts = readingOf(query, page.clauses, names);
  const nothing = page.total === 0;
  const facets = facetViews(page, query, names, unfolded);
  const results = await resultViews(deps, page.hits, names);
  return {
    request,
    page,
    parts,
    facets,
    results,
    otherKinds: otherKinds(request, page),
    loosened: nothing ? loosen(deps.index, request, parts) : [],
    nearest: await resultViews(deps, nearestHits(deps.index, query, page), names),
    map: nothing ? undefined : mapView(pageEverywhere(deps.index, query, page, "cells"), query, request.view, results, facets),
    progress: deps.progress?.(),
  };
}

/** The reading in one line, for titles and feeds: "ressourcerie ou recyclerie, à moins de 30 km de Morlaix". */
export function readingLine(parts: readonly ReadPart[]): string {
  const said = parts.map(({ text, before = "", after = "" }, at) => {
    const tie = at === 0 ? "" : before.startsWith(fr.reading.or) ? " " : ", ";
    return `${tie}${before}${text}${after}`;
  });
  return said.length > 0 ? said.join("") : pluralOf("kinds", DEFAULT_KINDS[0] ?? "innovation").toLowerCase();
}
