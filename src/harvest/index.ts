/** Harvest: partners' databases as they are, brought in by runs that can be repeated. */

export { compileHarvest } from "./compile-harvest.ts";
export type { DeskDeps } from "./desk.commands.ts";
export { deskRoutes } from "./desk.routes.tsx";
export { cachedDirectory, sourceDirectory } from "./directory.ts";
export { MAX_DOCUMENT_BYTES, openDocument } from "./document.ts";
export { type HarvestDeps, type HarvestOptions, harvestSource } from "./harvest.commands.ts";
export type {} from "./harvest.tables.ts";
export { networkApi } from "./network.api.ts";
export { networkRoutes } from "./network.routes.tsx";
export { partnerAlignments } from "./partner-words.ts";
export { findRun, runsOf } from "./run.store.ts";
export type { HarvestRun, RunIssue, RunReport } from "./run.ts";
export { sourceCommands } from "./source.cli.ts";
export { addPartner, addSource, needPartner, needSource, saveMapping } from "./source.commands.ts";
export { findPartner, findSource, listPartners, listSources } from "./source.store.ts";
export type { Partner, Source, SourceLocation, SourceRole } from "./source.ts";
export { type DescribedSource, sourceFromMapping } from "./source-from-mapping.ts";
