import {
  type BoundingBox,
  drawnCentre,
  type Hex,
  type HexDrawing,
  type HexGrid,
  hexGrid,
  type LatLon,
  laea,
  type Projection,
  type XY,
} from "../engine/geometry/index.ts";

/**
 * A part of the map with its own scale. `departments`: INSEE codes it shows; `shift`: where its cell (0, 0) stands in the drawing,
 * in cells of the common lattice.
 */
export type Zone = {
  /** `fr` for the mainland with Corsica, else the code of the department. */
  id: string;
  label: string;
  projection: Projection;
  grid: HexGrid;
  /** Distance between opposite edges of a cell, in metres. */
  width: number;
  shift: Hex;
  /** Positions that the zone may hold. */
  box: BoundingBox;
  /** One cell for the whole territory. */
  single?: true;
};

/** A cell in the drawing: 14 units wide, 16 high; the true ratio of a regular hexagon to 1 %, in whole numbers. */
export const CELL: HexDrawing = { half: 7, side: 8, slope: 4 };

/** Half-cell offsets chosen so that the fewest cells hold but a few communes: 383 cells, 9 of them with less than six. */
const MAINLAND_WIDTH = 44_000;

function zone(
  id: string,
  label: string,
  origin: LatLon,
  width: number,
  shift: Hex,
  box: BoundingBox,
  offset: [number, number] = [0, 0],
): Zone {
  const origin0 = { x: offset[0] * width, y: (offset[1] * width * Math.sqrt(3)) / 2 };
  return { id, label, projection: laea(origin), grid: hexGrid(width, origin0), width, shift, box };
}

function single(id: string, label: string, origin: LatLon, shift: Hex, box: BoundingBox): Zone {
  return { ...zone(id, label, origin, 5_000_000, shift, box), single: true };
}

/**
 * The zones, fixed for ever: cell ids derive from them (decision 030). The mainland is drawn north up, in an equal-area projection
 * centred on it; overseas departments at their own scale, in the place they have room for.
 */
export const ZONES: readonly Zone[] = [
  zone("fr", "France", { lat: 46.5, lon: 2.5 }, MAINLAND_WIDTH, { q: 0, r: 0 }, [-5.9, 41, 10, 51.5], [0.5, 0.25]),
  zone("971", "Guadeloupe", { lat: 16.17, lon: -61.42 }, 16_000, { q: -14, r: 2 }, [-62, 15.7, -60.8, 16.7]),
  zone("972", "Martinique", { lat: 14.64, lon: -61.02 }, 12_000, { q: -18, r: 10 }, [-61.4, 14.2, -60.6, 15.1]),
  zone("973", "Guyane", { lat: 4.17, lon: -53.03 }, 80_000, { q: -22, r: 18 }, [-54.9, 1.9, -51.3, 6.1]),
  zone("974", "La Réunion", { lat: -21.14, lon: 55.55 }, 16_000, { q: -15, r: 18 }, [55, -21.6, 56.1, -20.7]),
  zone("976", "Mayotte", { lat: -12.82, lon: 45.17 }, 10_000, { q: -9, r: 18 }, [44.8, -13.2, 45.5, -12.4]),
  single("975", "Saint-Pierre-et-Miquelon", { lat: 46.9, lon: -56.3 }, { q: -5, r: 16 }, [-56.6, 46.7, -56, 47.2]),
  single("977", "Saint-Barthélemy", { lat: 17.9, lon: -62.83 }, { q: -6, r: 17 }, [-62.96, 17.8, -62.7, 18]),
  single("978", "Saint-Martin", { lat: 18.07, lon: -63.05 }, { q: -6, r: 18 }, [-63.2, 18.01, -62.96, 18.15]),
  single("986", "Wallis-et-Futuna", { lat: -13.8, lon: -177.2 }, { q: -7, r: 19 }, [-178.4, -14.5, -176, -13]),
  single("987", "Polynésie française", { lat: -17.6, lon: -149.5 }, { q: -7, r: 20 }, [-155, -28.5, -134, -7.5]),
  single("988", "Nouvelle-Calédonie", { lat: -21.3, lon: 165.5 }, { q: -8, r: 21 }, [158, -24, 173, -17.5]),
];

/** Mainland France: the zone whose plane outlines are computed in. */
export const MAINLAND: Zone = ZONES[0] as Zone;

/** Where a point of a zone's plane (metres) stands in the drawing. Not rounded. */
export function drawnAt(zone: Zone, { x, y }: XY): XY {
  const origin = zone.grid.centre({ q: 0, r: 0 });
  const at = drawnCentre(CELL, zone.shift);
  const row = (zone.width * Math.sqrt(3)) / 2;
  return { x: at.x + ((x - origin.x) / zone.width) * 2 * CELL.half, y: at.y - ((y - origin.y) / row) * (CELL.side + CELL.slope) };
}

const BY_DEPARTMENT = new Map(ZONES.map((one) => [one.id, one]));

/** The zone that shows a department; undefined for the southern lands and Clipperton, where nobody lives. */
export function zoneOfDepartment(code: string): Zone | undefined {
  return /^9[78]/.test(code) ? BY_DEPARTMENT.get(code) : BY_DEPARTMENT.get("fr");
}
