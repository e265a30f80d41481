import type { Executor } from "../../platform/database.ts";

type NameReportTable = {
  id: string;
  at: string;
  email: string;
  entry: string;
  name: string;
  words: string;
  decided_at: string | null;
};

declare module "../../platform/database.ts" {
  interface Schema {
    name_report: NameReportTable;
  }
}

/** What somebody asked about their name in a fiche. */
type KeptReport = Omit<NameReportTable, "decided_at">;

/** Keeps what somebody asked. */
export async function insertReport(executor: Executor, row: KeptReport): Promise<void> {
  await executor
    .insertInto("name_report")
    .values({ ...row, decided_at: null })
    .execute();
}

/** One request. */
export async function findReport(executor: Executor, id: string): Promise<KeptReport | undefined> {
  return executor.selectFrom("name_report").selectAll().where("id", "=", id).executeTakeFirst();
}

/** All that one person asked. */
export async function reportsOf(executor: Executor, email: string): Promise<KeptReport[]> {
  return executor.selectFrom("name_report").selectAll().where("email", "=", email).orderBy("at").execute();
}

/** Notes that a request was decided, or (null) waits again. */
export async function setDecided(executor: Executor, id: string, at: string | null): Promise<void> {
  await executor.updateTable("name_report").set({ decided_at: at }).where("id", "=", id).execute();
}

/** Forgets all that one person asked. */
export async function deleteReportsOf(executor: Executor, email: string): Promise<void> {
  await executor.deleteFrom("name_report").where("email", "=", email).execute();
}

/** Forgets requests decided before an ISO instant. */
export async function deleteReportsBefore(executor: Executor, before: string): Promise<number> {
  const result = await executor.deleteFrom("name_report").where("decided_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How many requests are kept. */
export async function countReports(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("name_report")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** The descriptions that make an entry. */
export async function recordsOfEntry(executor: Executor, entry: string): Promise<{ source: string; remoteId: string }[]> {
  const rows = await executor.selectFrom("source_record").select(["source", "remote_id"]).where("entry", "=", entry).execute();
  return rows.map((row) => ({ source: row.source, remoteId: row.remote_id }));
}
