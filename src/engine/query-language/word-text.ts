const PUNCTUATION = /\p{P}/u;
/** Signs that people put before a word that is wanted: every word is. */
const LEADING = /[\p{P}+\u2212]/u;
/** "usager(e)": here the parenthesis belongs to the word. */
const INCLUSIVE_END = /\p{L}\(\p{L}{1,5}\)$/u;
/** Marks of other search engines: how far a spelling may be, how much a word counts. */
const MARK = /[~^]\d{0,4}(?:[.,]\d{1,4})?$/;
const LONGEST_MARK = 10;
/** Something that can be looked for: letters, figures, pictures. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** Whether there is anything to look for in a text. */
export const saysSomething = (text: string): boolean => SAYS_SOMETHING.test(text);

/** A run of characters as a word: where it begins and ends without what surrounds it. */
type TrimmedWord = { start: number; end: number; beginning: boolean; marked: boolean };

/** Where the first character stands that is not punctuation. */
export function leadingLength(run: string): number {
  let start = 0;
  while (start < run.length && LEADING.test(run.charAt(start))) start += 1;
  return start;
}

/** Takes punctuation and marks off both ends; one star right after the word asks for what begins so. Linear. */
export function trimWord(run: string): TrimmedWord {
  const start = leadingLength(run);
  let end = run.length;
  let beginning = false;
  let marked = false;
  while (end > start) {
    const last = run.charAt(end - 1);
    if (PUNCTUATION.test(last)) {
      if (last === ")" && INCLUSIVE_END.test(run.slice(Math.max(start, end - 8), end))) break;
      beginning = last === "*" && run.charAt(end) !== "*";
      end -= 1;
      continue;
    }
    const mark = MARK.exec(run.slice(Math.max(start, end - LONGEST_MARK), end));
    if (!mark) break;
    marked = true;
    beginning = false;
    end -= mark[0].length;
  }
  return { start, end, beginning, marked };
}
