import { enqueue, type JobHandler } from "../../platform/jobs/index.ts";
import { fr } from "../resolution.fr.ts";
import { Matching } from "./matching.ts";
import type { MatchingDeps } from "./matching-deps.ts";

/** The queue of comparing descriptions; one job at a time on a database. */
export const MATCHING_QUEUE = "resolution";

/** Asks for what changed to be compared; one that waits or runs already is enough. */
export const askMatching = ({ database, clock }: MatchingDeps): Promise<{ id: string; created: boolean }> =>
  enqueue(database.kysely, { queue: MATCHING_QUEUE, payload: {}, dedupeKey: MATCHING_QUEUE }, clock);

/** What compares descriptions in the background, by queue. What is in memory serves one job after another. */
export function matchingJobs(deps: MatchingDeps, matching = new Matching(deps)): Record<string, JobHandler> {
  const work: JobHandler = (_job, { signal, progress }) =>
    matching.run({
      signal,
      progress: (step, done, total) => progress({ text: fr.job[step], done, ...(total > 0 && { total }) }),
    });
  return { [MATCHING_QUEUE]: work };
}
