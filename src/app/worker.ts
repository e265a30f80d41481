import { listSchedules, runWorker, setSchedule } from "../platform/jobs/index.ts";
import type { Services } from "./services.ts";
import { HARVEST_QUEUE, roomJobs, SCHEDULES } from "./wiring/jobs.ts";

/** Writes the schedules of the rooms; those there already keep their next time. */
async function keepSchedules({ database, clock }: Services): Promise<void> {
  const known = new Map((await listSchedules(database.read)).map((schedule) => [schedule.name, schedule]));
  for (const schedule of SCHEDULES) {
    if (known.get(schedule.name)?.everySeconds === schedule.everySeconds) continue;
    await database.transaction((trx) => setSchedule(trx, { ...schedule, payload: {}, nextDueAt: clock.now() }));
  }
}

/** Does background work until `signal` is aborted. Any number may run beside the web server, in threads or processes. */
export async function work(services: Services, signal: AbortSignal, untilIdle = false): Promise<void> {
  const { database, clock } = services;
  if (!untilIdle) await keepSchedules(services);
  const handlers = roomJobs(services);
  const [long, short] = [[HARVEST_QUEUE], Object.keys(handlers).filter((queue) => queue !== HARVEST_QUEUE)];
  // An update that lasts an hour must not hold the letters back.
  await Promise.all([long, short].map((queues) => runWorker({ database, clock, signal, untilIdle, handlers, queues })));
}
