import type { Alignment, Scheme } from "../../vocabulary/index.ts";
import type { Mapping } from "./mapping.ts";

/** The alignments of a mapping as the vocabulary takes them: this source's words only. */
export function alignmentsOf(mapping: Pick<Mapping, "source" | "alignments">): Alignment[] {
  const { source } = mapping;
  return Object.entries(mapping.alignments).flatMap(([scheme, labels]) =>
    Object.entries(labels).map(([label, target]) => ({
      source,
      scheme: scheme as Scheme,
      label,
      to: target === "unclassified" ? [] : target,
      match: target === "unclassified" ? ("unclassified" as const) : ("close" as const),
      by: "mapping",
    })),
  );
}
