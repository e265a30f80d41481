import { type FieldTokens, type IndexSchema, LIMITS } from "../schema.ts";
import { GrowingWords } from "./growing.ts";
import { LEFT_OUT, TermNumbers } from "./term-numbers.ts";

/** A token as one word: document, field, position. So a segment is built from at most 2^14 documents. */
const DOCUMENT_SHIFT = 18;
const FIELD_SHIFT = 16;
export const MOST_DOCUMENTS = 2 ** (32 - DOCUMENT_SHIFT);

export const documentOf = (token: number): number => token >>> DOCUMENT_SHIFT;
export const fieldOf = (token: number): number => (token >>> FIELD_SHIFT) & 3;
/** In the document: fields stand one after another. */
export const positionOf = (token: number): number => token & 0xffff;

/** The words of a batch of documents, as numbers, from the moment they come: their strings need not be kept. */
export class TokenStream {
  readonly terms = new TermNumbers();
  /** Length of each field in positions: `lengths[d * fields + f]`, d in the order in which documents came. */
  readonly lengths = new GrowingWords();
  private readonly fields: number;
  /** By token: the number of its term; its field and position. */
  private readonly termOf = new GrowingWords();
  private readonly where = new GrowingWords();
  /** Where the tokens of each document begin. */
  private readonly starts = new GrowingWords();

  constructor(schema: IndexSchema) {
    this.fields = schema.fields.length;
    this.starts.push(0);
  }

  get count(): number {
    return this.termOf.length;
  }

  /** Takes the words of the next document. Tokens beyond `LIMITS` are left out. */
  add(fields: readonly FieldTokens[]): void {
    let left: number = LIMITS.tokens;
    let start = 0;
    for (let f = 0; f < this.fields; f++) {
      const tokens = fields[f];
      const length = tokens === undefined ? 0 : this.addField(tokens, f << FIELD_SHIFT, start, left);
      left -= tokens?.terms.length ?? 0;
      this.lengths.push(length);
      start += length;
    }
    this.starts.push(this.count);
  }

  /** @returns the length of the field */
  private addField({ terms, positions }: FieldTokens, place: number, start: number, most: number): number {
    const count = Math.min(terms.length, most);
    const termOf = this.termOf.room(Math.max(0, count));
    const where = this.where.room(Math.max(0, count));
    let at = this.termOf.length;
    let last = -1;
    for (let i = 0; i < count; i++) {
      // Positions that go back, or are none, are those of the word before.
      const position = Math.trunc(positions[i] as number);
      if (position > last) last = position;
      else if (last < 0) last = 0;
      if (start + last >= LIMITS.positions) break;
      const term = this.terms.numberOf(terms[i] as string);
      if (term === LEFT_OUT) continue;
      termOf[at] = term;
      where[at++] = place | (start + last);
    }
    this.termOf.length = at;
    this.where.length = at;
    return Math.min(last + 1, LIMITS.positions - start);
  }

  /**
   * Tokens by term, for each in the order of documents: a stable counting sort.
   * @param documents which documents, and in which order, by when they came @param order of terms
   * @returns the tokens, and where those of each term end, by place in `order`
   */
  byTerm(documents: Uint32Array, order: Uint32Array): { tokens: Uint32Array; ends: Uint32Array } {
    const { starts, termOf, where } = this;
    const next = new Uint32Array(order.length);
    for (const document of documents) {
      const end = starts.array[document + 1] as number;
      for (let i = starts.array[document] as number; i < end; i++) (next[termOf.array[i] as number] as number)++;
    }
    const ends = new Uint32Array(order.length);
    let total = 0;
    for (let i = 0; i < order.length; i++) {
      const term = order[i] as number;
      const count = next[term] as number;
      next[term] = total;
      total += count;
      ends[i] = total;
    }
    const tokens = new Uint32Array(total);
    for (let d = 0; d < documents.length; d++) {
      const document = documents[d] as number;
      const end = starts.array[document + 1] as number;
      for (let i = starts.array[document] as number; i < end; i++) {
        const term = termOf.array[i] as number;
        const at = next[term] as number;
        next[term] = at + 1;
        tokens[at] = (d << DOCUMENT_SHIFT) | (where.array[i] as number);
      }
    }
    return { tokens, ends };
  }
}
