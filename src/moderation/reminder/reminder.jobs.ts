import type { JobHandler } from "../../platform/jobs/index.ts";
import { type ReminderDeps, remindCurators } from "./reminder.commands.ts";

const QUEUE = "moderation-reminder";

/** What moderation does in the background: one letter a day to those who decide. */
export const moderationJobs = (deps: ReminderDeps): Record<string, JobHandler> => ({
  [QUEUE]: async () => ({ letters: await remindCurators(deps) }),
});

/** How often. */
export const moderationSchedules = [{ name: QUEUE, queue: QUEUE, everySeconds: 86_400 }] as const;
