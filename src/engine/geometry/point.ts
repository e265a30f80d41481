/** A WGS84 position in decimal degrees. */
export type LatLon = { lat: number; lon: number };

/** A position on a plane, in the units of the projection that made it (metres, drawing units). */
export type XY = { x: number; y: number };

/** Mean radius of the Earth (IUGG), kilometres. */
const EARTH_KM = 6371.0088;
const RADIAN = Math.PI / 180;

/** Great-circle distance in kilometres on a sphere (haversine formula; error under 0.6 % against the ellipsoid). */
export function haversineKm(a: LatLon, b: LatLon): number {
  const dLat = Math.sin(((b.lat - a.lat) * RADIAN) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * RADIAN) / 2);
  const h = dLat * dLat + Math.cos(a.lat * RADIAN) * Math.cos(b.lat * RADIAN) * dLon * dLon;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Whether both numbers are finite and inside the ranges of latitude and longitude. */
export function isLatLon(lat: number, lon: number): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

/** West, south, east, north in degrees, as in GeoJSON. */
export type BoundingBox = [west: number, south: number, east: number, north: number];

/** Smallest box that holds all the points; undefined for none. Does not know the antimeridian. */
export function boundingBox(points: Iterable<LatLon>): BoundingBox | undefined {
  let box: BoundingBox | undefined;
  for (const { lat, lon } of points) {
    if (!box) box = [lon, lat, lon, lat];
    else box = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
  }
  return box;
}

/** Whether a point lies in a box, edges included. */
export function inBox(box: BoundingBox, { lat, lon }: LatLon): boolean {
  return lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3];
}
