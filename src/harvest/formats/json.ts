import { createHash } from "node:crypto";
import { BATCH_CHARACTERS, BATCH_ROWS } from "./csv.ts";
import { decodeText } from "./decode.ts";
import type { Encoding } from "./encoding.ts";
import type { ByteSource, OnIssue, RawRow, ReadIssue, ReadOptions } from "./format.ts";
import { formatsText } from "./formats.fr.ts";
import { featureValues, isFeature } from "./geojson.ts";
import { columnsOf } from "./header.ts";
import { issue, refusal } from "./issue.ts";
import { formatRecordsPath, parseRecordsPath, type RecordsPath } from "./json-path.ts";
import { parseRecord, type RecordPlace, shapeOf, whereOf } from "./json-record.ts";
import { JsonScanner, MAX_RECORD, type ScanEvents, type ScannedRecord } from "./json-scanner.ts";
import { findRecords } from "./json-survey.ts";
import { parseTolerantly } from "./json-tolerant.ts";
import { sampleText } from "./sample.ts";

/** Before each record of a JSON text sequence (RFC 7464). */
const RECORD_SEPARATOR = String.fromCharCode(0x1e);

/** Bad records after which a document with fewer good ones is given up. */
const MAX_LOST = 1_000;

type JsonLayout = { encoding: Encoding; records: RecordsPath };

/** Encoding of a JSON document and where its records are. Throws `file/no-records` when it holds no list of objects. */
export async function recogniseJson(source: ByteSource, hints: ReadOptions): Promise<JsonLayout> {
  const { encoding, sample } = await sampleText(source, hints.encoding);
  if (hints.records !== undefined) {
    const records = parseRecordsPath(hints.records);
    if (records === undefined) throw refusal("no-records", formatsText.badPath(hints.records), formatsText.badPathHint);
    return { encoding, records };
  }
  const records = findRecords(sample);
  if (records === undefined) throw refusal("no-records", formatsText.noRecords, formatsText.noRecordsHint);
  return { encoding, records };
}

/** Records of a JSON or GeoJSON document, in batches; `line` of rows and issues is the rank in the list, from 1. */
export async function* readJson(source: ByteSource, layout: JsonLayout, onIssue: OnIssue): AsyncGenerator<RawRow[]> {
  const reader = new RecordReader(onIssue);
  const scanner = new JsonScanner(layout.records, reader);
  for await (const text of decodeText(source.open(), layout.encoding, "lf", onIssue)) {
    scanner.push(text);
    yield* reader.batches(false);
  }
  const whole = scanner.end();
  yield* reader.batches(true);
  if (!scanner.found)
    throw refusal("no-records", formatsText.nothingAt(formatRecordsPath(layout.records)), formatsText.noRecordsHint);
  if (whole) return;
  const { rank, line, text } = scanner.unfinished ?? { rank: undefined, line: undefined, text: undefined };
  onIssue(issue("truncated", formatsText.truncatedJson(rank, line), { line: rank, value: text?.slice(-100) }));
}

/** Records of a file where each line is one JSON object; `line` is the line of the file. */
export async function* readJsonLines(source: ByteSource, encoding: Encoding, onIssue: OnIssue): AsyncGenerator<RawRow[]> {
  const reader = new RecordReader(onIssue);
  let rest = "";
  let line = 1;
  for await (const text of decodeText(source.open(), encoding, "lf", onIssue)) {
    const block = rest + text;
    let start = 0;
    for (let end = block.indexOf("\n"); end >= 0; end = block.indexOf("\n", start)) {
      reader.line(block.slice(start, end), line++, true);
      start = end + 1;
    }
    rest = block.slice(start);
    yield* reader.batches(false);
  }
  if (rest.trim() !== "") reader.line(rest, line, false);
  yield* reader.batches(true);
}

class RecordReader implements ScanEvents {
  private rows: RawRow[] = [];
  private pending = 0;
  /** Names of the columns when records are lists under a first list of names. */
  private names: string[] | undefined;
  private layout: string | undefined;
  private metObject = false;
  private given = 0;
  private lostCount = 0;
  private readonly onIssue: OnIssue;

  constructor(onIssue: OnIssue) {
    this.onIssue = onIssue;
  }

  record({ text, rank, line, key, members, depth }: ScannedRecord): readonly string[] | undefined {
    const parsed = parseRecord(text, { members, depth }, { rank, line });
    if ("refused" in parsed) {
      // The scanner says `lost` itself, once it knows where the bad record ends.
      if (parsed.refused.code === "invalid-json") return undefined;
      this.onIssue(parsed.refused);
      return [];
    }
    const { value } = parsed;
    this.add(value, parsed.issues, { rank, line }, text, key);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  }

  lost(rank: number, line: number, text: string, why: "invalid" | "too-large"): void {
    const place = { rank, line };
    if (++this.lostCount > MAX_LOST && this.lostCount > this.given)
      throw refusal("invalid-json", formatsText.mostlyInvalid, formatsText.mostlyInvalidHint);
    if (why === "too-large") {
      this.onIssue(issue("too-large", formatsText.recordTooLarge(whereOf(place)), { line: rank, value: text }));
      return;
    }
    const parsed = parseRecord(text, { members: -1, depth: 0 }, place);
    if ("refused" in parsed) this.onIssue(parsed.refused);
  }

  isCut(text: string): boolean {
    const parsed = parseTolerantly(text);
    return "error" in parsed && parsed.error === "unfinished";
  }

  scalar(rank: number, line: number, text: string): void {
    this.onIssue(issue("not-an-object", formatsText.notAnObject(whereOf({ rank, line })), { line: rank, value: text }));
  }

  /** One line of a file of lines; `ended` is false when the file stops without ending it. */
  line(text: string, line: number, ended: boolean): void {
    const content = text.replace(RECORD_SEPARATOR, "").trim().replace(/,$/, "");
    if (content === "" || content === "[" || content === "]") return;
    const parsed = content.length > MAX_RECORD ? undefined : parseRecord(content, shapeOf(content), { line });
    if (parsed === undefined) {
      this.onIssue(issue("too-large", formatsText.recordTooLarge(whereOf({ line })), { line, value: content }));
    } else if ("value" in parsed) this.add(parsed.value, parsed.issues, { line }, content);
    else if (ended) this.onIssue(parsed.refused);
    else this.onIssue(issue("truncated", formatsText.truncatedJson(undefined, line), { line, value: content.slice(-100) }));
  }

  *batches(all: boolean): Generator<RawRow[]> {
    const least = all || this.pending > BATCH_CHARACTERS ? 1 : BATCH_ROWS;
    while (this.rows.length >= least) yield this.rows.splice(0, BATCH_ROWS);
    if (this.rows.length === 0) this.pending = 0;
  }

  private add(value: unknown, issues: ReadIssue[], place: RecordPlace, text: string, key?: string): void {
    const line = place.rank ?? place.line;
    let values: Record<string, unknown> | undefined;
    if (Array.isArray(value) && !this.metObject) values = this.namedItems(value, place, issues);
    else if (isFeature(value)) values = featureValues(value, place, issues);
    else if (typeof value === "object" && value !== null && !Array.isArray(value)) values = value as Record<string, unknown>;
    else issues.push(issue("not-an-object", formatsText.notAnObject(whereOf(place)), { line, value: text }));
    for (const told of issues) this.onIssue(told);
    if (values === undefined) return;
    this.metObject ||= !Array.isArray(value);
    if (key !== undefined) values = { ...values, [Object.hasOwn(values, "clé") ? "clé (2)" : "clé"]: key };
    this.rows.push({
      line,
      values,
      raw: key === undefined ? text : `${key}\n${text}`,
      ...(this.layout === undefined ? {} : { layout: this.layout }),
    });
    this.pending += text.length;
    this.given++;
  }

  /** A list of lists is a table: the first one holds the names. */
  private namedItems(items: unknown[], place: RecordPlace, issues: ReadIssue[]): Record<string, unknown> | undefined {
    if (this.names === undefined) {
      const named = items.every((item) => typeof item === "string");
      this.names = columnsOf(named ? items : [], items.length).map((column) => column.name);
      this.layout = createHash("sha256").update(JSON.stringify(this.names)).digest("hex").slice(0, 16);
      if (named) return undefined;
    }
    const { names } = this;
    if (items.length === names.length) return Object.fromEntries(names.map((name, index) => [name, items[index]]));
    const line = place.rank ?? place.line;
    issues.push(
      issue("ragged-row", formatsText.raggedList(whereOf(place), names.length, items.length), {
        line,
        value: JSON.stringify(items),
      }),
    );
    return undefined;
  }
}
