import type { Clock } from "../clock.ts";
import type { Database, Executor } from "../database.ts";
import { enqueue } from "./job.store.ts";

type JobScheduleTable = { name: string; queue: string; payload: string; every_seconds: number; next_due_at: string };

declare module "../database.ts" {
  interface Schema {
    job_schedule: JobScheduleTable;
  }
}

/** Work that returns at regular times. `name` is its key, e.g. `harvest:envie`. */
type Schedule = { name: string; queue: string; payload: unknown; everySeconds: number; nextDueAt: Date };

/** Creates a schedule or changes it. */
export async function setSchedule(executor: Executor, schedule: Schedule): Promise<void> {
  if (!Number.isSafeInteger(schedule.everySeconds) || schedule.everySeconds < 60)
    throw new RangeError("a schedule returns at most once a minute");
  const values = {
    queue: schedule.queue,
    payload: JSON.stringify(schedule.payload) ?? "null",
    every_seconds: schedule.everySeconds,
    next_due_at: schedule.nextDueAt.toISOString(),
  };
  await executor
    .insertInto("job_schedule")
    .values({ name: schedule.name, ...values })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(values))
    .execute();
}

/** Stops a schedule; jobs it has enqueued stay. */
export async function removeSchedule(executor: Executor, name: string): Promise<void> {
  await executor.deleteFrom("job_schedule").where("name", "=", name).execute();
}

/** All schedules, soonest first. */
export async function listSchedules(executor: Executor): Promise<Schedule[]> {
  const rows = await executor.selectFrom("job_schedule").selectAll().orderBy("next_due_at").orderBy("name").execute();
  return rows.map((row) => ({
    name: row.name,
    queue: row.queue,
    payload: JSON.parse(row.payload),
    everySeconds: row.every_seconds,
    nextDueAt: new Date(row.next_due_at),
  }));
}

/**
 * Turns what is due into jobs; returns how many were created. However long nobody ran, each schedule gives one job, and its
 * next time keeps its rhythm. A schedule whose last job still waits or runs gives none.
 */
export async function enqueueScheduled(database: Database, clock: Clock): Promise<number> {
  const now = clock.now();
  const at = now.toISOString();
  const due = await database.read.selectFrom("job_schedule").select("name").where("next_due_at", "<=", at).limit(1).execute();
  if (due.length === 0) return 0;
  return await database.transaction(async (trx) => {
    let created = 0;
    for (const row of await trx.selectFrom("job_schedule").selectAll().where("next_due_at", "<=", at).orderBy("name").execute()) {
      const job = await enqueue(
        trx,
        { queue: row.queue, payload: JSON.parse(row.payload), dedupeKey: `schedule ${row.name}` },
        clock,
      );
      if (job.created) created++;
      const step = row.every_seconds * 1000;
      const missed = Math.floor((now.getTime() - Date.parse(row.next_due_at)) / step);
      const next = new Date(Date.parse(row.next_due_at) + (missed + 1) * step).toISOString();
      await trx.updateTable("job_schedule").set({ next_due_at: next }).where("name", "=", row.name).execute();
    }
    return created;
  });
}
