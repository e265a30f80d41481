import { list, plural } from "../web/index.ts";
import type { Rhythm, TargetView } from "./follow.ts";

const quoted = (name: string) => `« ${name} »`;

/** "la fiche « X »", "le territoire « Finistère »", "le thème « Alimentation »". */
const inWords = ({ kind, name }: Pick<TargetView, "kind" | "name">): string =>
  ({
    entry: `la fiche ${quoted(name)}`,
    territory: `le territoire ${quoted(name)}`,
    theme: `le thème ${quoted(name)}`,
    search: `la recherche ${quoted(name)}`,
    thread: `les réponses à votre message sur ${quoted(name)}`,
  })[kind];

/** French texts of what people follow. */
export const fr = {
  goneEntry: "Fiche retirée du catalogue",
  goneSearch: "Recherche oubliée",
  inWords,
  problems: {
    noTarget: {
      detail: "Ce que vous voulez suivre n’existe pas, ou plus.",
      hint: "Ouvrez la fiche, le territoire ou le thème, puis appuyez sur « Suivre ».",
    },
    searchTooLong: {
      detail: "Cette recherche fait trop de choix pour être suivie.",
      hint: "Gardez les plus importants, ou suivez plusieurs recherches plus courtes.",
    },
    tooMany: (most: number) => ({
      detail: `Vous suivez déjà ${most} choses, le plus qu’il est possible.`,
      hint: "Arrêtez-en quelques-unes, ou suivez un territoire plus large.",
    }),
    nobody: {
      detail: "Vous ne suivez plus rien ici : votre adresse n’est plus conservée.",
      hint: "Pour recevoir de nouveau des nouvelles, ouvrez une fiche, un territoire, un thème ou une recherche et appuyez sur « Suivre ».",
    },
    notFound: { detail: "Ce suivi n’existe pas, ou plus.", hint: "Rechargez la page : la liste de vos suivis y est à jour." },
  },
  link: { entry: "Suivre cette fiche", territory: "Suivre ce territoire", theme: "Suivre ce thème" },
  rhythms: { soon: "Chaque jour, dès qu’il y a du nouveau", weekly: "Chaque semaine", monthly: "Chaque mois" } satisfies Record<
    Rhythm,
    string
  >,
  rhythmHelp: {
    soon: "Tout est groupé : un courrier par jour au plus.",
    weekly: "Le lundi matin, s’il y a du nouveau.",
    monthly: "Le premier du mois, s’il y a du nouveau.",
  } satisfies Record<Rhythm, string>,
  ask: {
    title: (view: TargetView) => `Suivre ${inWords(view)}`,
    lead: {
      entry: "Vous serez prévenu quand cette fiche change, et quand une question ou une réponse y est publiée.",
      territory: "Vous serez prévenu des nouvelles fiches de ce territoire, communes comprises.",
      theme: "Vous serez prévenu des nouvelles fiches de ce thème et de ce qu’il comprend.",
      search:
        "Vous serez prévenu des nouvelles fiches qui répondent à cette recherche, de celles qui se mettent à y répondre, et de celles qui changent sur le fond.",
      thread: "",
    },
    email: "Votre adresse électronique",
    emailHelp: "Elle ne sert qu’à ces courriers. Personne ne la voit, et elle est oubliée quand vous arrêtez tout.",
    badEmail: "Cette adresse n’est pas complète. Une adresse s’écrit comme camille@exemple.fr.",
    rhythm: "À quel rythme ?",
    badRhythm: "Choisissez un des trois rythmes.",
    go: "Suivre",
    feedTitle: "Sans donner d’adresse",
    feed: "Un lecteur de flux (Thunderbird, FreshRSS, Feedly…) peut vous montrer les mêmes nouveautés, sans adresse ni courrier :",
    feedLink: "le flux Atom",
    see: "Voir cette recherche",
    none: {
      title: "Que voulez-vous suivre ?",
      lead: "Une fiche, un territoire, un thème ou une recherche : ouvrez sa page, puis appuyez sur « Suivre ».",
      search: "Chercher une fiche",
      map: "Choisir un territoire sur la carte",
      themes: "Parcourir les thèmes",
      mine: "Ce que je suis déjà",
    },
  },
  sent: {
    title: "Encore un geste",
    lead: "Nous venons d’écrire à cette adresse. Ouvrez le lien du courrier pour confirmer : sans cela, rien n’est suivi et l’adresse n’est pas gardée.",
    local:
      "Sur cette installation, les courriers sont écrits dans le dossier de données (sous-dossier mail) : l’administrateur peut y lire le lien.",
    again: "Recommencer",
    nothing: "Rien reçu après quelques minutes ? Regardez dans les courriers indésirables, ou recommencez.",
  },
  confirm: {
    title: (view: TargetView) => `Suivre ${inWords(view)}`,
    lead: (rhythm: Rhythm) =>
      ({
        soon: "Un courrier dès qu’il y a du nouveau, un par jour au plus.",
        weekly: "Un courrier chaque lundi, s’il y a du nouveau.",
        monthly: "Un courrier le premier du mois, s’il y a du nouveau.",
      })[rhythm],
    go: "Confirmer",
  },
  mine: {
    title: "Mes suivis",
    lead: (count: number) => (count === 0 ? "Vous ne suivez rien pour le moment." : `Vous suivez ${plural(count, "chose")}.`),
    keep: "Cette page s’ouvre par votre lien personnel : gardez-le pour vous.",
    kinds: { entry: "Fiche", territory: "Territoire", theme: "Thème", search: "Recherche", thread: "Réponses à votre message" },
    since: "suivi depuis le",
    rhythm: (name: string) => `Rythme pour ${name}`,
    change: "Changer",
    stop: "Ne plus suivre",
    pauseOne: "Mettre en pause",
    resumeOne: "Reprendre",
    pausedSince: "en pause depuis le",
    feed: "Flux Atom",
    stopAll: "Tout arrêter",
    stopAllHelp: "Plus aucun courrier. Vous pourrez revenir sur ce geste.",
    mute: "Tout mettre en pause",
    muteHelp: "Aucun courrier pendant ce temps. À la fin, un seul courrier résume ce qui s’est passé.",
    muteFor: "Pendant",
    muteDays: { 7: "une semaine", 30: "un mois", 90: "trois mois" } as Record<number, string>,
    muted: (date: string) => `En pause jusqu’au ${date}.`,
    unmute: "Reprendre les courriers",
    undo: "Annuler",
    stopped: (names: readonly string[]) =>
      names.length > 3 ? `Vous ne suivez plus ${names.length} choses.` : `Vous ne suivez plus ${list(names)}.`,
    preview: "Voir le prochain courrier",
    emptyHelp: "Ouvrez une fiche, un territoire, un thème ou une recherche, puis appuyez sur « Suivre ».",
    lost: {
      title: "Retrouver mes suivis",
      lead: "Indiquez votre adresse : si elle suit quelque chose ici, vous recevrez le lien de la page où tout se règle.",
      go: "Recevoir le lien",
      sent: "Si cette adresse suit quelque chose ici, un lien vient de lui être envoyé.",
      signIn: "Vous avez un compte ?",
      signInLink: "Connectez-vous",
    },
  },
  done: {
    followed: (view: TargetView) => `C’est fait : vous suivez ${inWords(view)}.`,
    rhythm: "Le rythme est changé.",
    resumed: "Les suivis ont repris.",
    nothing: "Il n’y avait rien à arrêter.",
    muted: "Les courriers sont en pause.",
    unmuted: "Les courriers reprennent.",
    paused: "Ce suivi est en pause : ce qui se passe vous sera raconté quand vous le reprendrez.",
    unpaused: "Ce suivi a repris.",
  },
  preview: {
    title: "Le prochain courrier",
    none: "Rien à raconter pour le moment.",
    noneHelp: "Aucun courrier ne part tant qu’il n’y a rien de nouveau.",
    when: (date: string) => `Partira au plus tôt le ${date}.`,
    back: "Revenir à mes suivis",
    more: (count: number) => `Et ${plural(count, "autre nouvelle", "autres nouvelles")}.`,
  },
  stop: {
    title: "Ne plus rien recevoir",
    lead: (names: readonly string[]) => `Vous suivez ${list(names)}. Un geste suffit pour ne plus recevoir aucun courrier.`,
    leadMany: (count: number) => `Vous suivez ${count} choses. Un geste suffit pour ne plus recevoir aucun courrier.`,
    go: "Ne plus rien recevoir",
    instead: "Recevoir moins souvent, ou arrêter un seul suivi",
    doneTitle: "C’est fait",
    done: "Vous ne recevrez plus aucun courrier de vos suivis.",
    undo: "Annuler, je veux continuer",
    already: "Vous ne receviez déjà plus rien : il n’y a rien à arrêter.",
    mine: "Voir mes suivis",
    one: {
      title: "Ne plus suivre",
      lead: (name: string) => `Un geste suffit pour ne plus rien recevoir pour ${name}.`,
      go: "Ne plus suivre",
      instead: "Recevoir moins souvent, mettre en pause, ou tout arrêter",
      done: (name: string) => `Vous ne suivez plus ${name}.`,
      already: (name: string) => `Vous ne suiviez déjà plus ${name} : il n’y a rien à arrêter.`,
    },
  },
  mails: {
    confirm: (instance: string, view: TargetView, link: string) => ({
      subject: `Confirmez : suivre ${inWords(view)}`,
      text: `Bonjour,\n\nVous avez demandé à suivre ${inWords(view)} sur ${instance}. Pour confirmer, ouvrez ce lien (il vaut trois jours) et appuyez sur le bouton :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : rien ne sera suivi, et votre adresse n’est pas gardée.\n`,
    }),
    manage: (instance: string, link: string) => ({
      subject: `Vos suivis sur ${instance}`,
      text: `Bonjour,\n\nVoici la page où se règle ce que vous suivez sur ${instance} : rythme, pause, arrêt.\n\n${link}\n\nGardez ce lien pour vous : qui le possède peut changer vos suivis.\nSi vous n’avez rien demandé, ignorez ce message.\n`,
    }),
  },
  processing: {
    purpose: "Prévenir les personnes qui le demandent de ce qui change dans ce qu’elles suivent",
    people: "Les personnes qui suivent une fiche, un territoire, un thème, une recherche ou les réponses à leur message",
    data: "L’adresse électronique, ce qui est suivi (pour une recherche, ses mots et ses choix), le rythme, la date du dernier courrier",
    basis: "Le consentement, donné en confirmant par courriel et retiré d’un seul geste",
    keptFor:
      "Tant que quelque chose est suivi, puis un mois pour pouvoir revenir en arrière ; trois jours pour ce qui n’est pas confirmé ; les nouvelles à raconter, six mois",
    recipients: "Personne d’autre que le programme qui envoie les courriers",
    label: (view: TargetView) => `Vous suivez ${inWords(view)}`,
    stoppedLabel: (view: TargetView) => `Vous suiviez ${inWords(view)}`,
    fields: {
      target: "suivi",
      rhythm: "rythme",
      since: "depuis",
      stopped: "arrêté le",
      paused: "en pause depuis le",
      parameters: "mots et choix de la recherche",
      email: "adresse",
      muted: "en pause jusqu’au",
    },
    person: "Votre adresse, pour les courriers de vos suivis",
  },
};
