import { stringify } from "csv-stringify/sync";
import { matchFr as fr } from "./match.fr.ts";
import { type Beside, besideOf, type TableMatch } from "./match-table.ts";
import type { TableFile, TableRow } from "./table-file.ts";
import { workbookBytes } from "./write-workbook.ts";

/** A cell that a spreadsheet would run; signs before digits alone (phones, numbers) run nothing. */
const RUNS = /^[=+\-@\t\r＝＋－＠]/;
const DIGITS = /^[+-][\d\s.,()/\u00a0\u202f]*$/;

const harmless = (cell: string): string => (RUNS.test(cell) && !DIGITS.test(cell) ? `'${cell}` : cell);

/** Names of the columns of the table that is given back: those of the file, then ours, renamed where the file has them already. */
function headings(table: TableFile): { own: string[]; added: string[] } {
  const original = new Map(table.recognition.columns.map(({ name, original: written }) => [name, written?.trim() || name]));
  const own = table.columns.map((column) => original.get(column) ?? column);
  const taken = new Set(own.map((name) => name.toLowerCase()));
  const added = [fr.columns.group, fr.columns.probability, fr.columns.entry].map((name) => {
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name} ${n}`;
    return free;
  });
  return { own, added };
}

/** A number as French spreadsheets read it; never 1 where it is less. */
const decimal = (probability: number): string => String(floored(probability)).replace(".", ",");
const floored = (probability: number): number => Math.floor(probability * 10_000) / 10_000;

type Written = { own: string[]; numbers: TableRow["numbers"]; beside: Beside };

async function* rowsWith(table: TableFile, match: TableMatch): AsyncGenerator<Written[]> {
  let at = 0;
  for await (const batch of table.rows()) {
    yield batch.map(({ cells, numbers }) => ({
      own: table.columns.map((column) => cells[column] ?? ""),
      numbers,
      beside: besideOf(match, at++),
    }));
  }
}

/** The same table as CSV in UTF-8, under its own separator, with what was found beside each row. No cell runs as a formula. */
export async function* csvOf(table: TableFile, match: TableMatch): AsyncGenerator<string> {
  const delimiter = table.recognition.separator ?? ";";
  const line = { delimiter, record_delimiter: "windows" } as const;
  const { own, added } = headings(table);
  yield `\ufeff${stringify([[...own, ...added].map(harmless)], line)}`;
  for await (const batch of rowsWith(table, match)) {
    const rows = batch.map(({ own: cells, beside: { group, probability, entry } }) => [
      ...cells.map(harmless),
      ...(group === 0 ? ["", ""] : [String(group), decimal(probability)]),
      harmless(entry),
    ]);
    yield stringify(rows, line);
  }
}

/** The same sheet as a workbook (XLSX): cells are numbers where they were, else texts, which run nothing. */
export function xlsxOf(table: TableFile, match: TableMatch): AsyncGenerator<Uint8Array> {
  const { own, added } = headings(table);
  async function* rows(): AsyncGenerator<(string | number)[][]> {
    yield [[...own, ...added]];
    for await (const batch of rowsWith(table, match)) {
      yield batch.map(({ own: cells, numbers, beside: { group, probability, entry } }) => [
        ...cells.map((cell, i) => numbers[table.columns[i] as string] ?? cell),
        ...(group === 0 ? ["", ""] : [group, floored(probability)]),
        entry,
      ]);
    }
  }
  return workbookBytes(table.recognition.sheet ?? fr.sheet, rows());
}
