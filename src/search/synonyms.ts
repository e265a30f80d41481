import { fold } from "../engine/text/index.ts";
import type { SynonymGroup } from "../vocabulary/index.ts";
import { termOf, termsOf } from "./analysis.ts";

type Synonym = { terms: readonly string[]; label: string };

/** Looks up what else to search for, by the terms of a word or of a run of words; `capitals`: they were typed so. */
export type SynonymBook = { of(terms: readonly string[], capitals: boolean): readonly Synonym[]; longest: number };

/** Every word stands for itself alone. */
export const NO_SYNONYMS: SynonymBook = { of: () => [], longest: 0 };

/** An acronym that is also a plain word ("SEL") must be at least this long to be looked for without its capitals. */
const SAFE_ACRONYM = 4;

/** `glued`: the spelling in one piece, as a term. */
type Term = Synonym & { capitals: boolean; glued: string };

/**
 * The thesaurus made ready for queries. A spelling with several words is also known by its glued form ("tierslieu");
 * spellings whose terms are the same ("circuit court", "circuits courts") count once. An acronym that is also a plain
 * word finds its equivalents only when typed in capitals, and is itself looked for only when it cannot be mistaken.
 */
export function synonymBook(groups: readonly SynonymGroup[]): SynonymBook {
  const known = new Map<string, Map<string, Synonym & { whenCapitals: boolean }>>();
  let longest = 0;
  const link = (from: Term, to: Term) => {
    const target = to.terms.join(" ");
    if (to.capitals && target.length < SAFE_ACRONYM) return;
    for (const key of [from.terms.join(" "), from.glued]) {
      if (key === target) continue;
      const found = known.get(key) ?? new Map();
      if (!found.has(target)) found.set(target, { terms: to.terms, label: to.label, whenCapitals: from.capitals });
      known.set(key, found);
    }
    longest = Math.max(longest, from.terms.length);
  };
  for (const group of groups) {
    const read = (label: string): Term => ({
      terms: termsOf(label),
      label,
      capitals: group.caseSensitive?.includes(label) ?? false,
      glued: termOf(fold(label).replace(/[^\p{L}\p{N}]+/gu, "")),
    });
    const terms = group.terms.map(read).filter((term) => term.terms.length > 0);
    if (group.to === undefined) for (const from of terms) for (const to of terms) link(from, to);
    else for (const term of terms) link(read(group.to), term);
  }
  const of = (terms: readonly string[], capitals: boolean) =>
    [...(known.get(terms.join(" "))?.values() ?? [])].filter((synonym) => capitals || !synonym.whenCapitals);
  return { longest, of };
}
