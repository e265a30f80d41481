import { refreshGeography } from "../geography/index.ts";
import type { JobHandler } from "../platform/jobs/index.ts";
import { refreshVocabulary } from "../vocabulary/index.ts";
import { type DigestDeps, sendDigests } from "./digest.commands.ts";
import { gatherNews } from "./gather.commands.ts";

const QUEUE = "follow";

/** What follows do in the background, by queue: look at what changed, then write the letters whose time has come. */
export const followJobs = (deps: DigestDeps): Record<string, JobHandler> => ({
  [QUEUE]: async (_job, { signal }) => {
    // A territory may have been declared meanwhile, a theme added.
    await refreshGeography(deps.database);
    await refreshVocabulary(deps.database);
    let changes = 0;
    for (let taken = await gatherNews(deps.database); taken > 0; taken = await gatherNews(deps.database)) {
      changes += taken;
      signal.throwIfAborted();
    }
    return { changes, letters: await sendDigests(deps, signal) };
  },
});

/** How often. */
export const followSchedules = [{ name: "follow", queue: QUEUE, everySeconds: 60 }] as const;
