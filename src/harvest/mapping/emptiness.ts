import type { Value } from "./functions/index.ts";

/** What spreadsheets and exports write for "nothing". */
const NOTHING = [
  "null",
  "nul",
  "undefined",
  "nan",
  "none",
  "n/a",
  "na",
  "n.a.",
  "#n/a",
  "#ref!",
  "#value!",
  "#valeur!",
  "#nom?",
  "#name?",
  "-",
  "--",
  "—",
  "–",
  "/",
  ".",
];
const MOST_VALUES = 2_000;

/**
 * Tells a filled cell from an empty one: trims text, drops the usual words for "nothing" and those the mapping adds,
 * flattens lists. The result is what pipelines receive.
 */
export function valueReader(also: readonly string[]): (cell: unknown) => Value | Value[] | undefined {
  const nothing = new Set([...NOTHING, ...also.map((word) => word.trim().toLowerCase())]);
  const longest = Math.max(...[...nothing].map((word) => word.length));
  const read = (cell: unknown): Value | Value[] | undefined => {
    if (typeof cell === "string") {
      const text = cell.trim();
      return text === "" || (text.length <= longest && nothing.has(text.toLowerCase())) ? undefined : text;
    }
    if (typeof cell === "number") return Number.isFinite(cell) && !(nothing.has("0") && cell === 0) ? cell : undefined;
    if (typeof cell === "boolean") return cell;
    if (Array.isArray(cell)) return listOf(cell);
    if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell;
    return typeof cell === "object" && cell !== null ? cell : undefined;
  };
  const listOf = (cell: unknown[]): Value[] | undefined => {
    const values = cell.slice(0, MOST_VALUES).flatMap((item) => {
      const value = Array.isArray(item) ? item : read(item);
      return value === undefined ? [] : [value as Value];
    });
    return values.length === 0 ? undefined : values;
  };
  return read;
}
