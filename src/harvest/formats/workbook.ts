import { type Parts, partsOf } from "./archive-part.ts";
import { readAll } from "./byte-source.ts";
import { BATCH_ROWS, MAX_VALUE } from "./csv.ts";
import type { ByteSource, OnIssue, RawRow, ReadOptions } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { columnsOf } from "./header.ts";
import { issue, refusal } from "./issue.ts";
import { openOds } from "./ods.ts";
import { dataSheet, surveySheet } from "./sheet-survey.ts";
import { type CellValue, type MergedRange, type SheetRow, type Spreadsheet, textOf, textsOf } from "./spreadsheet.ts";
import { mainPart, openXlsx } from "./xlsx.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

/** Bytes that a workbook file may have; its rows are then streamed out of it. */
const MAX_WORKBOOK_BYTES = 100_000_000;

type WorkbookLayout = { book: Spreadsheet; sheet: string; sheets: string[]; headerRow: number; header: string[] };

/** Opens a workbook. Throws a refusal when the archive is none, telling what it seems to be. */
export async function openSpreadsheet(archive: Buffer): Promise<Spreadsheet> {
  const entries = zipEntries(archive);
  const parts = partsOf(archive, entries);
  const main = await mainPart(parts);
  if (main === undefined && !(await isOds(parts))) throw notAWorkbook(entries);
  const book = main === undefined ? await openOds(parts) : await openXlsx(parts, main);
  if (book.sheets.length === 0) throw refusal("unreadable-workbook", formatsText.noSheet, formatsText.foreign.oldExcel.hint);
  return book;
}

/** Some programs leave the file out that says the kind of an OpenDocument. */
async function isOds(parts: Parts): Promise<boolean> {
  if (!parts.has("content.xml")) return false;
  let kind = parts.has("mimetype") ? "" : "spreadsheet";
  if (kind === "") for await (const text of parts.text("mimetype")) kind += text.slice(0, 200);
  return kind.includes("spreadsheet");
}

/** Tells what an archive that is no workbook holds. */
function notAWorkbook(entries: Map<string, ZipEntry>) {
  const names = [...entries.keys()].filter((name) => !name.endsWith("/"));
  const { foreign } = formatsText;
  const kinds: [RegExp, { what: string; hint: string }][] = [
    [/^xl\/workbook\.bin$/, foreign.binaryExcel],
    [/^(word|ppt)\/|^content\.xml$/, foreign.document],
    [/\.shp$/i, foreign.shapefile],
    [/^Index\/.*\.iwa$/, foreign.numbers],
  ];
  const kind = kinds.find(([mark]) => names.some((name) => mark.test(name)))?.[1];
  if (kind !== undefined) return refusal("binary-file", formatsText.foreignFile(kind.what), kind.hint);
  return refusal("binary-file", formatsText.zipOf(names.slice(0, 5)), foreign.archive.hint);
}

/** Opens a workbook and finds the sheet and the row where the table starts. Throws a refusal when it cannot be read. */
export async function recogniseWorkbook(source: ByteSource, hints: ReadOptions): Promise<WorkbookLayout> {
  const book = await openSpreadsheet(await readAll(source, MAX_WORKBOOK_BYTES));
  const sheets = book.sheets.map((sheet) => sheet.name);
  const named = book.sheets.filter((sheet) => hints.sheet === undefined || sheet.name === hints.sheet);
  if (named.length === 0) {
    throw refusal("unknown-sheet", formatsText.unknownSheet(hints.sheet ?? "", sheets), formatsText.unknownSheetHint);
  }
  const surveys = [];
  for (const sheet of named) surveys.push(await surveySheet(book, sheet, hints.headerRow));
  const found = dataSheet(surveys);
  if (found === undefined || found.filled === 0) throw refusal("empty-file", formatsText.emptyFile, formatsText.emptyFileHint);
  return { book, sheet: found.sheet.name, sheets, headerRow: found.headerRow, header: found.header };
}

/** Rows of one sheet, in batches; `line` is the row of the sheet. */
export async function* readWorkbook(layout: WorkbookLayout, onIssue: OnIssue): AsyncGenerator<RawRow[]> {
  const { book, sheet, headerRow } = layout;
  const table = new SheetTable(sheet, headerRow, await book.merged(sheet), onIssue);
  let batch: RawRow[] = [];
  for await (const rows of book.rows(sheet)) {
    for (const row of rows) {
      const read = table.row(row);
      if (read !== undefined) batch.push(read);
    }
    while (batch.length >= BATCH_ROWS) yield batch.splice(0, BATCH_ROWS);
  }
  if (batch.length > 0) yield batch;
  batch = [];
}

class SheetTable {
  private header: string[] | undefined;
  private names: string[] = [];
  /** Merged ranges not yet passed, and the value of those that cover the current row. */
  private readonly merged: MergedRange[];
  private held: { range: MergedRange; value: CellValue }[] = [];
  private readonly sheet: string;
  private readonly headerRow: number;
  private readonly onIssue: OnIssue;

  constructor(sheet: string, headerRow: number, merged: MergedRange[], onIssue: OnIssue) {
    this.sheet = sheet;
    this.headerRow = headerRow;
    this.merged = merged.filter((range) => range.top > headerRow);
    this.onIssue = onIssue;
  }

  /** The row under the names of its columns; undefined for titles, header, repeated header. */
  row(row: SheetRow): RawRow | undefined {
    if (row.row < this.headerRow) return undefined;
    if (this.header === undefined) {
      this.begin(this.headerRow > 0 ? row : undefined);
      if (this.headerRow > 0) return undefined;
    }
    if (this.repeatsHeader(row)) {
      this.onIssue(issue("repeated-header", formatsText.repeatedHeader(row.row), { line: row.row }));
      return undefined;
    }
    this.fillMerged(row);
    const values: Record<string, unknown> = Object.fromEntries(this.names.map((name) => [name, null]));
    for (const [column, value] of row.cells) values[this.nameOf(column)] = this.valueOf(value, row.row, column);
    return { line: row.row, sheet: this.sheet, values, raw: undefined };
  }

  private begin(row: SheetRow | undefined): void {
    this.header = row === undefined ? [] : textsOf(row);
    const columns = columnsOf(this.header);
    for (const [index, column] of columns.entries()) {
      const place = { line: row?.row, column: column.name };
      if (column.why === "empty") this.onIssue(issue("column-renamed", formatsText.unnamedColumn(index + 1, column.name), place));
      else if (column.why === "repeated") {
        this.onIssue(issue("column-renamed", formatsText.repeatedColumn(column.original.trim(), column.name), place));
      }
    }
    this.names = columns.map((column) => column.name);
  }

  private nameOf(column: number): string {
    return this.names[column] ?? `colonne ${column + 1}`;
  }

  private repeatsHeader({ cells }: SheetRow): boolean {
    const { header } = this;
    if (header === undefined || header.length === 0) return false;
    const [first] = header;
    if (first !== undefined && first !== "" && cells.get(0) !== first) return false;
    const filled = header.filter((name) => name !== "").length;
    return cells.size === filled && [...cells].every(([column, value]) => textOf(value) === header[column]);
  }

  /** A value merged over several rows holds for each of them. */
  private fillMerged({ row, cells }: SheetRow): void {
    this.held = this.held.filter(({ range }) => range.bottom >= row);
    for (let range = this.merged[0]; range !== undefined && range.top <= row; range = this.merged[0]) {
      this.merged.shift();
      const value = range.top === row ? cells.get(range.left) : undefined;
      if (value !== undefined) this.held.push({ range, value });
    }
    for (const { range, value } of this.held) if (!cells.has(range.left)) cells.set(range.left, value);
  }

  private valueOf(value: CellValue, line: number, column: number): string | number | boolean | null {
    const name = this.nameOf(column);
    if (typeof value === "object") {
      this.onIssue(
        issue("spreadsheet-error", formatsText.cellError(line, name, value.error), { line, column: name, value: value.error }),
      );
      return null;
    }
    if (typeof value !== "string") return value;
    if (value.length <= MAX_VALUE) return value.toWellFormed();
    this.onIssue(issue("clipped-value", formatsText.clippedValue(name, value.length, MAX_VALUE), { line, column: name, value }));
    return value.slice(0, MAX_VALUE).toWellFormed();
  }
}
