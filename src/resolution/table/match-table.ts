import type { LinkageRecord } from "../../engine/linkage/index.ts";
import { ORGANISATIONS } from "../../engine/linkage/index.ts";
import { type ReadIssue, ROW_LOST } from "../../harvest/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import { comparedValues } from "./compared-values.ts";
import { Grouping, type Groups, schemaOf } from "./group-rows.ts";
import { matchFr as fr } from "./match.fr.ts";
import type { TableColumn } from "./table-columns.ts";
import type { TableFile } from "./table-file.ts";

/** A fiche as rows are compared with it: what everyone may read of it. */
export type ComparedEntry = { address: string; values: LinkageRecord["values"] };

/** What a table is compared with, besides itself. */
export type MatchedWith =
  | { kind: "nothing" }
  | { kind: "table"; table: TableFile; columns: readonly TableColumn[] }
  | { kind: "catalogue"; entries(): AsyncIterable<readonly ComparedEntry[]> };

/** What matching a table found: what is to be written beside each row, and what is said of it all. Plain data, to be passed between threads. */
export type TableMatch = {
  rows: number;
  /** Groups; those of two rows or more, and their rows: one row may stand with a pendant alone. */
  groups: number;
  twice: { groups: number; rows: number };
  /** Rows in groups; those surer than .999; those for which the other side has something. */
  grouped: number;
  sure: number;
  found: number;
  /** Rows by packets in which no group was made. */
  held: number[][];
  /** Rows that could not be read, and are not given back. */
  issues: ReadIssue[];
  /** Whether the catalogue was asked: not where rows cannot be compared with fiches. */
  asked: boolean;
  /** Of each row its group (0: alone) and how surely it belongs to it. */
  group: Int32Array;
  probability: Float32Array;
  /** Pendants elsewhere, by row: addresses of fiches, or lines of the other table. */
  pendants: ReadonlyMap<number, readonly string[]>;
};

/** What is written beside a row. */
export type Beside = { group: number; probability: number; entry: string };

/** What is written beside a row: its group, how surely, and its pendants elsewhere. */
export const besideOf = ({ group, probability, pendants }: TableMatch, row: number): Beside => ({
  group: group[row] ?? 0,
  probability: probability[row] ?? 0,
  entry: (pendants.get(row) ?? []).join(" | "),
});

type MatchOptions = {
  /** At most so many rows a table. */
  maxRows: number;
  /** Neither table tells a thing twice. */
  unique?: boolean;
  /** Keys the hashes of phones and mails; they leave no trace. */
  secret: string;
  progress?(text: string): void;
  signal?: AbortSignal;
};

/**
 * Finds which rows of a table are one thing, among themselves and with what it is compared with. Reads the table once; holds what is
 * compared in memory (some 3 kB a row), never the table. @throws ProblemError `match/nothing-named`, `match/nothing-shared`,
 * `match/too-many-rows`.
 */
export async function matchTable(
  table: TableFile,
  columns: readonly TableColumn[],
  other: MatchedWith,
  options: MatchOptions,
): Promise<TableMatch> {
  const { progress = () => {} } = options;
  const grouping = new Grouping(schemaFor(table, columns, other), {
    alone: other.kind === "catalogue" || options.unique === true,
    rowsAlone: options.unique === true && other.kind === "table",
    secret: options.secret,
  });
  const issues = await readSide(grouping, "row", table, columns, options);
  const pendants: string[] = [];
  let asked = false;
  if (other.kind === "table") {
    await readSide(grouping, "other", other.table, other.columns, options, (line) => pendants.push(fr.line(line)));
  } else if (other.kind === "catalogue" && grouping.schema.name === ORGANISATIONS.name) {
    asked = true;
    for await (const batch of other.entries()) {
      options.signal?.throwIfAborted();
      for (const { address, values } of batch) {
        grouping.put("other", values);
        pendants.push(address);
      }
      progress(fr.progress.catalogue(pendants.length));
    }
  }
  progress(fr.progress.comparing(grouping.count("row") + pendants.length));
  await new Promise((resolve) => setImmediate(resolve));
  return told(grouping.groups(), pendants, issues, asked);
}

function schemaFor(
  table: TableFile,
  columns: readonly TableColumn[],
  other: MatchedWith,
): NonNullable<ReturnType<typeof schemaOf>> {
  const own = schemaOf([columns]);
  if (!own)
    throw new ProblemError({ code: "match/nothing-named", kind: "invalid", ...fr.nothingNamed(table.name, table.columns) });
  if (other.kind !== "table") return own;
  const shared = schemaOf([columns, other.columns]);
  if (shared) return shared;
  const bare = schemaOf([other.columns]) === undefined;
  throw new ProblemError(
    bare
      ? { code: "match/nothing-named", kind: "invalid", ...fr.nothingNamed(other.table.name, other.table.columns) }
      : { code: "match/nothing-shared", kind: "invalid", ...fr.nothingShared(table.name, other.table.name) },
  );
}

async function readSide(
  grouping: Grouping,
  side: "row" | "other",
  table: TableFile,
  columns: readonly TableColumn[],
  { maxRows, progress = () => {}, signal }: MatchOptions,
  each: (line: number) => void = () => {},
): Promise<ReadIssue[]> {
  const issues: ReadIssue[] = [];
  const onIssue = (issue: ReadIssue): void => {
    if (ROW_LOST.has(issue.code) || issue.code === "total-row" || issue.code === "repeated-header") issues.push(issue);
  };
  for await (const batch of table.rows(onIssue)) {
    signal?.throwIfAborted();
    for (const { line, cells } of batch) {
      grouping.put(side, comparedValues(cells, columns, grouping.schema), cells);
      each(line);
    }
    progress(fr.progress.reading(table.name, grouping.count(side)));
    if (grouping.count(side) > maxRows)
      throw new ProblemError({ code: "match/too-many-rows", kind: "too-large", ...fr.tooMany(table.name, maxRows) });
  }
  return issues;
}

/** So many pendants are named beside a row. */
const NAMED = 5;

function told(groups: Groups, pendants: readonly string[], issues: ReadIssue[], asked: boolean): TableMatch {
  const { group, probability, others, count, held } = groups;
  let [grouped, sure] = [0, 0];
  const sizes = new Int32Array(count + 1);
  for (let row = 0; row < group.length; row++) {
    if (group[row] === 0) continue;
    grouped += 1;
    sizes[group[row] as number] = (sizes[group[row] as number] as number) + 1;
    if ((probability[row] as number) >= 0.999) sure += 1;
  }
  const named = new Map([...others].map(([row, near]) => [row, near.slice(0, NAMED).map((i) => pendants[i] as string)]));
  return {
    rows: group.length,
    groups: count,
    twice: { groups: sizes.filter((size) => size > 1).length, rows: sizes.reduce((sum, size) => sum + (size > 1 ? size : 0), 0) },
    grouped,
    sure,
    found: others.size,
    held,
    issues,
    asked,
    group,
    probability,
    pendants: named,
  };
}
