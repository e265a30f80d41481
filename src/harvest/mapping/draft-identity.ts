import { fold } from "../../engine/text/index.ts";
import type { RawRow } from "../formats/index.ts";
import { valueReader } from "./emptiness.ts";
import { textOf } from "./functions/index.ts";
import type { IdInput } from "./mapping.ts";
import { pathReader } from "./path.ts";
import { notes as texts } from "./propose.fr.ts";

/** What tells one record from another, and whether rows of one record follow one another in the file. */
type Identity = { id: IdInput; fold: boolean; notes: string[]; idUsed: boolean };

type Columns = { id?: string; title?: string; fallback: string; where: readonly string[]; others: readonly string[] };

const read = valueReader([]);

function keys(rows: readonly RawRow[], columns: readonly string[]): string[] {
  const paths = columns.map(pathReader);
  return rows.map((row) =>
    paths
      .map((path) => {
        const value = read(path(row.values));
        return value === undefined ? "" : fold(Array.isArray(value) ? value.map(textOf).join(" ") : textOf(value)).trim();
      })
      .join("\n"),
  );
}

/** Number of groups of rows with one key, and in how many of them the values of another differ. */
function groups(by: readonly string[], values: readonly string[]): { count: number; differing: number } {
  const seen = new Map<string, Set<string>>();
  by.forEach((key, index) => {
    const set = seen.get(key) ?? new Set();
    set.add(values[index] ?? "");
    seen.set(key, set);
  });
  return { count: seen.size, differing: [...seen.values()].filter((set) => set.size > 1).length };
}

/** An id column that repeats is either a project written once per site (its title never differs), or no id at all. */
function withId(rows: readonly RawRow[], columns: Columns & { id: string }): Identity | undefined {
  const ids = keys(rows, [columns.id]);
  const filled = ids.filter((id) => id !== "");
  const distinct = new Set(filled).size;
  if (filled.length < rows.length * 0.9) return undefined;
  if (distinct === filled.length) return { id: columns.id, fold: false, notes: [], idUsed: true };
  const titles = columns.title === undefined ? ids : keys(rows, [columns.title]);
  const named = groups(ids, titles);
  if (named.differing > named.count * 0.05) return undefined;
  return { id: columns.id, fold: true, notes: [texts.fold(columns.id, distinct)], idUsed: true };
}

/** Whether rows of one title agree on all that is not a place: then they are one record written several times. */
function repeatsTitle(rows: readonly RawRow[], title: string, others: readonly string[]): boolean {
  const titles = keys(rows, [title]);
  const distinct = new Set(titles).size;
  if (distinct > rows.length * 0.9 || others.length === 0) return false;
  return groups(titles, keys(rows, others)).differing <= distinct * 0.05;
}

/**
 * The identity of the records: the id column when it is one; else the title, with where it is, hashed. Rows that repeat an id (or
 * a title, all else but the place being equal) fold.
 */
export function identityOf(rows: readonly RawRow[], columns: Columns): Identity {
  const { id, title, where, others } = columns;
  const found = id === undefined || rows.length === 0 ? undefined : withId(rows, { ...columns, id });
  if (found) return found;
  if (id !== undefined && rows.length === 0) return { id, fold: false, notes: [], idUsed: true };
  const notes = id === undefined ? [] : [texts.unreliableId(id)];
  if (title === undefined)
    return {
      id: id ?? { hash: others.length > 0 ? others.slice(0, 5) : [columns.fallback] },
      fold: false,
      notes,
      idUsed: id !== undefined,
    };
  if (rows.length > 0 && repeatsTitle(rows, title, others)) {
    return {
      id: { hash: [title] },
      fold: true,
      notes: [...notes, texts.fold(title, new Set(keys(rows, [title])).size)],
      idUsed: false,
    };
  }
  if (rows.length === 0) return { id: { hash: [title, ...where] }, fold: false, notes, idUsed: false };
  // An address gets corrected from one file to the next, a commune hardly ever: it serves only where the commune does not do.
  const short = [title, ...where.slice(-1)];
  const tells = (names: readonly string[]): number => new Set(keys(rows, names)).size;
  const hash = where.length > 1 && tells(short) === rows.length ? short : [title, ...where];
  const distinct = tells(hash);
  return {
    id: { hash },
    fold: distinct < rows.length,
    notes: [...notes, texts.noId(hash.map((name) => `« ${name} »`).join(", "))],
    idUsed: false,
  };
}
