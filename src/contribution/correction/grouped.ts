import { contentHash } from "../../platform/ids.ts";
import type { Correction } from "./correction.ts";

/** What several people propose in the same terms. */
export type Group = { first: Correction; all: readonly Correction[]; people: number };

/** Groups shown at once; the rest is folded away. */
export const MOST_SHOWN = 3;

/** What a correction asks, whoever asks it and whatever the reasons given. */
const askedBy = ({ about, changes, other }: Correction): string =>
  contentHash({ about, changes: changes.map(({ field, after }) => ({ field, after })), other });

/** Corrections that ask the same are one group, those that most people ask first. One address counts once. */
export function grouped(corrections: readonly Correction[], keyOf: (it: Correction) => string = askedBy): Group[] {
  const groups = Map.groupBy(corrections, keyOf);
  return [...groups.values()]
    .flatMap((all) => {
      const [first] = all;
      return first ? [{ first, all, people: new Set(all.map(({ email, id }) => email ?? id)).size }] : [];
    })
    .sort((a, b) => b.people - a.people);
}
