import type { Executor, Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import type { HarvestDeps } from "./pass.ts";
import { findRun, readSince, runsIn, saveStatus } from "./run.store.ts";
import type { HarvestRun, RunStatus, Verdict } from "./run.ts";
import { decisionsOfRun, insertRunDecision } from "./run-decision.store.ts";
import { safety } from "./safety.fr.ts";
import type { Source } from "./source.ts";

/** What decisions about runs need. */
export type DecisionDeps = Pick<HarvestDeps, "database" | "clock">;

/** Writes a decision and what the run becomes, together. */
export async function decide(
  trx: Transaction,
  { clock }: Pick<DecisionDeps, "clock">,
  run: HarvestRun,
  { verdict, status, by }: { verdict: Verdict; status: RunStatus; by: string },
): Promise<void> {
  const judged = { document: run.document ?? "", reader: run.report.reader ?? "" };
  await insertRunDecision(trx, run.source, { run: run.id, at: clock.now().toISOString(), verdict, by }, judged);
  await saveStatus(trx, run.id, status);
}

const JUDGED: Record<"approve" | "refuse", { from: readonly RunStatus[]; to: RunStatus }> = {
  // A refusal may be taken back as long as nothing newer was read.
  approve: { from: ["suspended", "refused"], to: "approved" },
  refuse: { from: ["suspended"], to: "refused" },
};

/** Whether a person is asked about it: a document refused before is refused by itself, and leads to the run that they judged. */
const isJudged = async (executor: Executor, run: HarvestRun): Promise<boolean> =>
  run.status === "suspended" || (await decisionsOfRun(executor, run.id)).length > 0;

/** Whether a refusal can be taken back: a person refused it, and nothing was read since. */
export const isReconsiderable = async (executor: Executor, run: HarvestRun): Promise<boolean> =>
  run.status === "refused" && (await isJudged(executor, run)) && !(await readSince(executor, run));

/**
 * A person approves a run, which the next harvest of its source carries out, or refuses it: nothing changes, and this document is
 * not asked about again.
 * @throws ProblemError `run/not-waiting` when it has been decided, or read again, since.
 */
export async function judgeRun(
  deps: DecisionDeps,
  id: string,
  verdict: "approve" | "refuse",
  by: string,
  andThen?: (trx: Transaction) => Promise<unknown>,
): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const run = await findRun(trx, id);
    const { from, to } = JUDGED[verdict];
    const waits = run !== undefined && from.includes(run.status) && (await isJudged(trx, run));
    if (!waits || (await readSince(trx, run)))
      throw new ProblemError({ code: "run/not-waiting", kind: "conflict", ...safety.notWaiting });
    await decide(trx, deps, run, { verdict, status: to, by });
    await andThen?.(trx);
  });
}

/**
 * The run of a source that this verdict would be about: the one that waits, or the one refused last, to approve it after all.
 * @throws ProblemError `run/none-waiting`.
 */
export async function needWaitingRun(
  { database }: Pick<DecisionDeps, "database">,
  source: Source,
  verdict: "approve" | "refuse",
): Promise<HarvestRun> {
  const [waiting] = await runsIn(database.read, source.id, ["suspended"], 1);
  if (waiting) return waiting;
  for (const run of verdict === "approve" ? await runsIn(database.read, source.id, ["refused"]) : [])
    if (await isReconsiderable(database.read, run)) return run;
  throw new ProblemError({ code: "run/none-waiting", kind: "not-found", ...safety.noRun(source.title) });
}
