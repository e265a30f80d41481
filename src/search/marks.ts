import { wordsFound } from "../engine/text/index.ts";
import type { MatchReason } from "./index-port.ts";

/** A piece of a text, marked when it is one of the words that were found. */
export type Piece = { text: string; marked: boolean };

/** What to mark in a fiche: words that are found by these terms. */
export type Marks = ReadonlySet<string>;

/** What to mark in a fiche that is here for these reasons. */
export const marksOf = (reasons: readonly MatchReason[]): Marks => new Set(reasons.flatMap(({ terms }) => terms));

/** Cuts a text into marked and plain pieces; joined again they give the text. */
export function highlight(text: string, marks: Marks): Piece[] {
  if (marks.size === 0) return [{ text, marked: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const word of wordsFound(text, marks)) {
    if (word.start > at) pieces.push({ text: text.slice(at, word.start), marked: false });
    pieces.push({ text: text.slice(word.start, word.end), marked: true });
    at = word.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** A passage begins this share of its length before its first marked word. */
const BEFORE = 1 / 3;

/** Where the first word after a position begins, or `otherwise` when there is no space before that. */
function cutAfterSpace(text: string, from: number, otherwise: number): number {
  const space = text.indexOf(" ", from - 1);
  return space < 0 ? otherwise : Math.min(space + 1, otherwise);
}

/**
 * The passage of a text, about `length` characters at most, around its first marked word: from a space to a space, with "…" where
 * it was cut. Empty when nothing in it is marked.
 */
export function snippet(text: string, marks: Marks, length = 180): string {
  const [first] = wordsFound(text, marks, 1);
  if (!first) return "";
  const from = Math.max(0, first.start - Math.floor(length * BEFORE));
  const start = from === 0 ? 0 : cutAfterSpace(text, from, first.start);
  const limit = Math.max(first.end, start + length);
  const last = limit >= text.length ? text.length : text.lastIndexOf(" ", limit);
  const end = Math.max(first.end, last);
  const shown = text
    .slice(start, end)
    .replace(/[\s,;:(«–-]+$/u, "")
    .trim();
  return `${start > 0 ? "…\u00a0" : ""}${shown}${end < text.length ? "\u00a0…" : ""}`;
}
