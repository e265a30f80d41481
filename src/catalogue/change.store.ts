import type { Transaction } from "kysely";
import { allocateSequence, type Executor, type Schema } from "../platform/database.ts";
import type { ChangeTable, DecisionTable } from "./catalogue.tables.ts";
import type { Change } from "./change.ts";
import type { Decision } from "./decision.ts";
import { chunks } from "./record.store.ts";

/**
 * Appends to the change log. Numbers are taken under a lock held to commit, so a reader of "after seq" on PostgreSQL never
 * sees 12 before 11 (identity columns commit out of order).
 */
export async function appendChanges(trx: Transaction<Schema>, changes: Omit<ChangeTable, "seq">[]): Promise<void> {
  if (!changes.length) return;
  const first = await allocateSequence(trx, "change", changes.length);
  const rows = changes.map((change, i) => ({ seq: first + i, ...change }));
  for (const some of chunks(rows)) await trx.insertInto("change").values(some).execute();
}

/** Adds to the log of decisions, which is never rewritten; numbers follow on. */
export async function appendDecisions(trx: Transaction<Schema>, decisions: Omit<DecisionTable, "seq">[]): Promise<void> {
  if (!decisions.length) return;
  const first = await allocateSequence(trx, "decision", decisions.length);
  const rows = decisions.map((decision, i) => ({ seq: first + i, ...decision }));
  for (const some of chunks(rows)) await trx.insertInto("decision").values(some).execute();
}

/** Changes after `seq` in order, at most `limit`. A consumer keeps its own cursor. */
export async function changesAfter(executor: Executor, seq: number, limit = 1_000): Promise<Change[]> {
  const rows = await executor.selectFrom("change").selectAll().where("seq", ">", seq).orderBy("seq").limit(limit).execute();
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    action: row.action as Change["action"],
    ...(before === null ? {} : { before }),
    ...(after === null ? {} : { after }),
  }));
}

/** Number of the last change; 0 before the first. */
export async function lastSeq(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("change")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** The logged decisions that made an entry what it is, oldest first. */
export async function decisionsOf(executor: Executor, entry: string): Promise<Decision[]> {
  const rows = await executor
    .selectFrom("decision")
    .selectAll()
    .where((eb) => eb.or([eb("entry", "=", entry), eb("from_entry", "=", entry)]))
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    kind: row.kind as Decision["kind"],
    source: row.source,
    remoteId: row.remote_id,
    entry: row.entry,
    reason: row.reason,
    by: row.decided_by,
    ...(row.from_entry ? { from: row.from_entry } : {}),
    ...(row.act ? { act: row.act } : {}),
  }));
}
