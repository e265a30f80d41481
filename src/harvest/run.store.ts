import { sql } from "kysely";
import { allocateSequence, type Executor } from "../platform/database.ts";
import { present } from "../platform/present.ts";
import { texts } from "./harvest.fr.ts";
import type { HarvestRunTable } from "./harvest.tables.ts";
import type { HarvestRun, RunIssue, RunPlan, RunReport, RunStatus } from "./run.ts";

const toRun = (row: HarvestRunTable): HarvestRun => ({
  id: row.id,
  source: row.source,
  mappingVersion: row.mapping_version,
  startedAt: row.started_at,
  status: row.status as RunStatus,
  report: JSON.parse(row.report) as RunReport,
  ...(row.plan === null ? {} : { plan: JSON.parse(row.plan) as RunPlan }),
  ...present({ finishedAt: row.finished_at, document: row.document, failure: row.failure }),
});

/** A run that starts, after all others of the instance. */
export async function insertRun(executor: Executor, run: HarvestRun): Promise<void> {
  const seq = await allocateSequence(executor, "harvest_run");
  await executor
    .insertInto("harvest_run")
    .values({
      id: run.id,
      source: run.source,
      mapping_version: run.mappingVersion,
      started_at: run.startedAt,
      finished_at: null,
      status: run.status,
      document: run.document ?? null,
      report: JSON.stringify(run.report),
      failure: null,
      seq,
      plan: null,
    })
    .execute();
}

/** Writes where a run stands: the checkpoint of a batch (in its transaction), or its end. */
export async function saveRun(executor: Executor, run: HarvestRun): Promise<void> {
  await executor
    .updateTable("harvest_run")
    .set({
      status: run.status,
      finished_at: run.finishedAt ?? null,
      document: run.document ?? null,
      report: JSON.stringify(run.report),
      failure: run.failure ?? null,
      plan: run.plan ? JSON.stringify(run.plan) : null,
    })
    .where("id", "=", run.id)
    .execute();
}

/** Lines of a run's report, numbered from `first`. */
export async function insertIssues(executor: Executor, run: string, first: number, issues: RunIssue[]): Promise<void> {
  const rows = issues.map((issue, i) => ({
    run,
    seq: first + i,
    line: issue.line ?? null,
    field: issue.field ?? null,
    value: issue.value?.slice(0, 120) ?? null,
    code: issue.code,
    detail: issue.detail,
  }));
  if (rows.length) await executor.insertInto("harvest_issue").values(rows).execute();
}

/** One run with its report. */
export async function findRun(executor: Executor, id: string): Promise<HarvestRun | undefined> {
  const row = await executor.selectFrom("harvest_run").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toRun(row);
}

/** The last begun first. */
export async function runsOf(executor: Executor, source: string, limit = 20): Promise<HarvestRun[]> {
  const rows = await executor
    .selectFrom("harvest_run")
    .selectAll()
    .where("source", "=", source)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return rows.map(toRun);
}

/** Runs of a source in one of these states, the last begun first. */
export async function runsIn(
  executor: Executor,
  source: string,
  statuses: readonly RunStatus[],
  limit = 20,
): Promise<HarvestRun[]> {
  const rows = await executor
    .selectFrom("harvest_run")
    .selectAll()
    .where("source", "=", source)
    .where("status", "in", statuses)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return rows.map(toRun);
}

/** Runs of all sources that wait for a person, the longest wait first; at most `limit`. */
export async function waitingRuns(executor: Executor, limit = 200): Promise<HarvestRun[]> {
  const waiting = executor.selectFrom("harvest_run").selectAll().where("status", "=", "suspended");
  return (await waiting.orderBy("seq").limit(limit).execute()).map(toRun);
}

/** Whether the source was read to some purpose after this run began. */
export async function readSince(executor: Executor, run: HarvestRun): Promise<boolean> {
  const later = await executor
    .selectFrom("harvest_run as r")
    .innerJoin("harvest_run as own", (join) => join.on("own.id", "=", run.id))
    .select("r.id")
    .where("r.source", "=", run.source)
    .whereRef("r.seq", ">", "own.seq")
    .where("r.status", "in", ["running", "done", "partial", "suspended", "approved"])
    .executeTakeFirst();
  return later !== undefined;
}

/** Runs that waited for a person wait no more: the source was read again since. */
export async function supersedeRuns(executor: Executor, source: string, by: string): Promise<void> {
  await executor
    .updateTable("harvest_run")
    .set({ status: "superseded" })
    .where("source", "=", source)
    .where("status", "=", "suspended")
    .where("id", "!=", by)
    .execute();
}

/** Where a run stands becomes what a person decided. */
export async function saveStatus(executor: Executor, id: string, status: RunStatus): Promise<void> {
  await executor.updateTable("harvest_run").set({ status }).where("id", "=", id).execute();
}

/** What was said of a run is said again: it is read anew. */
export async function clearIssues(executor: Executor, run: string): Promise<void> {
  await executor.deleteFrom("harvest_issue").where("run", "=", run).execute();
}

/** The first lines of a run's report. */
export async function issuesOf(executor: Executor, run: string, limit = 200): Promise<RunIssue[]> {
  const rows = await executor
    .selectFrom("harvest_issue")
    .selectAll()
    .where("run", "=", run)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    detail: row.detail,
    ...present({ line: row.line, field: row.field, value: row.value }),
  }));
}

/**
 * Runs that a crash left open are closed as failed, with what they had already brought kept; those that a person approved go on.
 */
export async function closeInterruptedRuns(executor: Executor, source: string, at: string, failure: string): Promise<void> {
  await executor
    .updateTable("harvest_run")
    .set({ status: "approved" })
    .where("source", "=", source)
    .where("status", "=", "running")
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("run_decision as d")
          .select("d.run")
          .whereRef("d.run", "=", "harvest_run.id")
          .where("d.verdict", "=", "approve"),
      ),
    )
    .execute();
  await executor
    .updateTable("harvest_run")
    .set({ status: "failed", finished_at: at, failure })
    .where("source", "=", source)
    .where("status", "=", "running")
    .execute();
}

/** Takes an address out of what was reported of the runs of these sources. */
export async function forgetInIssues(executor: Executor, sources: readonly string[], address: string): Promise<void> {
  if (sources.length === 0) return;
  const like = `%${address.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  await executor
    .updateTable("harvest_issue")
    .set({ value: null, detail: texts.issueErased })
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("harvest_run as r").select("r.id").whereRef("r.id", "=", "harvest_issue.run").where("r.source", "in", sources),
      ),
    )
    .where(sql<boolean>`(lower(value) like ${like} escape '\\' or lower(detail) like ${like} escape '\\')`)
    .execute();
  await executor
    .updateTable("harvest_run")
    .set({ plan: null })
    .where("source", "in", sources)
    .where(sql<boolean>`lower(plan) like ${like} escape '\\'`)
    .execute();
}

/** Takes away the samples of all runs of a source: something was erased that they may tell. Runs that wait still wait. */
export async function forgetPlans(executor: Executor, source: string): Promise<void> {
  await executor.updateTable("harvest_run").set({ plan: null }).where("source", "=", source).execute();
}
