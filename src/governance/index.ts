/** The cooperative that holds the catalogue: who joins it, how it decides, what it signs, the words it shares. */
export { applicationDesk } from "./application/application.desk.tsx";
export { governanceNotice } from "./charter/charter.routes.tsx";
export { governanceRoutes } from "./governance.routes.ts";
export type { GovernanceDeps, Member } from "./governance.ts";
export { governanceProcessings } from "./processing.ts";
export { governanceJobs, governanceSchedules } from "./vote/vote.jobs.ts";
export { wordsDesk } from "./words/words.desk.tsx";
