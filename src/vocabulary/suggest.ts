import type { Concept, Scheme } from "./concept.ts";
import { labelKey } from "./label-key.ts";
import { buildIndex, FAMILY_PREFIX, meaningfulWords, type Name, type SuggestionIndex, trigramsOf } from "./suggest-index.ts";
import { onVocabularyChanged } from "./vocabulary.ts";

/** `score` is between 0 and 1; 1 is the same words. */
type Suggestion = { id: string; score: number; label: string };

/** … when it covers that much of the shorter one: "commune" and "commerce" are not. */
const FAMILY_SHARE = 0.7;
const FAMILY_SCORE = 0.75;
/** Trigrams only catch misspellings and compounds, so they count for less than words. */
const TRIGRAM_TRUST = 0.75;
/** Best score of a name that is not written just so: "autre coopérative" is not "coopérative". */
const ALMOST_SAME = 0.99;
const WORST_SCORE = 0.25;
const BETA_SQUARED = 0.5;
/** A label longer than this is a sentence: its first words decide. */
const MOST_WORDS = 16;

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** Words of the index that a word of the label may stand for, with how well. */
function readingsOf(word: string, index: SuggestionIndex): [word: string, score: number][] {
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
function wordScores(words: readonly string[], index: SuggestionIndex): Map<Name, number> {
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

/** The weighted harmonic mean F of both shares (van Rijsbergen 1979); BETA_SQUARED below 1 leans to the name's share: a name said whole inside a longer label. */
const harmonic = (ofLabel: number, ofName: number) =>
  ofLabel + ofName === 0 ? 0 : ((1 + BETA_SQUARED) * ofLabel * ofName) / (ofLabel + BETA_SQUARED * ofName);

/** Dice coefficient on the trigrams of label and name. */
function trigramScores(key: string, index: SuggestionIndex): Map<Name, number> {
  const trigrams = trigramsOf(key);
  const shared = new Map<Name, number>();
  for (const trigram of trigrams)
    for (const name of index.byTrigram.get(trigram) ?? []) shared.set(name, (shared.get(name) ?? 0) + 1);
  return new Map([...shared].map(([name, count]) => [name, (2 * count) / (trigrams.size + name.trigrams.size)]));
}

/** Compounds are written in one word or two: "éco construction" is read "écoconstruction" when only that one is known. */
function joinCompounds(words: readonly string[], index: SuggestionIndex): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const compound = word + (words[at + 1] ?? "");
    const isCompound = at + 1 < words.length && index.byWord.has(compound);
    joined.push(isCompound ? compound : word);
    if (isCompound) at++;
  }
  return [...new Set(joined)].slice(0, MOST_WORDS);
}

const indexes = new Map<Scheme, SuggestionIndex>();
onVocabularyChanged(() => indexes.clear());

/**
 * Concepts that a partner's label may mean, best first, for a person to choose from. Compares the label with every name of
 * every concept and with the thesaurus: words by rarity (without plural, gender, articles; families by common
 * beginning), and trigrams for misspellings. Deterministic; equal scores keep the order of the scheme.
 */
export function suggestConcepts(scheme: Scheme, label: string, limit = 3): Suggestion[] {
  const index = indexes.get(scheme) ?? buildIndex(scheme);
  indexes.set(scheme, index);
  const key = labelKey(label);
  const words = joinCompounds(meaningfulWords(key), index);
  if (words.length === 0) return [];
  const best = new Map<Concept, number>();
  const keep = ({ concept, trust, key: named }: Name, score: number) => {
    const trusted = trust * (named === key ? 1 : Math.min(score, ALMOST_SAME));
    if (trusted > (best.get(concept) ?? WORST_SCORE)) best.set(concept, trusted);
  };
  for (const [name, score] of wordScores(words, index)) keep(name, score);
  for (const [name, score] of trigramScores(key, index)) keep(name, score * TRIGRAM_TRUST);
  return [...best]
    .sort(([a, first], [b, second]) => second - first || a.order - b.order)
    .slice(0, limit)
    .map(([{ id, label: name }, score]) => ({ id, score: Math.round(score * 1_000) / 1_000, label: name }));
}
