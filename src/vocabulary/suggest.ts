import type { Concept, Scheme } from "./concept.ts";
import { labelKey, stems } from "./label-key.ts";
import { namesOf } from "./names.ts";
import { concepts, synonymGroups } from "./vocabulary.ts";

/** `score` is between 0 and 1; 1 is the same words. */
export type Suggestion = { id: string; score: number; label: string };

type Name = { concept: Concept; words: readonly string[]; weight: number; trigrams: ReadonlySet<string>; trust: number };
type Index = {
  names: readonly Name[];
  byWord: ReadonlyMap<string, readonly Name[]>;
  byPrefix: ReadonlyMap<string, readonly string[]>;
  byTrigram: ReadonlyMap<string, readonly Name[]>;
  idf(word: string): number;
};

/** How far a name is believed: the preferred label, another label, a part of the label, a word of the thesaurus. */
const TRUST = { label: 1, alt: 0.97, part: 0.92, synonym: 0.9 };
/** Two words with this long a common beginning may be of one family: "participation", "participatif". */
const FAMILY_PREFIX = 5;
/** … when it covers that much of the shorter one: "commune" and "commerce" are not. */
const FAMILY_SHARE = 0.7;
const FAMILY_SCORE = 0.75;
/** Trigrams only catch misspellings and compounds, so they count for less than words. */
const TRIGRAM_TRUST = 0.75;
const WORST_SCORE = 0.25;
/** A label longer than this is a sentence: its first words decide. */
const MOST_WORDS = 16;

function trigramsOf(key: string): Set<string> {
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

function buildIndex(scheme: Scheme): Index {
  const thesaurus = thesaurusByTerm();
  const raw = concepts(scheme).flatMap((item) =>
    [...namedTexts(item, thesaurus)].map(([key, trust]) => ({
      concept: item,
      words: [...new Set(stems(key))],
      trigrams: trigramsOf(key),
      trust,
    })),
  );
  // Rarity counts concepts, not names: a word that names one concept ten times over is still a sure sign of it.
  const spread = new Map<string, Set<string>>();
  for (const { words, concept } of raw)
    for (const word of words) spread.set(word, (spread.get(word) ?? new Set()).add(concept.id));
  const all = concepts(scheme).length;
  const idf = (word: string) => Math.log(1 + all / (0.5 + (spread.get(word)?.size ?? 0)));
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

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** Words of the index that a word of the label may stand for, with how well. */
function readingsOf(word: string, index: Index): [word: string, score: number][] {
  if (index.byWord.has(word)) return [[word, 1]];
  const family = index.byPrefix.get(word.slice(0, FAMILY_PREFIX)) ?? [];
  return family
    .map((other): [string, number] => [
      other,
      (sharedBeginning(word, other) / Math.min(word.length, other.length)) * FAMILY_SCORE,
    ])
    .filter(([, score]) => score >= FAMILY_SHARE * FAMILY_SCORE);
}

/** Share of the words of the label and of the name that answer each other, by rarity: the harmonic mean of both shares. */
function wordScores(words: readonly string[], index: Index): Map<Name, number> {
  const answered = new Map<Name, { label: number; name: number }>();
  const total = words.reduce((sum, word) => sum + index.idf(word), 0);
  for (const word of words) {
    const best = new Map<Name, [score: number, other: string]>();
    for (const [other, score] of readingsOf(word, index)) {
      for (const name of index.byWord.get(other) ?? []) if ((best.get(name)?.[0] ?? 0) < score) best.set(name, [score, other]);
    }
    for (const [name, [score, other]] of best) {
      const sum = answered.get(name) ?? { label: 0, name: 0 };
      answered.set(name, { label: sum.label + score * index.idf(word), name: sum.name + score * index.idf(other) });
    }
  }
  return new Map([...answered].map(([name, sum]) => [name, harmonic(sum.label / total, Math.min(1, sum.name / name.weight))]));
}

const harmonic = (a: number, b: number) => (a + b === 0 ? 0 : (2 * a * b) / (a + b));

/** Dice coefficient on the trigrams of label and name. */
function trigramScores(key: string, index: Index): Map<Name, number> {
  const trigrams = trigramsOf(key);
  const shared = new Map<Name, number>();
  for (const trigram of trigrams)
    for (const name of index.byTrigram.get(trigram) ?? []) shared.set(name, (shared.get(name) ?? 0) + 1);
  return new Map([...shared].map(([name, count]) => [name, (2 * count) / (trigrams.size + name.trigrams.size)]));
}

const indexes = new Map<Scheme, Index>();

/**
 * Concepts that a partner's label may mean, best first, for a person to choose from. Compares the label with every name of
 * every concept and with the thesaurus: words by rarity (without plural, gender, articles; families by common
 * beginning), and trigrams for misspellings. Deterministic; equal scores keep the order of the scheme.
 */
export function suggestConcepts(scheme: Scheme, label: string, limit = 3): Suggestion[] {
  const index = indexes.get(scheme) ?? buildIndex(scheme);
  indexes.set(scheme, index);
  const key = labelKey(label);
  const words = [...new Set(stems(key))].slice(0, MOST_WORDS);
  const best = new Map<Concept, number>();
  const keep = ({ concept, trust }: Name, score: number) => {
    const trusted = score * trust;
    if (trusted > (best.get(concept) ?? WORST_SCORE)) best.set(concept, trusted);
  };
  for (const [name, score] of wordScores(words, index)) keep(name, score);
  for (const [name, score] of trigramScores(key, index)) keep(name, score * TRIGRAM_TRUST);
  return [...best]
    .sort(([a, first], [b, second]) => second - first || a.order - b.order)
    .slice(0, limit)
    .map(([{ id, label: name }, score]) => ({ id, score: Math.round(score * 1_000) / 1_000, label: name }));
}
