export { type Aligner, createAligner } from "./alignment.ts";
export { decideChange, refreshVocabulary, undoDecision, type WantedAct, whyRefused } from "./change.commands.ts";
export { type ChangeAct, isOpenScheme, LONGEST_WORD } from "./change.ts";
export { SCHEMES, type Scheme } from "./concept.ts";
export { CROSSWALKS, type CrosswalkId } from "./crosswalk.ts";
export { decidedSynonyms } from "./decided-words.ts";
export { labelKey } from "./label-key.ts";
export type { Aligned, Alignment } from "./names.ts";
export { wantedFormat } from "./negotiate.ts";
export { crosswalkAlignments, sharedAlignments } from "./shared-alignments.ts";
export { suggestConcepts } from "./suggest.ts";
export { vocabularyVersion } from "./version.ts";
export { vocabularyApi } from "./vocabulary.api.ts";
export { vocabularyCommands } from "./vocabulary.cli.ts";
export { vocabularyRoutes } from "./vocabulary.routes.tsx";
export {
  ancestors,
  concept,
  concepts,
  currentConcept,
  isScheme,
  labelOf,
  narrower,
  onVocabularyChanged,
  pluralOf,
  type SynonymGroup,
  schemeAtPath,
  schemeInfo,
  synonymGroups,
  topConcepts,
} from "./vocabulary.ts";
