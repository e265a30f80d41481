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
    const kind = kindOf(rows, index);
    if (kind === "names") return deeperHeader(rows, index);
    // Below data there is no header: one would be a row where some values are missing.
    if (kind === "data") return -1;
  }
  return -1;
}

/** `title` for what stands above a table (few cells, or no names), `names` for a header, `data` for a row of values. */
function kindOf(rows: readonly (readonly string[])[], index: number): "title" | "names" | "data" {
  const row = rows[index] ?? [];
  const names = row.filter(isFilled);
  const fills = rows.slice(index + 1, index + 1 + COMPARED).map((cells) => cells.filter(isFilled).length);
  const usual = fills.sort((a, b) => a - b)[fills.length >> 1] ?? names.length;
  if (names.length === 0 || names.length < Math.max(usual > 1 ? 2 : 1, usual * 0.6)) return "title";
  if (names.every((name) => /^[\d\s.,%-]*$/.test(name))) return index === 0 && looksLikeOneMore(rows, index) ? "data" : "title";
  if (names.filter((name) => DATA.test(name.trim())).length > names.length * 0.1 || looksLikeOneMore(rows, index)) return "data";
  const distinct = new Set(names.map((name) => name.trim())).size;
  return distinct < names.length * 0.5 || names.some((name) => name.length > 1_000) ? "title" : "names";
}

/** The values of the row come again in other rows, column by column, as those of data do and names do not. */
function looksLikeOneMore(rows: readonly (readonly string[])[], index: number): boolean {
  const row = rows[index] ?? [];
  const others = rows
    .slice(0, MAX_ABOVE * 5)
    .filter((cells, at) => at !== index && cells.some((cell, column) => cell !== row[column]));
  if (others.length < 8) return false;
  let again = 0;
  for (const [column, name] of row.entries()) if (isFilled(name) && others.some((cells) => cells[column] === name)) again++;
  return again >= row.filter(isFilled).length * 0.5;
}

/**
 * A header on two rows: groups ("Identité", "", "", "Localisation", "") above names. The lower row is the header when it is
 * clearly fuller, holds no number, none of its values comes again below, and it stands above numbers, dates or addresses
 * as names do.
 */
function deeperHeader(rows: readonly (readonly string[])[], index: number): number {
  const groups = (rows[index] ?? []).filter(isFilled).length;
  const lower = rows[index + 1];
  if (lower === undefined || rows.length < index + 4) return index;
  const names = lower.filter(isFilled);
  if (names.length < groups * 1.3 || names.some(isValue)) return index;
  const below = rows.slice(index + 2);
  const again = below.some((row) => row.some((cell, column) => isFilled(cell) && cell === lower[column]));
  const above = lower.some(
    (name, column) => isFilled(name) && below.filter((row) => isValue(row[column] ?? "")).length > below.length / 2,
  );
  return above && !again ? index + 1 : index;
}

/** A number or another value that no column is named after; years may be names. */
function isValue(cell: string): boolean {
  const text = cell.trim();
  return DATA.test(text) || (/^\d+$/.test(text) && !/^(19|20)\d\d$/.test(text));
}

function isFilled(cell: string): boolean {
  return cell.trim() !== "";
}

/** A column under the name it is read by, and why that is not the name in the file. */
export type Column = { name: string; original: string; why?: "empty" | "repeated" };

/**
 * Column names from the header cells: trimmed, on one line, with plain spaces, "colonne 7" where empty, "nom (2)" where
 * repeated. `count` adds
 * columns that the header does not name.
 */
export function columnsOf(header: readonly string[], count = header.length): Column[] {
  const taken = new Set<string>();
  return Array.from({ length: Math.max(count, header.length) }, (_, index) => {
    const original = header[index] ?? "";
    const written = original.trim().replace(/[\r\n\t]+|[\u00a0\u202f]/g, " ");
    const base = written === "" ? `colonne ${index + 1}` : written;
    let name = base;
    for (let rank = 2; taken.has(name); rank++) name = `${base} (${rank})`;
    taken.add(name);
    if (written === "") return { name, original, why: "empty" as const };
    return name === base ? { name, original } : { name, original, why: "repeated" as const };
  });
}
