import { hexPath } from "../../engine/geometry/index.ts";
import { honeycomb } from "../../geography/index.ts";

/** Half a cell of the common drawing (14 units wide). */
const CELL = { half: 7, side: 8, slope: 4 };
const LEVELS = [1, 2, 3, 4, 5];
const FRAME = "-228 -168 421 432";

/** On a logarithmic scale: counts of a whole country go from one to thousands. */
function levelOf(count: number, most: number): number {
  return Math.max(1, Math.ceil((LEVELS.length * Math.log1p(count)) / Math.log1p(most)));
}

type Cells = ReturnType<typeof honeycomb>["cells"];

const kept = new WeakMap<Cells, readonly { id: string; move: string }[]>();

/** What takes a line to the middle of each cell: the same on every page. */
function movesTo(cells: Cells): readonly { id: string; move: string }[] {
  const known = kept.get(cells) ?? cells.map(({ id, at: { x, y } }) => ({ id, move: `M${x} ${y}` }));
  kept.set(cells, known);
  return known;
}

/** By level of what is counted in them, a line through the cells. The first and last vertices of a line bear no middle marker: each is doubled. */
function linesThrough(counts: ReadonlyMap<string, number>): [level: number, line: string][] {
  const most = Math.max(1, ...counts.values());
  const byLevel = new Map<number, { line: string; last: string }>();
  for (const { id, move } of movesTo(honeycomb().cells)) {
    const count = counts.get(id) ?? 0;
    const level = count === 0 ? 0 : levelOf(count, most);
    const drawn = byLevel.get(level);
    if (drawn === undefined) byLevel.set(level, { line: move + move, last: move });
    else {
      drawn.line += move;
      drawn.last = move;
    }
  }
  return Array.from(byLevel, ([level, { line, last }]) => [level, line + last]);
}

/**
 * The honeycomb in one piece: no cell is a link, so that all of France takes 6 kB. Cells of one level are the vertices of
 * one line, each drawn as a marker.
 */
export function CombPicture({ counts, label }: { counts: ReadonlyMap<string, number>; label: string }) {
  return (
    <svg class="comb" viewBox={FRAME} role="img" aria-label={label}>
      <defs>
        {[0, ...LEVELS].map((level) => (
          <marker
            key={level}
            id={`m${level}`}
            markerUnits="userSpaceOnUse"
            markerWidth="16"
            markerHeight="18"
            viewBox="-8 -9 16 18"
          >
            <path
              class={level === 0 ? "comb-land comb-edge" : `comb-${level}`}
              d={hexPath(CELL, level === 0 ? 1 : 0.45 + level * 0.1)}
            />
          </marker>
        ))}
      </defs>
      {linesThrough(counts).map(([level, line]) => (
        <path key={level} d={line} fill="none" stroke="none" style={undefined} marker-mid={`url(#m${level})`} />
      ))}
    </svg>
  );
}
