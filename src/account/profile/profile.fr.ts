import type { Calling, Shown } from "./profile.ts";

/** French texts of profiles. */
export const profileTexts = {
  title: "Votre profil",
  back: "Mon compte",
  lead: "Tout est facultatif. Chaque réponse n’est montrée qu’à qui vous le dites : par défaut, à personne.",
  fields: {
    name: "Nom public",
    callings: "Vous êtes",
    organisation: "Organisation",
    territory: "Territoire",
    introduction: "Quelques mots sur vous",
  },
  help: {
    name: "Celui que l’on lira à côté de ce que vous écrivez. Un prénom suffit.",
    callings: "Plusieurs réponses possibles.",
    territory: "Là où vous agissez : commune, intercommunalité, département ou région.",
    introduction: "Ce que vous faites, ce que vous cherchez, ce que vous pouvez apporter. Six cents caractères.",
  },
  callings: {
    innovator: "Innovateur ou innovatrice",
    entrepreneur: "Entrepreneur ou entrepreneuse",
    "social-worker": "Intervenant social ou intervenante sociale",
    funder: "Financeur",
    "decision-maker": "Décideur public, élu ou élue",
    company: "Entreprise",
    citizen: "Citoyen ou citoyenne",
  } satisfies Record<Calling, string>,
  shownTo: (field: string) => `Qui voit : ${field.toLocaleLowerCase("fr")}`,
  shown: { private: "Personne d’autre que vous", members: "Les personnes connectées", open: "Tout le monde" } satisfies Record<
    Shown,
    string
  >,
  suggestions: "Territoires proposés",
  save: "Enregistrer",
  saved: "Votre profil est enregistré.",
  see: "Voir la page que les autres voient",
  unknownPlace: (text: string) =>
    `« ${text} » : nous ne trouvons pas ce territoire. Écrivez le nom d’une commune, d’un département ou d’une région.`,
  manyPlaces: (text: string, names: string) =>
    `Plusieurs territoires s’appellent « ${text} » : ${names}. Précisez le département.`,
  tooLong: (most: number) => `Trop long : ${most} caractères au plus.`,
  person: {
    unknown: { detail: "Cette personne n’a pas de page.", hint: "Elle a fermé son compte, ou choisi de ne rien montrer." },
    noName: "Une personne du réseau",
  },
} as const;
