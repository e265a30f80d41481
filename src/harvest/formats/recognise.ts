import { unzipped } from "./byte-source.ts";
import { sampleColumns } from "./columns.ts";
import { recogniseTable } from "./csv.ts";
import type { ByteSource, RawRow, ReadIssue, ReadOptions, RecogniseHints, Recognition } from "./format.ts";
import { recogniseJson } from "./json.ts";
import { formatRecordsPath } from "./json-path.ts";
import { readRows } from "./read-rows.ts";
import { recogniseFormat } from "./recognise-format.ts";
import { sampleText } from "./sample.ts";
import { recogniseWorkbook } from "./xlsx.ts";

/** Rows read to describe the columns. */
const SAMPLE_ROWS = 1_000;

/**
 * What the bytes say a file is: format, encoding, separator, header row, columns with samples. What it finds can be given to
 * `readRows` as it is. Throws a ProblemError `file/<issue code>` when the file cannot be read.
 */
export async function recognise(file: ByteSource, hints: RecogniseHints = {}): Promise<Recognition> {
  const source = await unzipped(file);
  const name = hints.fileName ?? source.name;
  const format = await recogniseFormat(source, name === undefined ? hints : { ...hints, fileName: name });
  const notes: string[] = [];
  const found: ReadOptions = { format };
  if (format === "csv") {
    const { encoding, dialect } = await recogniseTable(source, hints);
    Object.assign(found, { encoding, separator: dialect.separator, headerRow: dialect.headerRow });
  }
  if (format === "json" || format === "geojson") {
    const { encoding, records } = await recogniseJson(source, hints);
    Object.assign(found, { encoding, records: formatRecordsPath(records) });
  }
  if (format === "ndjson") found.encoding = (await sampleText(source, hints.encoding)).encoding;
  if (format === "xlsx") {
    const { sheet, sheets, headerRow } = await recogniseWorkbook(source, hints);
    Object.assign(found, { sheet, sheets, headerRow });
  }
  const issues: ReadIssue[] = [];
  const rows = await firstRows(source, found, issues);
  return { ...found, format, columns: sampleColumns(rows), rowsSeen: rows.length, notes, issues };
}

async function firstRows(source: ByteSource, options: ReadOptions, issues: ReadIssue[]): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of readRows(source, options, (told) => issues.push(told))) {
    rows.push(...batch);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows.slice(0, SAMPLE_ROWS);
}
