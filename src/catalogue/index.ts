/** The catalogue: source records, entries, change log. What other rooms may use of it. */

export { archiveLongMissing, GRACE_DAYS, GRACE_RUNS, markAbsent, seenAgain } from "./absence.commands.ts";
export { countAbsence } from "./absence.store.ts";
export { formerIds, idsOfEntry, presentEntry } from "./alias.store.ts";
export { CURATORS, HOLDERS } from "./amendment.ts";
export {
  changesAfter,
  changesBetween,
  decisionsOf,
  firstTold,
  lastChangeOf,
  lastingChanges,
  lastSeq,
  regroupingsAfter,
  type ToldChange,
} from "./change.store.ts";
export type { Change } from "./change.ts";
export { type Comparison, compare, fieldFill, filledFields, titlesOf } from "./compare.commands.ts";
export { dataRoutes } from "./data.routes.tsx";
export { entryApi } from "./entry.api.ts";
export { entryCommands } from "./entry.cli.ts";
export { fieldNames } from "./entry.fr.ts";
export { visibleEntry } from "./entry.policy.ts";
export { entryRoutes } from "./entry.routes.tsx";
export { allEntries, countEntries, entriesByIds, entryById } from "./entry.store.ts";
export type { Entry } from "./entry.ts";
export { entryId, entryPath, idFromAddress } from "./entry-address.ts";
export { entryBefore } from "./entry-before.store.ts";
export { eraseRecord } from "./erasure.commands.ts";
export { type IngestItem, ingest } from "./ingest.commands.ts";
export { entryJsonLd } from "./json-ld.ts";
export { KINDS, type Kind } from "./kind.ts";
export type { RecordPin } from "./made-of.ts";
export { mergeEntries, splitEntry, undoMerge } from "./merge.commands.ts";
export { recordRefs } from "./merge.store.ts";
export { OPENNESS, type Openness } from "./openness.ts";
export { EntryPreview } from "./pages/entry-preview.tsx";
export { entriesMadeOf } from "./past-entry.store.ts";
export { countryName, placeLine } from "./place-text.ts";
export {
  type Actor,
  type Place,
  type Precision,
  RECOGNITION_WAYS,
  type RecordBody,
  type RecordDraft,
  recordBodySchema,
  ZONE_SCOPES,
} from "./record.schema.ts";
export {
  allRecords,
  entryOfRecord,
  markMissing,
  missingRecordsOfEntry,
  recordCounts,
  recordFingerprints,
  recordsOfEntries,
  unmarkMissing,
  versionsOfEntry,
} from "./record.store.ts";
export type { SourceRecord } from "./record.ts";
export { restoreRecord, retireRecord } from "./retire.commands.ts";
export { type Direction, REWIND_START, type RewindCursor, rewindRun } from "./rewind.commands.ts";
export { settleValue, unsettleValue } from "./settle.commands.ts";
export { settleRoutes } from "./settle.routes.tsx";
export { sitemapRoutes } from "./sitemap.routes.ts";
export type { SourceDirectory, SourceLabel } from "./source-label.ts";
export { declareStanding, retellSource } from "./standing.commands.ts";
export { declarationsOf, standingsOf } from "./standing.store.ts";
export { STANDINGS, type Standing } from "./standing.ts";
export { materialise } from "./survivorship.ts";
export { valueText } from "./value-text.ts";
export { addressHash, liftObjection, placesOfAddress, withholdAddress, withholdContact } from "./withheld.commands.ts";
export { addressCounts, addressesToInform, forgetUnused, informedSince, isWithheld, markInformed } from "./withheld.store.ts";
