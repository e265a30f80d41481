/** What a workbook is once it is open, whichever program wrote it. */
export type Spreadsheet = {
  sheets: { name: string; hidden: boolean }[];
  /** Rows of a sheet that hold at least one value, in batches as they are unfolded. */
  rows(sheet: string): AsyncGenerator<SheetRow[]>;
  /** Merged ranges of a sheet that go over several rows, from the top. */
  merged(sheet: string): Promise<MergedRange[]>;
};

/** A row as the sheet holds it: its number from 1, cells by column from 0, empty ones absent. */
export type SheetRow = { row: number; cells: Map<number, CellValue> };

/** Text, number, true or false; `error` when the formula failed (#REF!). Formulas are read by their last result. */
export type CellValue = string | number | boolean | { error: string };

/** A range of cells shown as one: its value is written in its first cell only. */
export type MergedRange = { top: number; bottom: number; left: number; right: number };

/** Columns that a sheet may have (Excel's own limit). */
export const MAX_COLUMNS = 16_384;
/** Merged ranges followed in one sheet. */
export const MAX_MERGED = 20_000;
/** Rows that one of them may cover; a taller one is not followed. */
export const MAX_MERGED_ROWS = 10_000;

/** A cell as text; an error of the sheet by its own code (`#REF!`). */
export function textOf(value: CellValue): string {
  return typeof value === "object" ? value.error : String(value);
}

/** Cells of a row as texts, from the first column to the last filled one. */
export function textsOf({ cells }: SheetRow): string[] {
  const texts: string[] = [];
  for (const [column, value] of cells) {
    while (texts.length < column) texts.push("");
    texts[column] = textOf(value);
  }
  return texts;
}
