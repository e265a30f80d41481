import type { Scheme } from "./concept.ts";
import { labelKey } from "./label-key.ts";
import type { Alignment } from "./names.ts";

/** A label that does not mean the same at all its sources, with what each says. */
type AlignmentConflict = { scheme: Scheme; label: string; meanings: { to: readonly string[]; sources: string[] }[] };

/** The labels on which sources differ: why an alignment is keyed by source, and what a curator may look at. */
export function alignmentConflicts(alignments: readonly Alignment[]): AlignmentConflict[] {
  const byLabel = Map.groupBy(alignments, (item) => `${item.scheme}\n${labelKey(item.label)}`);
  return [...byLabel.values()].flatMap((statements) => {
    const meanings = Map.groupBy(statements, (item) => [...item.to].sort().join(" "));
    const [first] = statements;
    if (first === undefined || meanings.size < 2) return [];
    return [
      {
        scheme: first.scheme,
        label: first.label,
        meanings: [...meanings.values()].map((same) => ({
          to: same[0]?.to ?? [],
          sources: [...new Set(same.map((item) => item.source))],
        })),
      },
    ];
  });
}
