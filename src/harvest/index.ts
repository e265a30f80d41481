/** Harvest: partners' databases as they are, brought in by runs that can be repeated. */

export { compileHarvest } from "./compile-harvest.ts";
export { deskRoutes } from "./desk/desk.routes.tsx";
export { RETELL_QUEUE } from "./desk/standing.ts";
export { cachedDirectory, sourceDirectory } from "./directory.ts";
export { MAX_DOCUMENT_BYTES } from "./document.ts";
export { forgetDocuments } from "./erase.commands.ts";
export {
  type ByteSource,
  bytesSource,
  fileSource,
  type RawRow,
  type ReadIssue,
  type Recognition,
  ROW_LOST,
  readRows,
  recognise,
} from "./formats/index.ts";
export { type HarvestDeps, harvestSource } from "./harvest.commands.ts";
export { networkApi } from "./network.api.ts";
export { networkRoutes } from "./network.routes.tsx";
export { partnerAlignments } from "./partner-words.ts";
export { forgetInIssues, runsOf } from "./run.store.ts";
export { sourceCommands } from "./source.cli.ts";
export { addPartner, addPartnerIn, addSource, needPartner } from "./source.commands.ts";
export { findPartner, findSource, listPartners, listSources } from "./source.store.ts";
export type { Source } from "./source.ts";
export { sourceFromMapping } from "./source-from-mapping.ts";
