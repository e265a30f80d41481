import { DAY } from "../../platform/clock.ts";
import { purgeJobs } from "../../platform/jobs/index.ts";
import type { Processing } from "../../privacy/index.ts";
import { texts } from "./personal-data.fr.ts";

const JOBS_KEPT_MS = 30 * DAY;

const nothing = { held: async () => [], erase: async () => {} };

/** Background work: names nobody, and says so. */
export const jobsProcessing: Processing = {
  id: "platform/jobs",
  ...texts.jobs.processing,
  ...nothing,
  purge: (trx, now) => purgeJobs(trx, new Date(now.getTime() - JOBS_KEPT_MS)),
};

/** Partners' files as they were given: what they hold about one person cannot be shown apart, and goes with an erasure. */
export const filesProcessing: Processing = { id: "harvest/files", ...texts.files.processing, ...nothing };
