import { type AnalysedWord, analyseText } from "../analysis.ts";
import type { MatchField } from "../index-port.ts";
import type { SearchDocument } from "../search-document.ts";

/** How often a term stands in each field, in ten bits: two for title, pitch and keywords (up to 3), four for body (up to 15). */
const FIELDS: readonly { field: MatchField; shift: number; most: number; weight: number }[] = [
  { field: "title", shift: 8, most: 3, weight: 6 },
  { field: "pitch", shift: 6, most: 3, weight: 3 },
  { field: "keywords", shift: 4, most: 3, weight: 3 },
  { field: "body", shift: 0, most: 15, weight: 1 },
];
/** Bits that a word's frequencies in the fields of one document take. */
export const FREQUENCY_BITS = 10;
/** They are the lowest bits of a posting. */
export const FREQUENCY_MASK = (1 << FREQUENCY_BITS) - 1;
const TITLE_SHIFT = 8;
/** Not zero when the word is in the title. */
export const TITLE_MASK = 3 << TITLE_SHIFT;

/** Weighted frequency of each packed value: what BM25F calls the pseudo-frequency. */
export const WEIGHTED: Float64Array = Float64Array.from({ length: 1 << FREQUENCY_BITS }, (_, packed) =>
  FIELDS.reduce((sum, { shift, most, weight }) => sum + ((packed >> shift) & most) * weight, 0),
);

/** The fields that packed frequencies say a word is in. */
export function fieldsOf(packed: number): MatchField[] {
  return FIELDS.filter(({ shift, most }) => (packed >> shift) & most).map(({ field }) => field);
}

/** The least of two packed frequencies, field by field: how often a run of words can stand there. */
export function leastFrequency(a: number, b: number): number {
  let least = 0;
  for (const { shift, most } of FIELDS) least |= Math.min((a >> shift) & most, (b >> shift) & most) << shift;
  return least;
}

/** Stands between texts in `sequence`, so that no phrase runs over their border. */
export const BORDER = "";

type Texts = Pick<SearchDocument, "title" | "pitch" | "keywords" | "body">;
type Visitor = { word(word: AnalysedWord, shift: number, most: number, counts: boolean): void; border(): void };

/** Every word of a document in reading order. Function words count in titles only, but stand in the sequence. */
export function walkWords(document: Texts, { word: visit, border }: Visitor): void {
  const texts: Record<MatchField, readonly string[]> = {
    title: [document.title],
    pitch: document.pitch === undefined ? [] : [document.pitch],
    keywords: document.keywords,
    body: document.body === "" ? [] : [document.body],
  };
  for (const { field, shift, most } of FIELDS) {
    for (const text of texts[field]) {
      for (const word of analyseText(text)) visit(word, shift, most, !word.stop || field === "title");
      border();
    }
  }
}

/** `frequencies`: packed, by term; `sequence`: all terms in reading order with borders, for phrases; `length` in words. */
export type DocumentTerms = { frequencies: Map<string, number>; sequence: string[]; length: number };

/** What one document is found by. */
export function documentTerms(document: Texts): DocumentTerms {
  const found: DocumentTerms = { frequencies: new Map(), sequence: [], length: 0 };
  walkWords(document, {
    word(word, shift, most, counts) {
      found.sequence.push(...word.terms);
      if (!counts) return;
      found.length += 1;
      for (const term of word.glued === undefined ? word.terms : [...word.terms, word.glued]) {
        const packed = found.frequencies.get(term) ?? 0;
        if (((packed >> shift) & most) < most) found.frequencies.set(term, packed + (1 << shift));
      }
    },
    border: () => found.sequence.push(BORDER),
  });
  return found;
}
