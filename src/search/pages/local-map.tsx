import { hexPath } from "../../engine/geometry/index.ts";
import { formatNumber, typo } from "../../web/index.ts";
import type { LocalMap as Drawing } from "../local-map.ts";
import { map as t } from "../map.fr.ts";

const CELL = { half: 7, side: 8, slope: 4 };

/** Larger for more fiches, on a logarithmic scale: one, ten and a thousand are told apart. */
const sizeOf = (count: number) => 0.9 + Math.min(1.6, Math.log10(count) * 0.6);
const levelOf = (count: number) => Math.min(5, 2 + Math.floor(Math.log10(count)));

/** Part of the country seen close: every mark a link with a text, beside towns as landmarks and a scale. */
export function LocalMap({
  drawing: { width, height, tiles, credit, marks, towns, scale, ways, truncated },
}: {
  drawing: Drawing;
}) {
  const label = t.localLabel(marks.length);
  return (
    <figure class="local-map">
      <nav aria-label={t.around}>
        <ul class="inline-list small">
          {ways.map(({ label: way, href }) => (
            <li key={way}>
              <a href={href}>{way}</a>
            </li>
          ))}
        </ul>
      </nav>
      <map-pan label={label}>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group, and no element but svg draws */}
        <svg class="local" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
          {tiles.length > 0 && (
            <g class="local-tiles">
              {tiles.map((tile) => (
                <image key={tile.href} {...tile} preserveAspectRatio="none" />
              ))}
            </g>
          )}
          {marks.map(({ x, y, count, title, href }) => (
            <a key={`${x} ${y}`} href={href}>
              <title>{typo(title)}</title>
              <g transform={`translate(${x} ${y})`}>
                <path class={`comb-${levelOf(count)}`} d={hexPath(CELL, sizeOf(count))} />
                {count > 1 && <text y="4">{formatNumber(count)}</text>}
              </g>
            </a>
          ))}
          {towns.map(({ x, y, name, beside, left }) => (
            <g key={name} class="local-town" transform={`translate(${x} ${y})`}>
              {!beside && <circle r="2" />}
              <text x={(beside ? 20 : 5) * (left ? -1 : 1)} y="4" text-anchor={left ? "end" : undefined}>
                {name}
              </text>
            </g>
          ))}
          <g class="local-scale" transform={`translate(12 ${height - 12})`}>
            <path d={`M0-5V0H${scale.pixels}V-5`} />
            <text x={scale.pixels + 6} y="2">
              {t.scale(formatNumber(scale.km))}
            </text>
          </g>
        </svg>
      </map-pan>
      {(truncated || credit) && (
        <figcaption class="small">
          {truncated && t.truncated} {credit && t.background(credit)}
        </figcaption>
      )}
    </figure>
  );
}
