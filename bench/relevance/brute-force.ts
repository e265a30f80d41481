import { isStopWord } from "../../src/engine/text/index.ts";
import type { Judged } from "./collection.ts";
import type { Search } from "./measures.ts";
import type { Stemmer } from "./stemmers.ts";
import { type Part, partsOf, stemOf, wantedParts } from "./terms.ts";

/** One way of searching, computed the slow and obvious way over all documents. */
export type Variant = {
  stemmer: Stemmer;
  /** Function words: terms like others, or left out. */
  stopWords: "kept" | "dropped";
  /** Words of questions ("comment"): looked for, or not. */
  questions: "kept" | "dropped";
  /** Weight of a word in the title; undefined: title and text are one field. */
  titleWeight: number | undefined;
  titleLength: { share: number; pivot: number };
  bodyLength: { share: number; pivot: number };
  k1: number;
  /** How many of `known` words of the query that the corpus has a document needs, given how many documents have them all. */
  wanted(known: number, withAll: () => number): number;
  /** Shares added for words near each other, and for the share of the title that the words are. */
  proximity: number;
  cover: number;
  /** What counts besides the stem of a word: its form in titles, or its Snowball stem, as the best of both or as their sum. */
  besides: { term: "form" | "snowball"; how: "best" | "sum"; weight: number } | undefined;
  /** Neighbouring words also in one piece. */
  glued: boolean;
  /** Words that no document has read as the nearest one that some have. */
  typos: boolean;
};

type Posting = { document: number; title: number[]; body: number[] };
export type BruteIndex = { postings: Map<string, Posting[]>; lengths: readonly (readonly [number, number])[] };

const FORM = "=";
const ROOT = "~";

/** The terms of a part in a field. */
function termsIn(part: Part, field: number, { stemmer, besides }: Variant): string[] {
  const terms = [stemOf(stemmer, part)];
  if (besides?.term === "form" && field === 0 && part.form !== terms[0]) terms.push(FORM + part.form);
  if (besides?.term === "snowball") terms.push(ROOT + stemOf("snowball", part));
  return terms;
}

function add(postings: BruteIndex["postings"], term: string, document: number, field: number, at: number): void {
  const list = postings.get(term) ?? [];
  if (list.length === 0) postings.set(term, list);
  let last = list.at(-1);
  if (last?.document !== document) {
    last = { document, title: [], body: [] };
    list.push(last);
  }
  (field === 0 ? last.title : last.body).push(at);
}

/** Where every term stands. */
export function bruteIndex(read: readonly (readonly [Part[], Part[]])[], variant: Variant): BruteIndex {
  const postings: BruteIndex["postings"] = new Map();
  for (const [document, fields] of read.entries()) {
    for (const [field, parts] of fields.entries()) {
      for (const [i, part] of parts.entries()) {
        if (variant.stopWords === "dropped" && isStopWord(part.folded)) continue;
        for (const term of termsIn(part, field, variant)) add(postings, term, document, field, part.at);
        const next = parts[i + 1];
        if (variant.glued && next) add(postings, gluedOf(variant, part, next), document, field, part.at);
      }
    }
  }
  return { postings, lengths: read.map(([title, body]) => [title.length, body.length]) };
}

const gluedOf = ({ stemmer }: Variant, { folded }: Part, next: Part): string =>
  stemOf(stemmer, { ...next, folded: folded + next.folded, form: folded + next.folded });

/** Documents as their words. */
export const readAll = (documents: readonly Judged[]): (readonly [Part[], Part[]])[] =>
  documents.map(({ title, text }) => [partsOf(title), partsOf(text)]);

type Sought = { term: string; weight: number };
type Word = { sought: Sought[]; how: "best" | "sum" };

function wordOf(part: Part, next: Part | undefined, variant: Variant, index: BruteIndex): Word {
  const { stemmer, besides, glued, typos } = variant;
  const stem = stemOf(stemmer, part);
  const sought = [{ term: typos && !index.postings.has(stem) ? nearest(stem, index) : stem, weight: 1 }];
  if (besides?.term === "form") sought.push({ term: FORM + part.form, weight: besides.weight });
  if (besides?.term === "snowball") sought.push({ term: ROOT + stemOf("snowball", part), weight: besides.weight });
  if (glued && next) sought.push({ term: gluedOf(variant, part, next), weight: 1 });
  return { sought, how: besides?.how ?? "best" };
}

/** Levenshtein's distance, up to 3. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

function nearest(stem: string, { postings }: BruteIndex): string {
  const most = stem.length >= 8 ? 2 : stem.length >= 4 ? 1 : 0;
  let best = { term: stem, cost: most + 1, frequency: 0 };
  for (const [term, { length }] of postings) {
    if (term[0] !== stem[0] || Math.abs(term.length - stem.length) > most) continue;
    const cost = distance(stem, term);
    if (cost < best.cost || (cost === best.cost && length > best.frequency)) best = { term, cost, frequency: length };
  }
  return best.cost > most ? stem : best.term;
}

/** A document found: its score, how many words it has, and where, by word: places of the title, then of the body. */
type Found = { score: number; words: number; places: { title: number[]; body: number[] }[] };

function scoreWord(
  word: Word,
  index: BruteIndex,
  variant: Variant,
): Map<number, { score: number; title: number[]; body: number[] }> {
  const { titleWeight, titleLength, bodyLength, k1 } = variant;
  const scores = new Map<number, { score: number; title: number[]; body: number[] }>();
  const tempered = ({ share, pivot }: { share: number; pivot: number }, length: number) => 1 - share + (share * length) / pivot;
  const all = index.lengths.length;
  for (const { term, weight } of word.sought) {
    const postings = index.postings.get(term) ?? [];
    const rarity = weight * Math.log(1 + (all - postings.length + 0.5) / (postings.length + 0.5));
    for (const { document, title, body } of postings) {
      const [t = 0, b = 0] = index.lengths[document] ?? [];
      const weighted =
        titleWeight === undefined
          ? (title.length + body.length) / tempered(bodyLength, t + b)
          : (titleWeight * title.length) / tempered(titleLength, t) + body.length / tempered(bodyLength, b);
      const score = (rarity * weighted) / (k1 + weighted);
      const known = scores.get(document);
      if (!known) scores.set(document, { score, title, body });
      else known.score = word.how === "best" ? Math.max(known.score, score) : known.score + score;
    }
  }
  return scores;
}

/** The smallest window over all the words found in a field, as the engine's reordering counts it. */
function closeness(places: readonly number[][], asked: number): number {
  const present = places.filter((list) => list.length > 0);
  if (present.length < 2) return 0;
  const all = present.flatMap((list, word) => list.map((at) => ({ at, word }))).sort((a, b) => a.at - b.at);
  const held = new Map<number, number>();
  let least = Number.POSITIVE_INFINITY;
  for (let right = 0, left = 0; right < all.length; right++) {
    const { at, word } = all[right] ?? { at: 0, word: 0 };
    held.set(word, (held.get(word) ?? 0) + 1);
    for (; held.size === present.length; left++) {
      const first = all[left] ?? { at: 0, word: 0 };
      least = Math.min(least, at - first.at);
      const count = (held.get(first.word) ?? 0) - 1;
      if (count === 0) held.delete(first.word);
      else held.set(first.word, count);
    }
  }
  const gaps = present.length - 1;
  return ((gaps / Math.max(gaps, least)) * gaps) / (asked - 1);
}

const REORDERED = 200;

/** A search over an index, as a variant wants it. */
export function bruteForce(documents: readonly Judged[], index: BruteIndex, variant: Variant): Search {
  return (text) => {
    const parts = variant.stopWords === "kept" ? partsOf(text) : wantedParts(text, variant.questions);
    const unique = [...new Map(parts.map((part) => [stemOf(variant.stemmer, part), part])).values()];
    const words = unique.map((part, i) => scoreWord(wordOf(part, unique[i + 1], variant, index), index, variant));
    const known = words.filter(({ size }) => size > 0).length;
    const found = new Map<number, Found>();
    for (const word of words) {
      for (const [document, { score, title, body }] of word) {
        const one = found.get(document) ?? { score: 0, words: 0, places: [] };
        found.set(document, { score: one.score + score, words: one.words + 1, places: [...one.places, { title, body }] });
      }
    }
    const withAll = () => [...found.values()].filter((one) => one.words === known).length;
    const least = variant.wanted(known, withAll);
    const ranked = [...found].filter(([, one]) => one.words >= least).sort(([a, x], [b, y]) => y.score - x.score || a - b);
    const first = ranked.slice(0, REORDERED).map(([document, { score, places }]) => {
      const near = Math.max(
        closeness(
          places.map(({ title }) => title),
          unique.length,
        ),
        closeness(
          places.map(({ body }) => body),
          unique.length,
        ),
      );
      const covered = new Set(places.flatMap(({ title }) => title)).size / Math.max(1, index.lengths[document]?.[0] ?? 0);
      return { document, score: score * (1 + variant.proximity * (unique.length > 1 ? near : 0) + variant.cover * covered) };
    });
    first.sort((a, b) => b.score - a.score || a.document - b.document);
    return first.slice(0, 50).map(({ document }) => documents[document]?.id ?? "");
  };
}
