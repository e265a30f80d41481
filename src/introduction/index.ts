/** Introductions: one person asks to reach those behind a fiche; they consent, or not, before any address is shown. */
import "./introduction.tables.ts";

export { withContactReports } from "./introduction.desk.tsx";
export { introductionJobs, introductionSchedules } from "./introduction.jobs.ts";
export { introductionProcessing } from "./introduction.processing.ts";
export { introductionRoutes } from "./introduction.routes.ts";
export type { IntroductionPagesDeps } from "./introduction-deps.ts";
export { figures } from "./outcome.commands.ts";
export { ContactAction } from "./pages/contact-action.tsx";
export { partnerIntroductions } from "./partner-part.tsx";
export { mailCommands } from "./receive.cli.ts";
export { holderLeft } from "./relieve.commands.ts";
export { listenForLetters } from "./smtp-listener.ts";
