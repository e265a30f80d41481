/** Follows: a fiche, a territory, a theme, the answers to one's message; what is new is told in grouped letters. */
export { followOnce } from "./follow.commands.ts";
export { followJobs, followSchedules } from "./follow.jobs.ts";
export { followProcessing } from "./follow.processing.ts";
export { followRoutes } from "./follow.routes.tsx";
export { FollowLink } from "./pages/follow-link.tsx";
export { tellMessage, threadTarget, untellMessage } from "./tell.commands.ts";
