/** What waits for a decision, who decides it and by which rule. Rooms open cases and give a desk; this room knows none of them. */
export { appeal, closeCase, openCase } from "./case.commands.ts";
export type { CaseDesk, CaseInput, CaseKind, Change, Ruling, Signal } from "./case.ts";
export { type ModerationDeps, moderationRoutes } from "./moderation.routes.tsx";
export { AdmissionRule } from "./pages/admission-rule.tsx";
export { Honeypot } from "./pages/honeypot.tsx";
export { moderationProcessing } from "./privacy.ts";
export { moderationJobs, moderationSchedules } from "./reminder/reminder.jobs.ts";
export { reportDesk } from "./report.desk.tsx";
export { settleCase } from "./settle.commands.ts";
export { judge } from "./spam.ts";
export { HONEYPOT, readTrap } from "./trap.ts";
