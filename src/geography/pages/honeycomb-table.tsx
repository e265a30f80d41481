import { formatNumber, Num, Table } from "../../web/index.ts";
import { MAP, type Noun } from "../honeycomb.fr.ts";
import { type MapLevel, type MapMode, mapItems, mapValue } from "../map-items.ts";

type HoneycombTableProps = {
  counts: ReadonlyMap<string, number>;
  href: (id: string) => string;
  /** Unique in the page. */
  id: string;
  level?: MapLevel;
  mode?: MapMode;
  noun?: Noun;
  /** Rows shown at most; the last line says how many are left. */
  limit?: number;
  /** Unfolded from the start. */
  open?: boolean;
};

/** The map as a table, for who reads rather than looks: the same places and figures, the most first, folded until asked for. */
export function HoneycombTable({
  counts,
  href,
  id,
  level = "cells",
  mode = "count",
  noun = MAP.fiche,
  limit = 600,
  open,
}: HoneycombTableProps) {
  const items = mapItems(level, counts)
    .filter((item) => mapValue(mode, item) > 0)
    .sort((a, b) => mapValue(mode, b) - mapValue(mode, a) || b.population - a.population);
  const columns = [
    { label: MAP.table.place[level] },
    ...(mode === "empty" ? [] : [{ label: MAP.table.count(noun), numeric: true }]),
    { label: MAP.table.population, numeric: true },
    ...(mode === "perInhabitant" ? [{ label: MAP.table.rate, numeric: true }] : []),
  ];
  const rows = items.slice(0, limit).map((item) => [
    <a key="place" href={href(item.id)}>
      {item.name}
    </a>,
    ...(mode === "empty" ? [] : [formatNumber(item.count)]),
    formatNumber(item.population),
    ...(mode === "perInhabitant" ? [<Num key="rate" value={mapValue(mode, item)} digits={1} />] : []),
  ]);
  return (
    <details class="comb-table" open={open}>
      <summary>{MAP.table.open[level]}</summary>
      {rows.length === 0 ? (
        <p>{MAP.table.none}</p>
      ) : (
        <Table id={id} caption={MAP.table.open[level]} captionHidden columns={columns} rows={rows} />
      )}
      {items.length > limit && <p>{MAP.table.rest(items.length - limit)}</p>}
    </details>
  );
}
