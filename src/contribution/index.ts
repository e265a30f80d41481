/** Contributions of people: proposing a fiche, correcting one, holding one. Each is a source record with its author. */
export { contributedSourceRoutes } from "./contributed-sources.routes.tsx";
export { contributedSources } from "./contributed-sources.ts";
export { CONTRIBUTIONS, HOLDERS, TEXT_LICENCE } from "./contribution.ts";
export { correctHref } from "./correction/correct-href.ts";
export type { CorrectionDeps } from "./correction/correction.commands.ts";
export { correctionDesk } from "./correction/correction.desk.tsx";
export { correctionRoutes } from "./correction/correction.routes.tsx";
export { claimDesk } from "./holder/claim.desk.tsx";
export { claimRoutes } from "./holder/claim.routes.tsx";
export { holderRoutes } from "./holder/holder.routes.tsx";
export { allHolders, holdersOf } from "./holder/holders-of.ts";
export { createPictureFiles, type PictureFiles } from "./pictures/picture-files.ts";
export { alikeIn } from "./proposal/alike.query.ts";
export { proposalDesk } from "./proposal/proposal.desk.tsx";
export { proposalJobs, proposalSchedules } from "./proposal/proposal.jobs.ts";
export { proposalProcessing } from "./proposal/proposal.processing.ts";
export { proposalRoutes } from "./proposal/proposal.routes.tsx";
export type { ProposalDeps } from "./proposal/proposal-deps.ts";
