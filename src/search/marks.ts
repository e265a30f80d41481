import { type Word, words } from "../engine/text/index.ts";
import type { MatchReason } from "./index-port.ts";

/** A piece of a text, marked when it is one of the words that were found. */
export type Piece = { text: string; marked: boolean };

/** What to mark in a fiche: words that are found by these terms. */
export type Marks = ReadonlySet<string>;

/** What to mark in a fiche that is here for these reasons. */
export const marksOf = (reasons: readonly MatchReason[]): Marks => new Set(reasons.flatMap(({ terms }) => terms));

const isMarked = ({ terms }: Word, marks: Marks): boolean => terms.some((term) => marks.has(term));

/** Cuts a text into marked and plain pieces; joined again they give the text. */
export function highlight(text: string, marks: Marks): Piece[] {
  if (marks.size === 0) return [{ text, marked: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const word of words(text)) {
    if (!isMarked(word, marks)) continue;
    if (word.start > at) pieces.push({ text: text.slice(at, word.start), marked: false });
    pieces.push({ text: text.slice(word.start, word.end), marked: true });
    at = word.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** A passage begins this share of its length before its first marked word. */
const BEFORE = 1 / 3;

/**
 * The passage of a text, at most `length` characters, around its first marked word: from the beginning of a word to the
 * end of one, with "…" where it was cut. Empty when nothing in it is marked.
 */
export function snippet(text: string, marks: Marks, length = 180): string {
  if (marks.size === 0) return "";
  const found = words(text);
  const first = found.find((word) => isMarked(word, marks));
  if (!first) return "";
  const from = Math.max(0, first.start - Math.floor(length * BEFORE));
  const start = from === 0 ? 0 : (found.find((word) => word.start >= from)?.start ?? first.start);
  const limit = Math.max(first.end, start + length);
  const end = limit >= text.length ? text.length : (found.findLast((word) => word.end <= limit)?.end ?? first.end);
  return `${start > 0 ? "…\u00a0" : ""}${text.slice(start, end).trim()}${end < text.length ? "\u00a0…" : ""}`;
}
