import type { Executor } from "../database.ts";
import { jobOf } from "./job.store.ts";
import type { Job, JobState } from "./job.ts";

/** One job, by its id. */
export async function findJob(executor: Executor, id: string): Promise<Job | undefined> {
  const row = await executor.selectFrom("job").selectAll().where("id", "=", id).executeTakeFirst();
  return row && jobOf(row);
}

/** Jobs, newest first. `state: ["dead"]` is the list that a person should look at. */
export async function listJobs(
  executor: Executor,
  filter: { queue?: string; states?: JobState[]; limit?: number } = {},
): Promise<Job[]> {
  let query = executor
    .selectFrom("job")
    .selectAll()
    .orderBy("id", "desc")
    .limit(filter.limit ?? 100);
  if (filter.queue) query = query.where("queue", "=", filter.queue);
  if (filter.states?.length) query = query.where("state", "in", filter.states);
  return (await query.execute()).map(jobOf);
}

/** How many jobs are in each state. */
export async function countJobs(executor: Executor): Promise<Partial<Record<JobState, number>>> {
  const rows = await executor
    .selectFrom("job")
    .select(({ fn }) => ["state", fn.countAll<number>().as("n")])
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

/** A job that waits is cancelled at once (true); one that runs is asked to stop, and does so at its next heartbeat (true). */
export async function requestCancel(executor: Executor, id: string, now: Date): Promise<boolean> {
  const waiting = await executor
    .updateTable("job")
    .set({ state: "cancelled", cancel_requested: 1, finished_at: now.toISOString() })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .returning("id")
    .executeTakeFirst();
  if (waiting) return true;
  const running = await executor
    .updateTable("job")
    .set({ cancel_requested: 1 })
    .where("id", "=", id)
    .where("state", "=", "running")
    .returning("id")
    .executeTakeFirst();
  return running !== undefined;
}

/** Gives a dead or cancelled job all its attempts again. False when it is neither, or when a live twin took its place. */
export async function retryJob(executor: Executor, id: string, now: Date): Promise<boolean> {
  const row = await executor
    .updateTable("job")
    .set({ state: "waiting", attempts: 0, due_at: now.toISOString(), cancel_requested: 0, finished_at: null, error: null })
    .where("id", "=", id)
    .where("state", "in", ["dead", "cancelled"])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("job as twin")
            .select("twin.id")
            .whereRef("twin.queue", "=", "job.queue")
            .whereRef("twin.dedupe_key", "=", "job.dedupe_key")
            .where("twin.state", "in", ["waiting", "running"]),
        ),
      ),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Gives up jobs whose worker died on their last attempt (a job that kills its process must not do so for ever) and ends those
 * that were asked to stop before their worker died.
 */
export async function reapExpired(executor: Executor, now: Date, error: string): Promise<void> {
  const at = now.toISOString();
  await executor
    .updateTable("job")
    .set({ state: "cancelled", lease_token: null, lease_until: null, finished_at: at })
    .where("state", "=", "running")
    .where("lease_until", "<", at)
    .where("cancel_requested", "=", 1)
    .execute();
  await executor
    .updateTable("job")
    .set({ state: "dead", error, lease_token: null, lease_until: null, finished_at: at })
    .where("state", "=", "running")
    .where("lease_until", "<", at)
    .whereRef("attempts", ">=", "max_attempts")
    .execute();
}

/** Forgets jobs that ended well, or were cancelled, before `before`. Dead ones stay until a person has seen to them. @returns how many. */
export async function purgeJobs(executor: Executor, before: Date): Promise<number> {
  const result = await executor
    .deleteFrom("job")
    .where("state", "in", ["done", "cancelled"])
    .where("finished_at", "<", before.toISOString())
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
