/** French texts of the open data page. */
export const data = {
  title: "Données ouvertes et API",
  lead: "Tout ce qui est public ici se télécharge et se réutilise, sans compte ni clé. Chaque valeur garde le nom du partenaire qui l’énonce ; sa licence l’accompagne.",
  downloads: "Télécharger",
  all: "Toutes les fiches",
  ndjson: "NDJSON : une fiche par ligne, avec qui dit quoi",
  csv: "CSV : un tableau, pour un tableur",
  geojson: "GeoJSON : les lieux, pour une carte",
  atom: "Atom : les dernières fiches, pour un lecteur de flux",
  search: "Une recherche",
  searchText: "Chaque page de résultats propose les mêmes formats en bas de liste : cherchez d’abord, téléchargez ensuite.",
  vocabulary: "Le vocabulaire",
  vocabularyText: "Thèmes, publics, étapes, types de lieu : des concepts SKOS à identifiants stables.",
  match: "Votre tableau, comparé au catalogue",
  matchText:
    "Apportez une liste d’associations, de lieux ou de projets : elle vous est rendue avec ses doublons et les fiches qui y correspondent.",
  matchLink: "Trouver les doublons d’un tableau",
  one: "Une fiche",
  oneText: "Ajoutez .jsonld à l’adresse d’une fiche pour l’avoir en JSON-LD (schema.org et PAIR).",
  api: "L’API, par l’exemple",
  apiText:
    "Chaque adresse ci-dessous est vivante : ouvrez-la. La description complète, générée à partir du code, suit la norme OpenAPI 3.1.",
  openapi: "Description OpenAPI 3.1",
  vocabularyPages: "Parcourir le vocabulaire",
  examples: {
    suggest: "Suggérer des lieux, des thèmes et des fiches pendant la saisie",
    search: "Chercher « recyclerie » en Bretagne",
    entry: "Lire une fiche",
    changes: "Suivre les changements, dans l’ordre",
    network: "Lire le réseau : partenaires, sources, licences",
  },
  reuse: "Réutiliser",
  reuseText:
    "Citez le partenaire nommé dans la source et respectez sa licence. Le vocabulaire et les carnets de démonstration sont sous Licence Ouverte 2.0.",
};
