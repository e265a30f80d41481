import type { AnalysedWord } from "../analysis.ts";
import type { SearchDocument } from "../search-document.ts";
import type { CoreParts } from "./core-parts.ts";
import { BORDER, FREQUENCY_BITS, walkWords } from "./document-terms.ts";
import type { TermBeginnings } from "./term-beginnings.ts";

/** A word as term numbers: those it is read by, then all it is counted for. */
type WordIds = { read: readonly number[]; counted: readonly number[] };

/** Writes the words of documents into the postings and sequences: `documentTerms`, by numbers, for speed. */
export class WordWriter {
  readonly #parts: CoreParts;
  readonly #beginnings: TermBeginnings;
  // The analysis shares one object per distinct word: its term numbers are looked up once.
  readonly #known = new WeakMap<AnalysedWord, WordIds>();
  /** Packed frequency by term number, all zero between documents. */
  #packed = new Uint16Array(1 << 16);

  constructor(parts: CoreParts, beginnings: TermBeginnings) {
    this.#parts = parts;
    this.#beginnings = beginnings;
  }

  #termId(term: string): number {
    const id = this.#parts.terms.add(term);
    this.#beginnings.note(id, term);
    return id;
  }

  #idsOf(word: AnalysedWord): WordIds {
    const known = this.#known.get(word);
    if (known) return known;
    const read = word.terms.map((term) => this.#termId(term));
    const ids = { read, counted: word.glued === undefined ? read : [...read, this.#termId(word.glued)] };
    this.#known.set(word, ids);
    return ids;
  }

  /** Writes one document and returns how many words it counts. */
  write(number: number, document: SearchDocument): number {
    const border = this.#termId(BORDER);
    const sequence: number[] = [];
    const touched: number[] = [];
    let length = 0;
    walkWords(document, {
      word: (word, shift, most, counts) => {
        const ids = this.#idsOf(word);
        for (const id of ids.read) sequence.push(id);
        if (!counts) return;
        length += 1;
        for (const id of ids.counted) this.#count(id, shift, most, touched);
      },
      border: () => sequence.push(border),
    });
    for (const id of touched) {
      this.#parts.postings.append(id, number * (1 << FREQUENCY_BITS) + (this.#packed[id] ?? 0));
      this.#packed[id] = 0;
    }
    this.#parts.sequences.add(sequence);
    return length;
  }

  #count(id: number, shift: number, most: number, touched: number[]): void {
    if (id >= this.#packed.length) {
      const larger = new Uint16Array(Math.max(this.#packed.length * 2, id + 1));
      larger.set(this.#packed);
      this.#packed = larger;
    }
    const packed = this.#packed[id] ?? 0;
    if (packed === 0) touched.push(id);
    if (((packed >> shift) & most) < most) this.#packed[id] = packed + (1 << shift);
  }
}
