/** A point of a plane, in any unit. */
export type Point = readonly [x: number, y: number];

/**
 * A line with fewer points, none of the dropped ones farther than `tolerance` from it (Ramer-Douglas-Peucker). The ends stay, and the
 * answer is the same whichever end one starts from, so that two neighbours simplify their common border alike.
 */
export function simplifyLine(line: readonly Point[], tolerance: number): Point[] {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last || line.length < 3) return [...line];
  let farthest = 0;
  let distance = -1;
  for (let at = 1; at < line.length - 1; at++) {
    const away = distanceToSegment(line[at] as Point, first, last);
    const tie = Math.abs(away - distance) < 1e-9;
    if (tie ? before(line[at] as Point, line[farthest] as Point) : away > distance) {
      farthest = at;
      distance = Math.max(away, distance);
    }
  }
  if (distance <= tolerance) return [first, last];
  return [...simplifyLine(line.slice(0, farthest + 1), tolerance).slice(0, -1), ...simplifyLine(line.slice(farthest), tolerance)];
}

/**
 * Simplifies a closed ring (first point not repeated) piece by piece between the points that `fixed` keeps; a ring with less than two
 * of them is cut at its first point (in the order of x, y) and at the one farthest from it.
 */
export function simplifyRing(ring: readonly Point[], tolerance: number, fixed: (point: Point) => boolean): Point[] {
  const kept = ring.flatMap((point, index) => (fixed(point) ? [index] : []));
  const cuts = kept.length >= 2 ? kept : twoCuts(ring, kept[0]);
  return cuts.flatMap((from, index) => {
    const to = cuts[(index + 1) % cuts.length] ?? from;
    const piece = to > from ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
    return simplifyLine(piece, tolerance).slice(0, -1);
  });
}

function twoCuts(ring: readonly Point[], known: number | undefined): number[] {
  const start = known ?? ring.reduce((best, point, index) => (before(point, ring[best] as Point) ? index : best), 0);
  const [x, y] = ring[start] as Point;
  let opposite = start;
  let distance = -1;
  ring.forEach((point, index) => {
    const away = Math.hypot(point[0] - x, point[1] - y);
    const tie = Math.abs(away - distance) < 1e-9;
    if (tie ? before(point, ring[opposite] as Point) : away > distance) {
      opposite = index;
      distance = away;
    }
  });
  return [start, opposite].sort((a, b) => a - b);
}

function before(a: Point, b: Point): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
