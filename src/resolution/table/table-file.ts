import { type ByteSource, type RawRow, type ReadIssue, type Recognition, readRows, recognise } from "../../harvest/index.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { matchFr as fr } from "./match.fr.ts";

/** A row of somebody's table: texts by column; `numbers`: those of its cells that were numbers, as workbooks have. */
export type TableRow = {
  line: number;
  cells: Readonly<Record<string, string>>;
  numbers: Readonly<Record<string, number>>;
};

/** Somebody's table, whatever its format; nothing of it is kept but what it is. */
export type TableFile = {
  name: string;
  recognition: Recognition;
  /** In their order; those of nested records are dotted ("adresse.ville"). */
  columns: readonly string[];
  /** The first rows, up to 1,000. */
  sample: readonly TableRow[];
  /** All rows, from the first on, each time it is asked; always the same ones. */
  rows(onIssue?: (issue: ReadIssue) => void): AsyncGenerator<TableRow[]>;
};

/** Levels of nested records that make columns of their own. */
const LEVELS = 4;
const LONGEST_CELL = 32_000;

/**
 * Opens a table of any format that harvests read. @throws ProblemError `file/...` where it cannot be read, `match/no-rows` where it
 * holds no row.
 */
export async function openTable(source: ByteSource, name: string): Promise<TableFile> {
  const recognition = await recognised(source, name);
  const { format, encoding, separator, headerRow, sheet, records } = recognition;
  const options = {
    format,
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(records === undefined ? {} : { records }),
  };
  async function* rows(onIssue: (issue: ReadIssue) => void = () => {}): AsyncGenerator<TableRow[]> {
    for await (const batch of readRows(source, options, onIssue)) yield batch.map(tableRow);
  }
  const sample: TableRow[] = [];
  for await (const batch of rows()) {
    sample.push(...batch);
    if (sample.length >= 1000) break;
  }
  if (sample.length === 0) throw new ProblemError({ code: "match/no-rows", kind: "invalid", ...fr.noRows(name) });
  const columns = recognition.columns.map((column) => column.name).filter((column) => column !== "geometry");
  return { name, recognition, columns, sample: sample.slice(0, 1000), rows };
}

/** Signs that stand between cells in few files, and in words never: tried where nothing else makes columns. */
const RARE = ["%", "^", "#", "~", "¦", "§", ":"];

/** What the bytes say; of two files that are given, an error says which. */
async function recognised(source: ByteSource, name: string): Promise<Recognition> {
  const found = await recognise(source, { fileName: name }).catch((error: unknown) => {
    if (!isProblem(error)) throw error;
    const { code, kind, detail, hint } = error;
    throw new ProblemError({ code, kind, detail: fr.inFile(name, detail), hint });
  });
  const [only, second] = found.columns;
  if (found.format !== "csv" || only === undefined || second !== undefined) return found;
  const separator = RARE.find(
    (sign) => only.name.split(sign).length > 2 && only.samples.every((text) => text.split(sign).length > 2),
  );
  return separator === undefined ? found : recognise(source, { fileName: name, separator });
}

function tableRow({ line, values }: RawRow): TableRow {
  const cells: Record<string, string> = Object.create(null);
  const numbers: Record<string, number> = Object.create(null);
  flatten(values, "", 1, { cells, numbers });
  return { line, cells, numbers };
}

type Flat = { cells: Record<string, string>; numbers: Record<string, number> };

function flatten(values: object, prefix: string, level: number, into: Flat): void {
  for (const [key, value] of Object.entries(values)) {
    const name = prefix + key;
    if (isRecord(value) && level < LEVELS && !("coordinates" in value)) flatten(value, `${name}.`, level + 1, into);
    else {
      into.cells[name] = textOf(value);
      if (typeof value === "number" && Number.isFinite(value)) into.numbers[name] = value;
    }
  }
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

/** A value as one cell shows it. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join(" ; ").slice(0, LONGEST_CELL);
  return JSON.stringify(value).slice(0, LONGEST_CELL);
}
