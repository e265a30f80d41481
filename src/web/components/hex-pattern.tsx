/** 32-bit FNV-1a, enough to scatter cells; not for security. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  // Final avalanche (murmur3), so that neighbouring indexes differ in every bit.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

const COLUMNS = 9;
const ROWS = 5;
/** Cells are drawn 4 wide and 4 high, rows 3 apart, in the fewest characters; stretching by 2/√3 makes them regular. */
const STRETCH = 1.155;

type Centre = { x: number; y: number };

/** One centre per theme (three at most), away from the edges. */
function centresOf(seed: string, themes: readonly string[]): Centre[] {
  return (themes.length > 0 ? themes.slice(0, 3) : [seed]).map((theme, rank) => {
    const at = hash(`${theme}/${seed}/${rank}`);
    return { x: 1.5 + (at % (COLUMNS - 3)), y: 1 + ((at >>> 8) % (ROWS - 2)) };
  });
}

/** The drawing never holds more, so that it stays under 1 kB. */
const MOST_CELLS = 30;

/** How bright each cell is: 0 left out, 1 outlined, 2 and 3 filled. A swarm around each centre, thinning outwards. */
function brightness(seed: string, centres: readonly Centre[]): number[] {
  const distances = Array.from({ length: COLUMNS * ROWS }, (_, cell) => {
    const row = Math.floor(cell / COLUMNS);
    const x = (cell % COLUMNS) + (row & 1 ? 0.5 : 0);
    return Math.min(...centres.map((centre) => Math.hypot(centre.x - x, (centre.y - row) * 0.87)));
  });
  const reach = distances.toSorted((a, b) => a - b)[MOST_CELLS] ?? Number.POSITIVE_INFINITY;
  return distances.map((distance, cell) => {
    if (distance >= reach) return 0;
    if (distance < 0.6) return 3;
    const chance = (hash(`${seed}:${cell}`) % 100) / 100;
    const level = 3.3 - distance * 0.8 - chance * 1.3;
    return level > 1.7 ? 2 : level > 0.4 ? 1 : 0;
  });
}

/** One path of all the cells of a level. */
function cellsPath(levels: readonly number[], level: number): string {
  return levels
    .map((value, cell) => {
      if (value !== level) return "";
      const row = Math.floor(cell / COLUMNS);
      return `M${2 + (cell % COLUMNS) * 4 + (row & 1 ? 2 : 0)} ${row * 3}l2 1v2l-2 1-2-1v-2z`;
    })
    .join("");
}

/**
 * A quiet picture for a thing that has none: cells that swarm around one centre per theme. The same seed and themes always
 * draw the same picture; decoration only. Under 1 kB.
 */
export function HexPattern({ seed, themes = [] }: { seed: string; themes?: readonly string[] | undefined }) {
  const levels = brightness(seed, centresOf(seed, themes));
  const tone = hash(themes[0] ?? seed) % 3;
  return (
    <svg
      class={`cells cells-${tone}`}
      viewBox={`0 1 ${COLUMNS * 4 + 2} ${ROWS * 3 * STRETCH}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <g transform={`scale(1 ${STRETCH})`}>
        {[1, 2, 3].map((level) => {
          const path = cellsPath(levels, level);
          return path && <path key={level} class={`c${level}`} d={path} />;
        })}
      </g>
    </svg>
  );
}
