import { type IngestItem, ingest, markMissing, recordFingerprints, unmarkMissing } from "../catalogue/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { isProblem, ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { vocabularyVersion } from "../vocabulary/index.ts";
import { type Candidate, candidates } from "./candidates.ts";
import type { SourceReader } from "./compile-harvest.ts";
import { type Document, type DocumentDeps, openDocument } from "./document.ts";
import { type ReadIssue, ROW_LOST, readRows } from "./formats/index.ts";
import { texts } from "./harvest.fr.ts";
import { closeInterruptedRuns, insertRun, runsOf } from "./run.store.ts";
import type { HarvestRun } from "./run.ts";
import { type RunRecorder, recordRun } from "./run-recorder.ts";
import { findSource, mappingVersions, noteRun } from "./source.store.ts";
import type { Source } from "./source.ts";

/** What a harvest works on. */
export type HarvestDeps = DocumentDeps & {
  database: Database;
  clock: Clock;
  /** Compiles a saved mapping; throws ProblemError when it is not valid. */
  compile(yaml: string): SourceReader;
};

type HarvestOptions = { signal?: AbortSignal; onProgress?: (rows: number, text: string) => void };

/** Records committed together: short transactions, so that pages and other sources never wait long. */
const BATCH = 500;

type Pass = {
  deps: HarvestDeps;
  source: Source;
  reader: SourceReader;
  recorder: RunRecorder;
  /** Fingerprint -> remote id, of what is already known. */
  knownKeys: Map<string, string>;
  missing: Set<string>;
  seen: Set<string>;
  back: string[];
  waiting: IngestItem[];
  /** False as soon as the listing cannot be trusted to be whole: then nothing is marked missing. */
  complete: boolean;
};

async function flush(pass: Pass): Promise<void> {
  const { deps, source, recorder } = pass;
  const items = pass.waiting;
  const back = pass.back;
  pass.waiting = [];
  pass.back = [];
  await deps.database.transaction(async (trx) => {
    const at = deps.clock.now().toISOString();
    const context = {
      source: source.id,
      run: recorder.run.id,
      mapping: pass.reader.mapping.version,
      at,
      by: `source:${source.slug}`,
    };
    const counts = await ingest(trx, context, items);
    await unmarkMissing(trx, source.id, back);
    const { report } = recorder.run;
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

async function readAll(pass: Pass, document: Document, options: HarvestOptions): Promise<void> {
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
    options.onProgress?.(report.rows, texts.reading(report.rows));
  }
  await flush(pass);
}

/** What decides which record the same rows make: the mapping, and the vocabulary that its words are looked up in. */
const understandingOf = ({ mapping }: SourceReader): string => `${mapping.version} ${vocabularyVersion()}`;

/**
 * The document of the last run, to the byte, read without a single remark under the same mapping: it would say the same.
 * A run with remarks is read again, so that its report stays whole.
 */
async function isAlreadyRead(pass: Pass, document: Document): Promise<boolean> {
  const [, last] = await runsOf(pass.deps.database.read, pass.source.id, 2);
  if (last?.status !== "done" || last.document !== document.hash || last.report.reader !== understandingOf(pass.reader))
    return false;
  const { rows, created, changed, unchanged, issues } = last.report;
  if (issues > 0 || created + changed + unchanged !== pass.knownKeys.size || pass.missing.size > 0) return false;
  Object.assign(pass.recorder.run.report, { rows, unchanged: created + changed + unchanged });
  return true;
}

/** What the partner no longer lists is marked, never removed, and only when the listing was whole. */
async function markAbsences(pass: Pass): Promise<void> {
  if (!pass.complete) return;
  const { deps, source, recorder } = pass;
  const absent = [...pass.knownKeys.values()].filter((id) => !pass.seen.has(id) && !pass.missing.has(id));
  await deps.database.transaction(async (trx) => {
    recorder.run.report.missing = await markMissing(trx, source.id, absent, deps.clock.now().toISOString());
  });
}

async function startPass(deps: HarvestDeps, source: Source): Promise<Pass> {
  const saved = (await mappingVersions(deps.database.read, source.id)).find((m) => m.version === source.mappingVersion);
  if (!saved) throw new ProblemError({ code: "harvest/no-mapping", kind: "conflict", ...texts.noMapping(source.title) });
  const reader = deps.compile(saved.yaml);
  const now = deps.clock.now();
  const base = { id: mintId(now), source: source.id, mappingVersion: source.mappingVersion, startedAt: now.toISOString() };
  const recorder = recordRun(base);
  recorder.run.report.reader = understandingOf(reader);
  await deps.database.transaction(async (trx) => {
    await closeInterruptedRuns(trx, source.id, base.startedAt, texts.interrupted);
    await insertRun(trx, recorder.run);
  });
  const { byRawKey, missing } = await recordFingerprints(deps.database.read, source.id);
  return { deps, source, reader, recorder, knownKeys: byRawKey, missing, seen: new Set(), back: [], waiting: [], complete: true };
}

async function finish(pass: Pass, failure?: { status: HarvestRun["status"]; text: string }): Promise<HarvestRun> {
  const { deps, source, recorder } = pass;
  const { run } = recorder;
  const now = deps.clock.now();
  run.status = failure?.status ?? (pass.complete ? "done" : "partial");
  run.finishedAt = now.toISOString();
  run.report.seconds = Math.round((now.getTime() - Date.parse(run.startedAt)) / 100) / 10;
  if (failure) run.failure = failure.text;
  await deps.database.transaction(async (trx) => {
    await recorder.save(trx);
    await noteRun(trx, source.id, run.id, failure ? undefined : run.finishedAt);
  });
  return run;
}

/**
 * Brings one source up to date: read its document, map what is new or changed, commit by batches, mark what a whole
 * listing no longer holds. A record that cannot be read costs one line of the report; a failure keeps what was known and
 * what was already committed. The same document again changes nothing.
 * @returns the finished run, also when it failed (its `failure` says why).
 * @throws ProblemError when the source is unknown or has no mapping yet.
 */
export async function harvestSource(deps: HarvestDeps, key: string, options: HarvestOptions = {}): Promise<HarvestRun> {
  const source = await findSource(deps.database.read, key);
  if (!source) throw new ProblemError({ code: "source/not-found", kind: "not-found", ...texts.noSource(key) });
  const pass = await startPass(deps, source);
  try {
    const document = await openDocument(deps, source.location);
    pass.recorder.run.document = document.hash;
    if (!(await isAlreadyRead(pass, document))) {
      await readAll(pass, document, options);
      await markAbsences(pass);
    }
    return await finish(pass);
  } catch (error) {
    const cancelled = isProblem(error, "harvest/cancelled");
    const text = isProblem(error) ? [error.detail, error.hint].filter(Boolean).join(" ") : texts.unexpected;
    const run = await finish(pass, { status: cancelled ? "cancelled" : "failed", text });
    if (!isProblem(error)) throw error;
    return run;
  }
}
