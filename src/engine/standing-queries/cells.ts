import type { Query } from "../index/index.ts";

type Area = Extract<Query, { kind: "box" | "radius" }>;
type Box = { west: number; south: number; east: number; north: number };

/** Sides of cells in degrees, finest first: an area is watched by few cells, whatever its size. */
export const CELL_SIDES = [0.25, 1, 4, 16, 64] as const;
const MOST_CELLS = 24;

const EARTH_KM = 6371.0088;
const RADIAN = Math.PI / 180;
/** Wider than any rounding, in degrees: a cell too many costs a look, a cell too few would cost a match. */
const MARGIN = 1e-3;

const rowOf = (lat: number, side: number) => Math.floor((lat + 90) / side);
const columnOf = (lon: number, side: number) => Math.floor((lon + 180) / side);
const keyOf = (row: number, column: number) => row * 4_096 + column;

/** Key of the cell that holds a place, among those of one side. */
export const cellOf = (lat: number, lon: number, side: number): number => keyOf(rowOf(lat, side), columnOf(lon, side));

/** The box around a circle on the sphere (its meridians touch it at asin(sin r / cos lat)); undefined when nothing can be in it. */
function boxAround({ lat, lon, km }: Extract<Area, { kind: "radius" }>): Box | undefined {
  if (!(km >= 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return undefined;
  const angle = Math.min(km / EARTH_KM, Math.PI);
  const [south, north] = [lat - angle / RADIAN, lat + angle / RADIAN];
  if (south <= -90 || north >= 90) return { west: -180, east: 180, south, north };
  // The meridians that touch the circle: asin(sin r / cos lat) away.
  const half = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(lat * RADIAN))) / RADIAN + MARGIN;
  if (half >= 180) return { west: -180, east: 180, south, north };
  const [west, east] = [lon - half, lon + half];
  return { west: west < -180 ? west + 360 : west, east: east > 180 ? east - 360 : east, south, north };
}

/** Stretches of longitude: one, or two on either side of the antimeridian. */
const stretches = ({ west, east }: Box): [number, number][] =>
  west <= east
    ? [[west, east]]
    : [
        [west, 180],
        [-180, east],
      ];

/**
 * Cells that hold all places of an area, at the finest side that needs few: `side` is a place in `CELL_SIDES`. No key: no place can
 * be there.
 */
export function cellsOf(area: Area): { side: number; keys: number[] } {
  const box = area.kind === "box" ? area : boxAround(area);
  const nothing = { side: 0, keys: [] };
  if (!box || !(box.south <= box.north) || Number.isNaN(box.west + box.east)) return nothing;
  const clamp = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees));
  const [south, north] = [clamp(box.south - MARGIN, 90), clamp(box.north + MARGIN, 90)];
  for (const [index, side] of CELL_SIDES.entries()) {
    const columns = stretches(box).map(([west, east]) => [
      columnOf(clamp(west - MARGIN, 180), side),
      columnOf(clamp(east + MARGIN, 180), side),
    ]);
    const [first, last] = [rowOf(south, side), rowOf(north, side)];
    const count = columns.reduce((sum, [from = 0, to = 0]) => sum + to - from + 1, 0) * (last - first + 1);
    if (count > MOST_CELLS && index < CELL_SIDES.length - 1) continue;
    const keys = new Set<number>();
    for (let row = first; row <= last; row++)
      for (const [from = 0, to = 0] of columns) for (let column = from; column <= to; column++) keys.add(keyOf(row, column));
    return { side: index, keys: [...keys] };
  }
  return nothing;
}
