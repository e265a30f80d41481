import { type IndexDocument, type IndexSchema, LIMITS } from "../schema.ts";

/** A token as one word: document, field, position. So a segment is built from at most 2^14 documents. */
const DOCUMENT_SHIFT = 18;
const FIELD_SHIFT = 16;
export const MOST_DOCUMENTS = 2 ** (32 - DOCUMENT_SHIFT);

export const documentOf = (token: number): number => token >>> DOCUMENT_SHIFT;
export const fieldOf = (token: number): number => (token >>> FIELD_SHIFT) & 3;
/** In the document: fields stand one after another. */
export const positionOf = (token: number): number => token & 0xffff;

/** The words of a batch of documents, in the order of documents, fields, then as they came. */
export type TokenStream = {
  /** Distinct terms, by number, well-formed, in the order met. */
  terms: string[];
  /** By token: the number of its term. */
  termOf: Uint32Array;
  /** By token: where it stands. */
  where: Uint32Array;
  count: number;
  /** As `Segment.fieldStart`. */
  fieldStart: Uint16Array;
  /** Length of each field in positions: `lengths[d * fields + f]`. */
  lengths: Uint16Array;
};

/** A term too long to be kept, or empty. */
const LEFT_OUT = -1;

/** Numbers for terms, from 0, in the order met. */
class TermNumbers {
  readonly terms: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(term: string): number {
    return this.numbers.get(term) ?? this.enter(term);
  }

  private enter(term: string): number {
    const bytes = term.length * 3 <= LIMITS.termBytes ? term.length : Buffer.byteLength(term);
    // Lone surrogates have no UTF-8: terms that differ by them alone are one term.
    const wellFormed = bytes === 0 || bytes > LIMITS.termBytes || term.isWellFormed() ? term : term.toWellFormed();
    let number = wellFormed === term ? undefined : this.numbers.get(wellFormed);
    if (number === undefined) {
      number = bytes === 0 || bytes > LIMITS.termBytes ? LEFT_OUT : this.terms.push(wellFormed) - 1;
      if (wellFormed !== term) this.numbers.set(wellFormed, number);
    }
    this.numbers.set(term, number);
    return number;
  }
}

const tokensAtMost = (documents: readonly IndexDocument[]) =>
  documents.reduce(
    (sum, document) =>
      sum +
      Math.min(
        LIMITS.tokens,
        document.fields.reduce((n, { terms }) => n + terms.length, 0),
      ),
    0,
  );

/** Numbers the terms and places the tokens of documents already in order. Tokens beyond `LIMITS` are left out. */
export function tokenStream(schema: IndexSchema, documents: readonly IndexDocument[]): TokenStream {
  const fields = schema.fields.length;
  const room = tokensAtMost(documents);
  const termOf = new Uint32Array(room);
  const where = new Uint32Array(room);
  const fieldStart = new Uint16Array(documents.length * (fields - 1));
  const lengths = new Uint16Array(documents.length * fields);
  const numbers = new TermNumbers();
  let count = 0;
  for (let d = 0; d < documents.length; d++) {
    const most = count + LIMITS.tokens;
    let start = 0;
    for (let f = 0; f < fields; f++) {
      if (f > 0) fieldStart[d * (fields - 1) + f - 1] = start;
      const tokens = (documents[d] as IndexDocument).fields[f];
      if (tokens === undefined) continue;
      const place = (d << DOCUMENT_SHIFT) | (f << FIELD_SHIFT);
      const { terms, positions } = tokens;
      let last = -1;
      for (let i = 0; i < terms.length && count < most; i++) {
        // Positions that go back, or are none, are those of the word before.
        const position = Math.trunc(positions[i] as number);
        if (position > last) last = position;
        else if (last < 0) last = 0;
        if (start + last >= LIMITS.positions) break;
        const term = numbers.numberOf(terms[i] as string);
        if (term === LEFT_OUT) continue;
        termOf[count] = term;
        where[count++] = place | (start + last);
      }
      const length = Math.min(last + 1, LIMITS.positions - start);
      lengths[d * fields + f] = length;
      start += length;
    }
  }
  return { terms: numbers.terms, termOf, where, count, fieldStart, lengths };
}
