import type { LatLon } from "../engine/geometry/index.ts";
import { centreOf, communeByInsee, fromCentres } from "./centroids.ts";
import type { Commune } from "./commune.ts";
import { declaredTerritory, inPerimeter, onDeclaredChanged } from "./declared.ts";
import { officialTables } from "./tables.ts";

/** Kinds of territory: official ones, and those an instance declares. */
export type TerritoryKind = "commune" | "epci" | "department" | "region" | "declared";

/** A named part of France. `code` is the one of addresses: `com-29151`, `epci-242900835`, `dep-29`, `reg-53`, `pays-<slug>`. */
export type Territory = {
  kind: TerritoryKind;
  code: string;
  /** Official code (INSEE, SIREN); the slug for a declared territory. */
  id: string;
  name: string;
  /** URL codes of what holds it, nearest first. */
  parents: readonly string[];
  population: number;
  /** Mean of the communes' centres, weighted by population; of the perimeter, when no commune is in it. */
  centre: LatLon;
  /** INSEE codes of its communes of today (districts are not listed: their commune is). */
  communes(): ReadonlySet<string>;
};

const known = fromCentres(() => new Map<string, Territory | undefined>());
onDeclaredChanged(() => known().clear());

/**
 * The territory of a code: the URL codes above, or a bare INSEE code of commune (`29151`, districts and former communes
 * included), a SIREN of EPCI (`242900835`), `D29`, `R53`. Undefined when there is none.
 */
export function territory(code: string): Territory | undefined {
  const cache = known();
  if (cache.has(code)) return cache.get(code);
  const found = build(code);
  // Only what exists is kept: a stranger's codes must not fill the memory.
  if (found) {
    cache.set(code, found);
    cache.set(found.code, found);
  }
  return found;
}

function build(code: string): Territory | undefined {
  const [, prefix, id] = /^(com|epci|dep|reg|pays)-(.{1,80})$/.exec(code) ?? [];
  if (prefix === "pays") return declaredOf(code);
  if (prefix === "com" || /^\d[\dAB]\d{3}$/.test(code)) return communeTerritory(id ?? code);
  if (prefix === "epci" || /^\d{9}$/.test(code)) return epciTerritory(id ?? code);
  if (prefix === "dep" || code.startsWith("D")) return departmentTerritory(id ?? code.slice(1));
  if (prefix === "reg" || code.startsWith("R")) return regionTerritory(id ?? code.slice(1));
  return undefined;
}

/** INSEE codes of the communes of a territory; empty for an unknown code. */
export function communesOf(code: string): ReadonlySet<string> {
  return territory(code)?.communes() ?? new Set();
}

/** Whether a position lies in a territory: in its perimeter if it has one, else whether its commune (given, as found by `locate`) is listed. */
export function containsPoint(code: string, point: LatLon | undefined, insee?: string): boolean {
  const declared = declaredTerritory(code);
  const inside = declared && point && inPerimeter(declared, point);
  if (inside) return true;
  if (insee === undefined || (inside === false && !declared?.communes.includes(insee))) return false;
  const commune = communeByInsee(insee);
  return commune !== undefined && communesOf(code).has(commune.districtOf ?? commune.insee);
}

/** URL codes of the official territories that hold a commune, itself first. */
export function holdersOf(commune: Commune): string[] {
  const region = `reg-${commune.region}`;
  return [
    `com-${commune.insee}`,
    ...(commune.districtOf ? [`com-${commune.districtOf}`] : []),
    ...(commune.epci ? [`epci-${commune.epci}`] : []),
    `dep-${commune.department}`,
    region,
  ];
}

function communeTerritory(insee: string): Territory | undefined {
  const commune = communeByInsee(insee);
  if (!commune) return undefined;
  return {
    kind: "commune",
    code: `com-${commune.insee}`,
    id: commune.insee,
    name: commune.name,
    parents: holdersOf(commune).slice(1),
    population: commune.population,
    centre: { lat: centreOf(commune).lat, lon: centreOf(commune).lon },
    communes: () => new Set([commune.insee]),
  };
}

function epciTerritory(siren: string): Territory | undefined {
  const epci = officialTables().epcis.get(siren);
  if (!epci) return undefined;
  const members = communes(epci.members);
  const largest = members.reduce<Commune | undefined>(
    (best, one) => (best && best.population >= one.population ? best : one),
    undefined,
  );
  const parents = largest ? [`dep-${largest.department}`, `reg-${largest.region}`] : [];
  return group("epci", `epci-${siren}`, siren, epci.name, parents, members, epci.population);
}

function departmentTerritory(id: string): Territory | undefined {
  const department = officialTables().departments.get(id.toUpperCase());
  if (!department) return undefined;
  return group(
    "department",
    `dep-${department.code}`,
    department.code,
    department.name,
    [`reg-${department.region}`],
    membersOf().departments.get(department.code) ?? [],
  );
}

function regionTerritory(id: string): Territory | undefined {
  const region = officialTables().regions.get(id);
  if (!region) return undefined;
  return group("region", `reg-${region.code}`, region.code, region.name, [], membersOf().regions.get(region.code) ?? []);
}

function declaredOf(code: string): Territory | undefined {
  const declared = declaredTerritory(code);
  if (!declared) return undefined;
  const members = communes(declared.communeSet());
  const shared = (level: "department" | "region", prefix: string) => {
    const codes = new Set(members.map((commune) => commune[level]));
    return codes.size === 1 ? [`${prefix}-${[...codes][0]}`] : [];
  };
  const parents = [...shared("department", "dep"), ...shared("region", "reg")];
  const made = group("declared", code, code.slice("pays-".length), declared.name, parents, members);
  if (members.length > 0 || !declared.box) return made;
  const [west, south, east, north] = declared.box;
  return { ...made, centre: { lat: (south + north) / 2, lon: (west + east) / 2 } };
}

function group(
  kind: TerritoryKind,
  code: string,
  id: string,
  name: string,
  parents: string[],
  members: Commune[],
  population?: number,
): Territory {
  const set = new Set(members.map((commune) => commune.insee));
  return {
    kind,
    code,
    id,
    name,
    parents,
    population: population || sum(members, (one) => one.population),
    centre: middle(members),
    communes: () => set,
  };
}

/** Mean of the centres, weighted by population (plus one, so that empty communes still stand somewhere). */
export function middle(members: readonly Commune[]): LatLon {
  const weight = sum(members, (one) => one.population + 1) || 1;
  return {
    lat: sum(members, (one) => centreOf(one).lat * (one.population + 1)) / weight,
    lon: sum(members, (one) => centreOf(one).lon * (one.population + 1)) / weight,
  };
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}

function communes(codes: Iterable<string>): Commune[] {
  const found = new Map<string, Commune>();
  for (const code of codes) {
    const commune = communeByInsee(code);
    const today = commune?.districtOf ? communeByInsee(commune.districtOf) : commune;
    if (today) found.set(today.insee, today);
  }
  return [...found.values()];
}

let members: { departments: Map<string, Commune[]>; regions: Map<string, Commune[]> } | undefined;

function membersOf() {
  if (members) return members;
  const all = [...officialTables().communes.values()];
  members = { departments: Map.groupBy(all, (one) => one.department), regions: Map.groupBy(all, (one) => one.region) };
  return members;
}
