import { typo } from "./typography.ts";

/** The French of what all pages share. Spaces before punctuation are made non-breaking by `typo`. */
export const fr = {
  skip: { label: "Accès rapide", content: "Aller au contenu", search: "Aller à la recherche", footer: "Aller au pied de page" },
  nav: {
    main: "Navigation principale",
    home: "Accueil",
    search: "Rechercher",
    map: "Carte",
    network: "Réseau",
    help: "Aide",
    onThisPage: "Sur cette page",
    breadcrumb: "Fil d’Ariane",
    pagination: "Pages de résultats",
    page: "Page",
    previous: "Précédente",
    next: "Suivante",
    remove: "Retirer",
  },
  user: {
    menu: "Votre compte",
    desk: "Espace partenaire",
    account: "Mon compte",
    signOut: "Se déconnecter",
    signIn: "Se connecter",
  },
  footer: {
    label: "À propos de ce site",
    data: "Données et API",
    about: "À propos",
    accessibility: "Accessibilité",
    privacy: "Vie privée",
    source: "Code source",
    help: "Aide",
    referent: "Une question ? Écrivez à",
    licence: typo(
      "Chaque fiche porte la licence de ses sources. Les textes et les listes de mots de ce site sont sous Licence Ouverte 2.0, son code sous AGPL 3 ou ultérieure.",
    ),
    spirit: typo("Aucun traceur, aucun contenu venu d’ailleurs : vos lectures restent les vôtres."),
  },
  referent: (name: string | undefined) => (name ? `à ${name}, référent de ce site` : "au référent de ce site"),
  crossSite: {
    detail: typo("Cette demande vient d’un autre site : elle a été refusée, rien n’a changé."),
    hint: "Ouvrez la page ici même et recommencez.",
  },
  field: {
    required: "(nécessaire)",
    errorPrefix: typo("Erreur : "),
    summary: (count: number) => (count === 1 ? "Une réponse est à revoir" : `${count}\u00a0réponses sont à revoir`),
  },
  file: { drop: typo("Déposez le fichier ici, ou choisissez-le :"), chosen: "Fichier choisi" },
  notice: {
    info: typo("Information : "),
    success: typo("C’est fait : "),
    warning: typo("Attention : "),
    error: typo("Erreur : "),
  },
  search: {
    label: "Recherche",
    what: "Quoi",
    whatExample: "ressourcerie, jardin…",
    where: "Où",
    whereExample: "commune, région…",
    submit: "Rechercher",
    suggestions: "Lieux proposés",
  },
  link: { external: " (autre site)" },
  progress: {
    finished: "Terminé.",
    of: (done: string, total: string) => `${done} sur ${total}`,
    state: (text: string | undefined, count: string | undefined) => typo([text, count].filter(Boolean).join(" : ")),
  },
  provenance: {
    title: (names: string) => typo(`Source : ${names}`),
    summary: (of: string, sources: string, disputed: boolean) =>
      typo(`${of} : ${sources}${disputed ? ", d’autres disent autre chose" : ""}. Voir qui le dit.`),
    saidBy: "Qui le dit",
    others: "D’autres disent",
    page: "sa version",
    correct: typo("Une erreur ? Corriger"),
  },
  picture: {
    credit: (credit: string) => typo(`Photo : ${credit}.`),
    remote: (partner?: string) => (partner ? `Voir l’image chez ${partner}` : "Voir l’image sur le site d’origine"),
  },
} as const;
