import { unzipped } from "./byte-source.ts";
import { readTable, recogniseTable } from "./csv.ts";
import type { ByteSource, OnIssue, RawRow, ReadOptions } from "./format.ts";
import { limited } from "./issue.ts";
import { readJson, readJsonLines, recogniseJson } from "./json.ts";
import { recogniseFormat } from "./recognise-format.ts";
import { sampleText } from "./sample.ts";
import { withoutTotals } from "./total-row.ts";
import { readWorkbook, recogniseWorkbook } from "./workbook.ts";

/**
 * The records of a file, in batches of at most 1,000, in bounded memory (workbooks, which cannot be streamed, are bounded
 * otherwise). What is wrong with one row or one value is told to `onIssue` and the reading goes on; a file that cannot be
 * trusted as a whole throws a ProblemError `file/<issue code>`. Options left out are recognised from the bytes.
 */
export async function* readRows(file: ByteSource, options: ReadOptions, onIssue: OnIssue): AsyncGenerator<RawRow[]> {
  const source = await unzipped(file);
  const issues = limited(onIssue);
  try {
    yield* rowsOf(source, options, issues.report);
  } finally {
    issues.close();
  }
}

async function* rowsOf(source: ByteSource, options: ReadOptions, onIssue: OnIssue): AsyncGenerator<RawRow[]> {
  const format = await recogniseFormat(source, { ...options, ...(source.name === undefined ? {} : { fileName: source.name }) });
  switch (format) {
    case "csv":
      yield* withoutTotals(readTable(source, await recogniseTable(source, options), onIssue), onIssue);
      return;
    case "json":
    case "geojson":
      yield* readJson(source, await recogniseJson(source, options), onIssue);
      return;
    case "ndjson":
      yield* readJsonLines(source, (await sampleText(source, options.encoding)).encoding, onIssue);
      return;
    case "xlsx":
      yield* withoutTotals(readWorkbook(await recogniseWorkbook(source, options), onIssue), onIssue);
      return;
  }
}

/** Text that changes when, and only when, what the row says may have changed: the input of the hash by which unchanged rows are known. */
export function rowKey(row: RawRow): string {
  const raw = typeof row.raw === "string" ? row.raw : JSON.stringify(row.values);
  return row.layout === undefined ? raw : `${row.layout}\n${raw}`;
}
