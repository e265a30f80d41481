import type { Transaction } from "kysely";
import { later } from "../platform/clock.ts";
import { allocateSequence, type Executor, type Schema } from "../platform/database.ts";
import type { ChangeTable, DecisionTable } from "./catalogue.tables.ts";
import type { Change } from "./change.ts";
import type { Decision } from "./decision.ts";
import type { MadeOf } from "./made-of.ts";
import { chunks } from "./record.store.ts";

/** A line to be: what happened, and what made the entries it names. */
export type NewChange = Pick<ChangeTable, "at" | "action" | "entry" | "before" | "after"> & { madeOf?: MadeOf };

/** When the last line was told. */
async function lastTold(executor: Executor): Promise<string | undefined> {
  const row = await executor.selectFrom("change").select("told_at").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.told_at ?? undefined;
}

/**
 * Appends to the change log. Numbers are taken under a lock held to commit, so a reader of "after seq" on PostgreSQL never
 * sees 12 before 11 (identity columns commit out of order).
 */
export async function appendChanges(trx: Transaction<Schema>, changes: readonly NewChange[]): Promise<void> {
  if (!changes.length) return;
  const first = await allocateSequence(trx, "change", changes.length);
  // Clocks go backwards, and writers wait for each other: readers who stop at the last date they have read need an order, and
  // the lines of one transaction alone share a date, so that they read few of them twice.
  const last = await lastTold(trx);
  let told = last === undefined ? "" : later(new Date(last), 1);
  const rows = changes.map(({ madeOf, ...change }, i) => {
    if (change.at > told) told = change.at;
    return { seq: first + i, ...change, told_at: told, made_of: madeOf ? JSON.stringify(madeOf) : null };
  });
  for (const some of chunks(rows)) await trx.insertInto("change").values(some).execute();
}

/** Adds to the log of decisions, which is never rewritten; numbers follow on. */
export async function appendDecisions(trx: Transaction<Schema>, decisions: Omit<DecisionTable, "seq">[]): Promise<void> {
  if (!decisions.length) return;
  const first = await allocateSequence(trx, "decision", decisions.length);
  const rows = decisions.map((decision, i) => ({ seq: first + i, ...decision }));
  for (const some of chunks(rows)) await trx.insertInto("decision").values(some).execute();
}

const LINE = ["seq", "at", "action", "entry", "before", "after"] as const;

/** Changes after `seq` in order, at most `limit`. A consumer keeps its own cursor. */
export async function changesAfter(executor: Executor, seq: number, limit = 1_000): Promise<Change[]> {
  const rows = await executor.selectFrom("change").select(LINE).where("seq", ">", seq).orderBy("seq").limit(limit).execute();
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    action: row.action as Change["action"],
    ...(before === null ? {} : { before }),
    ...(after === null ? {} : { after }),
  }));
}

/** A line of the log as the change feed tells it. */
export type ToldChange = Change & {
  /** When it was told: never before the line that precedes it. */
  toldAt: string;
  /** What made the entries it names; unknown in lines written before this was kept. */
  madeOf?: MadeOf;
};

const toTold = (row: ChangeTable): ToldChange => ({
  ...{ seq: Number(row.seq), at: row.at, action: row.action as Change["action"], entry: row.entry },
  ...(row.before === null ? {} : { before: row.before }),
  ...(row.after === null ? {} : { after: row.after }),
  toldAt: row.told_at ?? row.at,
  ...(row.made_of === null ? {} : { madeOf: JSON.parse(row.made_of) as MadeOf }),
});

/** The changes numbered from `first` to `last`, in order. */
export async function changesBetween(executor: Executor, first: number, last: number): Promise<ToldChange[]> {
  const within = executor.selectFrom("change").selectAll().where("seq", ">=", first).where("seq", "<=", last);
  return (await within.orderBy("seq").execute()).map(toTold);
}

/** Merges and splits after `seq`: lines that tell of several entries. */
export async function regroupingsAfter(executor: Executor, seq: number): Promise<ToldChange[]> {
  const rows = executor.selectFrom("change").selectAll().where("seq", ">", seq).where("action", "in", ["merge", "split"]);
  return (await rows.orderBy("seq").execute()).map(toTold);
}

/**
 * Lines after `seq` that no later line about the same entry supersedes, and all merges and splits, which name several: what has to
 * be read to know every entry that ever was, as it is or as it went.
 */
export async function lastingChanges(executor: Executor, seq: number, limit: number): Promise<ToldChange[]> {
  const rows = executor
    .selectFrom("change as c")
    .selectAll()
    .where("c.seq", ">", seq)
    .where(({ eb, or, not, exists, selectFrom }) =>
      or([
        eb("c.action", "in", ["merge", "split"]),
        not(
          exists(selectFrom("change as d").select("d.seq").whereRef("d.entry", "=", "c.entry").whereRef("d.seq", ">", "c.seq")),
        ),
      ]),
    );
  return (await rows.orderBy("c.seq").limit(limit).execute()).map(toTold);
}

/** The number of the first line told at this ISO instant or after; one more than the last when there is none. By halves: dates follow numbers. */
export async function firstTold(executor: Executor, at: string): Promise<number> {
  let [low, high] = [1, (await lastSeq(executor)) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await executor.selectFrom("change").select("told_at").where("seq", "=", middle).executeTakeFirst();
    if ((row?.told_at ?? "") < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last line about an entry, under this very id. */
export async function lastChangeOf(executor: Executor, entry: string): Promise<ToldChange | undefined> {
  const rows = executor.selectFrom("change").selectAll().where("entry", "=", entry);
  const row = await rows.orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row && toTold(row);
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
