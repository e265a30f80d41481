/** The catalogue: source records, entries, change log. What other rooms may use of it. */
export type {} from "./catalogue.tables.ts";
export { changesAfter, decisionsOf, lastSeq } from "./change.store.ts";
export type { Change } from "./change.ts";
export { dataRoutes, ndjson } from "./data.routes.tsx";
export type { Decision } from "./decision.ts";
export { entryApi } from "./entry.api.ts";
export { type EntryCliDeps, entryCommands } from "./entry.cli.ts";
export { visibleEntry } from "./entry.policy.ts";
export { type EntryRoutesDeps, entryRoutes } from "./entry.routes.tsx";
export { allEntries, countEntries, entriesByIds, entryById } from "./entry.store.ts";
export type { Entry, EntrySource, ListFields, SingleFields, Told } from "./entry.ts";
export { entryPath, idFromAddress } from "./entry-address.ts";
export { type IngestContext, type IngestCounts, type IngestItem, ingest } from "./ingest.commands.ts";
export { urlKey } from "./item-key.ts";
export { entryJsonLd } from "./json-ld.ts";
export { KINDS, type Kind } from "./kind.ts";
export { OPENNESS, type Openness } from "./openness.ts";
export { countryName, placeLine } from "./place-text.ts";
export {
  type Actor,
  type Place,
  PRECISIONS,
  type Precision,
  RECOGNITION_WAYS,
  type RecordBody,
  type RecordDraft,
  recordBodySchema,
  ZONE_SCOPES,
} from "./record.schema.ts";
export {
  markMissing,
  missingRecordsOfEntry,
  recordCounts,
  recordFingerprints,
  unmarkMissing,
  versionsOfEntry,
} from "./record.store.ts";
export type { SourceRecord } from "./record.ts";
export { sitemapRoutes } from "./sitemap.routes.ts";
export type { SourceDirectory, SourceLabel } from "./source-label.ts";
export { materialise } from "./survivorship.ts";
