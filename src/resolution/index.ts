/** Resolution: one fiche for each thing. Finds likely duplicates, merges what is sure, asks people about the rest. */

export { judgements, queue } from "./case.query.ts";
export { resolutionRoutes } from "./desk.routes.tsx";
export { judgementProcessing } from "./judgement.processing.ts";
export { Matching } from "./matching/matching.ts";
export { serveMatching } from "./matching/matching-thread.ts";
export { followMatching, type ProbableEntries } from "./matching/probable-entries.ts";
export { regroupedPart } from "./pages/regrouped.tsx";
export { sameNetworkPart } from "./pages/same-network.tsx";
export { reasonOf } from "./reason.ts";
export { resolutionCommands } from "./resolution.cli.ts";
export { judge, undo } from "./resolution.commands.ts";
export type { Judge } from "./resolution.policy.ts";
export { comparedEntries } from "./table/compared-entries.ts";
export { tableRoutes } from "./table/desk/tables.routes.tsx";
export { matchCommand } from "./table/match.cli.ts";
export { type MatchJob, runMatchOnThread, serveMatchJob } from "./table/match-job.ts";
