import { labelKey } from "./label-key.ts";
import { labelsOf } from "./overlay.ts";
import { concepts, type SynonymGroup, vocabularyChanges, writtenConcepts } from "./vocabulary.ts";

/**
 * What search learns from decided changes: who asks for a word that was adopted, or for a label of before, also finds what bears
 * the concept's label today. None while the lists are as written.
 */
export function decidedSynonyms(): SynonymGroup[] {
  const changed = new Set(vocabularyChanges().map(({ scheme }) => scheme));
  return [...changed].flatMap((scheme) => {
    const written = new Map(writtenConcepts(scheme).map((item) => [item.id, new Set(labelsOf(item).map(labelKey))]));
    return concepts(scheme).flatMap(({ id, label, altLabels }) => {
      const known = written.get(id);
      const isNew = (word: string) => !known?.has(labelKey(word)) || !known.has(labelKey(label));
      return altLabels.filter(isNew).map((word): SynonymGroup => ({ type: "oneWay", to: word, terms: [label] }));
    });
  });
}
