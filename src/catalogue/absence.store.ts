import type { Executor } from "../platform/database.ts";
import type { RecordAbsenceTable } from "./catalogue.tables.ts";
import { chunks } from "./record.store.ts";

/** How a record stands as to its presence in its source's list. Instants are ISO. */
export type Presence = { missingSince: string | null; missingRuns: number; archivedAt: string | null };

/** A record of a source that its list lacks, or that was set aside by a run. */
export type Absent = Presence & { remoteId: string; entry: string; retiredAt: string | null };

const columns = ["remote_id", "entry", "missing_since", "missing_runs", "archived_at", "retired_at"] as const;

type Row = {
  remote_id: string;
  entry: string;
  missing_since: string | null;
  missing_runs: number;
  archived_at: string | null;
  retired_at: string | null;
};

const toAbsent = (row: Row): Absent => ({
  remoteId: row.remote_id,
  entry: row.entry,
  missingSince: row.missing_since,
  missingRuns: row.missing_runs,
  archivedAt: row.archived_at,
  retiredAt: row.retired_at,
});

/** How these records stand. */
export async function presences(executor: Executor, source: string, remoteIds: readonly string[]): Promise<Absent[]> {
  const found: Absent[] = [];
  for (const ids of chunks(remoteIds)) {
    const rows = await executor
      .selectFrom("source_record")
      .select(columns)
      .where("source", "=", source)
      .where("remote_id", "in", ids)
      .execute();
    found.push(...rows.map(toAbsent));
  }
  return found;
}

/** Records that have been missing for at least `runs` complete lists, since `before` at the latest, and still count; at most `limit`. */
export async function longMissing(
  executor: Executor,
  source: string,
  { runs, before, after, limit }: { runs: number; before: string; after: string; limit: number },
): Promise<Absent[]> {
  const rows = await executor
    .selectFrom("source_record")
    .select(columns)
    .where("source", "=", source)
    .where("remote_id", ">", after)
    .where("missing_runs", ">=", runs)
    .where("missing_since", "<=", before)
    .where("retired_at", "is", null)
    .orderBy("remote_id")
    .limit(limit)
    .execute();
  return rows.map(toAbsent);
}

/**
 * One complete list more (or, undone, one less) that lacks what is missing. A date of absence later than `now` was
 * written by a clock that has gone back since: it becomes `now`.
 */
export async function countAbsence(executor: Executor, source: string, by: 1 | -1, now: string): Promise<void> {
  const missing = executor.updateTable("source_record").where("source", "=", source).where("missing_since", "is not", null);
  await missing
    .set((eb) => ({ missing_runs: eb("missing_runs", "+", by) }))
    .where("missing_runs", ">=", by === 1 ? 0 : 1)
    .execute();
  await missing.set({ missing_since: now }).where("missing_since", ">", now).execute();
}

/** Writes how a record stands; what a person set aside stays aside. The caller logs the decision when it stops or starts to count. */
export async function setPresence(executor: Executor, source: string, record: Absent, presence: Presence): Promise<void> {
  const byPerson = record.retiredAt !== null && record.archivedAt === null;
  await executor
    .updateTable("source_record")
    .set({
      missing_since: presence.missingSince,
      missing_runs: presence.missingRuns,
      ...(byPerson ? {} : { archived_at: presence.archivedAt, retired_at: presence.archivedAt }),
    })
    .where("source", "=", source)
    .where("remote_id", "=", record.remoteId)
    .execute();
}

/** Adds to the account of absences, which is never rewritten. */
export async function insertAbsences(executor: Executor, rows: readonly RecordAbsenceTable[]): Promise<void> {
  for (const some of chunks(rows)) await executor.insertInto("record_absence").values(some).execute();
}

/** What a run did to the presence of a source's records, page by page in the order of their ids. */
export async function absencesOfRun(
  executor: Executor,
  run: string,
  source: string,
  after: string,
  limit: number,
): Promise<{ remoteId: string; effect: string; before: Presence; after: Presence }[]> {
  const rows = await executor
    .selectFrom("record_absence")
    .selectAll()
    .where("run", "=", run)
    .where("source", "=", source)
    .where("remote_id", ">", after)
    .orderBy("remote_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    remoteId: row.remote_id,
    effect: row.effect,
    before: JSON.parse(row.before) as Presence,
    after: JSON.parse(row.after) as Presence,
  }));
}
