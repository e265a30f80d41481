import { findHeader } from "./header.ts";
import { type CellValue, columnOf, type SheetRow, sheetRows } from "./xlsx-sheet.ts";
import type { SheetPart, Workbook } from "./xlsx-workbook.ts";

/** A range of cells shown as one: its value is written in its first cell only. */
export type MergedRange = { top: number; bottom: number; left: number; right: number };

export type SheetSurvey = {
  sheet: SheetPart;
  /** Row of the column names; 0 when the first row is already data. */
  headerRow: number;
  header: string[];
  /** Cells that hold a value: the size of the table. */
  filled: number;
  /** A header, and at least one row under it. */
  isTable: boolean;
};

const JUDGED_ROWS = 200;
/** Merged ranges followed in one sheet, and rows that one may cover. */
const MAX_MERGED = 20_000;
const MAX_MERGED_ROWS = 10_000;

/** Looks a sheet over: header, size. With a header row already known, only its cells are looked for. */
export async function surveySheet(workbook: Workbook, sheet: SheetPart, headerRow?: number): Promise<SheetSurvey> {
  const first: SheetRow[] = [];
  let filled = 0;
  for await (const rows of sheetRows(workbook, sheet.part)) {
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

/** Cells of a row as texts, from the first column to the last filled one. */
export function textsOf({ cells }: SheetRow): string[] {
  const texts: string[] = [];
  for (const [column, value] of cells) {
    while (texts.length < column) texts.push("");
    texts[column] = textOf(value);
  }
  return texts;
}

export function textOf(value: CellValue): string {
  return typeof value === "object" ? value.error : String(value);
}

/** Merged ranges that go over several rows, which their value holds for. Written after the rows, hence read on their own. */
export async function mergedRanges(workbook: Workbook, part: string): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
  let rest = "";
  for await (const block of workbook.part(part)) {
    const text = rest + block;
    let end = 0;
    for (let at = text.indexOf("mergeCell "); at >= 0 && ranges.length < MAX_MERGED; at = text.indexOf("mergeCell ", at + 1)) {
      const range = /^mergeCell [^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/.exec(text.slice(at, at + 200));
      if (range === null) continue;
      end = at + 1;
      const [, left = "", top = "", right = "", bottom = ""] = range;
      if (top === bottom || Number(bottom) - Number(top) > MAX_MERGED_ROWS) continue;
      ranges.push({ top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) });
    }
    rest = text.slice(Math.max(end, text.length - 200));
  }
  return ranges.sort((a, b) => a.top - b.top);
}
