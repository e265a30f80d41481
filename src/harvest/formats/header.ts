/** Finding the row of column names in a table, and naming the columns. Shared by text tables and workbooks. */

/** Rows among which the header is looked for; above it are titles, sources, blank lines. */
const MAX_ABOVE = 40;
/** Rows below a candidate that it is compared with. */
const COMPARED = 20;

/** Values that are data and not names: decimals, long numbers, dates, addresses of mail and web, telephones. */
const DATA =
  /^(?:[-+]?\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|[-+]?\d{5,}|[-+]?\d+[.,]\d+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].*)?|[^\s@]+@[^\s@]+\.\w+|(?:https?:\/\/|www\.)\S+|(?:\+33|0)[\s.]?\d(?:[\s.]?\d\d){4})$/i;

/** Index of the row of column names among the first rows of a table; -1 when the first rows are already data. */
export function findHeader(rows: readonly (readonly string[])[]): number {
  const limit = Math.min(rows.length, MAX_ABOVE);
  for (let index = 0; index < limit; index++) {
    const below = rows.slice(index + 1, index + 1 + COMPARED);
    if (looksLikeHeader(rows[index] ?? [], below)) return deeperHeader(rows, index);
  }
  return rows.length === 1 && rows[0]?.some(isFilled) ? 0 : -1;
}

function looksLikeHeader(row: readonly string[], below: readonly (readonly string[])[]): boolean {
  const names = row.filter(isFilled);
  if (names.length === 0) return false;
  const fills = below.map((cells) => cells.filter(isFilled).length).sort((a, b) => a - b);
  const usual = fills[fills.length >> 1] ?? names.length;
  if (names.length < Math.max(usual > 1 ? 2 : 1, usual * 0.6)) return false;
  if (names.filter((name) => DATA.test(name.trim()) || name.length > 500).length > names.length * 0.1) return false;
  if (names.every((name) => /^[\d\s.,%-]*$/.test(name))) return false;
  return new Set(names.map((name) => name.trim())).size >= names.length * 0.5;
}

/**
 * A header on two rows: groups ("Identité", "", "", "Localisation", "") above names. The lower row is the header when it is
 * clearly fuller, holds no data, and none of its values comes again below, as a value would.
 */
function deeperHeader(rows: readonly (readonly string[])[], index: number): number {
  const groups = (rows[index] ?? []).filter(isFilled).length;
  const lower = rows[index + 1];
  if (lower === undefined || rows.length < index + 4) return index;
  const names = lower.filter(isFilled);
  if (names.length < groups * 1.3 || names.some((name) => DATA.test(name.trim()))) return index;
  const again = rows.slice(index + 2).some((row) => row.some((cell, column) => isFilled(cell) && cell === lower[column]));
  return again ? index : index + 1;
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

export type Column = { name: string; original: string; why?: "empty" | "repeated" };

/**
 * Column names from the header cells: trimmed, on one line, "colonne 7" where empty, "nom (2)" where repeated. `count` adds
 * columns that the header does not name.
 */
export function columnsOf(header: readonly string[], count = header.length): Column[] {
  const taken = new Set<string>();
  return Array.from({ length: Math.max(count, header.length) }, (_, index) => {
    const original = header[index] ?? "";
    const written = original.replace(/[\s\u00a0\ufeff]+$|^[\s\u00a0\ufeff]+/g, "").replace(/[\r\n\t]+/g, " ");
    const base = written === "" ? `colonne ${index + 1}` : written;
    let name = base;
    for (let rank = 2; taken.has(name); rank++) name = `${base} (${rank})`;
    taken.add(name);
    if (written === "") return { name, original, why: "empty" as const };
    return name === base ? { name, original } : { name, original, why: "repeated" as const };
  });
}
