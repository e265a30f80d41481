/** French texts of what describes the data to programs. */
export const publication = {
  catalogue: (name: string) => `Données ouvertes de ${name}`,
  description:
    "Innovations sociales, acteurs, lieux et ressources décrits par les réseaux partenaires, une fiche par chose, chaque valeur avec sa source.",
  keywords: ["innovation sociale", "économie sociale et solidaire", "tiers-lieux", "associations"],
  datasets: {
    entries: "Fiches",
    entriesText:
      "Toutes les fiches publiées, avec leurs sources et leurs licences. Les fichiers sont écrits au moment où on les demande.",
    words: "Vocabulaire",
    wordsText: "Thèmes, publics, étapes, types de lieu : des concepts SKOS à identifiants stables.",
  },
  files: {
    ndjson: "Fiches, une par ligne, avec qui dit quoi (NDJSON)",
    csv: "Fiches en tableau (CSV)",
    geojson: "Lieux des fiches (GeoJSON)",
    gogocarto: "Fiches pour une carte GoGoCarto (JSON)",
    dataInclusion: "Acteurs et lieux au schéma data.inclusion (JSON)",
    words: "Vocabulaire (SKOS)",
  },
  services: {
    feed: "Flux des changements (ActivityStreams 2.0)",
    oai: "Moissonnage OAI-PMH",
    api: "API",
  },
  rights: (licences: readonly string[]) =>
    licences.length > 0
      ? `Chaque fiche suit la licence de ses sources, nommée avec elle : ${licences.join(", ")}.`
      : "Chaque fiche suit la licence de ses sources, nommée avec elle.",
};
