import { parentPort, Worker, workerData } from "node:worker_threads";
import { comparedEntries, type MatchJob, runMatchOnThread, serveMatchJob } from "../resolution/index.ts";
import { readConfig } from "./config.ts";
import { openServices } from "./services.ts";

/** The thread that matches one table that somebody brought, and ends: the job is its data. */
export async function startTableMatcher(): Promise<void> {
  if (!parentPort) throw new Error("the matcher of tables is a thread of the web server: run src/main.ts");
  const job = workerData as MatchJob;
  const services = job.catalogue ? await openServices(readConfig(process.env)) : undefined;
  const { config, database } = services ?? {};
  async function* none() {}
  const entries = database && config ? () => comparedEntries(database.read, config.url) : none;
  try {
    await serveMatchJob(parentPort, job, { entries });
  } finally {
    await services?.close();
  }
}

/** Matches tables, each in a thread of its own: no page waits for them. */
export const matchTableOnThread = runMatchOnThread(
  (workerData) =>
    new Worker(new URL("../table-matcher.ts", import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1_024 },
    }),
);
