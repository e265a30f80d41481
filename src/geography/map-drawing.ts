import { type BoundingBox, hexPath, outlinePath } from "../engine/geometry/index.ts";
import { fromCentres } from "./centroids.ts";
import { type Cell, honeycomb } from "./honeycomb.ts";
import { CELL, ZONES, type Zone } from "./honeycomb-zones.ts";

type MapLabel = { text: string; x: number; y: number; beside: boolean };

/** What is drawn whatever the counts: the comb, its frame, the names of the overseas parts. */
type MapGround = { viewBox: string; box: BoundingBox; outline: string; labels: MapLabel[] };

const MARGIN = 4;

/** The ground of the whole map, in whole drawing units, `y` downwards. */
export const mapGround: () => MapGround = fromCentres(() => {
  const { cells } = honeycomb();
  const labels = ZONES.filter((zone) => zone.id !== "fr").map((zone) =>
    labelOf(
      zone,
      cells.filter((cell) => cell.zone === zone.id),
    ),
  );
  const [left, top, right, bottom] = frame(cells);
  const box: BoundingBox = [left - MARGIN, top - MARGIN, right + MARGIN, Math.max(bottom, ...labels.map(({ y }) => y)) + MARGIN];
  return { viewBox: viewBox(box), box, outline: combOutline(cells), labels };
});

/** The border of a set of cells, in the drawing of the whole map. */
export function combOutline(cells: readonly Cell[]): string {
  const shifts = new Map(ZONES.map((zone) => [zone.id, zone.shift]));
  return outlinePath(
    CELL,
    cells.map(({ hex, zone }) => ({ q: hex.q + (shifts.get(zone)?.q ?? 0), r: hex.r + (shifts.get(zone)?.r ?? 0) })),
  );
}

/** Left, top, right and bottom of the drawn cells. */
export function frame(cells: readonly Cell[]): BoundingBox {
  const tall = CELL.side / 2 + CELL.slope;
  return cells.reduce<BoundingBox>(
    ([left, top, right, bottom], { at }) => [
      Math.min(left, at.x - CELL.half),
      Math.min(top, at.y - tall),
      Math.max(right, at.x + CELL.half),
      Math.max(bottom, at.y + tall),
    ],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

export function viewBox([left, top, right, bottom]: BoundingBox): string {
  return `${left} ${top} ${right - left} ${bottom - top}`;
}

/** The drawing of a cell filled to a level: the fuller, the bigger. */
export function filledCell(level: number): string {
  return hexPath(CELL, [0.5, 0.62, 0.73, 0.83, 0.93][level - 1] ?? 0.93);
}

/** One tile of the comb's pattern: the edges of two rows of cells, those on its sides drawn on both, for each side is cut in half. */
export const COMB_TILE = { width: 2 * CELL.half, height: 2 * (CELL.side + CELL.slope), path: combTile() };

function combTile(): string {
  const { half, side, slope } = CELL;
  const arm = (to: number) => `M${half} ${side / 2}l${to} ${slope}v${side}l${-to} ${slope}`;
  return `M${half} 0v${side / 2}${arm(-half)}v${side / 2}${arm(half)}`;
}

/** Where the names of the one-cell territories begin, right of their zigzag column. */
const SINGLES_X = 54;

function labelOf(zone: Zone, cells: readonly Cell[]): MapLabel {
  const [left, top, right, bottom] = frame(cells);
  if (zone.single) return { text: zone.label, x: SINGLES_X, y: (top + bottom) / 2 + 3, beside: true };
  return { text: zone.label, x: (left + right) / 2, y: bottom + 9, beside: false };
}
