import type { Parts } from "./archive-part.ts";
import { type CellValue, MAX_COLUMNS, MAX_MERGED, MAX_MERGED_ROWS, type MergedRange, type SheetRow } from "./spreadsheet.ts";
import { formatNumber, type NumberStyle } from "./xlsx-number.ts";
import { attribute, XmlScanner } from "./xml-scanner.ts";

/** What the cells of a workbook refer to. */
export type XlsxBook = { parts: Parts; strings: string[]; styles: NumberStyle[]; epoch1904: boolean };

/** Rows of a sheet of Excel, from its part. */
export async function* sheetRows(book: XlsxBook, part: string): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(book);
  const scanner = new XmlScanner(reader);
  for await (const block of book.parts.text(part)) {
    scanner.push(block);
    if (reader.rows.length > 0) yield reader.rows.splice(0);
  }
}

class SheetReader {
  readonly rows: SheetRow[] = [];
  private row = 0;
  private column = -1;
  private cells = new Map<number, CellValue>();
  private type = "n";
  private style = 0;
  private value: string | undefined;
  private inValue = false;
  private inPhonetic = false;
  private readonly book: XlsxBook;

  constructor(book: XlsxBook) {
    this.book = book;
  }

  open(name: string, attributes: string, closed: boolean): void {
    if (name === "c") this.openCell(attributes);
    // A text written in the cell itself is in "t", anything else in "v"; some programs write both.
    else if (name === (this.type === "inlineStr" ? "t" : "v") && !this.inPhonetic) {
      this.inValue = !closed;
      this.value ??= "";
    } else if (name === "rPh") this.inPhonetic = !closed;
    else if (name === "row") this.openRow(attributes);
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.inValue = false;
    else if (name === "c") this.closeCell();
    else if (name === "rPh") this.inPhonetic = false;
    else if (name === "row" && this.cells.size > 0) {
      this.rows.push({ row: this.row, cells: this.cells });
      this.cells = new Map();
    }
  }

  text(text: string): void {
    if (this.inValue) this.value = this.value === "" ? text : this.value + text;
  }

  /** Some writers leave the numbers of rows and cells out: then each follows the one before. */
  private openRow(attributes: string): void {
    const row = Number(attribute(attributes, "r"));
    this.row = row > this.row ? row : this.row + 1;
    this.column = -1;
    this.cells = new Map();
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, "r");
    this.column = reference === undefined ? this.column + 1 : columnOf(reference);
    this.type = attribute(attributes, "t") ?? "n";
    this.style = Number(attribute(attributes, "s") ?? 0);
    this.value = undefined;
  }

  private closeCell(): void {
    if (this.value === undefined || this.value === "" || this.column >= MAX_COLUMNS || this.column < 0) return;
    const value = this.cellValue(this.value);
    if (value !== undefined && value !== "") this.cells.set(this.column, value);
    this.value = undefined;
  }

  private cellValue(written: string): CellValue | undefined {
    const { strings, styles, epoch1904 } = this.book;
    switch (this.type) {
      case "s":
        return strings[Number(written)];
      case "str":
      case "inlineStr":
        return unescapeText(written);
      case "b":
        return written.trim() === "1" || written.trim() === "true";
      case "e":
        return { error: written };
      case "d":
        return written.trim().replace(/T00:00:00(\.0+)?Z?$/, "");
      default: {
        const number = Number(written);
        return Number.isFinite(number) ? formatNumber(number, styles[this.style] ?? { kind: "plain" }, epoch1904) : written;
      }
    }
  }
}

/** Column of a reference, from 0: "A1" is 0, "AB7" is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** "_x000D_" and the like, by which a workbook writes control characters. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("\0", "");
}

/** Merged ranges that go over several rows, which their value holds for. Written after the rows, hence read on their own. */
export async function mergedRanges(blocks: AsyncGenerator<string>): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
  let rest = "";
  for await (const block of blocks) {
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
