import { sql } from "kysely";
import type { Executor } from "../platform/database.ts";
import { present } from "../platform/present.ts";
import { texts } from "./harvest.fr.ts";
import type { HarvestRunTable } from "./harvest.tables.ts";
import type { HarvestRun, RunIssue, RunReport, RunStatus } from "./run.ts";

const toRun = (row: HarvestRunTable): HarvestRun => ({
  id: row.id,
  source: row.source,
  mappingVersion: row.mapping_version,
  startedAt: row.started_at,
  status: row.status as RunStatus,
  report: JSON.parse(row.report) as RunReport,
  ...present({ finishedAt: row.finished_at, document: row.document, failure: row.failure }),
});

/** A run that starts. */
export async function insertRun(executor: Executor, run: HarvestRun): Promise<void> {
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

/** Newest first. */
export async function runsOf(executor: Executor, source: string, limit = 20): Promise<HarvestRun[]> {
  const rows = await executor
    .selectFrom("harvest_run")
    .selectAll()
    .where("source", "=", source)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toRun);
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

/** Runs that a crash left open are closed as failed, with what they had already brought kept. */
export async function closeInterruptedRuns(executor: Executor, source: string, at: string, failure: string): Promise<void> {
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
}
