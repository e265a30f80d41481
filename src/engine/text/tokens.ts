import { FORMS, FRENCH, type KnownWord, SHOUTED, STOP_WORDS, termsOfWord } from "./known-word.ts";
import { wordAt } from "./memo.ts";
import { Scanner } from "./scan.ts";

/**
 * One word as written: its folded `tokens`, the `terms` it may be found by (stems, forms, acronyms), and where it stands in the
 * original text (UTF-16 units).
 */
export type Word = { tokens: readonly string[]; terms: readonly string[]; start: number; end: number };

// Words repeat: equal ones share one list.
const folded = new WeakMap<KnownWord, readonly string[]>();

function tokensOfWord(word: KnownWord): readonly string[] {
  const known = folded.get(word);
  if (known !== undefined) return known;
  const tokens = word.parts.map((part) => part.folded);
  folded.set(word, tokens);
  return tokens;
}

/** The words of a text in order, with their positions, for highlighting. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  const scanner = new Scanner(text);
  while (scanner.next()) {
    const word = wordAt(text, scanner);
    const { terms } = termsOfWord(word, FRENCH | FORMS | STOP_WORDS | SHOUTED);
    found.push({ tokens: tokensOfWord(word), terms, start: scanner.start, end: scanner.end });
  }
  return found;
}

/** The tokens of each word of a text, in order: `words` without positions. Equal words often share one list. */
export function tokensByWord(text: string): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const scanner = new Scanner(text);
  while (scanner.next()) found.push(tokensOfWord(wordAt(text, scanner)));
  return found;
}

/**
 * The searchable words of a French text, folded, in order. Elided articles fall ("l'école" gives `ecole`), a hyphenated
 * compound gives its parts and then the glued form ("tiers-lieu" gives `tiers`, `lieu`, `tierslieu`), a dotted
 * acronym is joined ("S.C.I.C." gives `scic`), inclusive forms give their head ("habitant·e·s" gives `habitant`),
 * numbers are kept and "1 512" with its non-breaking space is one. Stop words are kept: see `isStopWord`.
 */
export function tokens(text: string): string[] {
  return tokensByWord(text).flat();
}
