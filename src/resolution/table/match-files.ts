import { createHash } from "node:crypto";
import type { ByteSource } from "../../harvest/index.ts";
import { matchFr as fr } from "./match.fr.ts";
import { type ComparedEntry, type MatchedWith, matchTable, type TableMatch } from "./match-table.ts";
import { columnsOfTable, type GivenColumn, type TableColumn } from "./table-columns.ts";
import { openTable, type TableFile } from "./table-file.ts";

/** A file to match, and the columns that a person names in it. */
export type GivenFile = { source: ByteSource; name: string; columns: readonly GivenColumn[] };

type Options = Parameters<typeof matchTable>[3] & {
  with?: GivenFile;
  /** Fiches of the catalogue, where the file is not compared with another. */
  entries?: () => AsyncIterable<readonly ComparedEntry[]>;
};

/** A table, what its columns hold, and what was found. */
export type FileMatch = {
  table: TableFile;
  columns: readonly TableColumn[];
  with?: { table: TableFile; columns: readonly TableColumn[]; itself: boolean };
  match: TableMatch;
};

/**
 * Matches a file with itself, and with another or the catalogue. The same file twice is matched with itself alone.
 * @throws ProblemError as `openTable`, `columnsOfTable` and `matchTable`.
 */
export async function matchFile(file: GivenFile, options: Options): Promise<FileMatch> {
  const table = await openTable(file.source, file.name);
  const columns = columnsOfTable(table, file.columns);
  if (!options.with) {
    const other: MatchedWith = options.entries ? { kind: "catalogue", entries: options.entries } : { kind: "nothing" };
    return { table, columns, match: await matchTable(table, columns, other, options) };
  }
  const second = await openTable(options.with.source, options.with.name);
  const secondColumns = columnsOfTable(second, options.with.columns);
  const itself = await sameBytes(file.source, options.with.source);
  const other: MatchedWith = itself ? { kind: "nothing" } : { kind: "table", table: second, columns: secondColumns };
  const match = await matchTable(table, columns, other, { ...options, unique: options.unique === true && !itself });
  return { table, columns, with: { table: second, columns: secondColumns, itself }, match };
}

async function sameBytes(one: ByteSource, other: ByteSource): Promise<boolean> {
  if (one.size !== undefined && other.size !== undefined && one.size !== other.size) return false;
  const hashes = await Promise.all([one, other].map(hashOf));
  return hashes[0] === hashes[1];
}

async function hashOf(source: ByteSource): Promise<string> {
  const sum = createHash("sha256");
  for await (const chunk of source.open()) sum.update(chunk);
  return sum.digest("hex");
}

/** What was recognised and found, in French lines. */
export function summaryOf({ table, columns, with: second, match }: FileMatch): string[] {
  const t = fr.summary;
  const copy =
    second !== undefined &&
    !second.itself &&
    match.rows >= 20 &&
    match.found >= 0.98 * match.rows &&
    match.sure >= 0.9 * match.rows;
  return [
    `${table.name} : ${t.rows(match.rows)}`,
    t.columns,
    ...columnLines(columns),
    ...(second && !second.itself ? [`${second.table.name} :`, ...columnLines(second.columns)] : []),
    ...(second?.itself ? [t.itself] : []),
    ...(copy ? [t.copy(second.table.name)] : []),
    t.groups(match.twice.groups, match.twice.rows),
    ...(second && !second.itself ? [t.others(match.found, second.table.name)] : []),
    ...(match.asked ? [t.entries(match.found)] : []),
    ...(match.grouped > 0 ? [t.sure(match.sure)] : []),
    ...(match.twice.groups > 0 ? [t.apart] : []),
    ...(match.held.length > 0 ? [t.held(match.held.length, match.held.flat().length)] : []),
    ...lostLines(match),
    t.correct,
  ];
}

function columnLines(columns: readonly TableColumn[]): string[] {
  const [used, aside] = [columns.filter(({ role }) => role !== "ignored"), columns.filter(({ role }) => role === "ignored")];
  return [
    ...used.map(({ column, role, by }) => fr.summary.column(column, fr.roles[role], fr.by[by])),
    ...(aside.length > 0 ? [fr.summary.aside(aside.map(({ column }) => column))] : []),
  ];
}

function lostLines({ issues }: TableMatch): string[] {
  const count = issues.reduce((sum, { count: more = 0 }) => sum + 1 + more, 0);
  return count === 0 ? [] : [fr.summary.lost(count), ...issues.slice(0, 5).map(({ detail }) => `  ${detail}`)];
}
