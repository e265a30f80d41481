import { contentHash } from "../platform/ids.ts";
import { CROSSWALKS, crosswalk } from "./crosswalk.ts";
import { lists } from "./lists.ts";
import { ownSharedAlignments } from "./shared-alignments.ts";

let version: string | undefined;

/**
 * A hash of everything that decides what a word means here. When it changes, the same rows under the same mapping may give
 * other concepts: whoever keeps results keeps this beside them.
 */
export function vocabularyVersion(): string {
  version ??= contentHash([lists().schemes, CROSSWALKS.map(crosswalk), ownSharedAlignments()]);
  return version;
}
