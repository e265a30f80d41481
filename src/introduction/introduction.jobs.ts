import type { JobHandler } from "../platform/jobs/index.ts";
import { keepTime } from "./clock.commands.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";

const QUEUE = "introduction";

/** What introductions do in the background: reminders, next rungs, ends, what became of them. */
export const introductionJobs = (deps: IntroductionDeps): Record<string, JobHandler> => ({
  [QUEUE]: async () => ({ acts: await keepTime(deps) }),
});

/** How often: soon enough for who waits on somebody who has left. */
export const introductionSchedules = [{ name: "introduction", queue: QUEUE, everySeconds: 300 }] as const;
