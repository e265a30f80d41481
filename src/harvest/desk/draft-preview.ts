import { setImmediate } from "node:timers/promises";
import type { RecordBody } from "../../catalogue/index.ts";
import { candidates } from "../candidates.ts";
import { type ByteSource, type RawRow, type ReadIssue, readRows } from "../formats/index.ts";
import { texts } from "../harvest.fr.ts";
import { type CompiledMapping, compileMapping, type Mapping, type MappingIssue } from "../mapping/index.ts";

/** Rows tried for a preview: enough to meet what a partner's file holds, read in a moment. */
const PREVIEW_ROWS = 2_000;
const RECORDS_SHOWN = 20;
const REFUSALS_SHOWN = 20;
const EXAMPLES = 3;
/** About ten milliseconds of work. */
const RECORDS_AT_ONCE = 100;

export type PreviewRecord = { line: number; body: RecordBody; issues: string[] };
export type PreviewIssue = { code: string; count: number; examples: string[] };
export type PreviewWord = { scheme: string; label: string; count: number };

/** What a mapping would make of the beginning of a document, nothing written. */
export type Preview = {
  rows: number;
  /** The document goes on. */
  more: boolean;
  mapped: number;
  refused: number;
  leftOut: number;
  /** How many of the mapped records say where, what it is about, more than a title, a link. */
  filled: { place: number; themes: number; text: number; link: number; image: number };
  records: PreviewRecord[];
  refusals: { line: number; reasons: string[] }[];
  issues: PreviewIssue[];
  /** The partner's words without a concept, most frequent first. */
  words: PreviewWord[];
  /** Several rows had the same id and were not folded together: all but the first are among the refused. */
  repeatedIds: number;
};

/** Counts of issues by code, with the first of each as examples. */
function issueCounter() {
  const byCode = new Map<string, PreviewIssue>();
  return {
    add(issue: Pick<ReadIssue | MappingIssue, "code" | "detail">): void {
      const known = byCode.get(issue.code) ?? { code: issue.code, count: 0, examples: [] };
      known.count++;
      if (known.examples.length < EXAMPLES) known.examples.push(issue.detail);
      byCode.set(issue.code, known);
    },
    list: () => [...byCode.values()].sort((a, b) => b.count - a.count),
  };
}

function wordCounter() {
  const words = new Map<string, PreviewWord>();
  return {
    add({ scheme, label }: { scheme: string; label: string }): void {
      const key = `${scheme}\n${label}`;
      const known = words.get(key);
      if (known) known.count++;
      else words.set(key, { scheme, label, count: 1 });
    },
    list: () => [...words.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, "fr")),
  };
}

/** The first rows of a document; `ended` when there are no more. */
async function* firstRows(batches: AsyncIterable<RawRow[]>, seen: { rows: number; more: boolean }): AsyncGenerator<RawRow[]> {
  for await (const batch of batches) {
    const kept = batch.slice(0, PREVIEW_ROWS - seen.rows);
    seen.rows += kept.length;
    if (kept.length > 0) yield kept;
    if (kept.length < batch.length) {
      seen.more = true;
      return;
    }
  }
}

const isLocated = (body: RecordBody): boolean => body.places.some((place) => place.precision !== "unknown");

function countFilled(filled: Preview["filled"], body: RecordBody): void {
  if (isLocated(body)) filled.place++;
  if (body.themes.length > 0) filled.themes++;
  if (body.pitch || Object.keys(body.description ?? {}).length > 0) filled.text++;
  if (body.links.length > 0 || body.url) filled.link++;
  if (body.images.length > 0) filled.image++;
}

type Trial = {
  preview: Preview;
  seen: Set<string>;
  issues: ReturnType<typeof issueCounter>;
  words: ReturnType<typeof wordCounter>;
};

function refuse({ preview }: Trial, line: number, reasons: string[]): void {
  preview.refused++;
  if (preview.refusals.length < REFUSALS_SHOWN) preview.refusals.push({ line, reasons });
}

function tryRecord(trial: Trial, mapping: CompiledMapping, rows: RawRow[]): void {
  const { preview, seen, issues, words } = trial;
  const line = rows[0]?.line ?? 0;
  const record = mapping.recordOf(rows);
  const details = record.issues.map((issue) => issue.detail);
  if (record.outcome === "left-out") {
    preview.leftOut++;
    return;
  }
  if (record.outcome === "refused") {
    refuse(trial, line, details);
    return;
  }
  if (seen.has(record.remoteId)) {
    preview.repeatedIds++;
    refuse(trial, line, [texts.duplicateId(record.remoteId, line)]);
    return;
  }
  seen.add(record.remoteId);
  preview.mapped++;
  for (const issue of record.issues) issues.add(issue);
  for (const word of record.unmapped) words.add(word);
  countFilled(preview.filled, record.body);
  if (preview.records.length < RECORDS_SHOWN) preview.records.push({ line, body: record.body, issues: details });
}

/**
 * Tries a mapping on the first rows of a document, as an update would, and writes nothing.
 * @throws ProblemError when the document as a whole cannot be read.
 */
export async function previewOf(document: ByteSource, mapping: Mapping): Promise<Preview> {
  const compiled = compileMapping(mapping);
  const preview: Preview = {
    rows: 0,
    more: false,
    mapped: 0,
    refused: 0,
    leftOut: 0,
    filled: { place: 0, themes: 0, text: 0, link: 0, image: 0 },
    records: [],
    refusals: [],
    issues: [],
    words: [],
    repeatedIds: 0,
  };
  const trial: Trial = { preview, seen: new Set(), issues: issueCounter(), words: wordCounter() };
  const { empty: _empty, ...read } = mapping.read;
  const rows = firstRows(readRows(document, read, trial.issues.add), preview);
  let tried = 0;
  for await (const batch of candidates(rows, compiled)) {
    for (const candidate of batch) {
      tryRecord(trial, compiled, candidate.rows);
      // Other people's pages are served meanwhile.
      if (++tried % RECORDS_AT_ONCE === 0) await setImmediate();
    }
  }
  preview.issues = trial.issues.list();
  preview.words = trial.words.list();
  return preview;
}
