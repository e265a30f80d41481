import type { ComponentChildren } from "preact";
import { formatNumber } from "../../web/index.ts";
import { departmentShapes } from "../department-shapes.ts";
import { MAP, type Noun, shortRate } from "../honeycomb.fr.ts";
import { cellById } from "../honeycomb.ts";
import { COMB_TILE, combOutline, filledCell, mapGround } from "../map-drawing.ts";
import { type MapItem, type MapMode, mapItems, mapValue } from "../map-items.ts";
import { quantiles } from "../map-levels.ts";
import { MapLegend } from "./map-legend.tsx";

/** Something counted that has no place on the map: abroad, or known to the department only. */
export type Beside = { label: string; count: number; href?: string | undefined };

type HoneycombMapProps = {
  /** What is counted in each cell (by cell id) or department (by INSEE code). */
  counts: ReadonlyMap<string, number>;
  /** Name of the drawing, read aloud: "Carte des fiches sur l’alimentation". */
  label: string;
  /** Address of the list behind a cell or a department. */
  href: (id: string) => string;
  mode?: MapMode;
  level?: "cells" | "departments";
  noun?: Noun;
  beside?: readonly Beside[];
  /** Lets the reader pan and zoom, with script. */
  pan?: boolean;
  /** Prefix of the ids inside the drawing; change it for a second map in one page. */
  prefix?: string;
  /** Without legend, for a picture among others. */
  bare?: boolean;
};

type Drawn = { item: MapItem; level: number; title: string; shown: string };

/**
 * The honeycomb map, drawn by the server: every place where something is counted is a link with a text; what is empty is the comb
 * itself, one path. Classes are told by colour, by the size of the cell and by a number on hover and focus (always, where there is room).
 */
export function HoneycombMap(props: HoneycombMapProps) {
  const { counts, label, mode = "count", level = "cells", noun = MAP.fiche, beside = [], pan, prefix = "h", bare } = props;
  const items = mapItems(level, counts);
  const { levels, levelOf } = quantiles(items.map((item) => mapValue(mode, item)));
  const drawn = items
    .filter((item) => mapValue(mode, item) > 0)
    .map((item) => ({
      item,
      level: levelOf(mapValue(mode, item)),
      title: titleOf(item, mode, noun),
      shown: shownOf(item, mode),
    }));
  const { viewBox, labels } = mapGround();
  const drawing = (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group, and no element but svg draws
    <svg class={`comb comb-${mode}`} viewBox={viewBox} role="group" aria-label={label}>
      {level === "cells" ? (
        <Cells {...{ items, drawn, mode, prefix }} href={props.href} />
      ) : (
        <Departments drawn={drawn} mode={mode} href={props.href} />
      )}
      {labels.map(({ text, x, y, beside: right }) => (
        <text key={text} class={right ? "comb-beside" : "comb-label"} x={x} y={y}>
          {text}
        </text>
      ))}
    </svg>
  );
  return (
    <figure class="comb-figure">
      {pan ? <map-pan label={label}>{drawing}</map-pan> : drawing}
      {!bare && <MapLegend levels={levels} mode={mode} noun={noun} shapes={level === "cells"} />}
      {beside.length > 0 && <BesideList beside={beside} />}
    </figure>
  );
}

type CellsProps = {
  items: readonly MapItem[];
  drawn: readonly Drawn[];
  mode: MapMode;
  prefix: string;
  href: (id: string) => string;
};

function Cells({ items, drawn, mode, prefix, href }: CellsProps) {
  const { outline } = mapGround();
  const used = [...new Set(drawn.map((one) => one.level))].sort();
  const known =
    mode === "empty" ? combOutline(items.filter((item) => item.count > 0).flatMap(({ id }) => cellById(id) ?? [])) : "";
  return (
    <>
      <defs>
        <pattern id={`${prefix}c`} width={COMB_TILE.width} height={COMB_TILE.height} patternUnits="userSpaceOnUse">
          <path class="comb-land" d={`M0 0h${COMB_TILE.width}v${COMB_TILE.height}H0z`} />
          <path class="comb-edge" d={COMB_TILE.path} />
        </pattern>
        {used.map((level) => (
          <g key={level} id={`${prefix}${level}`}>
            <path class="comb-hit" d={filledCell(5)} />
            <path class={levelClass(mode, level)} d={filledCell(level)} />
          </g>
        ))}
      </defs>
      <path d={outline} fill={`url(#${prefix}c)`} />
      {known && <path class="comb-known" d={known} />}
      {rows(drawn).map(([y, row]) => (
        <g key={y} transform={`translate(0 ${y})`}>
          {row.map(({ item, level, title, shown, x }) => (
            <Link key={item.id} href={href(item.id)} title={title}>
              <use href={`#${prefix}${level}`} x={x} />
              <text x={x}>{shown}</text>
            </Link>
          ))}
        </g>
      ))}
    </>
  );
}

/** Cells by line of the drawing, so that each says its place in one number. */
function rows(drawn: readonly Drawn[]): [y: number, cells: (Drawn & { x: number })[]][] {
  const placed = drawn.flatMap((one) => {
    const at = cellById(one.item.id)?.at;
    return at ? [{ ...one, ...at }] : [];
  });
  return [...Map.groupBy(placed, ({ y }) => y)];
}

/** Rules cannot look above a `<use>`, so that a cell of another mode is another class. */
function levelClass(mode: MapMode, level: number): string {
  return mode === "empty" ? "comb-none" : `comb-${level}`;
}

function Departments({ drawn, mode, href }: { drawn: readonly Drawn[]; mode: MapMode; href: (id: string) => string }) {
  const shapes = departmentShapes();
  const filled = new Map(drawn.map((one) => [one.item.id, one]));
  const empty = shapes.filter(({ code }) => !filled.has(code));
  return (
    <>
      {empty.length > 0 && <path class="comb-void" d={empty.map(({ path }) => path).join("")} />}
      {shapes.map(({ code, path, middle }) => {
        const one = filled.get(code);
        if (!one) return null;
        return (
          <Link key={code} href={href(code)} title={one.title}>
            <path class={levelClass(mode, one.level)} d={path} />
            {middle && <text {...middle}>{one.shown}</text>}
          </Link>
        );
      })}
    </>
  );
}

function Link({ href, title, children }: { href: string; title: string; children: ComponentChildren }) {
  return (
    <a href={href}>
      <title>{title}</title>
      {children}
    </a>
  );
}

function BesideList({ beside }: { beside: readonly Beside[] }) {
  return (
    <ul class="comb-list" aria-label={MAP.beside}>
      {beside.map(({ label, count, href }) => (
        <li key={label}>
          {href ? <a href={href}>{label}</a> : label} <b>{formatNumber(count)}</b>
        </li>
      ))}
    </ul>
  );
}

function titleOf(item: MapItem, mode: MapMode, noun: Noun): string {
  if (mode === "empty") return MAP.nothing(item.name, item.population);
  return mode === "count"
    ? MAP.counted(item.name, item.count, noun)
    : MAP.rated(item.name, item.count, mapValue(mode, item), noun);
}

/** The figure inside the cell: short. */
function shownOf(item: MapItem, mode: MapMode): string {
  const value = mapValue(mode, item);
  if (mode === "empty") return value >= 1_000 ? `${Math.round(value / 1_000)}k` : formatNumber(value);
  return mode === "count" ? formatNumber(value) : shortRate(value);
}
