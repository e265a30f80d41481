import { CsvTokenizer, type Dialect } from "./csv-tokenizer.ts";
import type { LineEnd } from "./decode.ts";
import type { ReadOptions } from "./format.ts";
import { findHeader } from "./header.ts";

/** Separators met in France, the likeliest first. */
export const SEPARATORS = [";", ",", "\t", "|"] as const;
/** Rows on which a dialect is judged. */
const JUDGED_ROWS = 200;
/** Stands for "no separator": NUL never occurs in decoded text. */
const NO_SEPARATOR = "\0";

/** How a text table is written, and where its columns are named. */
export type TableDialect = Dialect & {
  /** Line of the file that holds the column names; 0 = none. */
  headerRow: number;
  /** Each line is one quoted cell that holds the row. */
  wrapped?: boolean;
};

/** A dialect as recognised in a sample. */
export type RecognisedDialect = TableDialect & {
  /** Cells of the header as found in the sample. */
  header: string[];
};

type SampleRow = { cells: string[]; line: number };

/** The way a text table is written, from its first characters (at least its first rows, whole). Hints are taken as they are. */
export function recogniseDialect(sample: string, hints: ReadOptions): RecognisedDialect {
  const lineEnd = recogniseLineEnd(sample);
  const escaping = recogniseEscape(sample);
  const named = /^sep=(.)\r?[\n\r]/i.exec(sample)?.[1];
  const plain = {
    separator: hints.separator ?? named ?? recogniseSeparator(sample, lineEnd, escaping),
    lineEnd,
    escape: escaping,
  };
  const written = sampleRows(sample, plain).filter((row) => !isSeparatorLine(row));
  const inside = wrappedSeparator(written, plain, hints.separator);
  const dialect = inside === undefined ? plain : { ...plain, separator: inside, wrapped: true };
  const rows = inside === undefined ? written : written.map(({ cells, line }) => ({ cells: unwrapped(cells, dialect), line }));
  const header =
    hints.headerRow === undefined
      ? rows[findHeader(rows.map((row) => row.cells))]
      : rows.find((row) => row.line === hints.headerRow);
  return { ...dialect, headerRow: hints.headerRow ?? header?.line ?? 0, header: header?.cells ?? [] };
}

/**
 * Lines that are each one quoted cell ("nom;ville" between quotes): a table that a spreadsheet took for one column and saved
 * again. The separator inside them; undefined for a true single column.
 */
function wrappedSeparator(rows: SampleRow[], dialect: Dialect, hint: string | undefined): string | undefined {
  if (rows.length < 2 || rows.some(({ cells }) => cells.length > 1)) return undefined;
  return (hint === undefined ? SEPARATORS : [hint]).find((separator) => {
    const widths = rows.map(({ cells }) => unwrapped(cells, { ...dialect, separator }).length);
    const width = widths[0] ?? 1;
    return width > 2 && widths.filter((one) => one === width).length >= rows.length * 0.9;
  });
}

/** The cells inside a line that is one cell. */
export function unwrapped(cells: string[], dialect: Dialect): string[] {
  const [line] = cells;
  if (cells.length !== 1 || line === undefined) return cells;
  return sampleRows(line.replace(/[\r\n]+/g, " "), dialect)[0]?.cells ?? cells;
}

/** "sep=;", by which Excel is told the separator. */
export function isSeparatorLine({ cells, line }: SampleRow): boolean {
  return line === 1 && cells.length <= 2 && /^sep=.?$/i.test(cells[0] ?? "");
}

/** What ends lines, from the first line end outside quotes. */
function recogniseLineEnd(sample: string): LineEnd {
  let quoted = false;
  for (let i = 0; i < sample.length && i < 100_000; i++) {
    const letter = sample.charAt(i);
    if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === "\n") return "lf";
    else if (!quoted && letter === "\r" && i + 1 < sample.length) return sample.charAt(i + 1) === "\n" ? "lf" : "cr";
  }
  return !sample.includes("\n") && sample.includes("\r") ? "cr" : "lf";
}

/** `\"` inside text and never `""`: the way of MySQL and of PHP exports. */
function recogniseEscape(sample: string): Dialect["escape"] {
  const backslashes = sample.match(/\\"(?=[^";,\t|\r\n])/g)?.length ?? 0;
  const doubled = sample.match(/[^";,\t|\r\n]""[^"]/g)?.length ?? 0;
  return backslashes > doubled ? "backslash" : "double";
}

function recogniseSeparator(sample: string, lineEnd: LineEnd, escaping: Dialect["escape"]): string {
  let best: string = NO_SEPARATOR;
  let bestScore = 0;
  let unused: string | undefined;
  for (const separator of SEPARATORS) {
    const counts = sampleRows(sample, { separator, lineEnd, escape: escaping }).map((row) => row.cells.length);
    const score = scoreOf(counts);
    if (score > bestScore) [best, bestScore] = [separator, score];
    if (!sample.includes(separator)) unused ??= separator;
  }
  return best === NO_SEPARATOR ? (unused ?? NO_SEPARATOR) : best;
}

/**
 * How well a separator explains the rows: how many rows have it, how many have the same number of cells, and a little for
 * more cells. 0 when most rows do not have it (a list of sentences with commas is one column).
 */
function scoreOf(counts: number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const split = counts.filter((count) => count > 1);
  if (split.length === 0) return 0;
  let width = 0;
  let same = 0;
  for (const [count, rows] of tally) if (count > 1 && rows >= same) [width, same] = [count, rows];
  const presence = split.length / counts.length;
  const consistency = same / counts.length;
  const headed = (counts[0] ?? 0) > 1;
  if (consistency < 0.5 && (presence < 0.6 || !headed)) return 0;
  return presence + 2 * consistency + (counts[0] === width ? 0.5 : 0) + Math.min(width, 50) / 1000;
}

/** The first rows of a sample under a dialect; the last one, perhaps cut, is left out when there are others. */
function sampleRows(sample: string, dialect: Dialect): SampleRow[] {
  const rows: SampleRow[] = [];
  const events = {
    row: (cells: string[], line: number, _raw: string, ended: boolean) => {
      if (ended || rows.length === 0) rows.push({ cells, line });
    },
    stray: () => {},
    unclosed: () => {},
    endless: () => {},
  };
  const tokenizer = new CsvTokenizer(dialect, events);
  for (let start = 0; start < sample.length && rows.length < JUDGED_ROWS; start += 16_384) {
    tokenizer.push(sample.slice(start, start + 16_384));
  }
  if (rows.length < JUDGED_ROWS) tokenizer.end();
  return rows.slice(0, JUDGED_ROWS);
}
