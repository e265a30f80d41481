import type { ColumnSample, RawRow } from "./format.ts";
import { clip } from "./issue.ts";

/** Levels of nested objects described as columns of their own ("adresse.ville"). */
const MAX_LEVELS = 4;
/** Columns described: beyond, keys are values in disguise. */
const MAX_COLUMNS = 500;
const MAX_SAMPLES = 5;

/** The columns of the rows, in the order met, with distinct samples and the share of rows where each is filled. */
export function sampleColumns(rows: RawRow[]): ColumnSample[] {
  const columns = new Map<string, { samples: Set<string>; filled: number }>();
  for (const row of rows) visit(row.values, "", 1, columns);
  return Array.from(columns, ([name, { samples, filled }]) => ({
    name,
    samples: [...samples],
    filled: rows.length === 0 ? 0 : filled / rows.length,
  }));
}

function visit(
  values: object,
  prefix: string,
  level: number,
  columns: Map<string, { samples: Set<string>; filled: number }>,
): void {
  for (const [key, value] of Object.entries(values)) {
    const name = prefix + key;
    if (typeof value === "object" && value !== null && !Array.isArray(value) && level < MAX_LEVELS) {
      visit(value, `${name}.`, level + 1, columns);
      continue;
    }
    let column = columns.get(name);
    if (column === undefined) {
      if (columns.size >= MAX_COLUMNS) continue;
      column = { samples: new Set(), filled: 0 };
      columns.set(name, column);
    }
    const shown = show(value);
    if (shown === "") continue;
    column.filled++;
    if (column.samples.size < MAX_SAMPLES) column.samples.add(shown);
  }
}

function show(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return clip(value.trim());
  if (!Array.isArray(value)) return clip(typeof value === "object" ? JSON.stringify(value) : String(value));
  if (value.length === 0) return "";
  return clip(value.every((item) => typeof item !== "object") ? value.join(" ; ") : JSON.stringify(value));
}
