import { type Selectable, sql } from "kysely";
import type { Clock } from "../clock.ts";
import type { Database, Executor } from "../database.ts";
import { mintId } from "../ids.ts";
import type { Job, JobProgress, JobRequest, JobState } from "./job.ts";

type JobTable = {
  id: string;
  queue: string;
  payload: string;
  dedupe_key: string | null;
  state: JobState;
  priority: number;
  attempts: number;
  max_attempts: number;
  due_at: string;
  lease_token: string | null;
  lease_until: string | null;
  cancel_requested: number;
  progress_text: string | null;
  progress_done: number | null;
  progress_total: number | null;
  result: string | null;
  error: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
};

declare module "../database.ts" {
  interface Schema {
    job: JobTable;
  }
}

const MAX_PAYLOAD = 1_000_000;

/**
 * Asks for work to be done. In the caller's transaction when given one: the job exists only if that commits. `created` is
 * false when a live job with the same key was there already; `id` is then its id.
 */
export async function enqueue(executor: Executor, request: JobRequest, clock: Clock): Promise<{ id: string; created: boolean }> {
  const payload = JSON.stringify(request.payload) ?? "null";
  if (payload.length > MAX_PAYLOAD) throw new RangeError(`job payload of ${payload.length} characters: store it and pass its id`);
  const now = clock.now();
  const id = mintId(now);
  const row = {
    id,
    queue: request.queue,
    payload,
    dedupe_key: request.dedupeKey ?? null,
    state: "waiting" as const,
    priority: request.priority ?? 0,
    attempts: 0,
    max_attempts: request.maxAttempts ?? 5,
    due_at: (request.dueAt ?? now).toISOString(),
    cancel_requested: 0,
    created_at: now.toISOString(),
  };
  for (;;) {
    const inserted = await executor
      .insertInto("job")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (inserted) return { id, created: true };
    const live = await executor
      .selectFrom("job")
      .select("id")
      .where("queue", "=", request.queue)
      .where("dedupe_key", "=", row.dedupe_key)
      .where("state", "in", ["waiting", "running"])
      .executeTakeFirst();
    if (live) return { id: live.id, created: false };
    // It ended between the two statements: insert again.
  }
}

/** Waiting and due, or running under a lease that ran out. */
const isDue = (at: string) =>
  sql<boolean>`((state = 'waiting' and due_at <= ${at}) or (state = 'running' and lease_until < ${at}))`;

type Lease = { token: string; now: Date; until: Date; queues: string[] };

/** Takes the next job that is due, or whose worker died (its lease ran out). No two workers ever take the same one. */
export async function lease(database: Database, { token, now, until, queues }: Lease): Promise<Job | undefined> {
  const at = now.toISOString();
  let next = database.kysely
    .selectFrom("job")
    .select("id")
    .where("queue", "in", queues)
    .where(isDue(at))
    .orderBy("priority", "desc")
    .orderBy("due_at")
    .orderBy("id")
    .limit(1);
  if (database.dialect === "postgres") next = next.forUpdate().skipLocked();
  const row = await database.kysely
    .updateTable("job")
    .set({
      state: "running",
      attempts: sql<number>`attempts + 1`,
      lease_token: token,
      lease_until: until.toISOString(),
      started_at: sql<string>`coalesce(started_at, ${at})`,
    })
    .where("id", "=", next)
    .returningAll()
    .executeTakeFirst();
  return row && jobOf(row);
}

/** True when `lease` may find something. Reads only, so an idle worker never waits for a writer. */
export async function somethingIsDue(database: Database, queues: string[], now: Date): Promise<boolean> {
  const at = now.toISOString();
  const row = await database.read
    .selectFrom("job")
    .select("id")
    .where("queue", "in", queues)
    .where(isDue(at))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a running attempt must know. `held` is false when the lease was lost to another worker. */
export type LeaseState = { held: boolean; cancelled: boolean };

const leaseState = (row: { cancel_requested: number } | undefined): LeaseState => ({
  held: row !== undefined,
  cancelled: row?.cancel_requested === 1,
});

/** Prolongs the lease. */
export async function heartbeat(executor: Executor, id: string, token: string, until: Date): Promise<LeaseState> {
  const query = executor
    .updateTable("job")
    .set({ lease_until: until.toISOString() })
    .where("id", "=", id)
    .where("lease_token", "=", token);
  return leaseState(await query.where("state", "=", "running").returning("cancel_requested").executeTakeFirst());
}

/** Asks without writing, so that it may be asked often. */
export async function readLease(executor: Executor, id: string, token: string): Promise<LeaseState> {
  const query = executor.selectFrom("job").select("cancel_requested").where("id", "=", id).where("lease_token", "=", token);
  return leaseState(await query.where("state", "=", "running").executeTakeFirst());
}

/** Records where a job stands (only for who holds its lease). */
export async function saveProgress(executor: Executor, id: string, token: string, progress: JobProgress): Promise<void> {
  await executor
    .updateTable("job")
    .set({ progress_text: progress.text, progress_done: progress.done ?? null, progress_total: progress.total ?? null })
    .where("id", "=", id)
    .where("lease_token", "=", token)
    .execute();
}

/** How an attempt at a job ended. */
export type Outcome =
  | { state: "done"; result: unknown }
  | { state: "dead" | "cancelled"; error?: string }
  /** To be tried again at `dueAt`; `refund` when this attempt should not count (the worker was stopped). */
  | { state: "waiting"; dueAt: Date; error?: string; refund?: boolean };

/** Ends an attempt; does nothing when the lease was lost meanwhile (false). */
export async function settle(executor: Executor, id: string, token: string, outcome: Outcome, now: Date): Promise<boolean> {
  const ended = outcome.state !== "waiting";
  const settled = await executor
    .updateTable("job")
    .set({
      state: outcome.state,
      lease_token: null,
      lease_until: null,
      finished_at: ended ? now.toISOString() : null,
      ...(outcome.state === "done"
        ? { result: JSON.stringify(outcome.result) ?? null, error: null }
        : { error: outcome.error ?? null }),
      ...(outcome.state === "waiting" && { due_at: outcome.dueAt.toISOString() }),
      ...(outcome.state === "waiting" && outcome.refund && { attempts: sql<number>`attempts - 1` }),
    })
    .where("id", "=", id)
    .where("lease_token", "=", token)
    .where("state", "=", "running")
    .returning("id")
    .executeTakeFirst();
  return settled !== undefined;
}

/** Reads a row as a job. */
export function jobOf(row: Selectable<JobTable>): Job {
  return {
    id: row.id,
    queue: row.queue,
    payload: JSON.parse(row.payload),
    ...(row.dedupe_key !== null && { dedupeKey: row.dedupe_key }),
    state: row.state,
    priority: row.priority,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    dueAt: row.due_at,
    cancelRequested: row.cancel_requested === 1,
    ...(row.progress_text !== null && {
      progress: { text: row.progress_text, done: row.progress_done ?? undefined, total: row.progress_total ?? undefined },
    }),
    ...(row.result !== null && { result: JSON.parse(row.result) }),
    ...(row.error !== null && { error: row.error }),
    createdAt: row.created_at,
    ...(row.started_at !== null && { startedAt: row.started_at }),
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  };
}
