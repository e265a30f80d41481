import type { ReadIssue } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { issue } from "./issue.ts";
import { type RecordPlace, whereOf } from "./json-record.ts";

type Position = readonly [lon: number, lat: number];

/**
 * The values of a GeoJSON feature: its properties, its `id`, `lat` and `lon` (of the point, or of the middle of another shape)
 * and its `geometry` as it is. A property of the same name as one of these is kept under "lat (propriété)", except `id`, where
 * the property wins: it is the partner's own.
 */
export function featureValues(
  feature: Record<string, unknown>,
  place: RecordPlace,
  issues: ReadIssue[],
): Record<string, unknown> {
  const properties = isObject(feature.properties) ? feature.properties : {};
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(properties)) {
    values[key === "lat" || key === "lon" || key === "geometry" ? `${key} (propriété)` : key] = value;
  }
  if (feature.id !== undefined && !Object.hasOwn(values, "id")) values.id = feature.id;
  // Some exports put values beside "properties".
  for (const [key, value] of Object.entries(feature)) {
    if (!["type", "properties", "geometry", "id", "bbox"].includes(key) && !Object.hasOwn(values, key)) values[key] = value;
  }
  const position = centreOf(feature.geometry);
  if (position !== undefined) {
    const [lon, lat] = position;
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) Object.assign(values, { lat, lon });
    else
      issues.push(
        issue("invalid-coordinates", formatsText.invalidCoordinates(whereOf(place), lon, lat), {
          line: place.rank ?? place.line,
          value: `${lon}, ${lat}`,
        }),
      );
  } else if (feature.geometry !== null && feature.geometry !== undefined) {
    const value = JSON.stringify(feature.geometry);
    issues.push(
      issue("invalid-coordinates", formatsText.unreadableGeometry(whereOf(place)), { line: place.rank ?? place.line, value }),
    );
  }
  values.geometry = feature.geometry ?? null;
  return values;
}

/** Whether a JSON value is a GeoJSON feature. */
export function isFeature(value: unknown): value is Record<string, unknown> {
  return isObject(value) && value.type === "Feature" && (isObject(value.properties) || isObject(value.geometry));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A point itself; the centroid of the largest ring of areas; the middle of the positions of anything else. */
function centreOf(geometry: unknown): Position | undefined {
  if (!isObject(geometry)) return undefined;
  if (geometry.type === "Point") return positionsOf(geometry.coordinates, 0)[0];
  if (geometry.type === "GeometryCollection" && Array.isArray(geometry.geometries)) {
    const centres = geometry.geometries
      .slice(0, 1_000)
      .map((part) => (isObject(part) && Array.isArray(part.coordinates) ? centreOf(part) : undefined));
    return mean(centres.filter((centre) => centre !== undefined));
  }
  if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") return centroid(outerRings(geometry));
  return mean(positionsOf(geometry.coordinates, 0));
}

function positionsOf(coordinates: unknown, level: number): Position[] {
  if (!Array.isArray(coordinates) || level > 4) return [];
  const [lon, lat] = coordinates;
  if (typeof lon === "number" && typeof lat === "number") return [[lon, lat]];
  return coordinates.flatMap((part) => positionsOf(part, level + 1));
}

function outerRings(geometry: Record<string, unknown>): Position[][] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(polygons)) return [];
  return polygons.map((rings) => (Array.isArray(rings) ? positionsOf(rings[0], 1) : []));
}

/** Centroid of the ring of largest area (shoelace formula), relative to its first corner to keep digits. */
function centroid(rings: Position[][]): Position | undefined {
  let best: { area: number; centre: Position } | undefined;
  for (const ring of rings) {
    const [origin] = ring;
    if (origin === undefined) continue;
    let area = 0;
    let x = 0;
    let y = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = relative(ring[i], origin);
      const [bx, by] = relative(ring[i + 1], origin);
      const cross = ax * by - bx * ay;
      area += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    const centre = area === 0 ? mean(ring) : ([origin[0] + x / (3 * area), origin[1] + y / (3 * area)] as const);
    if (centre !== undefined && (best === undefined || Math.abs(area) > best.area)) best = { area: Math.abs(area), centre };
  }
  return best?.centre;
}

function relative(position: Position | undefined, origin: Position): Position {
  return position === undefined ? [0, 0] : [position[0] - origin[0], position[1] - origin[1]];
}

function mean(positions: readonly Position[]): Position | undefined {
  if (positions.length === 0) return undefined;
  let lon = 0;
  let lat = 0;
  for (const position of positions) {
    lon += position[0];
    lat += position[1];
  }
  return [lon / positions.length, lat / positions.length];
}
