import { withDe } from "../../engine/text/index.ts";
import { typo } from "../../web/index.ts";

/** Texts of applying, and of following one’s application. */
export const application = {
  title: "Rejoindre le réseau",
  lead: typo(
    "Votre organisation tient une base d’initiatives, un annuaire, une carte, ou projette de le faire ? Présentez-la en une page. Les réseaux membres se prononcent ensuite, une voix chacun.",
  ),
  steps: [
    "Vous remplissez cette page : comptez dix minutes.",
    "Vous confirmez par le lien reçu à votre adresse.",
    "L’équipe du site vérifie que la demande est sérieuse.",
    typo("Les membres votent pendant vingt et un jours : majorité des voix exprimées, un tiers au moins des réseaux."),
  ],
  network: "Le réseau",
  seeOthers: "Voir les candidatures et les votes",
  stepsTitle: "Comment cela se passe",
  who: "Qui êtes-vous ?",
  name: "Nom du réseau",
  nameHelp: "Tel que les lecteurs le verront à côté de chaque fiche.",
  kind: "Sorte d’organisation",
  kinds: {
    association: "Association ou fondation",
    cooperative: "Coopérative ou mutuelle",
    company: "Entreprise",
    public: "Collectivité ou service public",
    research: "Université, laboratoire, école",
    collective: "Collectif sans statut",
    other: "Autre",
  } as Record<string, string>,
  territory: "Territoire",
  territoryHelp: "Commune, département, région, pays… Laissez vide si vous agissez partout.",
  territoryPlaces: "Territoires proposés",
  site: "Site",
  siteHelp: "Facultatif.",
  what: "Que partageriez-vous ?",
  base: "Votre base, en quelques phrases",
  baseHelp: typo("Ce qu’elle recense, pour qui, depuis quand. Exemple : les tiers-lieux nourriciers de la vallée, depuis 2016."),
  count: "Combien de fiches, à peu près ?",
  form: "Sous quelle forme ?",
  forms: {
    file: "Un fichier (tableur, export)",
    site: "Un site que l’on peut lire",
    api: "Une API ou un flux",
    nothing: "Rien encore : nous commençons",
  } as Record<string, string>,
  licence: "Quelle licence pouvez-vous donner ?",
  licences: {
    "lo-2.0": "Licence Ouverte 2.0",
    odbl: "ODbL",
    "cc-by": "CC BY",
    "cc-by-sa": "CC BY-SA",
    unsure: "Nous ne savons pas encore",
  } as Record<string, string>,
  rhythm: "À quel rythme change-t-elle ?",
  rhythms: {
    weekly: "Chaque semaine",
    monthly: "Chaque mois",
    quarterly: "Chaque trimestre",
    yearly: "Chaque année",
    irregular: "Sans régularité",
  } as Record<string, string>,
  why: "Pourquoi rejoindre ce réseau ?",
  whyHelp: "Ce que vous en attendez, ce que vous y apportez.",
  contact: "Qui s’en occupera ?",
  contactName: "Nom",
  contactRole: "Fonction",
  email: "Adresse électronique",
  emailHelp: "Pour confirmer et vous tenir au courant. Elle n’est montrée à personne.",
  charter: "La charte",
  charterRead: (version: number) => typo(`Nous avons lu la charte (version ${version}) et la signons`),
  charterLink: "Lire la charte",
  charterLead: "Votre signature ne vaut que si le réseau est admis.",
  signer: "Nom de la personne qui signe",
  signerRole: "Sa fonction",
  organisation: "Organisation qui signe",
  organisationHelp: "Celle que cette personne engage. Le plus souvent, celle qui porte le réseau.",
  signerPublic: "Montrer le nom et la fonction avec la charte",
  signerPublicHelp: "Sinon, seule l’organisation est citée.",
  send: "Envoyer la candidature",
  missing: {
    name: "Donnez le nom du réseau.",
    kind: "Dites quelle sorte d’organisation.",
    base: "Dites en quelques phrases ce que contient votre base.",
    form: "Dites sous quelle forme elle existe.",
    licence: "Dites quelle licence, ou que vous ne savez pas encore.",
    rhythm: "Dites à quel rythme elle change.",
    why: "Dites en quelques mots pourquoi.",
    contactName: "Dites qui s’en occupera.",
    contactRole: "Dites quelle est sa fonction.",
    email: "Donnez une adresse : vous y recevrez un lien à confirmer.",
    signer: "Dites qui signe.",
    signerRole: "Dites quelle est la fonction de la personne qui signe.",
    organisation: "Dites quelle organisation signe.",
    charter: "La charte est à lire et à signer pour que les membres puissent se prononcer.",
  },
  charterMoved: "La charte a changé pendant que vous remplissiez la page. Relisez-la, puis signez la nouvelle version.",
  already: typo(
    "Une candidature de ce réseau est déjà en cours avec cette adresse : le lien pour la suivre est dans le courrier reçu.",
  ),
  tooMany: "Trop de courriers viennent d’être envoyés à cette adresse. Réessayez dans une heure.",
  sent: {
    title: "Encore un geste : confirmez",
    lead: "Un courrier vient de partir à l’adresse indiquée. Ouvrez le lien qu’il contient et confirmez : la candidature sera alors regardée.",
    local: "Sur cette installation, les courriers sont écrits dans le dossier de données (sous-dossier mail).",
    later: "Sans confirmation sous sept jours, tout ce que vous avez écrit est effacé.",
    confirmed: "Votre candidature est enregistrée. Vous serez tenu au courant par courrier.",
  },
  follow: {
    title: (name: string) => typo(`Candidature ${withDe(name)}`),
    confirm: "Confirmer la candidature",
    confirmLead: "Relisez, puis confirmez : l’équipe du site la regardera.",
    confirmed: "C’est confirmé. L’équipe du site regarde votre dossier, puis les membres votent.",
    withdraw: "Retirer la candidature",
    withdrawLead: "Vous pouvez la retirer à tout moment, sans donner de raison.",
    withdrawn: "La candidature est retirée.",
    keep: "Gardez l’adresse de cette page : c’est votre lien privé.",
    states: {
      unconfirmed: "Elle attend votre confirmation.",
      waiting: "L’équipe du site vérifie que la demande est sérieuse. Comptez quelques jours.",
      refused: "L’équipe du site ne l’a pas retenue : le courrier reçu dit pourquoi.",
      voting: "Les membres se prononcent.",
      admitted: "Votre réseau est admis. Bienvenue !",
      declined: "Les membres ne l’ont pas admise cette fois.",
      withdrawn: "Vous l’avez retirée.",
    },
    end: (date: string) => typo(`Fin du vote le ${date}.`),
    vote: "Voir le vote",
    again: "Vous pouvez présenter une nouvelle candidature quand vous le voulez.",
  },
  file: "Le dossier",
  fields: {
    kind: "Organisation",
    territory: "Territoire",
    site: "Site",
    base: "La base",
    count: "Fiches",
    form: "Forme",
    licence: "Licence",
    rhythm: "Rythme",
    why: "Pourquoi",
    contact: "Référent",
    signature: "Charte signée par",
  },
  ownDomain: "L’adresse est du même domaine que le site indiqué.",
  charterOf: (version: number) => `version ${version}`,
  admitted: (name: string) => typo(`${name} est admis. Son référent reçoit une invitation à ouvrir son espace.`),
  alreadyPartner: {
    detail: "Le réseau est déjà admis : une admission ne se reprend pas, elle se suspend.",
    hint: "La page « Candidatures » du bureau permet de suspendre, avec une raison.",
  },
} as const;

/** Letters to who applies. */
export const applicationMails = {
  confirm: (name: string, instance: string, link: string) => ({
    subject: typo(`Confirmez la candidature ${withDe(name)}`),
    text: `Bonjour,\n\nVous avez présenté la candidature de « ${name} » au réseau ${instance}.\n\nPour la confirmer, ouvrez ce lien puis pressez le bouton :\n${link}\n\nGardez-le : il permet aussi de suivre la candidature et de la retirer. Sans confirmation sous sept jours, tout est effacé.\n\nSi vous n’avez rien demandé, il n’y a rien à faire.\n`,
  }),
  received: (name: string, instance: string, link: string) => ({
    subject: typo(`La candidature ${withDe(name)} est bien arrivée`),
    text: `Bonjour,\n\nLa candidature de « ${name} » au réseau ${instance} est enregistrée. L’équipe du site la regarde, puis les membres votent.\n\nVous pouvez la suivre, ou la retirer, ici :\n${link}\n`,
  }),
  voting: (name: string, end: string | undefined, page: string) => ({
    subject: typo(`Les membres se prononcent sur ${name}`),
    text: `Bonjour,\n\nLe dossier de « ${name} » est recevable : ${
      end === undefined
        ? "le réseau compte encore trop peu de membres pour un vote, l’équipe du site décide et vous le dira"
        : `les membres votent jusqu’au ${end}`
    }.\n\nLa page publique : ${page}\n`,
  }),
  refused: (name: string, message: string | undefined, instance: string) => ({
    subject: typo(`Votre candidature pour ${name}`),
    text: `Bonjour,\n\nMerci d’avoir pensé à ${instance}. La candidature de « ${name} » n’a pas été soumise au vote des membres.\n\n${
      message ? `Voici pourquoi :\n${message}\n\n` : ""
    }Si quelque chose a été mal compris, vous pouvez présenter une nouvelle candidature qui le précise.\n`,
  }),
  reopened: (name: string, instance: string) => ({
    subject: typo(`La candidature ${withDe(name)} est de nouveau à l’étude`),
    text: `Bonjour,\n\nNous revenons sur la réponse que vous avez reçue : la candidature de « ${name} » au réseau ${instance} est de nouveau à l’étude. L’équipe du site la relit et vous écrira. Vous n’avez rien à faire.\n`,
  }),
  admitted: (name: string, tally: string, instance: string) => ({
    subject: typo(`${name} rejoint ${instance}`),
    text: `Bonjour,\n\nBonne nouvelle : « ${name} » est admis (${tally}). Un autre courrier vous invite à ouvrir votre espace, où vous donnerez votre fichier ou votre adresse. Rien n’est publié avant que vous l’ayez vérifié.\n\nBienvenue dans le réseau !\n`,
  }),
  declined: (name: string, why: string, comments: readonly string[], again: string) => ({
    subject: typo(`Réponse à la candidature ${withDe(name)}`),
    text: `Bonjour,\n\nMerci d’avoir présenté « ${name} ». ${why}\n\n${
      comments.length > 0 ? `Ce que les membres en ont dit :\n${comments.map((comment) => `– ${comment}`).join("\n")}\n\n` : ""
    }Rien n’est fermé : vous pouvez présenter une nouvelle candidature quand vous le voulez, en tenant compte de ces remarques :\n${again}\n`,
  }),
  suspended: (name: string, reason: string, page: string) => ({
    subject: typo(`L’adhésion ${withDe(name)} est suspendue`),
    text: `Bonjour,\n\nL’équipe du site a suspendu l’adhésion de « ${name} ». Ses fiches restent, rien n’est supprimé ; le réseau n’a plus de voix et son espace est fermé jusqu’au rétablissement.\n\nVoici pourquoi :\n${reason}\n\nLa décision se lit ici : ${page}\nVous pouvez la contester : répondez à l’équipe du site, les membres en seront informés.\n`,
  }),
  restored: (name: string, reason: string, desk: string) => ({
    subject: typo(`L’adhésion ${withDe(name)} est rétablie`),
    text: `Bonjour,\n\nL’adhésion de « ${name} » est rétablie : sa voix et son espace lui sont rendus.\n\n${reason}\n\n${desk}\n`,
  }),
  whyDeclined: {
    declined: (tally: string) => `Les membres ne l’ont pas admis cette fois (${tally}).`,
    "no-quorum": (tally: string) => `Trop peu de membres se sont prononcés pour que le vote compte (${tally}).`,
  },
} as const;
