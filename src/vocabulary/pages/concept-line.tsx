import { Tag } from "../../web/index.ts";
import { addressesUnder } from "../addresses.ts";
import type { Concept } from "../concept.ts";
import { fr } from "../vocabulary.fr.ts";
import type { Counts } from "./entries-link.tsx";

const paths = addressesUnder("");

/** A concept as a tag that leads to its page. */
export function ConceptTag({ concept }: { concept: Concept }) {
  return <Tag href={paths.concept(concept.scheme, concept.id)}>{concept.label}</Tag>;
}

/** A concept in its list: label, what it means, other words, and how many fiches bear it. */
export function ConceptLine({ concept, counts }: { concept: Concept; counts?: Counts | undefined }) {
  return (
    <>
      <a href={paths.concept(concept.scheme, concept.id)}>{concept.label}</a>
      {concept.notation && <span class="muted"> ({concept.notation})</span>}{" "}
      {counts && <span class="muted small"> {fr.entriesShort(counts.get(concept.id) ?? 0)}</span>}
      {concept.definition && <p class="small">{concept.definition}</p>}
      {concept.altLabels.length > 0 && (
        <p class="small muted">
          {fr.also}
          {"\u00a0: "}
          {concept.altLabels.join(", ")}
        </p>
      )}
    </>
  );
}
