import { inPolygons, type PolygonRings } from "../../geometry/index.ts";
import { distanceKm, KM_PER_DEGREE } from "../distance.ts";
import type { Query } from "../query.ts";

/** Where documents may stand: in a box and, for a circle, near its centre too. `west` above `east` crosses the antimeridian. */
export type Area = {
  west: number;
  south: number;
  east: number;
  north: number;
  isCircle: boolean;
  /** The circle; a box, or a circle that is the whole Earth, has a `km` of Infinity. */
  lat: number;
  lon: number;
  km: number;
  /** Polygons that a place must be in besides. */
  within?: readonly PolygonRings[];
};

/** Degrees added to a circle's box, so that no rounding leaves out a place at its very edge. */
const MARGIN = 1e-6;
const HALF_EARTH_KM = 180 * KM_PER_DEGREE;

/** The same longitude from -180 to 180. */
const around = (lon: number): number => (Math.abs(lon) <= 180 ? lon : lon - 360 * Math.floor((lon + 180) / 360));

/** The area of a query; none when nothing can stand there. */
export function areaOf(query: Extract<Query, { kind: "box" | "radius" }>): Area | undefined {
  return query.kind === "box" ? boxOf(query) : circleOf(query);
}

function boxOf({ west, south, east, north, within }: Extract<Query, { kind: "box" }>): Area | undefined {
  if (!(south <= north) || Number.isNaN(west) || Number.isNaN(east)) return undefined;
  const whole = east - west >= 360;
  if (!whole && !(Number.isFinite(west) && Number.isFinite(east))) return undefined;
  const box = whole ? { west: -180, east: 180 } : { west: around(west), east: around(east) };
  const area = { ...box, south, north, isCircle: false, lat: 0, lon: 0, km: Number.POSITIVE_INFINITY };
  return within === undefined ? area : { ...area, within };
}

function circleOf({ lat, lon, km }: Extract<Query, { kind: "radius" }>): Area | undefined {
  if (!(km >= 0) || !(Math.abs(lat) <= 90) || !Number.isFinite(lon)) return undefined;
  const centre = around(lon);
  const high = km / KM_PER_DEGREE + MARGIN;
  const [south, north] = [lat - high, lat + high];
  const everywhere = { west: -180, east: 180, south, north, isCircle: true, lat, lon: centre, km };
  // A circle over a pole has all longitudes.
  if (south <= -90 || north >= 90) return { ...everywhere, km: km >= HALF_EARTH_KM ? Number.POSITIVE_INFINITY : km };
  const radian = Math.PI / 180;
  const wide = Math.asin(Math.min(1, Math.sin(high * radian) / Math.cos(lat * radian))) / radian + MARGIN;
  return { ...everywhere, west: around(centre - wide), east: around(centre + wide) };
}

/** Whether it is everywhere on Earth. */
export const isEverywhere = ({ west, east, south, north, km, within }: Area): boolean =>
  within === undefined && west === -180 && east === 180 && south <= -90 && north >= 90 && km === Number.POSITIVE_INFINITY;

const inBox = (area: Area, lat: number, lon: number): boolean =>
  lat >= area.south &&
  lat <= area.north &&
  (area.west <= area.east ? lon >= area.west && lon <= area.east : lon >= area.west || lon <= area.east);

/** Whether a place stands in the area. */
export const holds = (area: Area, lat: number, lon: number): boolean =>
  inBox(area, lat, lon) &&
  (area.km === Number.POSITIVE_INFINITY || distanceKm(area.lat, area.lon, lat, lon) <= area.km) &&
  (area.within === undefined || inPolygons(area.within, { lat, lon }));

/** Kilometres kept between a cell and the edge of a circle before the cell counts as inside: more than rounding can move. */
const WITHIN_KM = 0.02;

/** Whether all of a small rectangle stands in the area: then its documents need no look at their places. */
export function holdsAll(area: Area, west: number, south: number, east: number, north: number): boolean {
  // A polygon is looked at place by place.
  if (area.within !== undefined || !(inBox(area, south, west) && inBox(area, north, east))) return false;
  // Both its ends may stand on either side of a gap.
  if (area.west > area.east && west <= area.east && east >= area.west) return false;
  if (area.km === Number.POSITIVE_INFINITY) return true;
  // On a circle smaller than a quarter of the Earth, the farthest point of a small rectangle is one of its corners.
  if (area.km > HALF_EARTH_KM / 2) return false;
  const most = area.km - WITHIN_KM;
  return (
    distanceKm(area.lat, area.lon, south, west) <= most &&
    distanceKm(area.lat, area.lon, south, east) <= most &&
    distanceKm(area.lat, area.lon, north, west) <= most &&
    distanceKm(area.lat, area.lon, north, east) <= most
  );
}
