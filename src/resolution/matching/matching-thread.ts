import { setTimeout as sleep } from "node:timers/promises";
import type { MessagePort } from "node:worker_threads";
import { onCommit } from "../../platform/committed.ts";
import { runWorker } from "../../platform/jobs/index.ts";
import { log } from "../../platform/log.ts";
import { askMatching, MATCHING_QUEUE, matchingJobs } from "./matching.jobs.ts";
import { Matching } from "./matching.ts";
import type { MatchingDeps } from "./matching-deps.ts";
import type { Answered, Asked } from "./probable-entries.ts";

/** Milliseconds between two looks at an idle catalogue, and the least between two when it is busy: an update writes all the time. */
const IDLE = 15_000;
const BUSY = 3_000;
/** Between two looks at what sources list no more. */
const SELDOM = 120_000;

/** Looks, after each commit but not too often, whether there is something to compare, and keeps what is in memory up to date. */
async function follow(deps: MatchingDeps, matching: Matching, signal: AbortSignal): Promise<void> {
  let news = Promise.withResolvers<void>();
  const unfollow = onCommit(() => news.resolve());
  signal.addEventListener("abort", () => news.resolve(), { once: true });
  let looked = performance.now();
  while (!signal.aborted) {
    try {
      await matching.refresh({ signal });
      const seldom = performance.now() - looked > SELDOM;
      if (seldom) looked = performance.now();
      if ((await matching.behind()) || (seldom && (await matching.somethingMissing()))) await askMatching(deps);
    } catch (error) {
      if (!signal.aborted) log.error("matching cannot follow the catalogue", { error });
    }
    await sleep(BUSY, undefined, { signal }).catch(() => {});
    await Promise.race([news.promise, sleep(IDLE, undefined, { signal }).catch(() => {})]);
    news = Promise.withResolvers<void>();
  }
  unfollow();
}

/**
 * Compares what changes, and answers what is asked while somebody types, in this thread until it is told to stop: the other side of
 * `followMatching`. The work stands in the table of jobs; nobody else serves that queue in this process.
 */
export async function serveMatching(port: MessagePort, deps: MatchingDeps): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const matching = new Matching(deps);
  port.on("message", (asked: Asked | "stop") => {
    if (asked === "stop") stop.abort();
    else {
      const { id, draft, options } = asked;
      const answered: Answered = { id, probable: matching.probable(draft, options) };
      port.postMessage(answered);
    }
  });
  const { database, clock } = deps;
  const handlers = matchingJobs(deps, matching);
  await Promise.all([follow(deps, matching, signal), runWorker({ database, clock, signal, handlers, queues: [MATCHING_QUEUE] })]);
  port.close();
}
