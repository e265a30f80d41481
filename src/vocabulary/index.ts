export { type Addresses, addressesUnder } from "./addresses.ts";
export type { Match } from "./alignment.schema.ts";
export { type Aligner, createAligner } from "./alignment.ts";
export { type AlignmentConflict, alignmentConflicts } from "./alignment-conflicts.ts";
export { alignCarrefourTags, type CarrefourTag, carrefourCodeToThemes } from "./carrefour.ts";
export { type Concept, type ConceptRef, SCHEMES, type Scheme, type SchemeInfo } from "./concept.ts";
export { CROSSWALKS, type CrosswalkId, crosswalk } from "./crosswalk.ts";
export { toCsv } from "./csv.ts";
export { toJsonLd } from "./json-ld.ts";
export { labelKey } from "./label-key.ts";
export { type Aligned, type Alignment, alignByName } from "./names.ts";
export { crosswalkAlignments, sharedAlignments } from "./shared-alignments.ts";
export { LICENCE, vocabularyResources } from "./skos.ts";
export { type Suggestion, suggestConcepts } from "./suggest.ts";
export { toTurtle } from "./turtle.ts";
export { vocabularyVersion } from "./version.ts";
export { vocabularyApi } from "./vocabulary.api.ts";
export { vocabularyCommands } from "./vocabulary.cli.ts";
export { type VocabularyDeps, vocabularyRoutes } from "./vocabulary.routes.tsx";
export {
  ancestors,
  concept,
  concepts,
  isScheme,
  labelOf,
  legalFormOfInsee,
  narrower,
  pluralOf,
  type SynonymGroup,
  schemeAtPath,
  schemeInfo,
  synonymGroups,
  topConcepts,
  worldOfLegalForm,
} from "./vocabulary.ts";
