import type { Clock } from "../../platform/clock.ts";
import type { Executor } from "../../platform/database.ts";
import {
  enqueue,
  type Job,
  listJobs,
  listSchedules,
  removeSchedule,
  requestCancel,
  setSchedule,
} from "../../platform/jobs/index.ts";
import { type Mapping, SCHEDULES } from "../mapping/index.ts";
import type { Source } from "../source.ts";

/** Updates asked for by people or by a schedule, done by the background worker. */

const HARVEST_QUEUE = "harvest";
const DAY = 86_400;

type Schedule = Mapping["schedule"];
const SECONDS: Record<Exclude<Schedule, "manual">, number> = { daily: DAY, weekly: 7 * DAY, monthly: 30 * DAY };

/** Asks for an update; `created` is false when one already waits or runs. A person waits for it: it goes before scheduled ones. */
export function queueUpdate(executor: Executor, source: Source, clock: Clock): Promise<{ id: string; created: boolean }> {
  return enqueue(executor, { queue: HARVEST_QUEUE, payload: { source: source.id }, dedupeKey: source.id, priority: 10 }, clock);
}

const isOf = (payload: unknown, source: string): boolean => (payload as { source?: unknown } | null)?.source === source;

/** The update of a source that waits or runs. */
export async function liveUpdate(executor: Executor, source: string): Promise<Job | undefined> {
  const live = await listJobs(executor, { queue: HARVEST_QUEUE, states: ["waiting", "running"], limit: 1_000 });
  return live.find((job) => isOf(job.payload, source));
}

/** Sources whose update waits or runs. */
export async function sourcesUpdating(executor: Executor): Promise<Set<string>> {
  const live = await listJobs(executor, { queue: HARVEST_QUEUE, states: ["waiting", "running"], limit: 1_000 });
  return new Set(live.map((job) => (job.payload as { source?: string } | null)?.source ?? ""));
}

/** Asks the update of a source to stop; false when there is none. */
export async function cancelUpdate(executor: Executor, source: string, clock: Clock): Promise<boolean> {
  const job = await liveUpdate(executor, source);
  return job ? requestCancel(executor, job.id, clock.now()) : false;
}

const scheduleName = (source: string): string => `${HARVEST_QUEUE}:${source}`;

/** Reads a source again at regular times; `manual` stops it. */
export async function scheduleUpdates(executor: Executor, source: Source, schedule: Schedule, clock: Clock): Promise<void> {
  const name = scheduleName(source.id);
  if (schedule === "manual") return removeSchedule(executor, name);
  const everySeconds = SECONDS[schedule];
  const nextDueAt = new Date(clock.now().getTime() + everySeconds * 1_000);
  await setSchedule(executor, { name, queue: HARVEST_QUEUE, payload: { source: source.id }, everySeconds, nextDueAt });
}

/** How often a source is read again. */
export async function scheduleOf(executor: Executor, source: string): Promise<Schedule> {
  const found = (await listSchedules(executor)).find((each) => each.name === scheduleName(source));
  return SCHEDULES.find((each) => each !== "manual" && SECONDS[each] === found?.everySeconds) ?? "manual";
}
