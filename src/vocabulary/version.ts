import { contentHash } from "../platform/ids.ts";
import { CROSSWALKS, crosswalk } from "./crosswalk.ts";
import { lists } from "./lists.ts";
import { ownSharedAlignments } from "./shared-alignments.ts";
import { onVocabularyChanged, vocabularyChanges } from "./vocabulary.ts";

let version: string | undefined;
onVocabularyChanged(() => {
  version = undefined;
});

/**
 * A hash of everything that decides what a word means here. When it changes, the same rows under the same mapping may give
 * other concepts: whoever keeps results keeps this beside them.
 */
export function vocabularyVersion(): string {
  const decided = vocabularyChanges();
  version ??= contentHash([
    lists().schemes,
    CROSSWALKS.map(crosswalk),
    ownSharedAlignments(),
    ...(decided.length > 0 ? [decided] : []),
  ]);
  return version;
}
