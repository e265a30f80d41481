import { isStopWord } from "../engine/text/index.ts";
import { type AnalysedWord, analyseText, termsOf } from "./analysis.ts";
import type { SynonymBook } from "./synonyms.ts";

/** Terms that must all be in a document; `adjacent`: one after the other in one field. */
export type Sequence = { terms: readonly string[]; adjacent: boolean; shown: string; weight: number };

/**
 * One part of the words asked for: any of its `alternatives` will do. `text` is the part as typed. `beginning` is the
 * folded start of a word, tried only where no document has the word itself.
 */
export type Clause = {
  text: string;
  negated: boolean;
  phrase: boolean;
  alternatives: Sequence[];
  synonyms: string[];
  beginning?: string;
};

const LONGEST_QUERY = 300;
const MOST_CLAUSES = 12;
/** Reading whole texts costs more than looking words up. */
const MOST_PHRASES = 4;
/** A synonym counts less than the word that was typed. */
const SYNONYM_WEIGHT = 0.75;
const SHORTEST_BEGINNING = 3;

type Chunk = { text: string; inner: string; negated: boolean; phrase: boolean };

function chunksOf(q: string): Chunk[] {
  const plain = q.slice(0, LONGEST_QUERY).replace(/[«»“”„]\s*|\s*[»]/g, '"');
  const chunks: Chunk[] = [];
  for (const match of plain.matchAll(/(-?)"([^"]*)"?|(?<=^|\s)(-?)([^\s"]+)|([^\s"]+)/g)) {
    const phrase = match[2] !== undefined;
    const inner = match[2] ?? match[4] ?? match[5] ?? "";
    chunks.push({ text: match[0].trim(), inner, negated: (match[1] ?? match[3]) === "-", phrase });
  }
  return chunks;
}

function wordAlternatives(word: AnalysedWord, shown: string): Sequence[] {
  const own: Sequence = { terms: word.terms, adjacent: word.terms.length > 1, shown, weight: 1 };
  return word.glued === undefined ? [own] : [own, { terms: [word.glued], adjacent: false, shown, weight: 1 }];
}

type Item = { chunk: Chunk; word: AnalysedWord };

/** The longest run of words from `at` that the thesaurus knows, with its synonyms. */
function synonymsAt(items: readonly Item[], at: number, book: SynonymBook): { length: number; synonyms: Sequence[] } | undefined {
  for (let length = Math.min(book.longest, items.length - at); length > 0; length--) {
    const run = items.slice(at, at + length);
    const capitals = run.every((item) => /\p{Lu}{2}/u.test(item.chunk.inner));
    const found = book.of(
      run.flatMap((item) => item.word.terms),
      capitals,
    );
    if (found.length === 0) continue;
    return {
      length,
      synonyms: found.map(({ terms, label }) => ({ terms, adjacent: terms.length > 1, shown: label, weight: SYNONYM_WEIGHT })),
    };
  }
  return undefined;
}

function runClause(items: readonly Item[], synonyms: Sequence[]): Clause {
  const text = [...new Set(items.map((item) => item.chunk))].map((chunk) => chunk.text).join(" ");
  const [first] = items;
  const typed =
    items.length === 1 && first
      ? wordAlternatives(first.word, text)
      : [
          {
            terms: items.flatMap((item) => item.word.terms).filter((term) => !isStopWord(term)),
            adjacent: false,
            shown: text,
            weight: 1,
          },
        ];
  return {
    text,
    negated: false,
    phrase: false,
    alternatives: [...typed, ...synonyms],
    synonyms: synonyms.map(({ shown }) => shown),
  };
}

function plainClauses(chunks: readonly Chunk[], book: SynonymBook | undefined): Clause[] {
  const all = chunks.flatMap((chunk) => analyseText(chunk.inner).map((word) => ({ chunk, word })));
  const meaningful = all.some((item) => !item.word.stop);
  const clauses: Clause[] = [];
  for (let at = 0; at < all.length; ) {
    const known = book ? synonymsAt(all, at, book) : undefined;
    const items = all.slice(at, at + (known?.length ?? 1));
    at += items.length;
    if (known || !meaningful || items.some((item) => !item.word.stop)) clauses.push(runClause(items, known?.synonyms ?? []));
  }
  return clauses;
}

function phraseClause(chunk: Chunk): Clause | undefined {
  const terms = termsOf(chunk.inner);
  if (terms.length === 0) return undefined;
  const alternatives = [{ terms, adjacent: terms.length > 1, shown: chunk.inner, weight: 1 }];
  return { text: chunk.text, negated: chunk.negated, phrase: chunk.phrase, alternatives, synonyms: [] };
}

/**
 * How words typed by a person are understood: every word is wanted, in any order, near forms included; `"a phrase"` in
 * that order; `-word` not wanted; words of the thesaurus also find their equivalents. Function words are dropped unless
 * nothing else was typed. Bounded: 300 characters, 12 parts, 4 phrases.
 */
export function readWords(q: string, book?: SynonymBook): Clause[] {
  const chunks = chunksOf(q);
  const plain = chunks.filter((chunk) => !chunk.negated && !chunk.phrase);
  const phrases = new Set(chunks.filter((chunk) => chunk.phrase).slice(0, MOST_PHRASES));
  const special = chunks
    .filter((chunk) => (chunk.negated && !chunk.phrase) || phrases.has(chunk))
    .flatMap((chunk) => phraseClause(chunk) ?? []);
  const clauses = [...plainClauses(plain, book), ...special].slice(0, MOST_CLAUSES);
  return withBeginning(clauses, chunks.at(-1), book);
}

/** Only the very last word may still be in the making. */
function withBeginning(clauses: Clause[], lastChunk: Chunk | undefined, book: SynonymBook | undefined): Clause[] {
  if (book === undefined || lastChunk === undefined || lastChunk.negated || lastChunk.phrase) return clauses;
  const last = analyseText(lastChunk.inner).at(-1);
  const index = clauses.findLastIndex((clause) => !clause.negated && !clause.phrase);
  const clause = clauses[index];
  if (!last || !clause || clause.synonyms.length > 0 || last.last.length < SHORTEST_BEGINNING || /\d/.test(last.last))
    return clauses;
  return clauses.with(index, { ...clause, beginning: last.last });
}
