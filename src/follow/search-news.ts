import type { Change, Entry } from "../catalogue/index.ts";
import { contentHash } from "../platform/ids.ts";
import type { Target } from "./follow.ts";
import { fieldsBetween, type NewsDraft } from "./news.ts";
import { substanceOf } from "./substance.ts";

/** What searches have to do with one entry that some changes touched. */
export type Found = {
  entry: Entry;
  /** The last of the changes. */
  change: Pick<Change, "seq" | "at">;
  /** The entry as it was before them; none when it was not there. */
  before?: Entry | undefined;
  /** Searches that find it now; of those, which found it before. */
  searches: readonly Target[];
  searchesBefore: ReadonlySet<Target>;
  /** Fingerprint of what it said when the followers of a search were last told of it. */
  said: ReadonlyMap<Target, string>;
};

const KINDS = ["new", "matching", "revised"] as const;
type Kind = (typeof KINDS)[number];

/**
 * News of one entry for those who follow searches: it is new; it was there, and is found now; it was found already, and says
 * something else than before, or than when they were told. Whatever else was touched is no news. Pure.
 */
export function searchNews({ entry, change, before, searches, searchesBefore, said }: Found): NewsDraft[] {
  const substance = substanceOf(entry);
  const now = contentHash(substance);
  const fields = before ? fieldsBetween(substanceOf(before), substance) : [];
  const kindFor = (search: Target): Kind | undefined => {
    const told = said.get(search);
    if (told === now) return undefined;
    if (told === undefined && before === undefined) return "new";
    if (told === undefined && !searchesBefore.has(search)) return "matching";
    // Fiches that become one, or come apart, say what they said.
    return fields.length > 0 ? "revised" : undefined;
  };
  const byKind = Map.groupBy(searches, kindFor);
  return KINDS.flatMap((kind) => {
    const targets = byKind.get(kind) ?? [];
    if (targets.length === 0) return [];
    const data = { said: now, ...(kind === "revised" && fields.length > 0 ? { fields } : {}) };
    // A fiche is new once for all, whatever it is new for.
    const key = kind === "new" ? `new:${entry.id}` : `${kind}:${change.seq}:${entry.id}`;
    const source = entry.sources[0]?.source;
    return [{ at: change.at, kind, entry: entry.id, change: change.seq, key, data, targets, ...(source ? { source } : {}) }];
  });
}
