import { formatNumber } from "./xlsx-number.ts";
import { unescapeText, type Workbook } from "./xlsx-workbook.ts";
import { attribute, XmlScanner } from "./xml-scanner.ts";

/** A cell: text, number, true or false; `error` when its formula failed (#REF!). Formulas are read by their last result. */
export type CellValue = string | number | boolean | { error: string };

/** A row as the sheet holds it: cells by column from 0, empty ones absent. */
export type SheetRow = { row: number; cells: Map<number, CellValue> };

/** Columns that a sheet may have (Excel's own limit). */
const MAX_COLUMNS = 16_384;

/** Rows of a sheet that hold at least one value, in batches as they are unfolded. */
export async function* sheetRows(workbook: Workbook, part: string): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(workbook);
  const scanner = new XmlScanner(reader);
  for await (const block of workbook.part(part)) {
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
  private readonly workbook: Workbook;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  open(name: string, attributes: string, closed: boolean): void {
    if (name === "c") this.openCell(attributes);
    else if (name === "v" || (name === "t" && !this.inPhonetic)) {
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
    const { strings, styles, epoch1904 } = this.workbook;
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
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
