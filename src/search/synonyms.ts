import { termsOf } from "./analysis.ts";

/** A group of the thesaurus. `equivalent`: each finds the others. `oneWay`: who asks for `to` also finds `terms`, which say it more narrowly. */
export type SynonymGroup = { type: "equivalent" | "oneWay"; terms: readonly string[]; to?: string };

export type Synonym = { terms: readonly string[]; label: string };

/** Looks up what else to search for, by the terms of a word or of a run of words. */
export type SynonymBook = { of(terms: readonly string[]): readonly Synonym[]; longest: number };

export const NO_SYNONYMS: SynonymBook = { of: () => [], longest: 0 };

/**
 * The thesaurus made ready for queries. A spelling with several words is also known by its glued form ("tierslieu").
 * Spellings whose terms are the same ("circuit court", "circuits courts") count once.
 */
export function synonymBook(groups: readonly SynonymGroup[]): SynonymBook {
  const known = new Map<string, Map<string, Synonym>>();
  let longest = 0;
  const link = (from: Synonym, to: Synonym) => {
    const target = to.terms.join(" ");
    for (const key of new Set([from.terms.join(" "), from.terms.join("")])) {
      if (key === target) continue;
      const found = known.get(key) ?? new Map<string, Synonym>();
      if (!found.has(target)) found.set(target, to);
      known.set(key, found);
    }
    longest = Math.max(longest, from.terms.length);
  };
  const read = (label: string): Synonym => ({ terms: termsOf(label), label });
  for (const group of groups) {
    const terms = group.terms.map(read).filter((term) => term.terms.length > 0);
    if (group.to === undefined) for (const from of terms) for (const to of terms) link(from, to);
    else for (const term of terms) link(read(group.to), term);
  }
  return { longest, of: (terms) => [...(known.get(terms.join(" "))?.values() ?? [])] };
}
