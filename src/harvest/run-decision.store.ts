import { allocateSequence, type Executor } from "../platform/database.ts";
import type { RunDecision, Verdict } from "./run.ts";

/** What a decision is about: a document as one mapping reads it. */
export type Judged = { document: string; reader: string };

type Row = { run: string; at: string; verdict: string; decided_by: string };

const toDecision = (row: Row): RunDecision => ({
  run: row.run,
  at: row.at,
  verdict: row.verdict as Verdict,
  by: row.decided_by,
});

/** Adds a decision: they are never rewritten. */
export async function insertRunDecision(
  executor: Executor,
  source: string,
  { by, ...decision }: RunDecision,
  judged: Judged,
): Promise<void> {
  const seq = await allocateSequence(executor, "run_decision");
  await executor
    .insertInto("run_decision")
    .values({ seq, source, decided_by: by, ...decision, ...judged })
    .execute();
}

/** What was last decided of this very document, as this mapping reads it. */
export async function verdictOn(executor: Executor, source: string, judged: Judged): Promise<RunDecision | undefined> {
  const row = await executor
    .selectFrom("run_decision")
    .selectAll()
    .where("source", "=", source)
    .where("document", "=", judged.document)
    .where("reader", "=", judged.reader)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toDecision(row);
}

const aboutSource = (executor: Executor, source: string, verdicts: readonly Verdict[]) =>
  executor.selectFrom("run_decision").selectAll().where("source", "=", source).where("verdict", "in", verdicts);

/** The last of these decisions about a source. */
export async function lastVerdict(
  executor: Executor,
  source: string,
  verdicts: readonly Verdict[],
): Promise<RunDecision | undefined> {
  const row = await aboutSource(executor, source, verdicts).orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row && toDecision(row);
}

/** All of these decisions about a source, oldest first. */
export async function decisionsOfSource(
  executor: Executor,
  source: string,
  verdicts: readonly Verdict[],
): Promise<RunDecision[]> {
  const rows = await aboutSource(executor, source, verdicts).orderBy("seq").execute();
  return rows.map(toDecision);
}

/** What was decided of a run, oldest first. */
export async function decisionsOfRun(executor: Executor, run: string): Promise<RunDecision[]> {
  return (await executor.selectFrom("run_decision").selectAll().where("run", "=", run).orderBy("seq").execute()).map(toDecision);
}
