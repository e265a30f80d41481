import type { Codebook } from "../codebook.ts";
import { impact } from "../impact.ts";
import type { IndexDocument, IndexSchema } from "../schema.ts";
import type { ReadPosting } from "./read-segment.ts";

/** Where each term stands in each document, worked out in the plainest way. @param documents in the order of their numbers */
export function naivePostings(
  schema: IndexSchema,
  codebook: Codebook,
  documents: readonly IndexDocument[],
): Map<string, ReadPosting[]> {
  const found = new Map<string, ReadPosting[]>();
  for (const [d, document] of documents.entries()) {
    const lengths = document.fields.map(({ positions }) => (positions.length === 0 ? 0 : Math.max(...Array.from(positions)) + 1));
    const places = new Map<string, Set<number>[]>();
    for (const [f, { terms, positions }] of document.fields.entries()) {
      for (const [i, written] of terms.entries()) {
        const term = written.toWellFormed();
        const byField = places.get(term) ?? schema.fields.map(() => new Set<number>());
        byField[f]?.add(positions[i] ?? 0);
        places.set(term, byField);
      }
    }
    for (const [term, byField] of places) {
      const mask = byField.reduce((bits, set, f) => bits | (set.size > 0 ? 1 << f : 0), 0);
      const code = codebook.encode(
        mask,
        impact(
          schema.fields,
          byField.map((set) => set.size),
          lengths,
        ),
      );
      const start = (f: number) => lengths.slice(0, f).reduce((sum, length) => sum + length, 0);
      const positions = byField.flatMap((set, f) => [...set].sort((a, b) => a - b).map((position) => position + start(f)));
      found.set(term, [...(found.get(term) ?? []), { document: d, code, positions }]);
    }
  }
  return found;
}
