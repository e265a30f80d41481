import {
  type Hex,
  hexGrid,
  hexKey,
  type Labelled,
  neighbour,
  outlineRings,
  type Point,
  pointIndex,
  regionOutlines,
  ringPath,
  type XY,
} from "../engine/geometry/index.ts";
import { centreOf, fromCentres } from "./centroids.ts";
import { type Cell, honeycomb } from "./honeycomb.ts";
import { CELL, drawnAt, MAINLAND, ZONES } from "./honeycomb-zones.ts";
import { officialTables } from "./tables.ts";
import { territory } from "./territory.ts";

/** Outline of a department, in the drawing of the honeycomb map. */
type DepartmentShape = {
  code: string;
  name: string;
  population: number;
  path: string;
  /** Where a figure may stand; absent when the shape is too small for one. */
  middle?: XY;
};

/** Width of the fine hexagons on which departments are painted, in metres, and how far from a centre a commune's land goes. */
const FINE = 5_500;
const LAND_KM = 7.5;
const WIDE_KM = 16;
/** Farther than the zigzag of the fine hexagons, in their drawing units (14 for `FINE`). */
const TOLERANCE = 11;

/**
 * Departments as shapes, computed from the centres of communes alone: the land nearest to a commune is its department's (decision
 * 032). Overseas they are the group of cells that the map draws for them. About 150 ms, once.
 */
export const departmentShapes: () => readonly DepartmentShape[] = fromCentres(() => [...mainland(), ...overseas()]);

function mainland(): DepartmentShape[] {
  const scale = FINE / MAINLAND.width;
  const shift = drawnAt(MAINLAND, { x: 0, y: 0 });
  const shapes: DepartmentShape[] = [];
  for (const [code, rings] of regionOutlines(CELL, withoutHoles(paint()), TOLERANCE)) {
    const placed = rings.map((ring) => ring.map(([x, y]): Point => [x * scale + shift.x, y * scale + shift.y]));
    shapes.push(shapeOf(code, placed.map(ringPath).join(""), middleOf(placed)));
  }
  return shapes;
}

function overseas(): DepartmentShape[] {
  return ZONES.filter((zone) => zone.id !== "fr").map((zone) => {
    const cells = honeycomb().cells.filter((cell) => cell.zone === zone.id);
    const rings = outlineRings(
      CELL,
      cells.map(({ hex }) => ({ q: hex.q + zone.shift.q, r: hex.r + zone.shift.r })),
    );
    return shapeOf(zone.id, rings.map(ringPath).join(""), middleCell(cells));
  });
}

function shapeOf(code: string, path: string, middle: XY | undefined): DepartmentShape {
  const department = territory(`dep-${code}`);
  const shape = { code, name: department?.name ?? code, population: department?.population ?? 0, path };
  return middle ? { ...shape, middle } : shape;
}

/** The cell nearest to the mean of all: a figure there is on land. */
function middleCell(cells: readonly Cell[]): XY | undefined {
  const mean = { x: average(cells.map(({ at }) => at.x)), y: average(cells.map(({ at }) => at.y)) };
  const away = ({ at }: Cell) => Math.hypot(at.x - mean.x, at.y - mean.y);
  return [...cells].sort((a, b) => away(a) - away(b))[0]?.at;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Centroid of the largest ring, unless it is too small to hold a figure. */
function middleOf(rings: readonly (readonly Point[])[]): XY | undefined {
  const [largest] = rings.map((ring) => ({ ring, area: areaOf(ring) })).sort((a, b) => b.area - a.area);
  if (!largest || largest.area < SMALLEST) return undefined;
  const sum = { x: 0, y: 0 };
  largest.ring.forEach(([x, y], index) => {
    const [nextX, nextY] = largest.ring[(index + 1) % largest.ring.length] ?? [x, y];
    const cross = (x * nextY - nextX * y) / (6 * largest.area);
    sum.x += (x + nextX) * cross;
    sum.y += (y + nextY) * cross;
  });
  return { x: Math.round(sum.x), y: Math.round(sum.y) };
}

/** A figure takes about 8 by 6 units. */
const SMALLEST = 60;

function areaOf(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Each fine hexagon with the department of the nearest commune, where there is one near enough. */
function paint(): Map<string, Labelled> {
  const grid = hexGrid(FINE);
  const centres = [...officialTables().communes.values()]
    .filter((commune) => !/^9[78]/.test(commune.department))
    .map((commune) => ({ label: commune.department, onLand: commune.epci !== undefined, ...latLon(centreOf(commune)) }));
  const index = pointIndex(centres, 0.1);
  // The Camargue: communes far from any other own all the land around. Islands alone in the sea belong to no intercommunality.
  const neighbours = new Map<object, boolean>();
  const alone = (centre: (typeof centres)[number]) => {
    const known = neighbours.get(centre) ?? (centre.onLand && index.within(centre, LAND_KM).length === 1);
    neighbours.set(centre, known);
    return known;
  };
  const painted = new Map<string, Labelled>();
  const at = centres.map((centre) => grid.at(MAINLAND.projection.forward(centre)));
  const [left, right] = bounds(at.map(({ q, r }) => 2 * q + r));
  const [top, bottom] = bounds(at.map(({ r }) => r));
  for (let r = top - 2; r <= bottom + 2; r++) {
    for (let q = Math.floor((left - r) / 2) - 2; q <= Math.ceil((right - r) / 2) + 2; q++) {
      const near = index.nearest(MAINLAND.projection.inverse(grid.centre({ q, r })), WIDE_KM);
      if (near && (near.km <= LAND_KM || alone(near.item)))
        painted.set(hexKey({ q, r }), { hex: { q, r }, label: near.item.label });
    }
  }
  return painted;
}

function bounds(values: number[]): [least: number, most: number] {
  return values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function latLon({ lat, lon }: { lat: number; lon: number }) {
  return { lat, lon };
}

const widened = ([least, most]: [number, number]): [number, number] => [least - 1, most + 1];

/** Lakes, high mountains and camps, where no commune has its centre, take the department of a neighbour; the sea stays out. */
function withoutHoles(painted: Map<string, Labelled>): Labelled[] {
  const all = [...painted.values()].map(({ hex }) => hex);
  const [minQ, maxQ] = widened(bounds(all.map(({ q }) => q)));
  const [minR, maxR] = widened(bounds(all.map(({ r }) => r)));
  const sea = new Set<string>();
  const queue: Hex[] = [{ q: minQ, r: minR }];
  for (let hex = queue.pop(); hex; hex = queue.pop()) {
    const key = hexKey(hex);
    if (sea.has(key) || painted.has(key) || hex.q < minQ || hex.q > maxQ || hex.r < minR || hex.r > maxR) continue;
    sea.add(key);
    for (let side = 0; side < 6; side++) queue.push(neighbour(hex, side));
  }
  let holes: Hex[] = [];
  for (let q = minQ; q <= maxQ; q++) {
    for (let r = minR; r <= maxR; r++) if (!painted.has(`${q},${r}`) && !sea.has(`${q},${r}`)) holes.push({ q, r });
  }
  while (holes.length > 0) {
    const left: Hex[] = [];
    for (const hex of holes) {
      const beside = [0, 1, 2, 3, 4, 5]
        .map((side) => painted.get(hexKey(neighbour(hex, side))))
        .find((cell) => cell !== undefined);
      if (beside) painted.set(hexKey(hex), { hex, label: beside.label });
      else left.push(hex);
    }
    holes = left;
  }
  return [...painted.values()];
}
