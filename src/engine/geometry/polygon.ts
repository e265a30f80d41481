import type { BoundingBox, LatLon } from "./point.ts";

/** A closed ring of GeoJSON positions, longitude first. The closing position may be repeated or not. */
type Ring = readonly (readonly [lon: number, lat: number, ...rest: number[]])[];

/** GeoJSON `Polygon` coordinates: an outer ring, then holes. */
export type PolygonRings = readonly Ring[];

/** Whether a point lies in one of the polygons (even-odd rule over all rings of each, so holes are outside). */
export function inPolygons(polygons: readonly PolygonRings[], point: LatLon): boolean {
  return polygons.some((rings) => rings.reduce((inside, ring) => (crossings(ring, point) ? !inside : inside), false));
}

/** Box of the outer rings; undefined when there is no position. */
export function polygonsBox(polygons: readonly PolygonRings[]): BoundingBox | undefined {
  let box: BoundingBox | undefined;
  for (const [outer] of polygons) {
    for (const [lon, lat] of outer ?? []) {
      box = box
        ? [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)]
        : [lon, lat, lon, lat];
    }
  }
  return box;
}

/** Whether a ray from the point crosses the ring an odd number of times (W. R. Franklin's PNPOLY). */
function crossings(ring: Ring, { lat, lon }: LatLon): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Ring[number];
    const [xj, yj] = ring[j] as Ring[number];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}
