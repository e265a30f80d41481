import { type HexDrawing, hexCorners, outlineRings } from "./hex-outline.ts";
import { type Hex, hexKey } from "./hexagon.ts";
import { type Point, simplifyRing } from "./simplify.ts";

/** A cell and the region it belongs to. */
export type Labelled = { hex: Hex; label: string };

/**
 * Outlines of regions painted on a grid of hexagons, each as simplified rings. Two regions keep exactly the same points along their
 * common border, so that no gap and no overlap appears; points where three regions (or two and the outside) meet never move.
 */
export function regionOutlines(drawing: HexDrawing, cells: readonly Labelled[], tolerance: number): Map<string, Point[][]> {
  const meeting = meetingPoints(drawing, cells);
  const outlines = new Map<string, Point[][]>();
  for (const [label, members] of Map.groupBy(cells, (cell) => cell.label)) {
    const rings = outlineRings(
      drawing,
      members.map((cell) => cell.hex),
    );
    const simple = rings.map((ring) => simplifyRing(ring, tolerance, ([x, y]) => meeting.has(`${x},${y}`)));
    outlines.set(
      label,
      simple.filter((ring) => ring.length > 2),
    );
  }
  return outlines;
}

/** Corners that touch three different things: regions, or the outside. */
function meetingPoints(drawing: HexDrawing, cells: readonly Labelled[]): Set<string> {
  const touching = new Map<string, { labels: Set<string>; cells: number }>();
  const seen = new Set<string>();
  for (const { hex, label } of cells) {
    if (seen.has(hexKey(hex))) continue;
    seen.add(hexKey(hex));
    for (const [x, y] of hexCorners(drawing, hex)) {
      const key = `${x},${y}`;
      const there = touching.get(key) ?? { labels: new Set(), cells: 0 };
      there.labels.add(label);
      there.cells++;
      touching.set(key, there);
    }
  }
  const meeting = new Set<string>();
  for (const [key, { labels, cells: count }] of touching) if (labels.size + (count < 3 ? 1 : 0) >= 3) meeting.add(key);
  return meeting;
}
