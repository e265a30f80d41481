import type { JobHandler } from "../platform/jobs/index.ts";
import { keepTime } from "./clock.commands.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";

const QUEUE = "introduction";

/** What introductions do in the background: reminders, next rungs, ends, what became of them. */
export const introductionJobs = (deps: IntroductionDeps): Record<string, JobHandler> => ({
  [QUEUE]: async () => ({ acts: await keepTime(deps) }),
});

/** How often. */
export const introductionSchedules = [{ name: "introduction", queue: QUEUE, everySeconds: 3_600 }] as const;
