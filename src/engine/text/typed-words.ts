import { isShouted } from "./acronym.ts";
import { type KnownPart, stemOf } from "./known-word.ts";
import { wordAt } from "./memo.ts";
import { Scanner } from "./scan.ts";
import { beginningsOf } from "./stem.ts";
import { isQuestionWord } from "./stop-words.ts";

/**
 * A term that a typed word may be found by, and how: its `stem`; the word as written, with its accents and ending (`form`: only
 * where fields keep forms); unstemmed, as texts in other languages are (`plain`); in capitals (`acronym`).
 */
export type Sought = { term: string; how: "stem" | "form" | "plain" | "acronym" };

/** A part of a typed word, at one place: any of its terms will do. `stop`: a function word, not to be asked for alone. */
type TypedPart = { sought: readonly Sought[]; stop: boolean; folded: string };

/** A word as typed, with what to look for. */
export type TypedWord = {
  /** As typed, and where (UTF-16 units). */
  text: string;
  start: number;
  end: number;
  /** Its parts, to be found at consecutive places ("tiers-lieu": two). Never empty. */
  parts: readonly TypedPart[];
  /** The whole in one piece, which does as well as its parts ("tierslieu"); absent for a word of one part. */
  glued?: string;
  /** All its parts are function words. */
  stop: boolean;
  /** It only asks ("comment", "faut-il"), or is a function word: nothing to look for beside other words. */
  idle: boolean;
  /** Typed in capitals, as an acronym is: not to be completed nor corrected. */
  capitals: boolean;
  /** Beginnings of terms, should the word be unfinished; none for acronyms, compounds and numbers. */
  beginnings: readonly string[];
};

const SHORTEST_BEGINNING = 2;

function soughtFor({ folded, form, acronym, capitals }: KnownPart, shouted: boolean): Sought[] {
  if (capitals === "only" && !shouted) return [{ term: acronym, how: "acronym" }];
  const stem = stemOf(folded);
  const sought: Sought[] = [{ term: stem, how: "stem" }];
  if (capitals !== "none") sought.push({ term: acronym, how: "acronym" });
  if (folded !== stem) sought.push({ term: folded, how: "plain" });
  if (form !== folded) sought.push({ term: form, how: "form" });
  return sought;
}

/**
 * The words of a query, in order: the same analysis as that of documents, seen from the other side. At most 1,000 words of the
 * first 10,000 characters.
 */
export function typedWords(query: string): TypedWord[] {
  const text = query.slice(0, LONGEST_QUERY);
  const shouted = isShouted(text);
  const found: TypedWord[] = [];
  const scanner = new Scanner(text);
  while (found.length < MOST_WORDS && scanner.next()) {
    const { start, end } = scanner;
    const word = wordAt(text, scanner);
    const parts = word.parts
      .filter(({ glued }) => !glued)
      .map(
        (part): TypedPart => ({
          sought: soughtFor(part, shouted),
          stop: part.stop && part.capitals === "none",
          folded: part.folded,
        }),
      );
    const [first] = parts;
    if (first === undefined) continue;
    const whole = word.parts.find(({ at, glued }) => glued && at === 0);
    const capitals = !shouted && word.parts.some((part) => part.capitals !== "none");
    const completes = parts.length === 1 && !capitals && first.folded.length >= SHORTEST_BEGINNING && !/\d/.test(first.folded);
    found.push({
      text: text.slice(start, end),
      start,
      end,
      parts,
      ...(whole ? { glued: stemOf(whole.folded) } : {}),
      stop: parts.every(({ stop }) => stop),
      idle: parts.every(({ stop, folded }) => stop || isQuestionWord(folded)),
      capitals,
      beginnings: completes ? beginningsOf(first.folded) : [],
    });
  }
  return found;
}

const LONGEST_QUERY = 10_000;
const MOST_WORDS = 1_000;

/** Neighbouring words in one piece, as a term: "fab lab" is found where "fablab" is written. */
export function gluedTerm(words: readonly TypedWord[]): string {
  return stemOf(words.flatMap(({ parts }) => parts.map(({ folded }) => folded)).join(""));
}
