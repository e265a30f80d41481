import type { Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import type { HarvestDeps } from "./pass.ts";
import { findRun, readSince, runsIn, saveStatus } from "./run.store.ts";
import type { HarvestRun, RunStatus, Verdict } from "./run.ts";
import { insertRunDecision } from "./run-decision.store.ts";
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

/** The run of a source that waits for a person, or that one refused last. */
export async function waitingRun({ database }: Pick<DecisionDeps, "database">, source: Source): Promise<HarvestRun | undefined> {
  return (await runsIn(database.read, source.id, ["suspended"], 1))[0];
}

const JUDGED: Record<"approve" | "refuse", { from: readonly RunStatus[]; to: RunStatus }> = {
  // A refusal may be taken back as long as nothing newer was read.
  approve: { from: ["suspended", "refused"], to: "approved" },
  refuse: { from: ["suspended"], to: "refused" },
};

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
    const waits = run?.plan !== undefined && from.includes(run.status);
    if (!waits || (await readSince(trx, run)))
      throw new ProblemError({ code: "run/not-waiting", kind: "conflict", ...safety.notWaiting });
    await decide(trx, deps, run, { verdict, status: to, by });
    await andThen?.(trx);
  });
}
