import { haversineKm, type LatLon } from "../../engine/geometry/index.ts";
import type { Bbox } from "../index-port.ts";
import type { Core } from "./core.ts";

const KM_PER_DEGREE = 111;

/** Kilometres to the nearest place of a document, as the crow flies; Infinity without a position, or beyond `within`. */
export function distanceTo(core: Core, document: number, point: LatLon, within = Number.POSITIVE_INFINITY): number {
  const places = core.parts.positions.row(document);
  const furthest = within / KM_PER_DEGREE;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < places.length; i += 2) {
    const lat = places[i] ?? 0;
    if (Math.abs(lat - point.lat) > furthest) continue;
    nearest = Math.min(nearest, haversineKm(point, { lat, lon: places[i + 1] ?? 0 }));
  }
  return nearest <= within ? nearest : Number.POSITIVE_INFINITY;
}

/** Whether a position is in a box, edges included; a box may cross the antimeridian (west > east). */
export function standsIn([west, south, east, north]: Bbox, lat: number, lon: number): boolean {
  return lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
}

/** Whether one of its places is as wanted. */
export function somePlace(core: Core, document: number, wanted: (lat: number, lon: number) => boolean): boolean {
  const places = core.parts.positions.row(document);
  for (let i = 0; i + 1 < places.length; i += 2) if (wanted(places[i] ?? 0, places[i + 1] ?? 0)) return true;
  return false;
}

/** Whether one of a document's places is in a box. */
export function hasPlaceIn(core: Core, document: number, box: Bbox): boolean {
  return somePlace(core, document, (lat, lon) => standsIn(box, lat, lon));
}
