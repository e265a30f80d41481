import { haversineKm, type LatLon } from "./point.ts";

const KM_PER_DEGREE = 111.2;

/** What `pointIndex` answers: the nearest item and how far it is, in kilometres. */
export type Near<T> = { item: T; km: number };

/** Questions of distance to a fixed set of points. */
export type PointIndex<T> = {
  /** The nearest item no farther than `withinKm`. */
  nearest(point: LatLon, withinKm: number): Near<T> | undefined;
  /** All items no farther than `radiusKm`, in no order. */
  within(point: LatLon, radiusKm: number): Near<T>[];
};

/** Index of points in squares of `step` degrees: enough for some tens of thousands of points spread over the globe. */
export function pointIndex<T extends LatLon>(items: Iterable<T>, step = 0.25): PointIndex<T> {
  const columns = Math.ceil(360 / step);
  const squares = new Map<number, T[]>();
  const row = (lat: number) => Math.floor((lat + 90) / step);
  const column = (lon: number) => Math.floor((lon + 180) / step);
  const square = (r: number, c: number) => r * columns + (((c % columns) + columns) % columns);
  for (const item of items) {
    const key = square(row(item.lat), column(item.lon));
    const there = squares.get(key);
    if (there) there.push(item);
    else squares.set(key, [item]);
  }

  /** Squares that a circle may touch. Near a pole a circle covers all longitudes. */
  function around(point: LatLon, km: number): T[][] {
    const dLat = km / KM_PER_DEGREE;
    const cos = Math.cos((Math.min(89.9, Math.abs(point.lat) + dLat) * Math.PI) / 180);
    const dLon = Math.min(180, dLat / cos);
    const first = column(point.lon - dLon);
    const last = Math.min(column(point.lon + dLon), first + columns - 1);
    const touched: T[][] = [];
    for (let r = row(point.lat - dLat); r <= row(point.lat + dLat); r++) {
      for (let c = first; c <= last; c++) {
        const found = squares.get(square(r, c));
        if (found) touched.push(found);
      }
    }
    return touched;
  }

  return {
    nearest(point, withinKm) {
      // Widening circles: among the communes of France the first, of 4 km, mostly answers.
      for (let km = Math.min(4, withinKm); ; km = Math.min(withinKm, km * 3)) {
        let best: T | undefined;
        let least = km;
        for (const items of around(point, km)) {
          for (const item of items) {
            const distance = haversineKm(point, item);
            if (distance > least) continue;
            best = item;
            least = distance;
          }
        }
        if (best !== undefined) return { item: best, km: least };
        if (km >= withinKm) return undefined;
      }
    },
    within(point, radiusKm) {
      const found: Near<T>[] = [];
      for (const items of around(point, radiusKm)) {
        for (const item of items) {
          const km = haversineKm(point, item);
          if (km <= radiusKm) found.push({ item, km });
        }
      }
      return found;
    },
  };
}
