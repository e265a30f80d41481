import { gluedTerm, type TypedWord, typedWords } from "../../engine/text/index.ts";
import type { SynonymGroup } from "../../vocabulary/index.ts";

/** What else to look for: its label, and its words. */
type Equivalent = { label: string; words: readonly TypedWord[] };

/** Looks up what else is looked for, by the key of a run of words; `longest`: words that a key may hold. */
export type Thesaurus = { of(key: string): readonly Equivalent[]; longest: number };

const meaningful = (words: readonly TypedWord[]): TypedWord[] => words.filter(({ stop }) => !stop);

/**
 * By what a run of words is known: its stems without function words, so that "zone de gratuité" and "zones gratuité" are one. An
 * acronym that is also a plain word keeps its capitals: "SEL" is not "sel".
 */
export const thesaurusKey = (words: readonly TypedWord[]): string =>
  meaningful(words)
    .flatMap(({ parts }) => parts.map(({ sought }) => sought[0]?.term ?? ""))
    .join(" ");

/** Of an acronym, the letters in one piece would be the word that it looks like. */
function inOnePiece(words: readonly TypedWord[]): string[] {
  const said = meaningful(words);
  return said.length > 1 || (said[0]?.parts.length ?? 0) > 1 ? [gluedTerm(said)] : [];
}

/** A label read once, however many groups it stands in: what is known by `keys` is looked for by `target`. */
type Read = Equivalent & { target: string; keys: readonly string[]; length: number };

/** Groups are made ready again at each decision on words, and are nearly all the same: labels are read once. */
const labelsRead = new Map<string, Read>();
const MOST_LABELS = 5_000;

function readLabel(label: string): Read {
  const known = labelsRead.get(label);
  if (known) return known;
  const words = typedWords(label);
  const target = thesaurusKey(words);
  const read = { label, words, target, keys: [target, ...inOnePiece(words)], length: meaningful(words).length };
  if (labelsRead.size >= MOST_LABELS) labelsRead.clear();
  labelsRead.set(label, read);
  return read;
}

/** The thesaurus made ready for queries. A spelling of several words is also known in one piece ("tierslieu"). */
export function thesaurusOf(groups: readonly SynonymGroup[]): Thesaurus {
  const known = new Map<string, Map<string, Equivalent>>();
  let longest = 0;
  const link = (from: Read, to: Read) => {
    for (const key of from.keys) {
      if (key === to.target || key === "") continue;
      const found = known.get(key) ?? new Map<string, Equivalent>();
      if (!found.has(to.target)) found.set(to.target, to);
      known.set(key, found);
    }
    longest = Math.max(longest, from.length);
  };
  for (const group of groups) {
    const terms = group.terms.map(readLabel).filter(({ target }) => target !== "");
    if (group.to === undefined) for (const from of terms) for (const to of terms) link(from, to);
    else for (const term of terms) link(readLabel(group.to), term);
  }
  return { longest, of: (key) => [...(known.get(key)?.values() ?? [])] };
}
