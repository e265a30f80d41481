import { besideOf, type TableMatch } from "../match-table.ts";
import type { Brought } from "./brought.ts";

/** A row of a group as the page shows it. */
type RowShown = { line: number; cells: readonly string[]; probability: number; pendants: readonly string[] };
/** A group as the page shows it. */
export type GroupShown = { group: number; rows: RowShown[] };

const MOST_GROUPS = 40;
const MOST_ROWS = 12;
const MOST_CELLS = 4;
const LONGEST = 120;

/** What a row is told by on the page, the most telling first. */
const TELLING = ["name", "surname", "given name", "town", "address", "site", "phone", "mail", "siret", "people"];

/** The columns by which the page tells rows. */
export const columnsShown = ({ columns }: Pick<Brought, "columns">): string[] =>
  columns
    .filter(({ role }) => TELLING.includes(role))
    .sort((a, b) => TELLING.indexOf(a.role) - TELLING.indexOf(b.role))
    .slice(0, MOST_CELLS)
    .map(({ column }) => column);

/** The first groups of a table with their rows: the file has them all. */
export async function groupsShown(brought: Brought, match: TableMatch): Promise<GroupShown[]> {
  const shown = new Map<number, GroupShown>();
  const columns = columnsShown(brought);
  let row = 0;
  for await (const batch of brought.table.rows()) {
    for (const { line, cells } of batch) {
      const { group, probability } = besideOf(match, row);
      const pendants = match.pendants.get(row) ?? [];
      row += 1;
      if (group === 0 || group > MOST_GROUPS) continue;
      const into = shown.get(group) ?? { group, rows: [] };
      shown.set(group, into);
      if (into.rows.length >= MOST_ROWS) continue;
      into.rows.push({ line, cells: columns.map((column) => (cells[column] ?? "").slice(0, LONGEST)), probability, pendants });
    }
  }
  return [...shown.values()].sort((a, b) => a.group - b.group);
}
