import type { Match } from "./alignment.schema.ts";
import type { Concept, Scheme } from "./concept.ts";
import { labelKey, looseKey } from "./label-key.ts";
import { concepts, currentConcept, onVocabularyChanged, retiredConcepts } from "./vocabulary.ts";

/** What a label of one source means in one of our schemes. `source: "*"` holds for every source that says nothing else. */
export type Alignment = { source: string; scheme: Scheme; label: string; to: readonly string[]; match: Match; by: string };

/** `via`: which rule answered, so that a desk can show it. `to` (not to be changed: answers are shared) is empty for `unclassified` and `unmapped`. */
export type Aligned = { to: string[]; match: Match | "unmapped"; via?: "source" | "shared" | "label" };

/** The answer for a word that nobody knows. */
export const UNMAPPED: Aligned = { to: [], match: "unmapped" };

/** Folded label to what it means. */
export type Index = Map<string, Aligned>;

const ownNames = new Map<Scheme, { strict: Index; loose: Index }>();
onVocabularyChanged(() => ownNames.clear());

/** Every way to write a concept: id, label, plural, other labels, official code; for a goal also "10- Réduction des inégalités". */
export function namesOf(item: Concept): string[] {
  const labels = [item.label, ...(item.plural === undefined ? [] : [item.plural]), ...item.altLabels];
  const numbered = item.scheme === "sdg" ? labels.flatMap((label) => [`${item.id} ${label}`, `ODD ${item.id} ${label}`]) : [];
  return [item.id, ...(item.notation === undefined ? [] : [item.notation]), ...labels, ...numbered];
}

function addNames({ strict, loose }: { strict: Index; loose: Index }, item: Concept, to: string, match: Match): void {
  for (const name of namesOf(item)) {
    const key = labelKey(name);
    // The first concept to bear a name keeps it; a test refuses lists where two do.
    if (!strict.has(key)) strict.set(key, { to: [to], match, via: "label" });
    const near = looseKey(key);
    if (near !== "" && !loose.has(near))
      loose.set(near, { to: [to], match: match === "broad" ? "broad" : "close", via: "label" });
  }
}

function namesIndex(scheme: Scheme): { strict: Index; loose: Index } {
  let known = ownNames.get(scheme);
  if (known === undefined) {
    known = { strict: new Map(), loose: new Map() };
    for (const item of concepts(scheme)) addNames(known, item, item.id, "exact");
    // The words of what is out of use lead to what is read instead, after those of what is in use.
    for (const item of retiredConcepts(scheme)) {
      const instead = currentConcept(scheme, item.id);
      if (instead !== undefined) addNames(known, item, instead, item.retired?.replacedBy === undefined ? "broad" : "close");
    }
    ownNames.set(scheme, known);
  }
  return known;
}

/** A label that is itself one of our concepts: exactly (spelling aside), or up to articles, plural and gender. */
export function alignByName(scheme: Scheme, label: string): Aligned {
  const key = labelKey(label);
  const { strict, loose } = namesIndex(scheme);
  return strict.get(key) ?? loose.get(looseKey(key)) ?? UNMAPPED;
}
