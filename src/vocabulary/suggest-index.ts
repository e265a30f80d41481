import { isStopWord } from "../engine/text/index.ts";
import type { Concept, Scheme } from "./concept.ts";
import { labelKey, stems } from "./label-key.ts";
import { namesOf } from "./names.ts";
import { concepts, synonymGroups } from "./vocabulary.ts";

/** One text that names a concept. `trust`: how far it is believed; `weight`: sum of the rarity of its words. */
export type Name = {
  concept: Concept;
  key: string;
  words: readonly string[];
  weight: number;
  trigrams: ReadonlySet<string>;
  trust: number;
};
/** Every name of a scheme, by word, by trigram, and its words by their beginning. `idf`: rarity of a word. */
export type SuggestionIndex = {
  names: readonly Name[];
  byWord: ReadonlyMap<string, readonly Name[]>;
  byPrefix: ReadonlyMap<string, readonly string[]>;
  byTrigram: ReadonlyMap<string, readonly Name[]>;
  idf(word: string): number;
};

/** How far a name is believed: the preferred label, another label, a part of the label, a word of the thesaurus. */
const TRUST = { label: 1, alt: 0.97, part: 0.92, synonym: 0.9 };
/** Two words with this long a common beginning may be of one family: "participation", "participatif". */
export const FAMILY_PREFIX = 5;
/** A word that no concept uses says little: it weighs like one that names a single concept. */
const UNKNOWN_SPREAD = 1;

/** The words of a label key that say something, for comparing: no articles, no function words, no plural or gender. */
export function meaningfulWords(key: string): string[] {
  return stems(key).filter((word) => !isStopWord(word));
}

/** The runs of three characters of a key, its ends included. */
export function trigramsOf(key: string): Set<string> {
  const padded = ` ${key} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  return found;
}

/** Labels such as "Culture, sport et loisirs" also say each of their parts. */
function partsOf(label: string): string[] {
  const parts = label.split(/,| et | ou | : /);
  return parts.length > 1 ? parts : [];
}

/** Every text that names a concept, with how far it is believed; the thesaurus adds what its groups call the same thing. */
function namedTexts(item: Concept, thesaurus: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const texts = new Map<string, number>();
  const add = (text: string, trust: number) => {
    const key = labelKey(text);
    if (key !== "" && (texts.get(key) ?? 0) < trust) texts.set(key, trust);
  };
  add(item.label, TRUST.label);
  for (const name of namesOf(item)) add(name, TRUST.alt);
  for (const part of partsOf(item.label)) add(part, TRUST.part);
  for (const key of [...texts.keys()]) for (const term of thesaurus.get(stems(key).join(" ")) ?? []) add(term, TRUST.synonym);
  return texts;
}

function thesaurusByTerm(): Map<string, string[]> {
  const known = new Map<string, string[]>();
  for (const { terms, to } of synonymGroups()) {
    for (const term of to === undefined ? terms : [to]) {
      const key = stems(labelKey(term)).join(" ");
      known.set(key, [...(known.get(key) ?? []), ...terms]);
    }
  }
  return known;
}

function push<T>(index: Map<string, T[]>, key: string, value: T): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else list.push(value);
}

/** Reads the names of a scheme once; some 20 ms for the themes. */
export function buildIndex(scheme: Scheme): SuggestionIndex {
  const thesaurus = thesaurusByTerm();
  const raw = concepts(scheme).flatMap((item) =>
    [...namedTexts(item, thesaurus)].map(([key, trust]) => ({
      concept: item,
      key,
      words: [...new Set(meaningfulWords(key))],
      trigrams: trigramsOf(key),
      trust,
    })),
  );
  // Rarity counts concepts, not names: a word that names one concept ten times over is still a sure sign of it.
  const spread = new Map<string, Set<string>>();
  for (const { words, concept } of raw)
    for (const word of words) spread.set(word, (spread.get(word) ?? new Set()).add(concept.id));
  const all = concepts(scheme).length;
  const idf = (word: string) => Math.log(1 + all / (0.5 + (spread.get(word)?.size ?? UNKNOWN_SPREAD)));
  const byWord = new Map<string, Name[]>();
  const byTrigram = new Map<string, Name[]>();
  const names = raw.map((name): Name => ({ ...name, weight: name.words.reduce((sum, word) => sum + idf(word), 0) }));
  for (const name of names) {
    for (const word of name.words) push(byWord, word, name);
    for (const trigram of name.trigrams) push(byTrigram, trigram, name);
  }
  const byPrefix = new Map<string, string[]>();
  for (const word of byWord.keys()) if (word.length >= FAMILY_PREFIX) push(byPrefix, word.slice(0, FAMILY_PREFIX), word);
  return { names, byWord, byPrefix, byTrigram, idf };
}
