import { type RecognisedColumn, type Role, recogniseColumns } from "../../engine/linkage/index.ts";
import { fold } from "../../engine/text/index.ts";
import { locate } from "../../geography/index.ts";
import { suggestWords } from "../../platform/edit-distance.ts";
import { ProblemError } from "../../platform/errors.ts";
import { matchFr as fr } from "./match.fr.ts";
import type { TableFile, TableRow } from "./table-file.ts";

/** A column, what it holds, and what tells so: its name, its content, or the person who asked. */
export type TableColumn = Omit<RecognisedColumn, "by"> & { by: RecognisedColumn["by"] | "given" };

/** A column that a person names for a role: `name` = "Site name". */
export type GivenColumn = { role: Role; column: string };

/** Roles of which a table has one column: of several that look like it the one that is filled most, the first of equals. */
const ONE: ReadonlySet<Role> = new Set([
  "name",
  "town",
  "postcode",
  "insee",
  "lat",
  "lon",
  "siret",
  "siren",
  "rna",
  "site",
  "phone",
  "mail",
  "date",
  "year",
]);

/** Roles by the words with which a person may name them, folded: English and French. */
const ROLES: ReadonlyMap<string, Role> = new Map(
  (Object.keys(fr.roles) as Role[]).flatMap((role) => [
    [role, role] as const,
    ...[fr.roles[role], ...(fr.roleWords[role] ?? [])].map((word) => [fold(word), role] as const),
  ]),
);

/** Reads `name=Site name`. @throws ProblemError `match/bad-column` that says what may be given. */
export function givenColumn(text: string): GivenColumn {
  const at = text.indexOf("=");
  const word = fold(text.slice(0, Math.max(0, at)).trim());
  const role = ROLES.get(word);
  const column = text.slice(at + 1).trim();
  if (at < 1 || column === "") throw new ProblemError({ code: "match/bad-column", kind: "invalid", ...fr.badColumn(text) });
  if (role) return { role, column };
  const near = suggestWords(word, [...ROLES.keys()]);
  throw new ProblemError({ code: "match/bad-role", kind: "invalid", ...fr.badRole(text.slice(0, at), near) });
}

/**
 * What each column of a table holds. What is given goes before what is recognised. @throws ProblemError `match/unknown-column` where a
 * given column is not in the table.
 */
export function columnsOfTable(table: TableFile, given: readonly GivenColumn[] = []): TableColumn[] {
  const wanted = new Map(given.map(({ role, column }) => [present(table, column), role]));
  const roles = new Set(wanted.values());
  const found: TableColumn[] = recogniseColumns(
    table.columns,
    table.sample.map(({ cells }) => cells),
  ).map((each) => {
    const role = wanted.get(each.column);
    if (role !== undefined) return { column: each.column, role, by: "given" };
    return roles.has(each.role) ? { ...each, role: "ignored" } : each;
  });
  if (!found.some(({ role }) => role === "town") && !roles.has("town")) {
    const town = found.findIndex((each) => each.by === "content" && each.role === "ignored" && holdsTowns(each.column, table));
    if (town >= 0) found[town] = { column: (found[town] as TableColumn).column, role: "town", by: "content" };
  }
  return found.map((each) =>
    isSpare(each, found, table.sample) || isBare(each, table.sample) ? { ...each, role: "ignored" } : each,
  );
}

function present(table: TableFile, column: string): string {
  const exact = table.columns.find((name) => name === column);
  const alike = exact ?? table.columns.find((name) => fold(name.trim()) === fold(column));
  if (alike !== undefined) return alike;
  throw new ProblemError({
    code: "match/unknown-column",
    kind: "invalid",
    ...fr.unknownColumn(table.name, column, suggestWords(column, [...table.columns]), table.columns),
  });
}

const filled = (column: string, sample: readonly TableRow[]): number =>
  sample.reduce((count, { cells }) => count + ((cells[column] ?? "").trim() === "" ? 0 : 1), 0);

/** Rows of which the towns are looked up. */
const LOOKED_UP = 50;

/** Whether a column without a name holds communes: where there is a heading, it tells ("Région" holds names that communes have too). */
function holdsTowns(column: string, table: TableFile): boolean {
  if (!fr.unnamed.test(column)) return false;
  const texts = table.sample.slice(0, LOOKED_UP).map(({ cells }) => (cells[column] ?? "").trim());
  const values = texts.filter((text) => text !== "");
  const known = values.filter((commune) => /\p{L}{2}/u.test(commune) && locate({ commune }).place.commune !== undefined);
  return values.length >= 2 && known.length >= 0.8 * values.length;
}

/** What kind of thing a table is about is not told by a column that is nearly empty. */
const TELLING: ReadonlySet<Role> = new Set(["given name", "surname", "people", "code"]);

const isBare = (each: TableColumn, sample: readonly TableRow[]): boolean =>
  each.by !== "given" && TELLING.has(each.role) && filled(each.column, sample) < 0.3 * sample.length;

function isSpare(each: TableColumn, all: readonly TableColumn[], sample: readonly TableRow[]): boolean {
  if (each.by === "given" || !ONE.has(each.role)) return false;
  const rivals = all.filter(({ role }) => role === each.role);
  const worth = (one: TableColumn): number => filled(one.column, sample) / sample.length + (one.by === "name" ? 0.2 : 0);
  return rivals.some(
    (rival) =>
      rival !== each &&
      (worth(rival) > worth(each) + 0.1 || (worth(rival) >= worth(each) - 0.1 && all.indexOf(rival) < all.indexOf(each))),
  );
}
