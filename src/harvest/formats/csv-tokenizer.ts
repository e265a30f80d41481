import type { LineEnd } from "./decode.ts";

/**
 * Text to rows of cells, block by block: RFC 4180 with what partners' files add to it. Own engine because rows must carry the
 * line where they start and their exact text, because a quote that is never closed must cost its own line and not the rest of
 * the file, and for speed (bench/formats.ts).
 *
 * - a cell may start with spaces before its quote;
 * - text after a closing quote makes the cell literal, quotes included (`stray`);
 * - a quoted cell that runs over several lines and closes in the middle of text, or runs too far, was never closed: its first
 *   line is given up (`unclosed`) and reading starts again at the next one;
 * - blank lines are skipped.
 */
export type Dialect = {
  separator: string;
  lineEnd: LineEnd;
  /** How a quote is written inside quotes: doubled ("") or after a backslash (\"). */
  escape: "double" | "backslash";
};

/** What the tokenizer calls, in the order of the file. */
export type TokenEvents = {
  /** `raw` is the row as written, without its line end; `ended` is false for a last line without line end. */
  row(cells: string[], line: number, raw: string, ended: boolean): void;
  /** A cell with text after its closing quote; the row follows. */
  stray(line: number, cell: string): void;
  /** A quote opened on `line` that is not closed; `last` when the file ends on that line. */
  unclosed(line: number, raw: string, last: boolean): void;
  /** A line without end longer than `MAX_ROW`, left out. */
  endless(line: number, start: string): void;
};

/** Characters (UTF-16 units) a row may have. */
const MAX_ROW = 8_000_000;
/** Characters and lines a quoted cell may run over when it holds line ends. */
const MAX_QUOTED = 1_000_000;
const MAX_QUOTED_LINES = 1_000;

const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const LF = 10;
const CR = 13;

/** Where a quoted cell ends: -1 = not in this block, -2 = never closed. */
const WAIT = -1;
const NEVER = -2;

/** Cuts the text of a table into rows of cells, block by block, whatever the quoting; memory is bounded by its limits. */
export class CsvTokenizer {
  private text = "";
  private line = 1;
  private skipping = false;
  private worthScanning = 0;
  private readonly separator: number;
  private readonly newline: number;
  private readonly backslash: boolean;
  private readonly events: TokenEvents;
  // What the last call of `quoted` found, beside the position it returns.
  private cell = "";
  private cellLines = 0;
  private strayCell = false;

  constructor(dialect: Dialect, events: TokenEvents, firstLine = 1) {
    this.separator = dialect.separator.charCodeAt(0);
    this.newline = dialect.lineEnd === "lf" ? LF : CR;
    this.backslash = dialect.escape === "backslash";
    this.events = events;
    this.line = firstLine;
  }

  push(block: string): void {
    this.text = this.text === "" ? block : this.text + block;
    if (this.text.length < this.worthScanning) return;
    this.text = this.text.slice(this.scan(false));
    // A long row is looked at again only when it has doubled, so that its cost stays in proportion to its length.
    this.worthScanning = this.text.length > 32_000 ? this.text.length * 2 : 0;
  }

  end(): void {
    this.scan(true);
    this.text = "";
  }

  /** Reads whole rows; returns where the first row that is not whole starts. */
  private scan(final: boolean): number {
    const { text, separator, newline } = this;
    const length = text.length;
    let i = this.skipping ? this.skipLine(0, final) : 0;
    while (i < length) {
      const start = i;
      const cells: string[] = [];
      let lines = 1;
      let strays: string[] | undefined;
      let code: number;
      for (;;) {
        code = text.charCodeAt(i);
        if (code === SPACE) {
          i = this.beforeQuote(i);
          code = text.charCodeAt(i);
        }
        if (code === QUOTE) {
          const end = this.quoted(i, final);
          if (end < 0) {
            if (end === WAIT && length - start < MAX_ROW) return start;
            i = this.giveUp(this.line + lines - 1, start, i, final);
            lines = 0;
            break;
          }
          cells.push(this.cell);
          lines += this.cellLines;
          if (this.strayCell) strays = [...(strays ?? []), this.cell];
          i = end;
          code = text.charCodeAt(i);
        } else {
          const from = i;
          while (code !== separator && code !== newline && i < length) code = text.charCodeAt(++i);
          cells.push(text.slice(from, code !== separator && i > from && text.charCodeAt(i - 1) === CR ? i - 1 : i));
        }
        if (i >= length - (newline === CR ? 1 : 0) && !final) return this.waitOrSkip(start);
        if (code !== separator) break;
        i++;
      }
      if (lines === 0) continue;
      if (cells.length > 1 || cells[0] !== "") {
        for (const cell of strays ?? []) this.events.stray(this.line, cell);
        this.events.row(cells, this.line, text.slice(start, text.charCodeAt(i - 1) === CR ? i - 1 : i), i < length);
      }
      i++;
      if (newline === CR && text.charCodeAt(i) === LF) i++;
      this.line += lines;
    }
    return i;
  }

  /** Position of the quote that follows spaces at `at`; `at` itself when what follows is not a quote. */
  private beforeQuote(at: number): number {
    if (this.separator === SPACE) return at;
    let after = at + 1;
    while (this.text.charCodeAt(after) === SPACE) after++;
    return this.text.charCodeAt(after) === QUOTE ? after : at;
  }

  /**
   * Reads the quoted cell that opens at `open`: returns the position of what follows it (separator, line end or end of text),
   * WAIT or NEVER; the value is left in `cell`.
   */
  private quoted(open: number, final: boolean): number {
    const { text, separator, newline } = this;
    let from = open + 1;
    let escaped = this.backslash;
    let close: number;
    for (;;) {
      close = text.indexOf('"', from);
      if (close < 0) return this.unfinished(open, final);
      if (this.backslash && this.isEscaped(open, close)) {
        escaped = true;
        from = close + 1;
      } else if (text.charCodeAt(close + 1) === QUOTE) {
        escaped = true;
        from = close + 2;
      } else break;
    }
    let next = close + 1;
    let code = text.charCodeAt(next);
    while (code === SPACE && separator !== SPACE) code = text.charCodeAt(++next);
    if (newline === LF && code === CR && text.charCodeAt(next + 1) === LF) code = text.charCodeAt(++next);
    if (next >= text.length && !final) return WAIT;
    if (code === CR && next + 1 >= text.length) code = text.charCodeAt(++next); // a lone CR ends the file
    const stray = code !== separator && code !== newline && next < text.length;
    const cell = text.slice(open + 1, close);
    const lines = this.countLines(cell);
    if (lines > 0 && (stray || lines > MAX_QUOTED_LINES || close - open > MAX_QUOTED)) return NEVER;
    this.cellLines = lines;
    this.strayCell = stray;
    if (stray) return this.literal(open, next);
    this.cell = escaped ? this.unescape(cell) : cell;
    return next;
  }

  /** Text follows the closing quote: the cell is taken as written, up to the next separator or line end. */
  private literal(open: number, from: number): number {
    const { text, separator, newline } = this;
    let i = from;
    let code = text.charCodeAt(i);
    while (code !== separator && code !== newline && i < text.length) code = text.charCodeAt(++i);
    this.cell = text.slice(open, code === newline && text.charCodeAt(i - 1) === CR ? i - 1 : i);
    return i;
  }

  private unfinished(open: number, final: boolean): number {
    if (final) return NEVER;
    const pending = this.text.length - open;
    if (pending < 64_000) return WAIT;
    const lines = this.countLines(this.text.slice(open));
    return lines > MAX_QUOTED_LINES || (lines > 0 && pending > MAX_QUOTED) ? NEVER : WAIT;
  }

  private isEscaped(open: number, close: number): boolean {
    let before = close - 1;
    while (before > open && this.text.charCodeAt(before) === BACKSLASH) before--;
    return (close - 1 - before) % 2 === 1;
  }

  private unescape(cell: string): string {
    const text = cell.replaceAll('""', '"');
    return this.backslash ? text.replace(/\\(["\\])/g, "$1") : text;
  }

  /** The quote at `open` is never closed: says so and returns the start of the next line. */
  private giveUp(line: number, start: number, open: number, final: boolean): number {
    let end = this.text.indexOf(this.newline === LF ? "\n" : "\r", open);
    if (end < 0) end = this.text.length;
    this.events.unclosed(line, this.text.slice(start, end), final && end >= this.text.length - 1);
    this.line = line;
    return this.skipLine(open, final);
  }

  private waitOrSkip(start: number): number {
    if (this.text.length - start < MAX_ROW) return start;
    this.events.endless(this.line, this.text.slice(start, start + 200));
    return this.skipLine(start, false);
  }

  /** Start of the line after the one that holds `from`; the rest of that line may lie in blocks to come. */
  private skipLine(from: number, final: boolean): number {
    const end = this.text.indexOf(this.newline === LF ? "\n" : "\r", from);
    this.skipping = end < 0 && !final;
    if (end < 0) return this.text.length;
    this.line++;
    return end + 1;
  }

  /** Line ends inside a cell. In a CR file a cell may hold LF, as Excel for Macintosh writes them. */
  private countLines(cell: string): number {
    let lines = 0;
    for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) {
      if (this.newline === LF || cell.charCodeAt(at - 1) !== CR) lines++;
    }
    if (this.newline === LF) return lines;
    for (let at = cell.indexOf("\r"); at >= 0; at = cell.indexOf("\r", at + 1)) lines++;
    return lines;
  }
}
