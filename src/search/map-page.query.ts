import type { Beside, MapLevel, MapMode } from "../geography/index.ts";
import { boxOfCell, cellHref } from "./cell-box.ts";
import { type FacetView, facetViews, territoryLevelsOf } from "./facets.ts";
import type { ReadNote, SearchQuery } from "./index-port.ts";
import { type LocalMap, localMap } from "./local-map.ts";
import { besideMap, countedBy, pageEverywhere } from "./map-view.ts";
import { cellHrefs, type SearchRequest, searchHref } from "./query-string.ts";
import { type ReadPart, readingOf } from "./reading.ts";
import { type ResultView, resultViews } from "./result-view.ts";
import { partnerNames, type SearchDeps } from "./search-view.ts";

/** Names in addresses. */
const LEVELS: Record<MapLevel, string> = { cells: "cellules", departments: "departements", epci: "intercommunalites" };
const MODES: Record<MapMode, string> = { count: "nombre", perInhabitant: "habitants", empty: "vide" };

type MapChoice = { level: MapLevel; mode: MapMode; wholeTable?: boolean };

/** What the map page shows. */
export type MapPageView = MapChoice & {
  request: SearchRequest;
  total: number;
  parts: ReadPart[];
  readNotes: readonly ReadNote[];
  facets: FacetView[];
  counts: ReadonlyMap<string, number>;
  href: (id: string) => string;
  beside: Beside[];
  /** The part of the country that is looked at closely, and the first fiches there. */
  local?: LocalMap | undefined;
  results: ResultView[];
  /** The table with all its rows. */
  wholeTable: boolean;
};

function keyOf<T extends string>(names: Record<T, string>, name: string | null, fallback: T): T {
  return (Object.keys(names) as T[]).find((key) => names[key] === name) ?? fallback;
}

/** What is chosen in the map's address; what means nothing is the default. */
export function readMapChoice(parameters: URLSearchParams): MapChoice {
  return {
    level: keyOf<MapLevel>(LEVELS, parameters.get("niveau"), "cells"),
    mode: keyOf<MapMode>(MODES, parameters.get("mesure"), "count"),
    wholeTable: parameters.get("tableau") === "entier",
  };
}

/** The address of the map for a search and a choice; defaults are left out. */
export function mapHref(query: SearchQuery, { level, mode }: MapChoice): string {
  const base = searchHref({ ...query, page: 1, sort: "relevance" }, "liste", "/carte");
  const extra = [
    ...(level === "cells" ? [] : [`niveau=${LEVELS[level]}`]),
    ...(mode === "count" ? [] : [`mesure=${MODES[mode]}`]),
  ];
  return extra.length === 0 ? base : `${base}${base.includes("?") ? "&" : "?"}${extra.join("&")}`;
}

/** Where a place of the map leads: a cell is looked at closely, a territory gives its list. */
function hrefOf(query: SearchQuery, { level, mode }: MapChoice): (id: string) => string {
  const first = { ...query, page: 1 };
  if (level !== "cells") {
    const prefix = level === "departments" ? "dep" : "epci";
    return mode === "empty"
      ? (id) => `/territoire/${prefix}-${id}`
      : (id) => searchHref({ ...first, territories: [`${prefix}-${id}`] });
  }
  return mode === "empty" ? cellHrefs(query) : cellHref(query);
}

const AREAS = { cells: "cells", departments: "department", epci: "epci" } as const;

/** A cell chosen on the map is looked at closely, with what stands around it. */
function seenClose({ cell, ...query }: SearchQuery): SearchQuery {
  const bbox = query.bbox ?? (cell === undefined ? undefined : boxOfCell(cell));
  return bbox ? { ...query, bbox } : query;
}

/** All that the map page shows for a search. */
export async function mapPageView(deps: SearchDeps, request: SearchRequest, choice: MapChoice): Promise<MapPageView> {
  const query = seenClose(request.query);
  const names = partnerNames(await deps.sources());
  const page = deps.index.search(
    { ...query, size: query.bbox ? query.size : 0 },
    {
      areas: AREAS[choice.level],
      territoryLevels: territoryLevelsOf(query),
      ...(query.bbox ? { points: { bbox: query.bbox } } : {}),
    },
  );
  return {
    ...choice,
    request: { ...request, query },
    total: page.total,
    parts: readingOf(query, page.clauses, names),
    readNotes: page.readNotes ?? [],
    facets: facetViews(page, query, names),
    counts: countedBy(page.areas),
    href: hrefOf(query, choice),
    beside: besideMap(query, pageEverywhere(deps.index, query, page, AREAS[choice.level])),
    local: query.bbox && localMap(deps, query, query.bbox, page.points),
    results: await resultViews(deps, page.hits, names),
    wholeTable: choice.wholeTable ?? false,
  };
}
