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
  oneText:
    "Ajoutez .jsonld à l’adresse d’une fiche pour l’avoir en JSON-LD (schema.org et PAIR), ou demandez-la avec l’en-tête Accept: application/ld+json. Retirée, elle répond 410 ; fusionnée, elle mène à la fiche qui reste.",
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
  follow: "Suivre ce qui change",
  followText: "Pour qu’un autre catalogue, une carte ou un outil reste à jour tout seul, sans tout reprendre à chaque fois.",
  tools: "Dans le format de votre outil",
  toolsText:
    "Les mêmes fiches, dans les formats que d’autres réseaux savent lire. Seul ce qui est public y figure, avec la licence de chaque source.",
  networks: {
    feed: {
      name: "Flux des changements",
      text: "Créations, mises à jour, fusions, retraits, dans l’ordre, fiche comprise. Norme ActivityStreams 2.0 (IIIF Change Discovery, LDES) : lisez la dernière page, puis remontez jusqu’à la date la plus récente que vous ayez déjà lue.",
    },
    oai: {
      name: "OAI-PMH",
      text: "Pour les bibliothèques, les archives et les portails de recherche : Dublin Core, retraits annoncés, reprise par jeton.",
    },
    sitemap: {
      name: "Plan du site",
      text: "Pour les moteurs de recherche : l’adresse de chaque fiche et la date de son dernier changement.",
    },
    gogocarto: {
      name: "Carte GoGoCarto",
      text: "Donnez cette adresse à une carte GoGoCarto comme source à importer. Ajoutez bounds=ouest,sud,est,nord pour un territoire ; ontology=gogosync ne donne que les dates.",
    },
    dataInclusion: {
      name: "data.inclusion",
      text: "Les acteurs et les lieux, comme structures du schéma data.inclusion (version 1).",
    },
    murmurations: {
      name: "Murmurations",
      text: "La liste des profils, un par acteur et par innovation, à déclarer à un index Murmurations.",
    },
    dcat: {
      name: "Catalogue DCAT-AP",
      text: "La description de ces données, que data.gouv.fr et les portails européens moissonnent.",
    },
  },
  reuse: "Réutiliser",
  reuseText:
    "Citez le partenaire nommé dans la source et respectez sa licence. Le vocabulaire et les carnets de démonstration sont sous Licence Ouverte 2.0.",
};
