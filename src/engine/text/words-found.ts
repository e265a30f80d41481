import { fold } from "./fold.ts";
import { type Word, words } from "./tokens.ts";

/** What a unit is, as far as words are recognised by their beginnings: 0 parts words, 1 to 26 are plain letters, accents apart. */
const BREAK = 0;
const DIGIT = 27;
/** Anything that may be or stand for anything: letters of others, ligatures, marks. */
const UNKNOWN = 28;
const SPACE = 29;
const KINDS = 32;

const BREAKS = new Set("\u00a0\u202f«»·°’‘“”‐‑‒–—―•…€");
const kinds = Uint8Array.from({ length: 0x2100 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (character === " ") return SPACE;
  if (/[0-9]/.test(character)) return DIGIT;
  const folded = fold(character);
  if (/^[a-z]$/.test(folded)) return folded.charCodeAt(0) - 0x60;
  return unit < 0x80 || BREAKS.has(character) ? BREAK : UNKNOWN;
});

/** By `KINDS * first + second`: whether a part of a word that begins so may have one of the terms. */
function beginningsOf(terms: ReadonlySet<string>): Uint8Array {
  const beginnings = new Uint8Array(KINDS * KINDS).fill(1, KINDS * UNKNOWN, KINDS * (UNKNOWN + 1));
  for (const term of terms) {
    const folded = fold(term);
    const row = KINDS * (kinds[folded.charCodeAt(0)] ?? UNKNOWN);
    const second = folded.length < 2 ? BREAK : (kinds[folded.charCodeAt(1)] ?? UNKNOWN);
    // A dot or a mark that a term leaves out may follow its first letter ("S.C.I.C."), a space may not.
    if (second < 1 || second > 26) beginnings.fill(1, row, row + KINDS);
    else for (const each of [second, BREAK, UNKNOWN]) beginnings[row + each] = 1;
  }
  return beginnings;
}

const remembered = new WeakMap<ReadonlySet<string>, Uint8Array>();

/** The unit after the first space from `from` on. */
function afterSpace(text: string, from: number): number {
  const space = text.indexOf(" ", from);
  return space < 0 ? text.length : space + 1;
}

/**
 * The words of a text that are found by some of `terms`, in order; `most` at most. Gives what reading all of its `words` would give, many
 * times faster: only where two letters at the beginning of a part of a word may begin a term is the word taken apart, with the
 * next one, as some are found together.
 */
export function wordsFound(text: string, terms: ReadonlySet<string>, most = Number.POSITIVE_INFINITY): Word[] {
  const found: Word[] = [];
  if (terms.size === 0) return found;
  const beginnings = remembered.get(terms) ?? beginningsOf(terms);
  remembered.set(terms, beginnings);
  let before = BREAK;
  let space = -1;
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)] ?? UNKNOWN;
    if (kind === SPACE) space = at;
    const begins = kind === UNKNOWN || (kind !== BREAK && kind !== SPACE && (before === BREAK || before === SPACE));
    before = kind;
    if (!begins) continue;
    const next = at + 1 < text.length ? (kinds[text.charCodeAt(at + 1)] ?? UNKNOWN) : SPACE;
    if (beginnings[KINDS * kind + next] !== 1) continue;
    const from = space + 1;
    const end = afterSpace(text, at);
    const known = found.at(-1)?.end ?? 0;
    for (const { start, end: after, ...word } of words(text.slice(from, afterSpace(text, end)), text)) {
      if (from + start < known || !word.terms.some((term) => terms.has(term))) continue;
      found.push({ ...word, start: from + start, end: from + after });
      if (found.length === most) return found;
    }
    space = end - 1;
    at = space;
    before = SPACE;
  }
  return found;
}
