import { archiveLongMissing, countAbsence, markAbsent } from "../catalogue/index.ts";
import { isProblem, ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { type Document, documentOf, openDocument } from "./document.ts";
import { heldBecause } from "./guard.ts";
import { texts } from "./harvest.fr.ts";
import {
  absentFrom,
  type HarvestDeps,
  type HarvestOptions,
  type Pass,
  publishKept,
  readAll,
  runContext,
  startPass,
  understandingOf,
} from "./pass.ts";
import { clearIssues, closeInterruptedRuns, insertRun, runsIn, runsOf, supersedeRuns } from "./run.store.ts";
import type { HarvestRun, RunPlan, RunReport, RunStatus } from "./run.ts";
import { lastVerdict, verdictOn } from "./run-decision.store.ts";
import { recordRun } from "./run-recorder.ts";
import { safety } from "./safety.fr.ts";
import { findSource, mappingVersions, noteRun } from "./source.store.ts";
import type { Source } from "./source.ts";
import { turningRun, turnRun } from "./undo.commands.ts";

export type { HarvestDeps } from "./pass.ts";

/** How a run ends: published, or not and why. */
type Outcome = { status: RunStatus; text?: string };

/** Absent records marked together. */
const BATCH = 1_000;

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
  Object.assign(pass.recorder.run.report, { rows, unchanged: created + changed + unchanged, complete: true });
  return true;
}

/** What is known beside the plan, that decides whether it waits for a person. */
async function circumstances(pass: Pass, document: Document) {
  const { deps, source } = pass;
  const { read } = deps.database;
  const [published] = await runsIn(read, source.id, ["done", "partial"], 1);
  const last = await lastVerdict(read, source.id, ["approve", "undo", "redo"]);
  return {
    eachRun: source.approval === true,
    undoneAt: last?.verdict === "undo" ? last.at : undefined,
    remapped: published?.document === document.hash && published.report.reader !== understandingOf(pass.reader),
  };
}

async function planOf(pass: Pass): Promise<RunPlan | undefined> {
  const { survey, deps, knownKeys, missing, aside } = pass;
  if (!survey) return undefined;
  const known = [...knownKeys.values()].filter((id) => !missing.has(id) && !aside.has(id)).length;
  const plan = await survey.plan(deps.database.read, pass.complete ? absentFrom(pass) : [], known);
  return plan.created + plan.changed + plan.missing > 0 ? plan : undefined;
}

/** Reads without writing, and says what would change. @returns why it must wait for a person, if it must. */
async function look(pass: Pass, document: Document, options: HarvestOptions): Promise<string | undefined> {
  await readAll(pass, document, options);
  const plan = await planOf(pass);
  if (!plan) return undefined;
  const { recorder } = pass;
  recorder.run.plan = plan;
  for (const drift of plan.drift) recorder.issue({ code: "drift", field: drift.field, detail: safety.drift(drift) });
  const held = heldBecause(plan, await circumstances(pass, document));
  if (held !== undefined) plan.held = held;
  return held;
}

/** Publishes what the look found: from memory when it was kept, else from a second reading of the same bytes. */
async function publish(pass: Pass, document: Document, options: HarvestOptions): Promise<Pass> {
  const kept = pass.survey?.kept();
  if (kept) {
    pass.survey = undefined;
    await publishKept(pass, kept);
    return pass;
  }
  pass.recorder.restart();
  for (const drift of pass.recorder.run.plan?.drift ?? [])
    pass.recorder.issue({ code: "drift", field: drift.field, detail: safety.drift(drift) });
  const again = await startPass(pass, { survey: false });
  await readAll(again, document, options);
  return again;
}

/** What the partner no longer lists is marked, never removed, and only when the listing was whole; long absences are set aside. */
async function markAbsences(pass: Pass): Promise<void> {
  const { deps, source, recorder } = pass;
  const { report } = recorder.run;
  report.complete = pass.complete;
  if (!pass.complete) return;
  const absent = absentFrom(pass);
  for (let start = 0; start < absent.length; start += BATCH) {
    const some = absent.slice(start, start + BATCH);
    await deps.database.transaction(async (trx) => {
      report.missing += await markAbsent(trx, runContext(pass), some);
      await recorder.save(trx);
    });
  }
  await deps.database.transaction((trx) => countAbsence(trx, source.id, 1, deps.clock.now().toISOString()));
  for (let after: string | undefined = ""; after !== undefined; ) {
    const from: string = after;
    const done = await deps.database.transaction(async (trx) => {
      const batch = await archiveLongMissing(trx, runContext(pass), from);
      if (batch.archived > 0) report.archived = (report.archived ?? 0) + batch.archived;
      await recorder.save(trx);
      return batch;
    });
    after = done.next;
  }
}

async function finish(pass: Pass, outcome: Outcome): Promise<HarvestRun> {
  const { deps, source, recorder } = pass;
  const { run } = recorder;
  const now = deps.clock.now();
  const { status, text } = outcome;
  run.status = status;
  run.finishedAt = now.toISOString();
  // A clock that goes back meanwhile makes no negative length.
  run.report.seconds = Math.max(0, Math.round((now.getTime() - pass.begun.getTime()) / 100) / 10);
  if (text !== undefined) run.failure = text;
  const published = status === "done" || status === "partial";
  await deps.database.transaction(async (trx) => {
    if (published || status === "suspended") await supersedeRuns(trx, source.id, run.id);
    await recorder.save(trx);
    await noteRun(trx, source.id, run.id, published ? run.finishedAt : undefined);
  });
  return run;
}

/** The document a person has judged already: the same one waits, was refused, or what it brought was undone. */
async function judgedBefore(pass: Pass, document: Document): Promise<Outcome | undefined> {
  const { read } = pass.deps.database;
  const reader = understandingOf(pass.reader);
  const [waiting] = await runsIn(read, pass.source.id, ["suspended"], 1);
  if (waiting?.document === document.hash && waiting.report.reader === reader)
    return { status: "superseded", text: safety.sameWaiting };
  const verdict = await verdictOn(read, pass.source.id, { document: document.hash, reader });
  if (verdict?.verdict === "refuse") return { status: "refused", text: safety.refusedBefore(verdict.at) };
  return verdict?.verdict === "undo" ? { status: "refused", text: safety.undoneBefore(verdict.at) } : undefined;
}

const published = ({ complete }: Pass): Outcome => ({ status: complete ? "done" : "partial" });

/** A run from the document's bytes to its end. */
async function carryOut(pass: Pass, options: HarvestOptions): Promise<Outcome> {
  const { deps, source, recorder } = pass;
  const document = await openDocument(deps, source.location);
  recorder.run.document = document.hash;
  const judged = await judgedBefore(pass, document);
  if (judged) return judged;
  if (await isAlreadyRead(pass, document)) return published(pass);
  if (!pass.survey) {
    await readAll(pass, document, options);
    await markAbsences(pass);
    return published(pass);
  }
  if ((await look(pass, document, options)) !== undefined) return { status: "suspended" };
  const done = await publish(pass, document, options);
  await markAbsences(done);
  return published(done);
}

/**
 * A run that a person approved goes on: the very document they judged, read by the same mapping. What it had published when it was
 * killed is counted as it was counted then.
 */
async function carryOn(pass: Pass, options: HarvestOptions): Promise<Outcome> {
  const { deps, recorder } = pass;
  const { created, changed } = recorder.run.report;
  const hash = recorder.run.document ?? "";
  if (!deps.raw.has(hash)) return { status: "failed", text: [safety.documentGone.detail, safety.documentGone.hint].join(" ") };
  await readAll(pass, documentOf(deps.raw, hash, pass.source.slug), options);
  recorder.run.report.unchanged -= created + changed;
  await markAbsences(pass);
  return published(pass);
}

/** What an approved run had published before it was killed; nothing, most of the time. */
function publishedBefore({ report }: HarvestRun): Partial<RunReport> {
  const { created, changed, attached, missing, archived, returned } = report;
  const more = { ...(archived === undefined ? {} : { archived }), ...(returned === undefined ? {} : { returned }) };
  return { created, changed, attached, missing, ...more };
}

async function readerOf(deps: HarvestDeps, source: Source, version: number) {
  const saved = (await mappingVersions(deps.database.read, source.id)).find((m) => m.version === version);
  if (!saved) throw new ProblemError({ code: "harvest/no-mapping", kind: "conflict", ...texts.noMapping(source.title) });
  return deps.compile(saved.yaml);
}

/** A new run, or the one that a person approved. */
async function startRun(deps: HarvestDeps, source: Source): Promise<{ pass: Pass; approved: boolean }> {
  const now = deps.clock.now();
  await deps.database.transaction((trx) => closeInterruptedRuns(trx, source.id, now.toISOString(), texts.interrupted));
  const [waiting] = await runsIn(deps.database.read, source.id, ["approved"], 1);
  const reader = await readerOf(deps, source, waiting?.mappingVersion ?? source.mappingVersion);
  const fresh = { id: mintId(now), source: source.id, mappingVersion: source.mappingVersion, startedAt: now.toISOString() };
  const recorder = recordRun(waiting ?? fresh);
  recorder.run.report.reader = understandingOf(reader);
  if (waiting) Object.assign(recorder.run.report, publishedBefore(waiting));
  await deps.database.transaction(async (trx) => {
    if (!waiting) return insertRun(trx, recorder.run);
    await clearIssues(trx, waiting.id);
    return recorder.save(trx);
  });
  const survey = waiting === undefined;
  return {
    pass: await startPass({ deps, source, reader, recorder, begun: now, tick: performance.now() }, { survey }),
    approved: !survey,
  };
}

/**
 * Brings one source up to date: read its document, map what is new or changed, and, when it may hurt, wait for a person; else
 * commit by batches, mark what a whole listing no longer holds, set aside what has been missing for long. A first harvest is
 * published as it is read; others are read whole before anything is written. A record that cannot be read costs one line of the
 * report; a failure keeps what was known and what was already committed. The same document again changes nothing.
 * What a person decided comes before anything else: a run to undo is undone, one that they approved goes on.
 * @returns the finished run, also when it failed (its `failure` says why) or waits (`plan.held`).
 * @throws ProblemError when the source is unknown or has no mapping yet.
 */
export async function harvestSource(deps: HarvestDeps, key: string, options: HarvestOptions = {}): Promise<HarvestRun> {
  const source = await findSource(deps.database.read, key);
  if (!source) throw new ProblemError({ code: "source/not-found", kind: "not-found", ...texts.noSource(key) });
  const turning = await turningRun(deps.database.read, source);
  if (turning) return turnRun(deps, source, turning);
  const { pass, approved } = await startRun(deps, source);
  try {
    const outcome = approved ? await carryOn(pass, options) : await carryOut(pass, options);
    return await finish(pass, outcome);
  } catch (error) {
    const cancelled = isProblem(error, "harvest/cancelled");
    const text = isProblem(error) ? [error.detail, error.hint].filter(Boolean).join(" ") : texts.unexpected;
    const run = await finish(pass, { status: cancelled ? "cancelled" : "failed", text });
    if (!isProblem(error)) throw error;
    return run;
  }
}
