import type { TargetGroup } from "./targets.ts";

/** Titles of the groups of fields. */
export const groupTexts: Record<TargetGroup, string> = {
  identity: "Ce que c’est",
  description: "Présentation",
  classification: "Classement",
  people: "Qui",
  places: "Où",
  links: "Liens et images",
  recognition: "Reconnaissance",
  spread: "Essaimage",
};

type Text = { label: string; help: string; parts?: Record<string, string> };

const actor = { name: "Nom", role: "Rôle", siret: "SIRET", url: "Site web" };

/** Label and help of each field, as the desk's form and the template show them. */
export const targetTexts: Record<string, Text> = {
  title: { label: "Titre", help: "Le nom de l’initiative, du lieu ou de l’organisation. Obligatoire." },
  pitch: { label: "En une phrase", help: "Une phrase qui dit ce que c’est, en 180 caractères si possible." },
  url: { label: "Page chez le partenaire", help: "L’adresse de la page qui présente cette fiche dans votre propre site." },
  lang: { label: "Langue", help: "La langue des textes, en deux lettres : fr, en, de…" },
  startDate: { label: "Début", help: "Date ou année de démarrage : 2019, 04/2019 ou 12/04/2019." },
  endDate: { label: "Fin", help: "Date ou année de fin, si c’est terminé." },
  identifiers: {
    label: "Identifiants officiels",
    help: "SIRET, SIREN ou RNA de la chose elle-même (pas de la structure qui la porte).",
    parts: { scheme: "Registre", value: "Numéro" },
  },
  "description.need": { label: "Le besoin", help: "À quel besoin social l’initiative répond, et pour qui." },
  "description.solution": { label: "La réponse", help: "Ce qui est fait, concrètement." },
  "description.novelty": { label: "Ce qui est nouveau", help: "En quoi la réponse est différente de ce qui existait ici." },
  "description.how": { label: "Comment ça marche", help: "Organisation, gouvernance, modèle économique." },
  "description.text": {
    label: "Présentation",
    help: "Une présentation d’un seul tenant, si elle n’est pas découpée en besoin, réponse, nouveauté.",
  },
  themes: { label: "Thèmes", help: "Sujets de l’initiative ; vos propres mots sont rapprochés des nôtres." },
  audiences: { label: "Publics", help: "Pour qui : jeunes, personnes âgées, habitants…" },
  placeTypes: { label: "Types de lieu", help: "Tiers-lieu, ressourcerie, café associatif…" },
  transitions: { label: "Transitions", help: "Les transitions auxquelles l’initiative prend part." },
  sdg: { label: "Objectifs de développement durable", help: "Numéros de 1 à 17." },
  stage: { label: "Stade", help: "De l’idée à l’essaimage : idéation, expérimentation, pérennisation…" },
  legalForm: { label: "Forme juridique", help: "Association, coopérative, collectivité, entreprise…" },
  world: { label: "Monde", help: "Économie sociale et solidaire, public, entreprise, citoyens, recherche." },
  keywords: { label: "Mots-clés", help: "Vos propres mots de classement, gardés tels quels." },
  carriers: { label: "Structures porteuses", help: "Qui porte l’initiative.", parts: actor },
  partners: { label: "Partenaires", help: "Qui y contribue.", parts: actor },
  funders: { label: "Financeurs", help: "Qui la finance.", parts: actor },
  contacts: {
    label: "Contacts",
    help: "Courriel, téléphone ou personne à joindre. Non publiés, sauf si vous le demandez.",
    parts: { kind: "Nature", value: "Contact", openness: "Qui peut le voir" },
  },
  places: {
    label: "Lieux",
    help: "Où cela se passe. Une adresse, une commune ou des coordonnées suffisent.",
    parts: {
      name: "Nom du lieu",
      address: "Adresse",
      postcode: "Code postal",
      commune: "Commune",
      insee: "Code commune (INSEE)",
      department: "Département",
      country: "Pays",
      lat: "Latitude",
      lon: "Longitude",
    },
  },
  zone: {
    label: "Territoire d’action",
    help: "Jusqu’où cela agit : quartier, commune, département, France…",
    parts: { scope: "Échelle", codes: "Codes", label: "En mots" },
  },
  links: {
    label: "Liens",
    help: "Site, réseaux sociaux, articles, documents.",
    parts: { rel: "Nature", url: "Adresse web", title: "Titre" },
  },
  images: {
    label: "Images",
    help: "Adresse web d’une image, avec son crédit.",
    parts: { url: "Adresse web", alt: "Description", credit: "Crédit", licence: "Licence" },
  },
  videos: { label: "Vidéos", help: "Adresse web d’une vidéo.", parts: { url: "Adresse web", title: "Titre", credit: "Crédit" } },
  recognition: {
    label: "Qui la reconnaît",
    help: "Prix, accompagnement, financement, label : qui, comment, en quelle année.",
    parts: { by: "Par qui", how: "Comment", year: "Année", url: "Page" },
  },
  "spread.modes": { label: "Façons d’essaimer", help: "Diffusion ouverte, formation, franchise sociale, antenne…" },
  "spread.replicaOf": { label: "Reprise de", help: "L’initiative dont celle-ci est la reprise." },
  "spread.inspiredBy": { label: "Inspirée de", help: "Les initiatives qui l’ont inspirée." },
  "spread.kit": {
    label: "Guide pour reprendre",
    help: "Kit, fiche méthode, documentation.",
    parts: { title: "Titre", url: "Adresse web" },
  },
  "spread.openTo": { label: "Ouverte à être reprise", help: "Par qui, dans quels territoires." },
  "spread.conditions": { label: "Conditions de reprise", help: "Licence, formation, accompagnement, coût." },
};

/** What is asked of a record besides its fields. */
export const recordTexts: Record<"id" | "updated" | "kind" | "when", Text> = {
  id: {
    label: "Identifiant",
    help: "Ce qui ne change jamais d’un envoi à l’autre : un numéro, ou à défaut le nom avec la commune.",
  },
  updated: { label: "Mise à jour", help: "Quand vous avez relu ou modifié cette fiche pour la dernière fois." },
  kind: { label: "Type de fiche", help: "Innovation, acteur, lieu, ressource… : le même pour toutes, ou donné par une colonne." },
  when: { label: "Lignes à garder", help: "Ne reprendre que certaines lignes, par exemple celles qui sont publiées." },
};

/** Values of the closed lists, in French. */
export const choiceTexts: Record<string, string> = {
  email: "courriel",
  phone: "téléphone",
  form: "formulaire",
  person: "personne",
  home: "site officiel",
  source: "page du partenaire",
  social: "réseau social",
  press: "article",
  document: "document",
  other: "autre",
  siret: "SIRET",
  siren: "SIREN",
  rna: "RNA",
  wikidata: "Wikidata",
  bio: "Agence Bio",
  spotted: "repérée",
  supported: "accompagnée",
  funded: "financée",
  laureate: "lauréate",
  labelled: "labellisée",
  neighbourhood: "quartier",
  commune: "commune",
  epci: "intercommunalité",
  department: "département",
  region: "région",
  national: "France",
  european: "Europe",
  international: "monde",
  open: "tout le monde",
  commons: "les partenaires",
  members: "les personnes inscrites",
  private: "l’équipe seulement",
};
