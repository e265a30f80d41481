import { ProblemError } from "../errors.ts";

/** `waiting` (also between two attempts), `running` (leased by a worker), `done`, `dead` (gave up: a person must look), `cancelled`. */
const JOB_STATES = ["waiting", "running", "done", "dead", "cancelled"] as const;

/** Where a job stands. */
export type JobState = (typeof JOB_STATES)[number];

/** Where a job stands, for people: French text, and how much of how much where that is known. */
export type JobProgress = { text: string; done?: number | undefined; total?: number | undefined };

/** A piece of background work. `payload` and `result` are JSON; dates are ISO. */
export type Job = {
  id: string;
  queue: string;
  payload: unknown;
  dedupeKey?: string;
  state: JobState;
  priority: number;
  attempts: number;
  maxAttempts: number;
  dueAt: string;
  cancelRequested: boolean;
  progress?: JobProgress;
  result?: unknown;
  /** French where the handler said so (ProblemError), else the error's message. */
  error?: string;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
};

/** A job to be done in the background. */
export type JobRequest = {
  queue: string;
  payload: unknown;
  /** While a job of this queue with this key waits or runs, asking again gives that one. */
  dedupeKey?: string;
  /** Not before. Default: now. */
  dueAt?: Date;
  /** Higher first. Default 0; a person who waits: 10. */
  priority?: number;
  /** Default 5. */
  maxAttempts?: number;
};

/** Pauses between attempts, in milliseconds: from `firstMs`, doubling up to `maxMs`, spread by `random` (0 to 1). */
export type RetryPolicy = { firstMs: number; maxMs: number; random: () => number };

/** Half a minute at first, an hour at most. */
export const DEFAULT_RETRY: RetryPolicy = { firstMs: 30_000, maxMs: 3_600_000, random: Math.random };

/** Pause before attempt number `attempts + 1`: doubles each time, bounded, spread by up to 20 % so that failures do not return in step. */
export function retryDelay(attempts: number, policy: RetryPolicy = DEFAULT_RETRY): number {
  const delay = Math.min(policy.maxMs, policy.firstMs * 2 ** Math.max(0, attempts - 1));
  return Math.round(delay * (0.8 + 0.4 * policy.random()));
}

/** Trying again changes nothing when what was asked is itself wrong. */
export function isHopeless(error: unknown): boolean {
  return error instanceof ProblemError && ["invalid", "not-found", "forbidden", "too-large"].includes(error.kind);
}
