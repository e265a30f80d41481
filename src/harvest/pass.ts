import { type IngestItem, ingest, recordFingerprints, seenAgain } from "../catalogue/index.ts";
import { type Clock, MINUTE } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { vocabularyVersion } from "../vocabulary/index.ts";
import { type Candidate, candidates } from "./candidates.ts";
import type { SourceReader } from "./compile-harvest.ts";
import type { Document, DocumentDeps } from "./document.ts";
import { type ReadIssue, ROW_LOST, readRows } from "./formats/index.ts";
import { texts } from "./harvest.fr.ts";
import type { RunRecorder } from "./run-recorder.ts";
import { safety } from "./safety.fr.ts";
import type { Source } from "./source.ts";
import { type Survey, startSurvey } from "./survey.ts";

/** What a harvest works on. */
export type HarvestDeps = DocumentDeps & {
  database: Database;
  clock: Clock;
  /** Compiles a saved mapping; throws ProblemError when it is not valid. */
  compile(yaml: string): SourceReader;
  /** What one run may spend; by default, BUDGET. */
  budget?: Budget;
};

/** What one run of one source may spend: milliseconds of work, records listed. Its document's size is bounded where it is fetched. */
type Budget = { ms: number; records: number };
/** A hundred times the longest and the largest met. */
const BUDGET: Budget = { ms: 45 * MINUTE, records: 2_000_000 };

/** How a harvest may be stopped and followed. */
export type HarvestOptions = { signal?: AbortSignal; onProgress?: (rows: number, text: string) => void };

/** Records committed together: short transactions, so that pages and other sources never wait long. */
const BATCH = 500;

/** One reading of a source's document, from its beginning. */
export type Pass = {
  deps: HarvestDeps;
  source: Source;
  reader: SourceReader;
  recorder: RunRecorder;
  /** When work on it began: a run that waited for a person did not work meanwhile. */
  begun: Date;
  /** Since when its time is counted, in milliseconds of a clock that only goes forward. */
  tick: number;
  /** Fingerprint -> remote id, of what is already known. */
  knownKeys: Map<string, string>;
  missing: Set<string>;
  /** Records that do not count: set aside by a person, for a long absence, or with an undone run. */
  aside: Set<string>;
  seen: Set<string>;
  back: string[];
  waiting: IngestItem[];
  /** False as soon as the listing cannot be trusted to be whole: then nothing is marked missing. */
  complete: boolean;
  /** While set, what is read is compared and nothing is written. */
  survey?: Survey | undefined;
};

/** A pass over what is known of the source at this moment. `survey`: it looks before it writes. */
export async function startPass(
  base: Pick<Pass, "deps" | "source" | "reader" | "recorder" | "begun" | "tick">,
  { survey }: { survey: boolean },
): Promise<Pass> {
  const { byRawKey, missing, aside } = await recordFingerprints(base.deps.database.read, base.source.id);
  const state = { seen: new Set<string>(), back: [], waiting: [], complete: true };
  const looking = survey && (byRawKey.size > 0 || base.source.approval) ? startSurvey(base.source.id) : undefined;
  return { ...base, knownKeys: byRawKey, missing, aside, ...state, survey: looking };
}

/** Who does it, when: for all that a batch writes. */
export const runContext = ({ deps, source, recorder }: Pass) => ({
  source: source.id,
  run: recorder.run.id,
  at: deps.clock.now().toISOString(),
  by: `source:${source.slug}`,
});

/** Publishes, or compares, the records that wait, in one transaction with the run's report. */
export async function flush(pass: Pass): Promise<void> {
  const { deps, recorder, survey } = pass;
  const items = pass.waiting;
  pass.waiting = [];
  if (survey) {
    if (items.length > 0) await deps.database.transaction((trx) => survey.take(trx, items));
    return;
  }
  const changed = items.map((item) => item.remoteId).filter((id) => pass.missing.has(id) || pass.aside.has(id));
  const back = [...pass.back, ...changed];
  pass.back = [];
  await deps.database.transaction(async (trx) => {
    const context = runContext(pass);
    const returned = await seenAgain(trx, context, back);
    const counts = await ingest(trx, { ...context, mapping: pass.reader.mapping.version, keepsRetired: true }, items);
    const { report } = recorder.run;
    if (returned > 0) report.returned = (report.returned ?? 0) + returned;
    report.created += counts.created;
    report.changed += counts.changed;
    report.unchanged += counts.unchanged;
    report.attached += counts.attached;
    await recorder.save(trx);
  });
}

/** A row known to the letter: nothing to map, nothing to write, unless it had gone missing. */
function takeUnchanged(pass: Pass, remoteId: string, line: number): void {
  if (pass.seen.has(remoteId)) {
    refuseDuplicate(pass, remoteId, line);
    return;
  }
  pass.seen.add(remoteId);
  pass.recorder.run.report.unchanged++;
  if (pass.missing.has(remoteId)) pass.back.push(remoteId);
}

function refuseDuplicate(pass: Pass, remoteId: string, line: number): void {
  pass.recorder.run.report.refused++;
  pass.recorder.issue({ line, code: "duplicate-id", value: remoteId, detail: texts.duplicateId(remoteId, line) });
}

function takeMapped(pass: Pass, candidate: Candidate): void {
  const { recorder, reader } = pass;
  const line = candidate.rows[0]?.line ?? 0;
  const record = reader.mapping.recordOf(candidate.rows);
  for (const issue of record.issues) recorder.issue(issue);
  if (record.outcome === "left-out") return;
  if (record.outcome === "refused") {
    recorder.run.report.refused++;
    // It is still listed: what was known of it is kept, and not marked as missing.
    if (record.remoteId === undefined) pass.complete = false;
    else pass.seen.add(record.remoteId);
    return;
  }
  const { remoteId, body } = record;
  if (pass.seen.has(remoteId)) {
    refuseDuplicate(pass, remoteId, line);
    return;
  }
  pass.seen.add(remoteId);
  recorder.unmapped(record.unmapped);
  pass.waiting.push({ remoteId, rawKey: candidate.rawKey, body });
}

/** What decides which record the same rows make: the mapping, and the vocabulary that its words are looked up in. */
export const understandingOf = ({ mapping }: SourceReader): string => `${mapping.version} ${vocabularyVersion()}`;

/** A run that spends too much stops: what it committed stays, other sources have their turn. */
function checkBudget({ deps, seen, tick }: Pass): void {
  const { ms, records } = deps.budget ?? BUDGET;
  if (performance.now() - tick > ms)
    throw new ProblemError({ code: "harvest/too-long", kind: "too-large", ...safety.tooLong(ms / MINUTE) });
  if (seen.size > records) throw new ProblemError({ code: "harvest/too-many", kind: "too-large", ...safety.tooMany(records) });
}

/** Reads a document to its end. A record that cannot be read costs one line of the report. */
export async function readAll(pass: Pass, document: Document, options: HarvestOptions): Promise<void> {
  const { reader, recorder } = pass;
  const { report } = recorder.run;
  const onIssue = (issue: ReadIssue) => {
    recorder.issue(issue);
    if (issue.fatal || ROW_LOST.has(issue.code)) pass.complete = false;
  };
  const rows = readRows(document.bytes, reader.read, onIssue);
  for await (const batch of candidates(rows, { ...reader.mapping, version: understandingOf(reader) })) {
    if (options.signal?.aborted) throw new ProblemError({ code: "harvest/cancelled", kind: "conflict", detail: texts.cancelled });
    for (const candidate of batch) {
      report.rows += candidate.rows.length;
      const known = pass.knownKeys.get(candidate.rawKey);
      if (known === undefined) takeMapped(pass, candidate);
      else takeUnchanged(pass, known, candidate.rows[0]?.line ?? 0);
      if (pass.waiting.length >= BATCH) await flush(pass);
    }
    checkBudget(pass);
    options.onProgress?.(report.rows, texts.reading(report.rows));
  }
  await flush(pass);
}

/** Publishes what a survey kept, as if it were read again. */
export async function publishKept(pass: Pass, items: readonly IngestItem[]): Promise<void> {
  for (let start = 0; start < Math.max(items.length, 1); start += BATCH) {
    pass.waiting = items.slice(start, start + BATCH);
    await flush(pass);
  }
}

/** Records that count, were listed last time, and are not in what was read. */
export const absentFrom = ({ knownKeys, seen, missing, aside }: Pass): string[] =>
  [...knownKeys.values()].filter((id) => !seen.has(id) && !missing.has(id) && !aside.has(id));
