import type { Codebook } from "../codebook.ts";
import { impact } from "../impact.ts";
import type { IndexDocument, IndexSchema } from "../schema.ts";

/** Where a word stands: the field, and the position from the start of the document. */
export type Occurrence = { field: number; position: number };

/** A document as the reference reads it: its words, what each counts, its values. */
export type ReferenceDocument = {
  source: IndexDocument;
  id: string;
  rank: number;
  boost: number;
  occurrences: Map<string, Occurrence[]>;
  codes: Map<string, number>;
};

export function readDocument(schema: IndexSchema, codebook: Codebook, source: IndexDocument): ReferenceDocument {
  const occurrences = new Map<string, Occurrence[]>();
  const lengths: number[] = [];
  let start = 0;
  for (const [field, { terms, positions }] of source.fields.entries()) {
    for (const [i, written] of terms.entries()) {
      const term = written.toWellFormed();
      const position = start + (positions[i] as number);
      const known = occurrences.get(term) ?? [];
      occurrences.set(term, known);
      if (Buffer.byteLength(term) <= 80 && !known.some((other) => other.position === position)) known.push({ field, position });
    }
    const length = terms.length === 0 ? 0 : (positions[terms.length - 1] as number) + 1;
    lengths.push(length);
    start += length;
  }
  const codes = new Map<string, number>();
  for (const [term, found] of occurrences) {
    if (found.length === 0) continue;
    const counts = schema.fields.map((_, field) => found.filter((one) => one.field === field).length);
    const mask = counts.reduce((bits, count, field) => bits | (count > 0 ? 1 << field : 0), 0);
    codes.set(term, codebook.encode(mask, impact(schema.fields, counts, lengths)));
  }
  return {
    source,
    id: source.id.toWellFormed(),
    rank: Math.fround(source.rank),
    boost: Math.round(source.boost * 255),
    occurrences,
    codes,
  };
}
