/** What the exports and pages of the vocabulary say. */
export const VOCABULARY_TEXTS = {
  title: "Vocabulaire de l'innovation sociale",
  description:
    "Thèmes, publics, stades, types de lieu, formes juridiques et autres listes qui décrivent les innovations sociales, avec leurs synonymes et leurs correspondances vers d'autres vocabulaires.",
  unclassified: "Mot connu, laissé volontairement sans concept.",
  sharedWords: "Mots que tous les partenaires emploient dans le même sens",
  wordsOf: (source: string) => `Mots de la source « ${source} »`,
} as const;
