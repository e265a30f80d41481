import { drawnCentre, type Hex, haversineKm, hexKey, inBox, type LatLon, type XY } from "../engine/geometry/index.ts";
import { aroundName } from "./around-name.ts";
import { centreOf, communeByInsee, fromCentres } from "./centroids.ts";
import type { Commune } from "./commune.ts";
import { CELL, ZONES, type Zone, zoneOfDepartment } from "./honeycomb-zones.ts";
import { officialTables } from "./tables.ts";

/** One cell of the honeycomb map: an equal-area hexagon that holds at least one commune's centre. */
export type Cell = {
  /** Two characters on the mainland (`k7`), the department's code and two more overseas (`974i9`): stable, for addresses (`?cellule=`). */
  id: string;
  /** "Autour de Morlaix": named after its most populous commune. */
  name: string;
  zone: string;
  population: number;
  /** INSEE codes of the communes whose centre it holds. */
  communes: readonly string[];
  centre: LatLon;
  /** Centre in the drawing of the whole map (see `CELL`), whole numbers, `y` downwards. */
  at: XY;
  hex: Hex;
};

type Honeycomb = {
  cells: readonly Cell[];
  byId: ReadonlyMap<string, Cell>;
  byCommune: ReadonlyMap<string, Cell>;
  byHex: ReadonlyMap<string, Cell>;
};

/** The map, computed once from the centres of communes (about 20 ms) and again when they change. */
export const honeycomb: () => Honeycomb = fromCentres(build);

/** The cell of an id, as it comes from an address. */
export function cellById(id: string): Cell | undefined {
  return honeycomb().byId.get(id);
}

/** The cell of a commune; a municipal district or a former commune is where its own centre is. */
export function cellOfCommune(insee: string): Cell | undefined {
  const { byCommune } = honeycomb();
  const commune = communeByInsee(insee);
  return commune && (byCommune.get(commune.districtOf ?? commune.insee) ?? undefined);
}

/** The cell of a position: that of its hexagon, else the nearest cell one and a half widths away at most (coasts, borders). */
export function cellOf(lat: number, lon: number): Cell | undefined {
  const { byHex, cells } = honeycomb();
  const point = { lat, lon };
  for (const zone of ZONES) {
    if (!inBox(zone.box, point)) continue;
    const own = byHex.get(`${zone.id}:${hexKey(zone.grid.at(zone.projection.forward(point)))}`);
    if (own) return own;
    const near = cells
      .filter((cell) => cell.zone === zone.id)
      .map((cell) => ({ cell, km: haversineKm(point, cell.centre) }))
      .reduce<{ cell: Cell; km: number } | undefined>((best, one) => (best && best.km <= one.km ? best : one), undefined);
    if (near && near.km * 1000 <= 1.5 * zone.width) return near.cell;
  }
  return undefined;
}

function build(): Honeycomb {
  const members = new Map<string, { zone: Zone; hex: Hex; communes: Commune[] }>();
  for (const commune of officialTables().communes.values()) {
    const zone = zoneOfDepartment(commune.department);
    if (!zone) continue;
    const hex = zone.single ? { q: 0, r: 0 } : zone.grid.at(zone.projection.forward(centreOf(commune)));
    const key = `${zone.id}:${hexKey(hex)}`;
    const there = members.get(key);
    if (there) there.communes.push(commune);
    else members.set(key, { zone, hex, communes: [commune] });
  }
  const cells = distinguish([...members.values()].map(toCell)).sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
  const byCommune = new Map(cells.flatMap((cell) => cell.communes.map((insee) => [insee, cell] as const)));
  return {
    cells,
    byId: index(cells, (cell) => cell.id),
    byCommune,
    byHex: index(cells, (cell) => `${cell.zone}:${hexKey(cell.hex)}`),
  };
}

function toCell({ zone, hex, communes }: { zone: Zone; hex: Hex; communes: Commune[] }): Cell {
  const largest = communes.reduce((best, one) => (one.population > best.population ? one : best));
  const department = officialTables().departments.get(zone.id);
  return {
    id: cellId(zone, hex),
    name: zone.single && department ? department.name.replace(/'/g, "’") : aroundName(largest.name),
    zone: zone.id,
    population: communes.reduce((sum, one) => sum + one.population, 0),
    communes: communes.map(({ insee }) => insee),
    centre: zone.single ? centreOnly(largest) : zone.projection.inverse(zone.grid.centre(hex)),
    at: drawnCentre(CELL, { q: hex.q + zone.shift.q, r: hex.r + zone.shift.r }),
    hex,
  };
}

/** "Autour de Sainte-Anne" is in Guadeloupe and in Martinique: namesakes say which. */
function distinguish(cells: readonly Cell[]): Cell[] {
  const named = Map.groupBy(cells, (cell) => cell.name);
  const labels = new Map(ZONES.map((zone) => [zone.id, zone.label]));
  return cells.map((cell) =>
    (named.get(cell.name)?.length ?? 1) > 1 ? { ...cell, name: `${cell.name} (${labels.get(cell.zone)})` } : cell,
  );
}

/** Column and row of the cell, in base 36, from the middle of its zone: they depend on the grid alone, never on the data. */
function cellId(zone: Zone, { q, r }: Hex): string {
  const prefix = zone.id === "fr" ? "" : zone.id;
  const digit = (value: number) => (value + 18).toString(36);
  return zone.single ? zone.id : `${prefix}${digit(q + Math.floor(r / 2))}${digit(r)}`;
}

function centreOnly(commune: Commune): LatLon {
  const { lat, lon } = centreOf(commune);
  return { lat, lon };
}

function index(cells: readonly Cell[], key: (cell: Cell) => string): Map<string, Cell> {
  return new Map(cells.map((cell) => [key(cell), cell]));
}
