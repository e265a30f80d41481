import { isShouted } from "./acronym.ts";
import { FORMS, FRENCH, joinedTerm, type KnownWord, SHOUTED, STOP_WORDS, termsOfWord } from "./known-word.ts";
import { wordAt } from "./memo.ts";
import { Scanner } from "./scan.ts";

/**
 * One word as written: its folded `tokens`, the `terms` it may be found by, however its text is read (stems, forms, acronyms), and
 * where it stands in the original text (UTF-16 units).
 */
export type Word = { tokens: readonly string[]; terms: readonly string[]; start: number; end: number };

const tokensOf = ({ parts }: KnownWord): string[] => parts.map(({ folded }) => folded);

/** By whether the text around is written in capitals. Words repeat: equal ones share one list. */
const termsKnown = [new WeakMap<KnownWord, readonly string[]>(), new WeakMap<KnownWord, readonly string[]>()] as const;

function allTerms(word: KnownWord, shouted: boolean): readonly string[] {
  const known = termsKnown[shouted ? 1 : 0];
  const found = known.get(word);
  if (found !== undefined) return found;
  const bits = STOP_WORDS | (shouted ? SHOUTED : 0);
  const terms = [...new Set([FRENCH | FORMS, 0].flatMap((reading) => termsOfWord(word, bits | reading).terms))];
  known.set(word, terms);
  return terms;
}

/** The words of a text in order, with their positions, for highlighting. `around`: the text that it is a piece of. */
export function words(text: string, around = text): Word[] {
  const found: Word[] = [];
  const scanner = new Scanner(text);
  let shouted: boolean | undefined;
  let head = "";
  while (scanner.next()) {
    const word = wordAt(text, scanner);
    if (word.ambiguous) shouted ??= isShouted(around);
    const terms = allTerms(word, word.ambiguous && shouted === true);
    const own: Word = { tokens: tokensOf(word), terms, start: scanner.start, end: scanner.end };
    const before = found.at(-1);
    const whole = head !== "" && before?.end === own.start - 1 ? joinedTerm(head, word, FRENCH) : undefined;
    if (before && whole !== undefined) {
      before.terms = [...before.terms, whole];
      own.terms = [...own.terms, whole];
    }
    found.push(own);
    head = word.head;
  }
  return found;
}

/**
 * The searchable words of a French text, folded, in order. Elided articles fall ("l'école" gives `ecole`), a hyphenated
 * compound gives its parts and then the glued form ("tiers-lieu" gives `tiers`, `lieu`, `tierslieu`), a dotted
 * acronym is joined ("S.C.I.C." gives `scic`), inclusive forms give their head ("habitant·e·s" gives `habitant`),
 * numbers are kept and "1 512" with its non-breaking space is one. Stop words are kept: see `isStopWord`.
 */
export function tokens(text: string): string[] {
  const found: string[] = [];
  const scanner = new Scanner(text);
  while (scanner.next()) found.push(...tokensOf(wordAt(text, scanner)));
  return found;
}
