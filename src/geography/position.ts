import { haversineKm, inBox, isLatLon, type LatLon, type Near, type PointIndex, pointIndex } from "../engine/geometry/index.ts";
import { centreOf, fromCentres } from "./centroids.ts";
import type { Commune } from "./commune.ts";
import { officialTables } from "./tables.ts";

/** What a pair of cells says of a position. `swapped` is what it would be the other way round, if that is a position at all. */
export type ReadPosition = { state: "none" | "invalid" | "zero" } | { state: "sound"; point?: LatLon; swapped?: LatLon };

/** A coordinate as partners write it: a number, `48,85`, `" 2.35 "`; undefined when there is nothing, NaN when it is no number. */
export function readCoordinate(raw: number | string | null | undefined): number | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (typeof raw === "number") return raw;
  const text = raw.trim().replace(",", ".");
  if (text === "") return undefined;
  return /^[-+]?\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

export function readPosition(
  rawLat: number | string | null | undefined,
  rawLon: number | string | null | undefined,
): ReadPosition {
  const lat = readCoordinate(rawLat);
  const lon = readCoordinate(rawLon);
  if (lat === undefined && lon === undefined) return { state: "none" };
  if (lat === undefined || lon === undefined) return { state: "invalid" };
  if (lat === 0 && lon === 0) return { state: "zero" };
  const point = isLatLon(lat, lon) ? { lat, lon } : undefined;
  const swapped = isLatLon(lon, lat) ? { lat: lon, lon: lat } : undefined;
  return point || swapped ? { state: "sound", ...(point && { point }), ...(swapped && { swapped }) } : { state: "invalid" };
}

type Placed = LatLon & { commune: Commune };

const centres: () => PointIndex<Placed> = fromCentres(() => {
  const { communes, districts } = officialTables();
  const divided = new Set([...districts.values()].map((district) => district.districtOf));
  const list = [...communes.values()].filter((commune) => !divided.has(commune.insee));
  return pointIndex([...list, ...districts.values()].map((commune) => ({ ...centreOnly(commune), commune })));
});

function centreOnly(commune: Commune): LatLon {
  const { lat, lon } = centreOf(commune);
  return { lat, lon };
}

/** Communes of Guyane, of the Pacific and of the southern lands are wide or scattered: their centre may be far from their people. */
const WIDE: Record<string, number> = { "973": 200, "984": 500, "986": 60, "987": 300, "988": 80 };
const WIDE_BOX = [-54.7, 2, -51.5, 6] as const;

/** How far from the centre of a commune a place in it may be, in kilometres. */
export function reach(department: string, usual = 30): number {
  return WIDE[department] ?? usual;
}

/**
 * The commune or municipal district whose centre is nearest, if the position may be in France at all: within 20 km on the
 * mainland, where no commune is wider; farther in Guyane and overseas collectivities.
 */
export function nearestCommune(point: LatLon): Near<Commune> | undefined {
  const near =
    centres().nearest(point, 20) ?? (inBox([...WIDE_BOX], point) || point.lat < 0 ? centres().nearest(point, 300) : undefined);
  if (!near || near.km > reach(near.item.commune.department, 20)) return undefined;
  return { item: near.item.commune, km: near.km };
}

/** What a position alone tells: each level only where the communes around agree. */
type Around = { commune?: Commune; epci?: string; department?: string; region?: string };

/**
 * A commune's people spread with its size, so distances to centres are divided by population^0.35 before they are compared; what
 * is weighed within twice the least may hold the position too. Measured on 1,238 third places of known commune: the commune is
 * told for 61 % of them, rightly for 98.7 %; the department for 95 %, rightly for 99.9 %.
 */
const SPREAD = 0.35;
const CLEAR = 0.5;

/** Undefined outside France (see `nearestCommune`). */
export function around(point: LatLon): Around | undefined {
  const nearest = nearestCommune(point);
  if (!nearest) return undefined;
  const weighed = communesAround(point, Math.min(Math.max(8, nearest.km * 6), 40)).map(({ item, km }) => ({
    item,
    weight: km / (item.population + 200) ** SPREAD,
  }));
  if (weighed.length === 0) weighed.push({ item: nearest.item, weight: 0 });
  const least = Math.min(...weighed.map(({ weight }) => weight));
  const possible = weighed.filter(({ weight }) => weight * CLEAR <= least).map(({ item }) => item);
  const [commune] = possible;
  if (commune && possible.length === 1) return { commune, ...areasOf(commune) };
  return shared(possible);
}

export function areasOf({ epci, department, region }: Commune): { epci?: string; department: string; region: string } {
  return { ...(epci !== undefined && { epci }), department, region };
}

/** The areas that all the communes have in common. */
export function shared(communes: readonly Commune[]): Omit<Around, "commune"> {
  const same = (level: "epci" | "department" | "region") => {
    const [first, ...rest] = new Set(communes.map((commune) => commune[level]));
    return first !== undefined && rest.length === 0 ? { [level]: first } : {};
  };
  return { ...same("epci"), ...same("department"), ...same("region") };
}

/** Communes of today and municipal districts whose centre lies within a distance, in no order. */
export function communesAround(point: LatLon, km: number): Near<Commune>[] {
  return centres()
    .within(point, km)
    .map(({ item, km: distance }) => ({ item: item.commune, km: distance }));
}

/** Distance from the centre of a commune, in kilometres. */
export function distanceTo(commune: Commune, point: LatLon): number {
  return haversineKm(centreOf(commune), point);
}
