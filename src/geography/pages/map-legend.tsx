import { MAP, type Noun } from "../honeycomb.fr.ts";
import { filledCell } from "../map-drawing.ts";
import type { MapMode } from "../map-items.ts";
import { type Level, spread } from "../map-levels.ts";

/** What the classes of a map mean; `shapes`: cells that grow, rather than areas of one size. */
export function MapLegend({
  levels,
  mode,
  noun,
  shapes,
}: {
  levels: readonly Level[];
  mode: MapMode;
  noun: Noun;
  shapes: boolean;
}) {
  return (
    <ul class="comb-list" aria-label={MAP.legend}>
      {levels.map(({ from, to }, index) => (
        <li key={from}>
          <Swatch
            size={shapes ? spread(index, levels.length) : 5}
            paint={mode === "empty" ? "comb-none" : `comb-${spread(index, levels.length)}`}
          />{" "}
          {wordsOf(mode, from, to, noun)}
        </li>
      ))}
      <li>
        <Swatch size={5} paint={mode === "empty" && shapes ? "comb-known" : "comb-land"} />{" "}
        {mode === "empty" ? MAP.known(noun) : MAP.empty}
      </li>
    </ul>
  );
}

function Swatch({ size, paint }: { size: number; paint: string }) {
  return (
    <svg class="comb" viewBox="-8 -9 16 18" width="16" height="18" aria-hidden="true">
      <path class={paint} d={filledCell(size)} />
      <path class="comb-edge" d={filledCell(5)} />
    </svg>
  );
}

function wordsOf(mode: MapMode, from: number, to: number, noun: Noun): string {
  if (mode === "empty") return MAP.classPeople(from, to);
  return mode === "count" ? MAP.classCount(from, to, noun) : MAP.classRate(from, to);
}
