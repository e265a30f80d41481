import { isShouted } from "./acronym.ts";
import { FORMS, FRENCH, joinedTerm, type KnownWord, SHOUTED, STOP_WORDS, type TermList, termsOfWord } from "./known-word.ts";
import { memory, release, slotAt, wordIn } from "./memo.ts";
import { Scanner } from "./scan.ts";

/** How a field is read. */
export type Reading = {
  /** Function words are terms too, for short texts ("Chez nous"); otherwise they only hold their place. */
  stopWords?: boolean;
  /** Words are also kept as written, accents and endings included ("marchés" beside "marche"), for short texts. */
  forms?: boolean;
  /** As `language` tells it: words of another language than French are not stemmed. Default: French. */
  language?: string;
};

/** The terms of a text. Terms at one position stand for the same written word, or for the compound that begins there. */
type Analysis = { terms: string[]; positions: number[] };

const FRENCH_OR_SO: ReadonlySet<string> = new Set(["fr", "unknown"]);

/** Positions left empty between two texts of one field, so that no phrase runs over their border. */
const BORDER = 8;
/** As many as an index takes of one document. */
const MOST_POSITIONS = 60_000;

/** The term of words that have one and take one place, or "" for none: most words are so. By the bits of the reading. */
const simple: (string | undefined)[][] = [];

function simpleTerm({ places, ambiguous, head }: KnownWord, { terms }: TermList): string | undefined {
  return ambiguous || places !== 1 || terms.length > 1 || head !== "" ? undefined : (terms[0] ?? "");
}

/** Adds what a text is found by, from a place on; gives the place after it. All of indexing is here: terms are added as plainly as can be. */
function read(text: string, bits: number, from: number, { terms, positions }: Analysis): number {
  simple[bits] ??= memory<string>();
  const simples = simple[bits];
  const scanner = new Scanner(text);
  let shouted: number | undefined;
  let place = from;
  // The word before, when it makes one word with the next, and where it ends.
  let head = "";
  let headEnd = 0;
  while (place < MOST_POSITIONS && scanner.next()) {
    const slot = slotAt(text, scanner);
    if (head !== "") {
      const whole = scanner.start === headEnd + 1 ? joinedTerm(head, wordIn(slot), bits) : undefined;
      if (whole !== undefined) {
        terms.push(whole);
        positions.push(place - 1);
      }
      head = "";
    }
    const term = simples[slot];
    if (term !== undefined) {
      if (term !== "") {
        terms.push(term);
        positions.push(place);
      }
      place++;
      continue;
    }
    const word = wordIn(slot);
    if (word.ambiguous) shouted ??= isShouted(text) ? SHOUTED : 0;
    const list = termsOfWord(word, word.ambiguous ? bits | (shouted ?? 0) : bits);
    const own = simpleTerm(word, list);
    if (own !== undefined) {
      simples[slot] = own;
      release(slot);
    }
    for (let i = 0; i < list.terms.length; i++) {
      terms.push(list.terms[i] as string);
      positions.push(place + (list.at[i] as number));
    }
    place += word.places;
    head = word.head;
    headEnd = scanner.end;
  }
  return place;
}

/**
 * What a text, or the texts of one field, are found by: one analysis for documents, watch and alerts (`typedWords` is that of
 * queries). Linear in time; ends after 60,000 positions.
 */
export function analyse(texts: string | readonly string[], reading: Reading = {}): Analysis {
  const bits =
    (FRENCH_OR_SO.has(reading.language ?? "fr") ? FRENCH : 0) |
    (reading.forms ? FORMS : 0) |
    (reading.stopWords ? STOP_WORDS : 0);
  const found: Analysis = { terms: [], positions: [] };
  let place = 0;
  for (const text of typeof texts === "string" ? [texts] : texts) {
    place = read(text, bits, place > 0 ? place + BORDER : 0, found);
  }
  return found;
}
