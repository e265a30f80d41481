import { KINDS } from "../catalogue/index.ts";
import { haversineKm } from "../engine/geometry/index.ts";
import { communeByInsee, mapItems, type Territory, territory } from "../geography/index.ts";
import { concept, labelOf } from "../vocabulary/index.ts";
import type { Bbox, FacetCount, SearchIndex, SearchQuery, TerritoryLevel, Where } from "./index-port.ts";
import { type LocalMap, localMap, reframed } from "./local-map.ts";
import { countedBy } from "./map-view.ts";
import { plainQuery } from "./plain-query.ts";
import { searchHref } from "./query-string.ts";
import { kindNoun } from "./reading.ts";
import { type ResultView, resultViews } from "./result-view.ts";
import { partnerNames, type SearchDeps, type Way } from "./search-view.ts";

/** What the page of a territory shows. */
export type TerritoryView = {
  territory: Territory;
  /** What holds it, widest first. */
  holders: Territory[];
  total: number;
  byKind: Way[];
  results: ResultView[];
  /** What it is made of, each with how much is recorded there; the most first. */
  parts: Way[];
  neighbours: Way[];
  /** Subjects recorded around it and not in it. */
  missing: Way[];
  /** When nothing is recorded here: what is nearest. */
  nearest: ResultView[];
  map?: LocalMap | undefined;
};

const SHOWN = 8;
const NEAREST_KM = 100;
const PREFIX: Record<string, string> = { commune: "com", epci: "epci", department: "dep", region: "reg" };
const LEVEL_BELOW: Record<Territory["kind"], TerritoryLevel | undefined> = {
  region: "department",
  department: "epci",
  epci: "commune",
  declared: "commune",
  commune: undefined,
};

const whereOf = ({ code, name, centre }: Territory): Where => ({
  kind: "territory",
  code,
  label: name,
  centre: { lat: centre.lat, lon: centre.lon },
});
const communesOf = (place: Territory) => [...place.communes()].flatMap((insee) => communeByInsee(insee) ?? []);

/** Codes of the territories of a level that a territory is made of. */
function partCodes(place: Territory, level: TerritoryLevel): string[] {
  if (level === "commune") return [...place.communes()].map((insee) => `com-${insee}`);
  const codes = communesOf(place).map((commune) => (level === "department" ? commune.department : commune.epci));
  return [...new Set(codes.filter((code) => code !== undefined))].map((code) => `${PREFIX[level]}-${code}`);
}

function ways(codes: readonly string[], counts: ReadonlyMap<string, number>): Way[] {
  return codes.flatMap((code) => {
    const found = territory(code);
    return found ? [{ label: found.name, href: `/territoire/${code}`, count: counts.get(found.id) ?? 0 }] : [];
  });
}

function partsOf(index: SearchIndex, place: Territory, query: SearchQuery): Way[] {
  const level = LEVEL_BELOW[place.kind];
  if (!level) return [];
  const counts = countedBy(index.search(query, { areas: level }).areas);
  return ways(partCodes(place, level), counts).sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, "fr"));
}

/** Territories of the same kind, nearest first: among those of the same department, or all departments. */
function neighboursOf(index: SearchIndex, place: Territory): Way[] {
  const level = place.kind === "declared" || place.kind === "region" ? undefined : place.kind;
  const holder = place.parents.map((code) => territory(code)).find((parent) => parent?.kind === "department");
  if (!level) return [];
  const codes =
    level === "department"
      ? mapItems("departments", new Map()).map(({ id }) => `dep-${id}`)
      : holder
        ? partCodes(holder, level)
        : [];
  const near = codes
    .filter((code) => code !== place.code)
    .flatMap((code) => territory(code) ?? [])
    .map((other) => ({ other, km: haversineKm(place.centre, other.centre) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, SHOWN);
  const counts = countedBy(index.search(plainQuery([]), { areas: level }).areas);
  return ways(
    near.map(({ other }) => other.code),
    counts,
  );
}

/** Subjects of the department (or region) around, most frequent first, that nothing here speaks of. */
function missingIn(index: SearchIndex, place: Territory, query: SearchQuery): Way[] {
  const around = place.parents
    .map((code) => territory(code))
    .find((parent) => parent?.kind === "department" || parent?.kind === "region");
  if (!around) return [];
  const here = new Set(index.search(query).facets.themes.map(({ value }) => value));
  const wider = plainQuery([], { where: whereOf(around) });
  return index
    .search(wider)
    .facets.themes.filter(({ value }) => !here.has(value) && concept("themes", value)?.broader !== undefined)
    .slice(0, SHOWN)
    .map(({ value, count }) => ({ label: labelOf("themes", value), count, href: searchHref({ ...wider, themes: [value] }) }));
}

function boxOf(place: Territory): Bbox | undefined {
  const communes = communesOf(place);
  if (communes.length === 0) return undefined;
  const [lats, lons] = [communes.map(({ lat }) => lat), communes.map(({ lon }) => lon)];
  const box = reframed([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], 1.2);
  // A lone commune is a point: show what is within a few kilometres.
  return box[2] - box[0] < 0.05
    ? reframed([place.centre.lon - 0.06, place.centre.lat - 0.04, place.centre.lon + 0.06, place.centre.lat + 0.04], 1)
    : box;
}

function inOrder(kinds: readonly FacetCount[]): FacetCount[] {
  const rank = (value: string) => (KINDS as readonly string[]).indexOf(value);
  return kinds.toSorted((a, b) => rank(a.value) - rank(b.value));
}

/** What is known of a territory, all kinds of fiches together. */
export async function territoryView(deps: SearchDeps, place: Territory): Promise<TerritoryView> {
  const { index } = deps;
  const names = partnerNames(await deps.sources());
  const where = whereOf(place);
  const query = plainQuery([], { where });
  const box = boxOf(place);
  const page = index.search({ ...query, size: SHOWN }, box ? { points: { bbox: box } } : {});
  const { lat, lon } = place.centre;
  const around = plainQuery([], {
    where: { kind: "radius", lat, lon, radiusKm: NEAREST_KM, label: place.name },
    sort: "nearest",
    size: 5,
  });
  return {
    territory: place,
    holders: place.parents.flatMap((code) => territory(code) ?? []).reverse(),
    total: page.total,
    byKind: inOrder(page.facets.kinds).map(({ value, count }) => {
      const kinds = [value] as SearchQuery["kinds"];
      return { label: kindNoun(value, count), count, href: searchHref({ ...query, kinds }) };
    }),
    results: await resultViews(deps, page.hits, names),
    parts: partsOf(index, place, query),
    neighbours: neighboursOf(index, place),
    missing: page.total > 0 ? missingIn(index, place, query) : [],
    nearest: page.total === 0 ? await resultViews(deps, index.search(around).hits, names) : [],
    map: box && page.whereabouts.position > 0 ? localMap(deps, query, box, page.points) : undefined,
  };
}
