/** What is held about persons, and their rights over it. Each room hands its `Processing`; this room knows none of them. */
export { erasureProofs } from "./own-processing.ts";
export { privacyJobs, privacySchedules } from "./privacy.jobs.ts";
export { privacyRoutes } from "./privacy.routes.ts";
export type { ContactPlace, HarvestedContacts, PrivacyDeps } from "./privacy.ts";
export type { Held, Processing } from "./processing.ts";
