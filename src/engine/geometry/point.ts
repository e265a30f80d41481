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

/** Whether a point lies in a box, edges included. */
export function inBox(box: BoundingBox, { lat, lon }: LatLon): boolean {
  return lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3];
}
