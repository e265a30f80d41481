import type { ColumnSample, RawRow } from "./format.ts";
import { type Column, columnsOf } from "./header.ts";
import { clip, MAX_SHOWN } from "./issue.ts";

/** Levels of nested objects described as columns of their own ("adresse.ville"). */
const MAX_LEVELS = 4;
/** Columns described: beyond, keys are values in disguise. */
const MAX_COLUMNS = 500;
const MAX_SAMPLES = 5;
/** Items of a list of objects that are looked into. */
const MAX_ITEMS = 5;

type Seen = { samples: Set<string>; filled: number; lastRow: number };

/**
 * The columns of the rows, with distinct samples and the share of rows where each is filled. Those of `header` come first, in
 * its order and even when empty, except columns that have neither name nor value.
 */
export function sampleColumns(rows: RawRow[], header: string[]): ColumnSample[] {
  const columns = new Map<string, Seen>();
  const named = columnsOf(header);
  for (const { name } of named) columns.set(name, { samples: new Set(), filled: 0, lastRow: -1 });
  for (const [rank, row] of rows.entries()) visit(row.values, "", 1, rank, columns);
  const written = new Map(named.map((column) => [column.name, column]));
  return Array.from(columns, ([name, seen]) => describe(name, seen, rows.length, written.get(name))).filter(
    (column) => column.filled > 0 || written.get(column.name)?.why !== "empty",
  );
}

function describe(name: string, { samples, filled }: Seen, rows: number, column: Column | undefined): ColumnSample {
  const described: ColumnSample = { name, samples: [...samples], filled: rows === 0 ? 0 : filled / rows };
  return column === undefined || column.original === name ? described : { ...described, original: column.original };
}

function visit(values: object, prefix: string, level: number, rank: number, columns: Map<string, Seen>): void {
  for (const [key, value] of Object.entries(values)) {
    const name = prefix + key;
    if (isObject(value) && "type" in value && ("coordinates" in value || "geometries" in value)) {
      note(name, String(value.type), rank, columns);
      continue;
    }
    if (level < MAX_LEVELS && isObject(value)) visit(value, `${name}.`, level + 1, rank, columns);
    else if (level < MAX_LEVELS && Array.isArray(value) && isObject(value[0])) {
      for (const item of value.slice(0, MAX_ITEMS)) if (isObject(item)) visit(item, `${name}.`, level + 1, rank, columns);
    } else note(name, show(value), rank, columns);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function note(name: string, shown: string, rank: number, columns: Map<string, Seen>): void {
  let column = columns.get(name);
  if (column === undefined) {
    if (columns.size >= MAX_COLUMNS) return;
    column = { samples: new Set(), filled: 0, lastRow: -1 };
    columns.set(name, column);
  }
  if (shown === "") return;
  // A list of objects gives several values for one row.
  if (column.lastRow !== rank) column.filled++;
  column.lastRow = rank;
  if (column.samples.size < MAX_SAMPLES) column.samples.add(shown);
}

function show(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return clip(value.trim());
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return clip(value.slice(0, MAX_SHOWN).join(" ; "));
  return clip(preview(value, MAX_SHOWN));
}

/** JSON of a value, written only as far as it will be shown. */
function preview(value: unknown, room: number): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, room + 1));
  if (typeof value !== "object" || value === null) return String(value);
  const parts: string[] = [];
  let left = room;
  for (const [key, member] of Object.entries(value)) {
    if (left <= 0) break;
    const part = Array.isArray(value) ? preview(member, left) : `${JSON.stringify(key)}:${preview(member, left)}`;
    left -= part.length + 1;
    parts.push(part);
  }
  return Array.isArray(value) ? `[${parts.join(",")}]` : `{${parts.join(",")}}`;
}
