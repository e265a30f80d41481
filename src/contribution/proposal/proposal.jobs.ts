import type { JobHandler } from "../../platform/jobs/index.ts";
import { forgetOld, sweepPictures } from "./forget.commands.ts";
import type { ProposalDeps } from "./proposal-deps.ts";

const QUEUE = "contribution";

/** What is done about proposals in the background: forgetting what its time is over for, and the pictures that nobody has. */
export const proposalJobs = (deps: ProposalDeps): Record<string, JobHandler> => ({
  [QUEUE]: async () => {
    const forgotten = await deps.database.transaction((trx) => forgetOld(trx, deps, deps.clock.now()));
    return { forgotten, swept: await sweepPictures(deps) };
  },
});

/** A withdrawal is final after an hour: looked at often enough for that to be true. */
export const proposalSchedules = [{ name: "contribution:forget", queue: QUEUE, everySeconds: 600 }];
