/** French texts of the pages that show the network: partners, sources, runs. */
const nb = new Intl.NumberFormat("fr-FR");

export const network = {
  title: "Le réseau",
  lead: "Les organisations qui partagent ici leur base de données, ce que chacune apporte, sous quelle licence, et quand elle a été mise à jour.",
  empty: "Aucun réseau partenaire pour le moment.",
  emptyHint: "Un administrateur peut en inviter un depuis l’espace partenaire.",
  join: "Votre organisation tient une base d’initiatives ?",
  joinText:
    "Gardez-la chez vous, telle qu’elle est : Essaim la lit, cite votre nom pour chaque valeur et vous rend ce qu’il a compris.",
  joinLink: "Comment partager sa base",
  roles: {
    innovations: "Innovations",
    support: "Soutiens et ressources",
    places: "Lieux",
  },
  roleText: {
    innovations: "décrit des innovations sociales",
    support: "décrit des appuis : réseaux, dispositifs, guides",
    places: "décrit des lieux",
  },
  columns: {
    source: "Source",
    role: "Ce qu’elle décrit",
    records: "Fiches apportées",
    updated: "Dernière mise à jour",
    licence: "Licence",
  },
  never: "pas encore mise à jour",
  brought: (n: number) => (n === 1 ? "1 fiche" : `${nb.format(n)} fiches`),
  updatedOn: (date: string) => `mise à jour du ${date}`,
  figures: {
    partners: (n: number) => (n === 1 ? "partenaire" : "partenaires"),
    sources: (n: number) => (n === 1 ? "source" : "sources"),
    records: "versions de partenaires",
  },
  sources: "Ses sources",
  partnerEntries: "Voir ses fiches",
  site: "Site du partenaire",
  why: "Pourquoi elle a sa place ici",
  licence: "Licence",
  updates: "Mises à jour",
  noUpdate: "Aucune mise à jour pour le moment.",
  report: "Rapport",
  mapping: "Correspondance (YAML)",
  run: {
    title: (source: string) => `Mise à jour de « ${source} »`,
    statuses: {
      running: "en cours",
      done: "terminée",
      partial: "terminée, listing incomplet",
      failed: "arrêtée",
      cancelled: "arrêtée à la demande",
    },
    started: "Commencée",
    duration: "Durée",
    rows: "Lignes lues",
    created: "Nouvelles",
    changed: "Modifiées",
    unchanged: "Inchangées",
    attached: "Rejoignent une fiche déjà connue",
    refused: "Refusées",
    missing: "Ne sont plus dans le fichier",
    partial: "Une partie du fichier n’a pas pu être lue : aucune fiche n’a été marquée comme absente.",
    issues: "Ce qui n’a pas pu être pris tel quel",
    noIssue: "Rien à signaler : tout a été lu.",
    issuesShown: (shown: number, total: number) =>
      shown < total
        ? `Les ${nb.format(shown)} premières lignes du rapport, sur ${nb.format(total)}.`
        : `${nb.format(total)} lignes de rapport.`,
    line: "Ligne",
    field: "Champ",
    value: "Valeur lue",
    detail: "Explication",
    unmapped: "Mots du partenaire sans équivalent dans notre vocabulaire",
    unmappedNote:
      "Ils sont gardés tels quels avec la fiche ; le responsable des données peut les relier à un thème, un public ou une étape.",
    label: "Mot",
    times: "Fois",
    notFound: { detail: "Cette mise à jour n’existe pas.", hint: "La page de la source liste celles qui existent." },
  },
};
