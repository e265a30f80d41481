import type { JobHandler } from "../platform/jobs/index.ts";
import { informContacts } from "./objection.commands.ts";
import type { PrivacyDeps } from "./privacy.ts";
import { runRetention } from "./retention.commands.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const RETENTION = "privacy-retention";
const INFORMING = "privacy-informing";
/** The receipt of an erasure is deleted once sent, after the erasure: its bytes follow. */
const SCRUBBING = "privacy-scrubbing";

/** What this room does in the background, by queue. */
export const privacyJobs = (deps: PrivacyDeps): Record<string, JobHandler> => ({
  [RETENTION]: (_job, { signal }) => runRetention(deps, signal),
  [SCRUBBING]: () => deps.database.scrub(),
  [INFORMING]: async (_job, { signal }) => ({ letters: await informContacts(deps, signal) }),
});

/** When: each once a day, but what was deleted, which leaves the files within the hour. */
export const privacySchedules = [
  { name: RETENTION, queue: RETENTION, everySeconds: DAY },
  { name: SCRUBBING, queue: SCRUBBING, everySeconds: HOUR },
  { name: INFORMING, queue: INFORMING, everySeconds: DAY },
];
