import { diffWordsWithSpace } from "diff";

/** A run of words that stayed, came or went. */
export type Run = { text: string; change: "same" | "added" | "removed" };

/** Beyond this the two texts are shown whole: nobody reads a difference of that size word by word. */
const MOST_EDITS = 2_000;

/** Two texts that share less than this part of their words are two texts, not one that changed. */
const ALIKE = 0.4;

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/**
 * What changed between two texts, word by word (Myers, "An O(ND) difference algorithm", 1986, by the `diff` package); undefined
 * when too much did, or too little stayed.
 */
export function difference(before: string, after: string): Run[] | undefined {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS, timeout: 100 });
  if (!parts) return undefined;
  const stayed = parts.reduce((sum, { value, added, removed }) => (added || removed ? sum : sum + wordsIn(value)), 0);
  if (stayed < ALIKE * Math.max(wordsIn(before), wordsIn(after))) return undefined;
  return parts.map(({ value, added, removed }) => ({ text: value, change: added ? "added" : removed ? "removed" : "same" }));
}
