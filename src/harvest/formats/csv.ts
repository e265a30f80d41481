import { createHash } from "node:crypto";
import { isSeparatorLine, type RecognisedDialect, recogniseDialect, type TableDialect, unwrapped } from "./csv-dialect.ts";
import { CsvTokenizer, type TokenEvents } from "./csv-tokenizer.ts";
import { decodeText } from "./decode.ts";
import type { Encoding } from "./encoding.ts";
import type { ByteSource, OnIssue, RawRow, ReadIssue, ReadOptions } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { type Column, columnsOf } from "./header.ts";
import { clip, issue, refusal } from "./issue.ts";
import { sampleText } from "./sample.ts";

/** Rows given at once, at most. */
export const BATCH_ROWS = 1_000;
/** Characters of rows that wait for a batch to be whole: rows may be long. */
export const BATCH_CHARACTERS = 4_000_000;
/** Characters a value may have; the rest is cut and told. */
export const MAX_VALUE = 1_000_000;

type TableLayout = { encoding: Encoding; dialect: RecognisedDialect };

/** Encoding and dialect of a text table: hints first, the bytes for the rest. Throws when a hint names no known encoding. */
export async function recogniseTable(source: ByteSource, hints: ReadOptions): Promise<TableLayout> {
  const { encoding, sample } = await sampleText(source, hints.encoding);
  return { encoding, dialect: recogniseDialect(sample, hints) };
}

/** Rows of a text table, in batches. Throws a refusal when the file as a whole cannot be trusted. */
export async function* readTable(source: ByteSource, layout: TableLayout, onIssue: OnIssue): AsyncGenerator<RawRow[]> {
  const { encoding, dialect } = layout;
  const table = new Table(dialect, onIssue);
  const tokenizer = new CsvTokenizer(dialect, table);
  for await (const text of decodeText(source.open(), encoding, dialect.lineEnd, onIssue)) {
    tokenizer.push(text);
    yield* table.batches(false);
  }
  tokenizer.end();
  yield* table.batches(true);
}

function isBlank(cell: string): boolean {
  return cell === "" || (cell.charCodeAt(0) <= 32 && cell.trim() === "");
}

/** Rows of cells to rows of values under the header, and the judgement on those that do not fit it. */
class Table implements TokenEvents {
  private rows: RawRow[] = [];
  /** Issues wait with the rows: when the file is refused as a whole, they are not worth telling. */
  private issues: ReadIssue[] = [];
  private header: string[] | undefined;
  private columns: string[] = [];
  /** Columns up to the last one that the header names. */
  private named = 0;
  private template: Record<string, unknown> = {};
  private layout = "";
  private pending = 0;
  private read = 0;
  private ragged: { line: number; cells: number }[] = [];
  private raggedCount = 0;
  private readonly dialect: TableDialect;
  private readonly onIssue: OnIssue;

  constructor(dialect: TableDialect, onIssue: OnIssue) {
    this.dialect = dialect;
    this.onIssue = onIssue;
  }

  row(written: string[], line: number, raw: string, ended: boolean): void {
    const cells = this.dialect.wrapped ? unwrapped(written, this.dialect) : written;
    if (this.header === undefined && (cells.every(isBlank) || !this.begin(cells, line))) return;
    const header = this.header ?? [];
    if (cells[0] === header[0] && this.repeatsHeader(cells, header)) {
      this.issues.push(issue("repeated-header", formatsText.repeatedHeader(line), { line }));
      return;
    }
    const { columns } = this;
    if (isBlank(cells[0] ?? "") && cells.every(isBlank)) return;
    this.read++;
    if (cells.length !== columns.length && !this.fits(cells, line, ended)) return;
    const values: Record<string, unknown> = { ...this.template };
    for (let i = 0; i < columns.length; i++) {
      const cell = cells[i] as string;
      values[columns[i] as string] = cell.length > MAX_VALUE ? this.clipped(cell, line, columns[i] as string) : cell;
    }
    this.rows.push({ line, values, raw, layout: this.layout });
    this.pending += raw.length;
  }

  stray(line: number, cell: string): void {
    if (this.header !== undefined) this.issues.push(issue("stray-quote", formatsText.strayQuote(line), { line, value: cell }));
  }

  unclosed(line: number, raw: string, last: boolean): void {
    if (last) this.issues.push(issue("truncated", formatsText.truncatedQuote(line), { line, value: raw }));
    else this.issues.push(issue("unclosed-quote", formatsText.unclosedQuote(line), { line, value: raw }));
    if (this.header !== undefined) this.read++;
  }

  endless(line: number, start: string): void {
    this.issues.push(issue("too-large", formatsText.endlessLine(line), { line, value: start }));
    if (this.header !== undefined) this.read++;
  }

  /** Whole batches read so far, and the rest at the end. */
  *batches(end: boolean): Generator<RawRow[]> {
    if (!end && this.rows.length < BATCH_ROWS && this.issues.length < BATCH_ROWS && this.pending < BATCH_CHARACTERS) return;
    this.judge();
    for (const told of this.issues.splice(0)) this.onIssue(told);
    if (end && this.header === undefined) throw refusal("empty-file", formatsText.emptyFile, formatsText.emptyFileHint);
    const all = end || this.pending >= BATCH_CHARACTERS;
    while (this.rows.length >= (all ? 1 : BATCH_ROWS)) yield this.rows.splice(0, BATCH_ROWS);
    this.pending = 0;
  }

  /** Rows before the header are passed over; true when this row is already data (a table without header). */
  private begin(cells: string[], line: number): boolean {
    const { headerRow } = this.dialect;
    if (line < headerRow || isSeparatorLine({ cells, line })) return false;
    const named = headerRow > 0;
    this.header = named ? cells : [];
    const columns = columnsOf(this.header, cells.length);
    this.columns = columns.map((column) => column.name);
    this.named = named ? columns.findLastIndex((column) => column.why !== "empty") + 1 : columns.length;
    this.template = JSON.parse(JSON.stringify(Object.fromEntries(this.columns.map((name) => [name, ""]))));
    this.layout = createHash("sha256").update(JSON.stringify(this.columns)).digest("hex").slice(0, 16);
    if (named) this.tellRenamed(columns, line);
    return !named;
  }

  private tellRenamed(columns: Column[], line: number): void {
    for (const [index, column] of columns.entries()) {
      if (column.why === "empty" && index < this.named) {
        this.issues.push(
          issue("column-renamed", formatsText.unnamedColumn(index + 1, column.name), { line, column: column.name }),
        );
      } else if (column.why === "repeated") {
        const detail = formatsText.repeatedColumn(column.original.trim(), column.name);
        this.issues.push(issue("column-renamed", detail, { line, column: column.name, value: column.original }));
      }
    }
  }

  private repeatsHeader(cells: string[], header: string[]): boolean {
    return cells.length === header.length && cells.every((cell, index) => cell === header[index]);
  }

  /**
   * A row with too many cells fits when the extra ones are empty. A row with too few does not, for its values may be shifted,
   * unless only columns without a name at the end of the header are missing.
   */
  private fits(cells: string[], line: number, ended: boolean): boolean {
    const width = this.columns.length;
    if (cells.length > width && cells.slice(width).every(isBlank)) return true;
    if (cells.length < width && cells.length >= this.named) {
      while (cells.length < width) cells.push("");
      return true;
    }
    const value = clip(cells.join(" | "));
    if (!ended && cells.length < width)
      this.issues.push(issue("truncated", formatsText.truncatedRow(line, width, cells.length), { line, value }));
    else this.issues.push(issue("ragged-row", formatsText.raggedRow(line, width, cells.length), { line, value }));
    this.raggedCount++;
    if (this.ragged.length < 3) this.ragged.push({ line, cells: cells.length });
    return false;
  }

  /** More than half of the rows do not fit the header: the header or the separator is wrong, and no row can be trusted. */
  private judge(): void {
    if (this.raggedCount * 2 <= this.read) return;
    const { headerRow, separator } = this.dialect;
    throw refusal(
      "ragged-file",
      formatsText.raggedFile(headerRow, this.columns.length, this.ragged, separator),
      formatsText.raggedFileHint,
    );
  }

  private clipped(cell: string, line: number, column: string): string {
    this.issues.push(
      issue("clipped-value", formatsText.clippedValue(column, cell.length, MAX_VALUE), { line, column, value: cell }),
    );
    return cell.slice(0, MAX_VALUE).toWellFormed();
  }
}
