import { findHeader } from "./header.ts";
import { type SheetRow, type Spreadsheet, textsOf } from "./spreadsheet.ts";

type SheetSurvey = {
  sheet: Spreadsheet["sheets"][number];
  /** Row of the column names; 0 when the first row is already data. */
  headerRow: number;
  header: string[];
  /** Cells that hold a value: the size of the table. */
  filled: number;
  /** A header, and at least one row under it. */
  isTable: boolean;
};

const JUDGED_ROWS = 200;
/** Looks a sheet over: header, size. With a header row already known, only its cells are looked for. */
export async function surveySheet(
  book: Spreadsheet,
  sheet: Spreadsheet["sheets"][number],
  headerRow?: number,
): Promise<SheetSurvey> {
  const first: SheetRow[] = [];
  let filled = 0;
  for await (const rows of book.rows(sheet.name)) {
    for (const row of rows) {
      filled += row.cells.size;
      if (first.length < JUDGED_ROWS) first.push(row);
    }
  }
  const texts = first.map((row) => textsOf(row));
  const at = headerRow === undefined ? findHeader(texts) : first.findIndex((row) => row.row === headerRow);
  const header = texts[at] ?? [];
  const names = first[at]?.cells.size ?? 0;
  return { sheet, headerRow: headerRow ?? first[at]?.row ?? 0, header, filled, isTable: names > 1 && first.length > at + 1 };
}

/** The sheet that holds the data: the visible table with the most values; failing that, the sheet with the most. */
export function dataSheet(surveys: SheetSurvey[]): SheetSurvey | undefined {
  const rank = ({ isTable, sheet, filled }: SheetSurvey) => [isTable ? 1 : 0, sheet.hidden ? 0 : 1, filled];
  return surveys.reduce<SheetSurvey | undefined>(
    (best, one) => (best === undefined || compare(rank(one), rank(best)) > 0 ? one : best),
    undefined,
  );
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
