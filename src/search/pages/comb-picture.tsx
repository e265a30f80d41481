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

/**
 * The honeycomb in one piece: no cell is a link, so that all of France takes 6 kB. Cells of one level are the vertices of
 * one line, each drawn as a marker.
 */
export function CombPicture({ counts, label }: { counts: ReadonlyMap<string, number>; label: string }) {
  const most = Math.max(1, ...counts.values());
  const byLevel = Map.groupBy(
    honeycomb().cells.map(({ id, at }) => ({ at, count: counts.get(id) ?? 0 })),
    ({ count }) => (count === 0 ? 0 : levelOf(count, most)),
  );
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
      {[...byLevel].map(([level, cells]) => (
        // The first and last vertices of a line bear no middle marker: one is doubled at each end.
        <path
          key={level}
          d={lineThrough(cells.map(({ at }) => at))}
          fill="none"
          stroke="none"
          style={undefined}
          marker-mid={`url(#m${level})`}
        />
      ))}
    </svg>
  );
}

function lineThrough(points: readonly { x: number; y: number }[]): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return "";
  const moves = points.map(({ x, y }) => `M${x} ${y}`).join("");
  return `M${first.x} ${first.y}${moves}M${last.x} ${last.y}`;
}
