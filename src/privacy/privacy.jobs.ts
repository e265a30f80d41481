import type { JobHandler } from "../platform/jobs/index.ts";
import { informContacts } from "./objection.commands.ts";
import type { PrivacyDeps } from "./privacy.ts";
import { runRetention } from "./retention.commands.ts";

const DAY = 86_400;
const RETENTION = "privacy-retention";
const INFORMING = "privacy-informing";

/** What this room does in the background, by queue. */
export const privacyJobs = (deps: PrivacyDeps): Record<string, JobHandler> => ({
  [RETENTION]: (_job, { signal }) => runRetention(deps, signal),
  [INFORMING]: async (_job, { signal }) => ({ letters: await informContacts(deps, signal) }),
});

/** When: each once a day. */
export const privacySchedules = [
  { name: RETENTION, queue: RETENTION, everySeconds: DAY },
  { name: INFORMING, queue: INFORMING, everySeconds: DAY },
];
