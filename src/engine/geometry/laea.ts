import type { LatLon, XY } from "./point.ts";

/** GRS80, the ellipsoid of ETRS89 (and, to a tenth of a millimetre, of WGS84). */
const A = 6378137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const RADIAN = Math.PI / 180;

/** From degrees to metres on a plane, and back. */
export type Projection = { forward(point: LatLon): XY; inverse(point: XY): LatLon };

/**
 * Lambert azimuthal equal-area projection on the GRS80 ellipsoid (EPSG method 9820; formulas of IOGP Guidance Note 7-2).
 * Metres; `x` grows eastwards and `y` northwards. Areas are true everywhere, which is what a map of densities needs.
 */
export function laea(origin: LatLon, falseOrigin: XY = { x: 0, y: 0 }): Projection {
  const phi0 = origin.lat * RADIAN;
  const qp = authalic(1);
  const beta0 = Math.asin(authalic(Math.sin(phi0)) / qp);
  const rq = A * Math.sqrt(qp / 2);
  const sin0 = Math.sin(beta0);
  const cos0 = Math.cos(beta0);
  const d = (A * Math.cos(phi0)) / Math.sqrt(1 - E2 * Math.sin(phi0) ** 2) / (rq * cos0);
  return {
    forward({ lat, lon }) {
      const beta = Math.asin(authalic(Math.sin(lat * RADIAN)) / qp);
      const theta = (lon - origin.lon) * RADIAN;
      const b = rq * Math.sqrt(2 / (1 + sin0 * Math.sin(beta) + cos0 * Math.cos(beta) * Math.cos(theta)));
      return {
        x: falseOrigin.x + b * d * Math.cos(beta) * Math.sin(theta),
        y: falseOrigin.y + (b / d) * (cos0 * Math.sin(beta) - sin0 * Math.cos(beta) * Math.cos(theta)),
      };
    },
    inverse({ x, y }) {
      const px = (x - falseOrigin.x) / d;
      const py = (y - falseOrigin.y) * d;
      const rho = Math.hypot(px, py);
      if (rho < 1e-9) return { lat: origin.lat, lon: origin.lon };
      const c = 2 * Math.asin(Math.min(1, rho / (2 * rq)));
      const beta = Math.asin(Math.cos(c) * sin0 + (py * Math.sin(c) * cos0) / rho);
      const lon = Math.atan2(px * Math.sin(c), rho * cos0 * Math.cos(c) - py * sin0 * Math.sin(c));
      return { lat: geodetic(beta) / RADIAN, lon: origin.lon + lon / RADIAN };
    },
  };
}

/** The European grid ETRS89-LAEA (EPSG:3035), of INSEE's and Eurostat's squares. */
export const ETRS89_LAEA: Projection = laea({ lat: 52, lon: 10 }, { x: 4_321_000, y: 3_210_000 });

/** The function q of the authalic latitude, from the sine of the geodetic one. */
function authalic(sin: number): number {
  return (1 - E2) * (sin / (1 - E2 * sin * sin) - Math.log((1 - E * sin) / (1 + E * sin)) / (2 * E));
}

/** Geodetic latitude from the authalic one, by the series of the Guidance Note (exact to 1e-9 degree). */
function geodetic(beta: number): number {
  return (
    beta +
    (E2 / 3 + (31 * E2 ** 2) / 180 + (517 * E2 ** 3) / 5040) * Math.sin(2 * beta) +
    ((23 * E2 ** 2) / 360 + (251 * E2 ** 3) / 3780) * Math.sin(4 * beta) +
    ((761 * E2 ** 3) / 45360) * Math.sin(6 * beta)
  );
}
