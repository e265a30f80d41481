import { type Hex, hexKey, neighbour } from "./hexagon.ts";

/** How a grid is drawn: half width of a cell, and the two heights of its edges, in whole drawing units (`y` grows downwards). */
export type HexDrawing = { half: number; side: number; slope: number };

/** Where the centre of a cell is drawn. Whole numbers keep SVG paths short. */
export function drawnCentre({ half, side, slope }: HexDrawing, { q, r }: Hex): { x: number; y: number } {
  return { x: half * (2 * q + r), y: (side + slope) * r };
}

/** SVG path of one cell, around (0, 0) or `at`. */
export function hexPath({ half, side, slope }: HexDrawing, scale = 1, at: { x: number; y: number } = { x: 0, y: 0 }): string {
  const n = (value: number) => tenth(value * scale);
  const top = tenth(at.y - (side / 2 + slope) * scale);
  return `M${tenth(at.x)} ${top}l${n(half)} ${n(slope)}v${n(side)}l${n(-half)} ${n(slope)} ${n(-half)} ${n(-slope)}v${n(-side)}z`.replace(
    / -/g,
    "-",
  );
}

type Edge = { fromX: number; fromY: number; toX: number; toY: number };

/**
 * SVG path of the border of a set of cells: the edges that only one cell of the set has, chained into closed rings
 * (holes included, to be filled with `evenodd`), in relative whole coordinates. Empty for no cell.
 */
export function outlinePath(drawing: HexDrawing, cells: Iterable<Hex>): string {
  return outlineRings(drawing, cells).map(ringPath).join("");
}

/** The rings of the border, each a list of points; clockwise around cells, anticlockwise around holes. */
export function outlineRings(drawing: HexDrawing, cells: Iterable<Hex>): [x: number, y: number][][] {
  const list = [...cells];
  const set = new Set(list.map(hexKey));
  const starts = new Map<string, Edge[]>();
  for (const cell of list) {
    for (let side = 0; side < 6; side++) {
      if (set.has(hexKey(neighbour(cell, side)))) continue;
      const edge = edgeOf(drawing, cell, side);
      const key = `${edge.fromX},${edge.fromY}`;
      const there = starts.get(key);
      if (there) there.push(edge);
      else starts.set(key, [edge]);
    }
  }
  const rings: [number, number][][] = [];
  for (const edges of starts.values()) {
    while (edges.length > 0) rings.push(chain(starts, edges.pop() as Edge));
  }
  return rings;
}

/** The six corners of a drawn cell, clockwise on screen; edge `side` runs from corner `side` to `side + 1`. */
export function hexCorners(drawing: HexDrawing, cell: Hex): [x: number, y: number][] {
  const { x, y } = drawnCentre(drawing, cell);
  const { half, side, slope } = drawing;
  const [middle, tip] = [side / 2, side / 2 + slope];
  return [
    [x + half, y - middle],
    [x + half, y + middle],
    [x, y + tip],
    [x - half, y + middle],
    [x - half, y - middle],
    [x, y - tip],
  ];
}

function edgeOf(drawing: HexDrawing, cell: Hex, side: number): Edge {
  const corners = hexCorners(drawing, cell);
  const [fromX, fromY] = corners[side] as [number, number];
  const [toX, toY] = corners[(side + 1) % 6] as [number, number];
  return { fromX, fromY, toX, toY };
}

function chain(starts: Map<string, Edge[]>, first: Edge): [number, number][] {
  const ring: [number, number][] = [[first.fromX, first.fromY]];
  let edge = first;
  while (edge.toX !== first.fromX || edge.toY !== first.fromY) {
    ring.push([edge.toX, edge.toY]);
    const next = starts.get(`${edge.toX},${edge.toY}`)?.pop();
    if (!next) throw new Error("A border of cells is not closed: the drawing must use an even `side`.");
    edge = next;
  }
  return ring;
}

/** SVG path of a closed ring, in relative numbers of at most one decimal. */
export function ringPath(ring: readonly (readonly [x: number, y: number])[]): string {
  let path = "";
  // Rounding each step from where the pen really is keeps errors from adding up.
  let [x, y] = [0, 0];
  ring.forEach(([toX, toY], index) => {
    const [dx, dy] = [tenth(toX - x), tenth(toY - y)];
    if (index === 0) path += `M${dx}${dy < 0 ? "" : " "}${dy}`;
    else if (dx === 0 && dy === 0) return;
    else if (dx === 0) path += `v${dy}`;
    else if (dy === 0) path += `h${dx}`;
    else path += `l${dx}${dy < 0 ? "" : " "}${dy}`;
    [x, y] = [tenth(x + dx), tenth(y + dy)];
  });
  return `${path}z`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
