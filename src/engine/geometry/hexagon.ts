import type { XY } from "./point.ts";

/** A hexagon of a pointy-top grid: `q` grows eastwards, `r` southwards and half a cell east (axial coordinates). */
export type Hex = { q: number; r: number };

/** The six neighbours in the order of the edges: the edge `i` of a cell is shared with `NEIGHBOURS[i]`. East first, clockwise on screen. */
export const NEIGHBOURS: readonly Hex[] = [
  { q: 1, r: 0 },
  { q: 0, r: 1 },
  { q: -1, r: 1 },
  { q: -1, r: 0 },
  { q: 0, r: -1 },
  { q: 1, r: -1 },
];

/** A regular pointy-top hexagonal grid on a plane whose `y` grows northwards; every cell has the same area. */
export type HexGrid = {
  /** Area of a cell, in square units of the plane. */
  area: number;
  /** The cell that holds a point. */
  at(point: XY): Hex;
  centre(hex: Hex): XY;
};

/**
 * Grid with the given distance between opposite edges (`width`, in units of the plane) and the centre of cell (0, 0) at `origin`.
 * Rounding to the nearest centre in cube coordinates: see Red Blob Games, "Hexagonal Grids".
 */
export function hexGrid(width: number, origin: XY = { x: 0, y: 0 }): HexGrid {
  const row = (width * Math.sqrt(3)) / 2;
  return {
    area: width * row,
    at({ x, y }) {
      const r = (origin.y - y) / row;
      return roundHex((x - origin.x) / width - r / 2, r);
    },
    centre({ q, r }) {
      return { x: origin.x + width * (q + r / 2), y: origin.y - row * r };
    },
  };
}

/** A key for maps and sets; two cells of one grid have the same key only if they are the same. */
export function hexKey({ q, r }: Hex): string {
  return `${q},${r}`;
}

/** The hexagon that shares a side; sides are counted from 0, and any whole number is taken modulo 6. */
export function neighbour(hex: Hex, side: number): Hex {
  const step = NEIGHBOURS[((side % 6) + 6) % 6] as Hex;
  return { q: hex.q + step.q, r: hex.r + step.r };
}

/** Number of steps from cell to cell. */
export function hexDistance(a: Hex, b: Hex): number {
  const dq = a.q - b.q;
  const dr = a.r - b.r;
  return (Math.abs(dq) + Math.abs(dr) + Math.abs(dq + dr)) / 2;
}

function roundHex(q: number, r: number): Hex {
  const s = -q - r;
  let rq = Math.round(q);
  let rr = Math.round(r);
  const rs = Math.round(s);
  const dq = Math.abs(rq - q);
  const dr = Math.abs(rr - r);
  if (dq > dr && dq > Math.abs(rs - s)) rq = -rr - rs;
  else if (dr > Math.abs(rs - s)) rr = -rq - rs;
  // No negative zero: keys and comparisons stay plain.
  return { q: rq + 0, r: rr + 0 };
}
