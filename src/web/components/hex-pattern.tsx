/** 32-bit FNV-1a, enough to scatter cells; not for security. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  // Final avalanche (murmur3), so that neighbouring indexes differ in every bit.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

const COLUMNS = 8;
const ROWS = 5;
/** Half width of a pointy-top cell, in units of the drawing. */
const HALF = 10;

/** How bright each cell is, 0 (left out) to 3: a swarm around one centre per theme, thinning outwards. */
function brightness(seed: string, themes: readonly string[]): number[] {
  const centres = (themes.length > 0 ? themes.slice(0, 3) : [seed]).map((theme, rank) => {
    const at = hash(`${theme}/${seed}/${rank}`);
    return { x: at % COLUMNS, y: (at >>> 8) % ROWS };
  });
  return Array.from({ length: COLUMNS * ROWS }, (_, cell) => {
    const x = (cell % COLUMNS) + ((cell / COLUMNS) & 1 ? 0.5 : 0);
    const y = Math.floor(cell / COLUMNS);
    const nearest = Math.min(...centres.map((centre) => Math.hypot(centre.x - x, (centre.y - y) * 0.87)));
    const chance = (hash(`${seed}:${cell}`) % 100) / 100;
    return Math.max(0, Math.round(3.2 - nearest * 0.75 - chance * 1.6));
  });
}

/** One path of all the cells of a level. */
function cellsPath(levels: readonly number[], level: number): string {
  return levels
    .map((value, cell) => {
      if (value !== level) return "";
      const row = Math.floor(cell / COLUMNS);
      const x = HALF + (cell % COLUMNS) * 2 * HALF + (row & 1 ? HALF : 0);
      return `M${x} ${row * 17}l9 5v10l-9 5-9-5v-10Z`;
    })
    .join("");
}

/**
 * A quiet picture for a thing that has none: cells that swarm around one centre per theme. The same seed and themes always
 * draw the same picture; decoration only. Under 1 kB.
 */
export function HexPattern({ seed, themes = [] }: { seed: string; themes?: readonly string[] | undefined }) {
  const levels = brightness(seed, themes);
  const tone = hash(themes[0] ?? seed) % 3;
  return (
    <svg
      class={`cells cells-${tone}`}
      viewBox={`0 0 ${COLUMNS * 2 * HALF + HALF} ${ROWS * 17 + 4}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {[1, 2, 3].map((level) => {
        const path = cellsPath(levels, level);
        return path && <path key={level} class={`c${level}`} d={path} />;
      })}
    </svg>
  );
}
