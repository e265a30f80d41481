import { LIMITS } from "../schema.ts";
import type { Segment } from "../segment.ts";

type Terms = Pick<Segment, "terms" | "termStart">;

/** Terms of a segment from `from` to before `to`. */
export type TermRange = { from: number; to: number };

const encoder = new TextEncoder();

/** A term as the dictionary writes it; nothing when the dictionary cannot have it. */
export function termBytes(term: string): Uint8Array | undefined {
  if (term.length === 0 || term.length > LIMITS.termBytes) return undefined;
  const bytes = encoder.encode(term);
  return bytes.length > LIMITS.termBytes ? undefined : bytes;
}

/**
 * Where term `at` of the dictionary stands beside `bytes`: before (negative), after, or 0. With `beginning`, a term that begins
 * with the bytes is 0.
 */
function compare({ terms, termStart }: Terms, at: number, bytes: Uint8Array, beginning: boolean): number {
  const start = termStart[at] as number;
  const length = (termStart[at + 1] as number) - start;
  const shared = Math.min(length, bytes.length);
  for (let i = 0; i < shared; i++) {
    const difference = (terms[start + i] as number) - (bytes[i] as number);
    if (difference !== 0) return difference;
  }
  return beginning && length >= bytes.length ? 0 : length - bytes.length;
}

/** The first term from `from` on that does not stand before `bytes` (with `after`: that stands after all that begin with them). */
function bound(segment: Terms, bytes: Uint8Array, from: number, after: boolean): number {
  let low = from;
  let high = segment.termStart.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compare(segment, middle, bytes, after);
    if (order < 0 || (after && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of a term in a segment, or -1. */
export function findTerm(segment: Terms, bytes: Uint8Array): number {
  const at = bound(segment, bytes, 0, false);
  return at < segment.termStart.length - 1 && compare(segment, at, bytes, false) === 0 ? at : -1;
}

/** The terms that begin with these bytes. */
export function termsBeginning(segment: Terms, bytes: Uint8Array): TermRange {
  const from = bound(segment, bytes, 0, false);
  return { from, to: bound(segment, bytes, from, true) };
}

/** A term as text. */
export const termText = ({ terms, termStart }: Terms, at: number): string =>
  Buffer.from(
    terms.buffer,
    terms.byteOffset + (termStart[at] as number),
    (termStart[at + 1] as number) - (termStart[at] as number),
  ).toString();
