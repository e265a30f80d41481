/** Points that software gives when it does not know: the origin, and two "centres of France" of well-known geocoders. */
const NOWHERE: readonly (readonly [number, number])[] = [
  [0, 0],
  [46.227638, 2.213749],
  [46.603354, 1.888334],
];

/** Whether a latitude and a longitude in degrees say a place: on Earth, and none of the points that stand for "unknown". */
export function isSomewhere(lat: number, lon: number): boolean {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return false;
  return !NOWHERE.some(([y, x]) => Math.abs(lat - y) < 1e-3 && Math.abs(lon - x) < 1e-3);
}

const RADIANS = Math.PI / 180;

/** Distance in km for points near each other (equirectangular; off by less than 1 % under 100 km outside polar regions). */
export function shortDistanceKm(latA: number, lonA: number, latB: number, lonB: number): number {
  let dLon = Math.abs(lonA - lonB);
  if (dLon > 180) dLon = 360 - dLon;
  const x = dLon * Math.cos(((latA + latB) / 2) * RADIANS);
  return Math.hypot(latA - latB, x) * 111.195;
}
