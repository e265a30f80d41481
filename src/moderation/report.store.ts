import type { Executor } from "../platform/database.ts";
import { present } from "../platform/present.ts";
import type { ReportTable } from "./case.tables.ts";
import type { Report, ReportReason } from "./report.ts";

function toReport(row: ReportTable): Report {
  return {
    id: row.id,
    object: row.object,
    reason: row.reason as ReportReason,
    text: row.text,
    ...present({ email: row.email, account: row.account }),
    at: row.at,
    state: row.state as Report["state"],
  };
}

/** Keeps a report. */
export async function insertReport(executor: Executor, { email, account, ...report }: Report): Promise<void> {
  await executor
    .insertInto("moderation_report")
    .values({ ...report, email: email ?? null, account: account ?? null })
    .execute();
}

/** One report. */
export async function findReport(executor: Executor, id: string): Promise<Report | undefined> {
  const row = await executor.selectFrom("moderation_report").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toReport(row);
}

/** Says what became of a report. */
export async function setReportState(executor: Executor, id: string, state: Report["state"]): Promise<void> {
  await executor.updateTable("moderation_report").set({ state }).where("id", "=", id).execute();
}

/** What somebody reported. */
export async function reportsOf(executor: Executor, email: string): Promise<Report[]> {
  const rows = await executor.selectFrom("moderation_report").selectAll().where("email", "=", email).orderBy("at").execute();
  return rows.map(toReport);
}

/** Makes somebody's reports nobody's, without their words. */
export async function eraseReportsOf(executor: Executor, email: string): Promise<void> {
  await executor
    .updateTable("moderation_report")
    .set({ email: null, account: null, text: "" })
    .where("email", "=", email)
    .execute();
}

/** Forgets who reported and in which words, where it was settled before `before` (ISO). @returns how many. */
export async function forgetReports(executor: Executor, before: string): Promise<number> {
  const result = await executor
    .updateTable("moderation_report")
    .set({ email: null, account: null, text: "" })
    .where("state", "!=", "waiting")
    .where("at", "<", before)
    .where((eb) => eb.or([eb("text", "!=", ""), eb("email", "is not", null), eb("account", "is not", null)]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
