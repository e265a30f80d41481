import { refreshGeography } from "../geography/index.ts";
import { harvestSource } from "../harvest/index.ts";
import { type JobHandler, runWorker } from "../platform/jobs/index.ts";
import { harvestDeps, type Services } from "./services.ts";

/** Brings one source up to date: payload `{ source: id }`. */
const harvestJob =
  (services: Services): JobHandler =>
  async (job, context) => {
    const { source } = job.payload as { source: string };
    // The command line may have corrected centres or declared a territory meanwhile.
    await refreshGeography(services.database);
    const run = await harvestSource(harvestDeps(services), source, {
      signal: context.signal,
      onProgress: (rows, text) => context.progress({ text, done: rows }),
    });
    return { run: run.id, status: run.status };
  };

/** Does background work until `signal` is aborted. Any number may run beside the web server, in threads or processes. */
export function work(services: Services, signal: AbortSignal): Promise<void> {
  const { database, clock } = services;
  return runWorker({ database, clock, signal, handlers: { harvest: harvestJob(services) } });
}
