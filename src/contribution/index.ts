/** Contributions of people: proposing a fiche, correcting one, holding one. Each is a source record with its author. */
export { contributedSourceRoutes } from "./contributed-sources.routes.tsx";
export { contributedSources } from "./contributed-sources.ts";
export { CONTRIBUTIONS, HOLDERS, TEXT_LICENCE } from "./contribution.ts";
export { correctHref } from "./correction/correct-href.ts";
export type { CorrectionDeps } from "./correction/correction.commands.ts";
export { correctionDesk } from "./correction/correction.desk.tsx";
export { correctionRoutes } from "./correction/correction.routes.tsx";
