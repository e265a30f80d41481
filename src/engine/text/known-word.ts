import { type Capitals, capitalsOf } from "./acronym.ts";
import { beginsCompound } from "./compound.ts";
import { lightStem } from "./stem.ts";
import { isStopWord } from "./stop-words.ts";
import { takeApart } from "./written-word.ts";

/** How a text is read, as bits. */
export const FRENCH = 1;
export const FORMS = 2;
export const STOP_WORDS = 4;
export const SHOUTED = 8;

/** Terms of a word, each at the place of its part, in the order of places. */
export type TermList = { terms: readonly string[]; at: readonly number[] };

/**
 * A part of a word, or several in one piece (`glued`), which begin at place `at`. `form`: as written, in lower case, with its
 * accents; `acronym`: in its capitals; `stop`: made of function words.
 */
export type KnownPart = {
  at: number;
  glued: boolean;
  folded: string;
  form: string;
  acronym: string;
  capitals: Capitals;
  stop: boolean;
};

/** A written word and what was asked of it so far. */
export type KnownWord = {
  parts: readonly KnownPart[];
  /** Places it takes in the text. */
  places: number;
  /** Whether it matters that the text around it is written in capitals. */
  ambiguous: boolean;
  /** Whether it makes one word with the next one, whatever stands between: folded, or "". */
  head: string;
  /** By the bits of how the text is read. */
  lists: (TermList | undefined)[];
};

/** Takes a word of the `Scanner` apart, once. */
export function know(raw: string): KnownWord {
  const { parts, places } = takeApart(raw);
  const known = parts.map(({ at, glued, folded, written }, i): KnownPart => {
    const capitals = glued ? "none" : capitalsOf(written, folded);
    return {
      at,
      glued,
      folded,
      form: written.toLowerCase().normalize("NFC"),
      acronym: written,
      capitals,
      stop: glued ? parts.slice(0, i).every((part) => part.at < at || isStopWord(part.folded)) : isStopWord(folded),
    };
  });
  const [first] = known;
  return {
    parts: known,
    places,
    ambiguous: known.some(({ capitals }) => capitals === "only"),
    head: known.length === 1 && first && beginsCompound(first.folded) ? first.folded : "",
    lists: new Array(16).fill(undefined),
  };
}

/** A folded word as an index term. Function words are never stemmed. */
export const stemOf = (folded: string): string => (isStopWord(folded) ? folded : lightStem(folded));

function termsOfPart({ folded, form, acronym, capitals, stop, glued }: KnownPart, bits: number): string[] {
  const stem = (bits & FRENCH) !== 0 ? stemOf(folded) : folded;
  if (stop && capitals === "none") return (bits & STOP_WORDS) !== 0 ? [stem] : [];
  if (capitals === "only" && (bits & SHOUTED) === 0) return [acronym];
  const terms = [stem];
  if (capitals !== "none") terms.push(acronym);
  if ((bits & FORMS) !== 0 && !glued && form !== stem) terms.push(form);
  return terms;
}

/** What a word is found by, in a text read so. */
export function termsOfWord(word: KnownWord, bits: number): TermList {
  const known = word.lists[bits];
  if (known !== undefined) return known;
  const found = word.parts
    .flatMap((part) => termsOfPart(part, bits).map((term) => ({ term, at: part.at })))
    .sort((a, b) => a.at - b.at);
  const list = { terms: found.map(({ term }) => term), at: found.map(({ at }) => at) };
  word.lists[bits] = list;
  return list;
}

/** Longer compounds are clipped, as any term. */
const LONGEST_TERM = 40;

/** What a word that begins compounds (`head`) makes with the next one, in one piece; nothing with a function word. */
export function joinedTerm(head: string, { parts: [next] }: KnownWord, bits: number): string | undefined {
  if (next === undefined || next.stop) return undefined;
  const whole = (head + next.folded).slice(0, LONGEST_TERM);
  return (bits & FRENCH) !== 0 ? stemOf(whole) : whole;
}
