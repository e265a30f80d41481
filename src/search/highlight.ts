import { words } from "../engine/text/index.ts";
import { termOf, termsOf } from "./analysis.ts";
import type { MatchReason } from "./index-port.ts";

/** A piece of text, marked when it is one of the words that were found. */
export type Piece = { text: string; marked: boolean };

/** The terms to mark in a hit: those that were found, or the words they begin. */
export function markedTerms(reasons: readonly MatchReason[]): ReadonlySet<string> {
  return new Set(reasons.flatMap(({ found }) => termsOf(found)));
}

const isMarked = (tokens: readonly string[], terms: ReadonlySet<string>) => tokens.some((token) => terms.has(termOf(token)));

/** Cuts a text into marked and plain pieces; joined again they give the text. */
export function highlight(text: string, terms: ReadonlySet<string>): Piece[] {
  if (terms.size === 0) return [{ text, marked: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const { tokens, start, end } of words(text)) {
    if (!isMarked(tokens, terms)) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/**
 * The passage of a text, at most `length` characters, around its first marked word: from the beginning of a word to the
 * end of one, with "…" where it was cut. Empty when nothing in it is marked.
 */
export function snippet(text: string, terms: ReadonlySet<string>, length = 180): string {
  const found = words(text);
  const first = found.find(({ tokens }) => isMarked(tokens, terms));
  if (!first) return "";
  const from = Math.max(0, first.start - Math.floor(length / 3));
  const start = from === 0 ? 0 : (found.find((word) => word.start >= from)?.start ?? first.start);
  const limit = Math.max(first.end, start + length);
  const end = limit >= text.length ? text.length : (found.findLast((word) => word.end <= limit)?.end ?? first.end);
  return `${start > 0 ? "…\u00a0" : ""}${text.slice(start, end).trim()}${end < text.length ? "\u00a0…" : ""}`;
}
