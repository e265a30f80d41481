/** Mean radius of the Earth (IUGG), kilometres. */
const EARTH_KM = 6371.0088;
const RADIAN = Math.PI / 180;

/** Kilometres of a degree of latitude. */
export const KM_PER_DEGREE = EARTH_KM * RADIAN;

/** Great-circle distance in kilometres on a sphere (haversine formula; error under 0.6 % against the ellipsoid). Degrees. */
export function distanceKm(lat: number, lon: number, otherLat: number, otherLon: number): number {
  const dLat = Math.sin(((otherLat - lat) * RADIAN) / 2);
  const dLon = Math.sin(((otherLon - lon) * RADIAN) / 2);
  const h = dLat * dLat + Math.cos(lat * RADIAN) * Math.cos(otherLat * RADIAN) * dLon * dLon;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
