import { countAbsence, type Direction, REWIND_START, type RewindCursor, rewindRun } from "../catalogue/index.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { type DecisionDeps, decide } from "./approval.commands.ts";
import { runsIn, saveStatus } from "./run.store.ts";
import { type HarvestRun, hasEffect, type RunDecision } from "./run.ts";
import { decisionsOfRun, decisionsOfSource } from "./run-decision.store.ts";
import { safety } from "./safety.fr.ts";
import type { Source } from "./source.ts";

/** How a run that published something may have ended: stopped halfway too. */
const ENDED = ["done", "partial", "failed", "cancelled"] as const;

/** Runs looked at to find the last that changed something: sources read each day mostly change nothing. */
const LOOKED_AT = 500;

/** The last run that changed something and counts: the one that can be undone. */
export async function undoableRun(executor: Executor, source: Source): Promise<HarvestRun | undefined> {
  return (await runsIn(executor, source.id, ENDED, LOOKED_AT)).find(hasEffect);
}

/** The run whose undoing can be undone: the last undone, when nothing was published since. */
export async function redoableRun(executor: Executor, source: Source): Promise<HarvestRun | undefined> {
  const undone: RunDecision[] = [];
  for (const decision of await decisionsOfSource(executor, source.id, ["undo", "redo"])) {
    if (decision.verdict === "undo") undone.push(decision);
    else undone.pop();
  }
  const last = undone.at(-1)?.run;
  const runs = await runsIn(executor, source.id, [...ENDED, "undone"], LOOKED_AT);
  const newest = runs.find((run) => run.id === last || (run.status !== "undone" && hasEffect(run)));
  return newest?.id === last ? newest : undefined;
}

const refusal = (code: string, text: { detail: string; hint: string }) => new ProblemError({ code, kind: "conflict", ...text });

async function needTurnable(
  trx: Transaction,
  source: Source,
  run: string | undefined,
  direction: Direction,
): Promise<HarvestRun> {
  if ((await runsIn(trx, source.id, ["running", "approved", "undoing", "redoing"], 1)).length > 0)
    throw refusal("run/underway", safety.underway);
  const undo = direction === "undo";
  const found = await (undo ? undoableRun : redoableRun)(trx, source);
  if (!found)
    throw undo
      ? refusal("run/nothing-to-undo", safety.nothingToUndo(source.title))
      : refusal("run/nothing-to-redo", safety.nothingToRedo(source.title));
  if (run !== undefined && run !== found.id) throw refusal("run/not-last", safety.notLast);
  return found;
}

/**
 * A person takes back the last run of a source that changed something, or takes back the taking back; the next harvest of the source
 * carries it out, and nothing else.
 * @param run the one they mean; the last by default.
 * @throws ProblemError `run/nothing-to-undo`, `run/nothing-to-redo`, `run/not-last`, `run/underway`.
 */
export async function askToTurn(
  deps: DecisionDeps,
  source: Source,
  direction: Direction,
  { run, by, andThen }: { run?: string; by: string; andThen?: (trx: Transaction) => Promise<unknown> },
): Promise<HarvestRun> {
  return deps.database.transaction(async (trx) => {
    const found = await needTurnable(trx, source, run, direction);
    await decide(trx, deps, found, { verdict: direction, status: direction === "undo" ? "undoing" : "redoing", by });
    await andThen?.(trx);
    return found;
  });
}

/** A run on its way back or forth, left there by whoever asked or by a crash. */
export async function turningRun(executor: Executor, source: Source): Promise<HarvestRun | undefined> {
  return (await runsIn(executor, source.id, ["undoing", "redoing"], 1))[0];
}

/**
 * Carries out what was asked of a run, by short transactions; stopped at any moment, it is finished by the next call.
 * @returns the run, undone, or as it had ended.
 */
export async function turnRun(deps: DecisionDeps, source: Source, run: HarvestRun): Promise<HarvestRun> {
  const direction: Direction = run.status === "undoing" ? "undo" : "redo";
  const asked = (await decisionsOfRun(deps.database.read, run.id)).at(-1);
  const context = { source: source.id, run: run.id, by: asked?.by ?? `source:${source.slug}` };
  const at = () => deps.clock.now().toISOString();
  for (let cursor: RewindCursor | undefined = REWIND_START; cursor; ) {
    const from: RewindCursor = cursor;
    cursor = (await deps.database.transaction((trx) => rewindRun(trx, { ...context, at: at() }, direction, from))).next;
  }
  const complete = run.report.complete ?? run.status !== "partial";
  const status = direction === "undo" ? "undone" : complete ? "done" : "partial";
  await deps.database.transaction(async (trx) => {
    // The list that it read counts, or no longer, among those that lacked what is missing.
    if (run.report.complete) await countAbsence(trx, source.id, direction === "undo" ? -1 : 1, at());
    await saveStatus(trx, run.id, status);
  });
  return { ...run, status };
}
