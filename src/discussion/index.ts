/** Discussions under fiches: questions, testimonies, remarks, and one level of answers; each is looked at by somebody. */

export { discussionPart, discussionRoutes } from "./discussion.routes.tsx";
export type { DiscussionRoutesDeps } from "./discussion-deps.ts";
export { messageDesk } from "./message.desk.tsx";
export { discussionProcessing } from "./message.processing.ts";
