import { randomBytes } from "node:crypto";
import type { MessagePort, Worker } from "node:worker_threads";
import { fileSource } from "../../harvest/index.ts";
import { isProblem, type Problem } from "../../platform/errors.ts";
import { matchFile } from "./match-files.ts";
import type { ComparedEntry, TableMatch } from "./match-table.ts";
import type { GivenColumn } from "./table-columns.ts";

/** A file kept for a while, and what its columns hold. */
type KeptTable = { path: string; name: string; columns: readonly GivenColumn[] };

/** Matching to be done elsewhere than where pages are served. */
export type MatchJob = { table: KeptTable; with?: KeptTable; catalogue: boolean; maxRows: number };

/** What became of it. */
type MatchOutcome = { match: TableMatch; itself: boolean } | { problem: Pick<Problem, "code" | "detail" | "hint"> };

/** Does a job, saying where it stands. Never throws for what a person can mend. */
export type RunMatch = (job: MatchJob, progress: (text: string) => void) => Promise<MatchOutcome>;

type JobDeps = { entries(): AsyncIterable<readonly ComparedEntry[]> };

const given = ({ path, name, columns }: KeptTable) => ({ source: fileSource(path), name, columns });

/** Does a job in this thread. */
export const runMatchHere =
  ({ entries }: JobDeps): RunMatch =>
  async (job, progress) => {
    try {
      const { match, with: other } = await matchFile(given(job.table), {
        maxRows: job.maxRows,
        secret: randomBytes(16).toString("hex"),
        progress,
        ...(job.with ? { with: given(job.with) } : {}),
        ...(job.catalogue ? { entries } : {}),
      });
      return { match, itself: other?.itself ?? false };
    } catch (error) {
      if (!isProblem(error)) throw error;
      const { code, detail, hint } = error;
      return { problem: { code, detail, hint } };
    }
  };

type Told = { progress: string } | { outcome: MatchOutcome };

/** Does the one job that a thread was started for, telling the other side of `runMatchOnThread`. */
export async function serveMatchJob(port: MessagePort, job: MatchJob, deps: JobDeps): Promise<void> {
  const tell = (told: Told): void => port.postMessage(told);
  tell({ outcome: await runMatchHere(deps)(job, (progress) => tell({ progress })) });
  port.close();
}

/** Minutes that a job may take. */
const LONGEST_MS = 5 * 60_000;

/** Does each job in a thread of its own, started by `start` with the job as its data: no page waits for it. Rejects when the thread dies. */
export const runMatchOnThread =
  (start: (job: MatchJob) => Worker): RunMatch =>
  (job, progress) =>
    new Promise((resolve, reject) => {
      const thread = start(job);
      const late = setTimeout(() => void thread.terminate(), LONGEST_MS);
      late.unref();
      thread.on("message", (told: Told) => ("progress" in told ? progress(told.progress) : resolve(told.outcome)));
      thread.on("error", reject);
      thread.on("exit", () => {
        clearTimeout(late);
        reject(new Error("the thread that matches a table ended before it answered"));
      });
    });
