import type { OnIssue, RawRow } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { issue } from "./issue.ts";

const TOTAL = /^(?:sous[- ]?)?tota(?:l|ux)(?:\s+g[ée]n[ée]ra(?:l|ux))?\s*(?::.*|\d.*)?$/is;
const FIGURE = /^[-+]?[\d\s\u00a0\u202f.,]+(?:€|%|k€)?$/;
/** A table of one or two columns has nothing to tell a total from a title. */
const FEWEST_COLUMNS = 3;

/** A line that adds up those above it ("Total : 5 structures", "TOTAL;;;1 250"): the word comes first, with figures at most. */
export function isTotal(values: Readonly<Record<string, unknown>>): boolean {
  let found = false;
  // Nearly every row ends at its first filled cell: keys are not gathered before that.
  for (const column in values) {
    const cell = values[column];
    const text = typeof cell === "string" ? cell.trim() : String(cell ?? "");
    if (text === "") continue;
    if (!(found ? FIGURE : TOTAL).test(text)) return false;
    found = true;
  }
  return found && Object.keys(values).length >= FEWEST_COLUMNS;
}

/** The rows of a table but those that add others up: these are told. */
export async function* withoutTotals(batches: AsyncIterable<RawRow[]>, onIssue: OnIssue): AsyncGenerator<RawRow[]> {
  for await (const batch of batches) {
    const kept = batch.filter((row) => !isTotal(row.values));
    if (kept.length < batch.length)
      for (const { line, values } of batch) {
        if (isTotal(values)) onIssue(issue("total-row", formatsText.totalRow(line), { line }));
      }
    if (kept.length > 0) yield kept;
  }
}
