import { unzipped } from "./byte-source.ts";
import { sampleColumns } from "./columns.ts";
import { readTable, recogniseTable } from "./csv.ts";
import type { ByteSource, FileFormat, OnIssue, RawRow, ReadIssue, RecogniseHints, Recognition } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { limited } from "./issue.ts";
import { readJson, readJsonLines, recogniseJson } from "./json.ts";
import { formatRecordsPath } from "./json-path.ts";
import { recogniseFormat } from "./recognise-format.ts";
import { sampleText } from "./sample.ts";
import { withoutTotals } from "./total-row.ts";
import { readWorkbook, recogniseWorkbook } from "./workbook.ts";

/** Rows read to describe the columns. */
const SAMPLE_ROWS = 1_000;

/** What was found out about a file, and how to read its rows under it. */
type Found = {
  options: Omit<Recognition, "format" | "columns" | "rowsSeen" | "notes" | "issues">;
  header: string[];
  notes: string[];
  rows(onIssue: OnIssue): AsyncIterable<RawRow[]>;
};

/**
 * What the bytes say a file is: format, encoding, separator, header row, columns with samples. What it finds can be given to
 * `readRows` as it is. Throws a ProblemError `file/<issue code>` when the file cannot be read.
 */
export async function recognise(file: ByteSource, hints: RecogniseHints = {}): Promise<Recognition> {
  const source = await unzipped(file);
  const name = hints.fileName ?? source.name;
  const format = await recogniseFormat(source, name === undefined ? hints : { ...hints, fileName: name });
  const found = await LOOK[format](source, hints);
  const issues: ReadIssue[] = [];
  const limit = limited((told) => issues.push(told));
  const rows: RawRow[] = [];
  for await (const batch of found.rows(limit.report)) {
    rows.push(...batch);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  limit.close();
  const seen = rows.slice(0, SAMPLE_ROWS);
  const notes = seen.length === 0 ? [...found.notes, formatsText.noRow] : found.notes;
  return { format, ...found.options, columns: sampleColumns(seen, found.header), rowsSeen: seen.length, notes, issues };
}

const LOOK: Record<FileFormat, (source: ByteSource, hints: RecogniseHints) => Promise<Found>> = {
  csv: lookAtTable,
  xlsx: lookAtWorkbook,
  json: lookAtJson,
  geojson: lookAtJson,
  ndjson: lookAtLines,
};

async function lookAtTable(source: ByteSource, hints: RecogniseHints): Promise<Found> {
  const layout = await recogniseTable(source, hints);
  const { encoding, dialect } = layout;
  const { separator, headerRow, header } = dialect;
  return {
    options: { encoding, separator, headerRow },
    header,
    notes: [formatsText.encodingNote(encoding), formatsText.separatorNote(separator), formatsText.headerNote(headerRow)],
    rows: (onIssue) => withoutTotals(readTable(source, layout, onIssue), onIssue),
  };
}

async function lookAtWorkbook(source: ByteSource, hints: RecogniseHints): Promise<Found> {
  const layout = await recogniseWorkbook(source, hints);
  const { sheet, sheets, headerRow, header } = layout;
  return {
    options: { sheet, sheets, headerRow },
    header,
    notes: [formatsText.sheetNote(sheet, sheets), formatsText.headerNote(headerRow)],
    rows: (onIssue) => withoutTotals(readWorkbook(layout, onIssue), onIssue),
  };
}

async function lookAtJson(source: ByteSource, hints: RecogniseHints): Promise<Found> {
  const layout = await recogniseJson(source, hints);
  const records = formatRecordsPath(layout.records);
  return {
    options: { encoding: layout.encoding, records },
    header: [],
    notes: [formatsText.encodingNote(layout.encoding), formatsText.recordsNote(records)],
    rows: (onIssue) => readJson(source, layout, onIssue),
  };
}

async function lookAtLines(source: ByteSource, hints: RecogniseHints): Promise<Found> {
  const { encoding } = await sampleText(source, hints.encoding);
  return {
    options: { encoding },
    header: [],
    notes: [formatsText.encodingNote(encoding), formatsText.linesNote],
    rows: (onIssue) => readJsonLines(source, encoding, onIssue),
  };
}
