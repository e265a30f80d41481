import { type Parts, scanPart } from "./archive-part.ts";
import { formatsText } from "./formats.fr.ts";
import { refusal } from "./issue.ts";
import {
  type CellValue,
  MAX_COLUMNS,
  MAX_MERGED,
  MAX_MERGED_ROWS,
  type MergedRange,
  type SheetRow,
  type Spreadsheet,
} from "./spreadsheet.ts";
import { attribute, XmlScanner } from "./xml-scanner.ts";

/**
 * Workbooks of LibreOffice (OpenDocument 1.2, part 1, chapter 9): all sheets are tables of one part; rows and cells that
 * repeat are written once with their number.
 */
export async function openOds(parts: Parts): Promise<Spreadsheet> {
  await refuseLocked(parts);
  const names: string[] = [];
  await scanPart(parts.text(CONTENT), {
    open(name, attributes) {
      if (name === "table") names.push(attribute(attributes, "name") ?? "");
    },
  });
  return {
    sheets: names.map((name) => ({ name, hidden: false })),
    rows: (sheet) => tableRows(parts, sheet),
    merged: async (sheet) => {
      const reader = new TableReader(sheet);
      await scanPart(parts.text(CONTENT), reader.events());
      return reader.merged;
    },
  };
}

const CONTENT = "content.xml";
const MANIFEST = "META-INF/manifest.xml";

/** With a password, every part but the manifest is noise. */
async function refuseLocked(parts: Parts): Promise<void> {
  if (!parts.has(MANIFEST)) return;
  await scanPart(parts.text(MANIFEST), {
    open(name) {
      if (name === "encryption-data") throw refusal("binary-file", formatsText.lockedZip, formatsText.foreign.locked.hint);
    },
  });
}

/** Times that a row or a cell with a value is repeated at most: more is decoration. */
const MAX_REPEATED_ROWS = 1_000;
const MAX_REPEATED_CELLS = 100;
/** Cells that a sheet may make out of those that repeat: they cost nothing to write. */
const MAX_MADE = 2_000_000;

async function* tableRows(parts: Parts, sheet: string): AsyncGenerator<SheetRow[]> {
  const reader = new TableReader(sheet);
  const scanner = new XmlScanner(reader.events());
  for await (const block of parts.text(CONTENT)) {
    scanner.push(block);
    if (reader.rows.length > 0) yield reader.rows.splice(0);
  }
}

class TableReader {
  rows: SheetRow[] = [];
  readonly merged: MergedRange[] = [];
  private inTable = false;
  private row = 1;
  private repeated = 1;
  private made = 0;
  private column = 0;
  private cells = new Map<number, CellValue>();
  /** The open cell: its attributes, and the paragraphs shown in it. */
  private cell: string | undefined;
  private shown = "";
  private inText = 0;
  private inNote = false;
  private readonly sheet: string;

  constructor(sheet: string) {
    this.sheet = sheet;
  }

  events() {
    return { open: this.open.bind(this), close: this.close.bind(this), text: this.text.bind(this) };
  }

  private open(name: string, attributes: string, closed: boolean): void {
    if (name === "table") this.inTable = attribute(attributes, "name") === this.sheet;
    else if (!this.inTable) return;
    else if (name === "table-row") this.openRow(attributes);
    else if (name === "table-cell" || name === "covered-table-cell") this.openCell(attributes, closed);
    else if (name === "annotation") this.inNote = !closed;
    else if (this.cell !== undefined) this.openText(name, attributes, closed);
  }

  private openRow(attributes: string): void {
    this.repeated = Number(attribute(attributes, "number-rows-repeated") ?? 1);
    this.column = 0;
    this.cells = new Map();
  }

  private openCell(attributes: string, closed: boolean): void {
    this.cell = attributes;
    this.shown = "";
    this.inText = 0;
    if (closed) this.closeCell();
  }

  private openText(name: string, attributes: string, closed: boolean): void {
    if (name === "p" || name === "h") {
      if (this.shown !== "" && !this.inNote) this.shown += "\n";
      if (!closed) this.inText++;
    } else if (this.inText > 0 && !this.inNote) {
      if (name === "s") this.shown += " ".repeat(Math.min(1_000, Number(attribute(attributes, "c") ?? 1)));
      else if (name === "tab") this.shown += "\t";
      else if (name === "line-break") this.shown += "\n";
    }
  }

  private text(text: string): void {
    if (this.inText > 0 && !this.inNote) this.shown += text;
  }

  private close(name: string): void {
    if (name === "annotation") this.inNote = false;
    else if (name === "p" || name === "h") this.inText = Math.max(0, this.inText - 1);
    else if (name === "table") this.inTable = false;
    else if (!this.inTable) return;
    else if (name === "table-cell" || name === "covered-table-cell") this.closeCell();
    else if (name === "table-row") this.closeRow();
  }

  private closeCell(): void {
    const { cell } = this;
    if (cell === undefined) return;
    this.cell = undefined;
    const value = cellValue(cell, this.shown);
    const columns = Number(attribute(cell, "number-columns-repeated") ?? 1);
    if (value !== "") {
      this.noteMerged(cell);
      const end = Math.min(MAX_COLUMNS, this.column + Math.min(columns, MAX_REPEATED_CELLS));
      for (let column = this.column; column < end; column++) this.cells.set(column, value);
    }
    this.column += columns;
  }

  private noteMerged(cell: string): void {
    const rows = Number(attribute(cell, "number-rows-spanned") ?? 1);
    if (rows < 2 || rows > MAX_MERGED_ROWS || this.merged.length >= MAX_MERGED) return;
    const columns = Number(attribute(cell, "number-columns-spanned") ?? 1);
    this.merged.push({ top: this.row, bottom: this.row + rows - 1, left: this.column, right: this.column + columns - 1 });
  }

  private closeRow(): void {
    const times = this.cells.size === 0 ? 0 : Math.min(this.repeated, MAX_REPEATED_ROWS);
    this.made += (times - 1) * this.cells.size;
    if (this.made > MAX_MADE) throw refusal("too-large", formatsText.workbookTooLarge, formatsText.tooLargeHint);
    for (let i = 0; i < times; i++) this.rows.push({ row: this.row + i, cells: new Map(this.cells) });
    this.row += this.repeated;
  }
}

/** The value of a cell; for numbers written as codes ("01000", "02 98 39 91 07"), what is shown. */
function cellValue(cell: string, shown: string): CellValue {
  switch (attribute(cell, "value-type")) {
    case "float":
    case "percentage":
    case "currency": {
      if (/^#|^Err:/.test(shown)) return { error: shown };
      if (/^0\d[\d\s\u00a0\u202f-]*$/.test(shown)) return shown;
      const number = Number(attribute(cell, "value"));
      return Number.isFinite(number) ? Number(number.toPrecision(15)) : shown;
    }
    case "date":
      return attribute(cell, "date-value")?.replace(/T00:00:00(\.0+)?$/, "") ?? shown;
    case "time":
      return shown;
    case "boolean":
      return attribute(cell, "boolean-value") === "true";
    default:
      return /^(#(REF|DIV\/0|N\/A|NAME|NOM|VALUE|VALEUR|NUM|NULL)[!?]?|Err:\d+)$/.test(shown) ? { error: shown } : shown;
  }
}
