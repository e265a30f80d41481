import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { DAY } from "../clock.ts";
import type { Database } from "../database.ts";
import { ProblemError } from "../errors.ts";
import { log } from "../log.ts";
import { purgeJobs, reapExpired } from "./desk.store.ts";
import { jobFr as fr } from "./job.fr.ts";
import { heartbeat, type LeaseState, lease, type Outcome, readLease, saveProgress, settle, somethingIsDue } from "./job.store.ts";
import { DEFAULT_RETRY, isHopeless, type Job, type JobProgress, type RetryPolicy, retryDelay } from "./job.ts";
import { enqueueScheduled } from "./schedule.store.ts";

type JobContext = {
  /**
   * Aborted when a person cancels the job, when the process stops, or when the lease was lost (another worker may be doing the
   * same work). Commit nothing after it: `signal.throwIfAborted()` before each batch.
   */
  signal: AbortSignal;
  /** Says where the job stands; written at most twice a second, except the last word before the end. */
  progress(progress: JobProgress): void;
};

/** Does the work; what it returns is kept as `result`. It may be run again after a crash: commit in steps that can be repeated. */
export type JobHandler = (job: Job, context: JobContext) => Promise<unknown>;

type WorkerOptions = {
  database: Database;
  /** By queue. */
  handlers: Record<string, JobHandler>;
  clock: Clock;
  /** Stops the worker: running jobs are told, then given back. */
  signal: AbortSignal;
  /** Default: all queues that have a handler. */
  queues?: string[];
  /** How many jobs at once. Default 1. */
  concurrency?: number;
  /** Stop when nothing is due, instead of waiting for more (tests, one-off commands). */
  untilIdle?: boolean;
  pollMs?: number;
  leaseMs?: number;
  retry?: RetryPolicy;
};

const KEEP_ENDED_MS = 30 * DAY;
const PROGRESS_MS = 500;

class Stopped extends Error {}
class Cancelled extends Error {}
class LeaseLost extends Error {}

/**
 * Runs due jobs until `signal` is aborted; resolves once none is running. Any number of workers, in any number of processes
 * (whose clocks agree within seconds), may serve the same database.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const lanes = Array.from({ length: options.concurrency ?? 1 }, (_, lane) => runLane(options, lane === 0));
  await Promise.all(lanes);
}

async function runLane(options: WorkerOptions, housekeeper: boolean): Promise<void> {
  const { database, clock, signal, pollMs = 500, untilIdle = false } = options;
  const queues = options.queues ?? Object.keys(options.handlers);
  let nextPurge = 0;
  while (!signal.aborted) {
    try {
      if (housekeeper) {
        await enqueueScheduled(database, clock);
        if (clock.now().getTime() >= nextPurge) {
          nextPurge = clock.now().getTime() + 3_600_000;
          await purgeJobs(database.kysely, new Date(clock.now().getTime() - KEEP_ENDED_MS));
        }
      }
      const ran = (await somethingIsDue(database, queues, clock.now())) && (await runNext(options, queues));
      if (ran) continue;
      if (untilIdle) return;
    } catch (error) {
      if (untilIdle) throw error;
      // The database is away or the disk is full: say so, wait, go on. Leases protect what was running.
      log.error("job worker", { error });
      await sleep(5_000, undefined, { signal }).catch(() => {});
    }
    await sleep(pollMs, undefined, { signal }).catch(() => {});
  }
}

async function runNext(options: WorkerOptions, queues: string[]): Promise<boolean> {
  const { database, clock, leaseMs = 60_000 } = options;
  const now = clock.now();
  await reapExpired(database.kysely, now, fr.workerDied);
  const token = randomBytes(12).toString("hex");
  const job = await lease(database, { token, now, until: new Date(now.getTime() + leaseMs), queues });
  if (!job) return false;
  await attempt(job, token, options);
  return true;
}

async function attempt(job: Job, token: string, options: WorkerOptions): Promise<void> {
  const { database, clock, leaseMs = 60_000 } = options;
  const abort = new AbortController();
  const stop = () => abort.abort(new Stopped("worker stopped"));
  options.signal.addEventListener("abort", stop, { once: true });
  if (options.signal.aborted) stop();
  const watch = watchLease(abort, leaseMs, {
    look: () => readLease(database.read, job.id, token),
    prolong: () => heartbeat(database.kysely, job.id, token, new Date(clock.now().getTime() + leaseMs)),
  });
  const reporter = reportProgress((progress) => saveProgress(database.kysely, job.id, token, progress));
  let outcome: Outcome;
  try {
    const handler = options.handlers[job.queue];
    if (!handler) throw new ProblemError({ code: "job/no-handler", kind: "invalid", detail: fr.noHandler(job.queue) });
    const result = await handler(job, { signal: abort.signal, progress: reporter.report });
    outcome = { state: "done", result };
  } catch (error) {
    outcome = outcomeOf(error, abort.signal, job, options);
  }
  watch.stop();
  options.signal.removeEventListener("abort", stop);
  await reporter.flush();
  await settle(database.kysely, job.id, token, outcome, clock.now());
}

function outcomeOf(error: unknown, signal: AbortSignal, job: Job, { clock, retry = DEFAULT_RETRY }: WorkerOptions): Outcome {
  const now = clock.now();
  if (signal.aborted && signal.reason instanceof Cancelled) return { state: "cancelled" };
  if (signal.aborted && signal.reason instanceof Stopped) return { state: "waiting", dueAt: now, refund: true };
  const text = (error instanceof Error ? error.message : String(error)).slice(0, 2000);
  const dead = isHopeless(error) || job.attempts >= job.maxAttempts;
  // A ProblemError is for people and expected; anything else is a defect of ours, and its stack is wanted.
  log[error instanceof ProblemError ? "warn" : "error"]("job failed", {
    queue: job.queue,
    job: job.id,
    attempt: job.attempts,
    dead,
    error,
  });
  if (dead) return { state: "dead", error: text };
  return { state: "waiting", dueAt: new Date(now.getTime() + retryDelay(job.attempts, retry)), error: text };
}

type LeaseCalls = { look(): Promise<LeaseState>; prolong(): Promise<LeaseState> };

/** Prolongs the lease three times in its length, and looks every second whether to stop. A call that fails is made again at the next tick. */
function watchLease(abort: AbortController, leaseMs: number, { look, prolong }: LeaseCalls): { stop(): void } {
  let prolongedAt = performance.now();
  let busy = false;
  const tick = async () => {
    const start = performance.now();
    const due = start - prolongedAt >= leaseMs / 3;
    const { held, cancelled } = await (due ? prolong() : look());
    if (due) prolongedAt = start;
    if (!held) abort.abort(new LeaseLost("lease lost"));
    else if (cancelled) abort.abort(new Cancelled("cancelled"));
  };
  const timer = setInterval(
    () => {
      if (busy || abort.signal.aborted) return;
      busy = true;
      tick()
        .catch((error) => log.warn("job heartbeat", { error }))
        .finally(() => {
          busy = false;
        });
    },
    Math.min(1000, leaseMs / 6),
  );
  return { stop: () => clearInterval(timer) };
}

/** Lets through the latest word, twice a second at most, never two writes at once. */
function reportProgress(save: (progress: JobProgress) => Promise<void>): {
  report(progress: JobProgress): void;
  flush(): Promise<void>;
} {
  let latest: JobProgress | undefined;
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();
  // A handler may report from inside a transaction of its own: the writing is not part of it.
  const outside = AsyncLocalStorage.snapshot();
  const write = () => {
    timer = undefined;
    const progress = latest;
    latest = undefined;
    if (progress) saving = saving.then(() => outside(save, progress)).catch((error) => log.warn("job progress", { error }));
  };
  return {
    report(progress) {
      latest = progress;
      timer ??= setTimeout(write, PROGRESS_MS);
    },
    async flush() {
      clearTimeout(timer);
      write();
      await saving;
    },
  };
}
