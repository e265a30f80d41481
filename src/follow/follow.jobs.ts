import { refreshGeography } from "../geography/index.ts";
import type { JobHandler } from "../platform/jobs/index.ts";
import { StandingSearches } from "../search/index.ts";
import { refreshVocabulary } from "../vocabulary/index.ts";
import { type DigestDeps, sendDigests } from "./digest.commands.ts";
import { gatherNews } from "./gather.commands.ts";

const QUEUE = "follow";

/** Changes looked at in one go: after months away, other work is done in between. */
const MOST_CHANGES = 20_000;

/** What follows do in the background, by queue: look at what changed, then write the letters whose time has come. */
export function followJobs(deps: DigestDeps): Record<string, JobHandler> {
  const gathering = { ...deps, searches: new StandingSearches() };
  const work: JobHandler = async (_job, { signal }) => {
    // A territory may have been declared meanwhile, a theme added.
    await refreshGeography(deps.database);
    await refreshVocabulary(deps.database);
    let changes = 0;
    for (let taken = 1; taken > 0 && changes < MOST_CHANGES; changes += taken) {
      taken = await gatherNews(gathering);
      signal.throwIfAborted();
    }
    return { changes, letters: await sendDigests(deps, signal) };
  };
  return { [QUEUE]: work };
}

/** How often. */
export const followSchedules = [{ name: "follow", queue: QUEUE, everySeconds: 60 }] as const;
