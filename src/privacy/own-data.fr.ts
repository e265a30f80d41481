import { withDe } from "../engine/text/index.ts";
import { formatDate, typo } from "../web/index.ts";

/** French texts of the page where a person sees, takes away and erases what is held about them. */
export const texts = {
  badEmail: {
    detail: typo("Cette adresse électronique n’est pas complète."),
    hint: "Une adresse s’écrit comme camille@exemple.fr.",
  },
  nothingChosen: {
    detail: typo("Rien n’était coché : rien n’a été effacé."),
    hint: "Revenez à la page précédente et cochez ce que vous voulez effacer.",
  },
  request: {
    title: "Mes données",
    lead: typo("Voyez tout ce que ce site sait de vous, emportez-le, effacez-le. Aucun compte n’est nécessaire."),
    how: typo(
      "Indiquez l’adresse électronique qui vous concerne. Un lien privé vous est envoyé : il ouvre pendant un jour une page que vous seul pouvez voir.",
    ),
    email: "Votre adresse électronique",
    emailHelp: typo("Celle que vous avez utilisée ici, ou celle qui figure dans une fiche."),
    send: "Recevoir le lien privé",
    signedIn: (email: string) => typo(`Vous êtes connecté comme ${email} : pas besoin de lien.`),
    open: "Voir mes données",
    otherwise: "Pour une autre adresse",
    after: typo(
      "Nous répondons de la même façon quelle que soit l’adresse : personne ne peut apprendre ainsi si elle est connue ici.",
    ),
  },
  sent: {
    title: "Consultez votre messagerie",
    lead: typo("Un lien privé vient d’être envoyé à l’adresse indiquée. Il ouvre la page de vos données pendant un jour."),
    nothing: typo("Rien reçu après quelques minutes ? Regardez dans les courriers indésirables, vérifiez l’adresse, puis"),
    again: "recommencez",
    local: typo(
      "Sur cette installation, les courriers sont écrits dans le dossier de données (sous-dossier mail) : l’administrateur peut y lire le lien.",
    ),
  },
  mail: {
    subject: (name: string) => `Vos données sur ${name}`,
    text: (name: string, link: string) =>
      typo(
        `Bonjour,\n\nVous avez demandé à voir ce que ${name} sait de vous. Ce lien ouvre la page pendant un jour ; vous pourrez y lire, télécharger et effacer vos données :\n\n`,
      ) +
      `${link}\n\n${typo("Si vous n’avez rien demandé, ignorez ce message : sans ce lien, personne ne voit ni n’efface rien.")}\n`,
  },
  page: {
    title: "Ce que nous savons de vous",
    lead: (email: string) => typo(`Voici tout ce que ce site garde à propos de ${email}.`),
    nothing: typo("Nous ne gardons rien à propos de cette adresse."),
    nothingMore: typo(
      "Pas de compte, pas de contribution, pas de demande, et elle ne figure dans aucune fiche. Il ne reste que le lien que vous venez d’ouvrir : il s’efface dans un jour.",
    ),
    why: "Pourquoi",
    keptFor: "Jusqu’à quand",
    who: "Qui le voit",
    count: (n: number) => (n === 1 ? "une information" : `${n}\u00a0informations`),
    unfold: (n: number) => (n === 1 ? typo("Lire l’information") : typo(`Lire les ${n} informations`)),
    named: (name: string) => typo(`${name} : `),
    see: "Voir la page",
    summary: "En bref",
    export: "Télécharger le tout (un fichier JSON)",
    erasePart: "Effacer cette partie",
    stays: typo("Cette partie ne dit ni votre adresse ni votre nom : elle reste, jusqu’à la date indiquée."),
    eraseAll: "Tout effacer",
    eraseTitle: "Effacer",
    eraseHelp: typo("Vous verrez d’abord ce qui va se passer ; rien n’est effacé avant que vous ayez confirmé."),
    yes: "oui",
    no: "non",
  },
  confirm: {
    title: "Effacer, vraiment",
    lead: (parts: number) =>
      typo(
        parts === 1
          ? "Voici ce qui va être effacé, tout de suite et pour toujours."
          : "Voici ce qui va être effacé, tout de suite, en une fois, et pour toujours.",
      ),
    what: "Ce qui s’efface",
    stays: "Ce qui reste",
    staysList: [
      typo(
        "La preuve de l’effacement : sa date et ce qu’il a touché, sans votre adresse (une empreinte que seul ce site peut recalculer).",
      ),
      typo(
        "Le reçu de cet effacement, le temps de vous l’envoyer. Sur une installation sans serveur de courrier, il reste trente jours au plus dans un fichier que seul l’administrateur peut lire.",
      ),
      typo(
        "Quelques octets que plus rien ne lit : le journal de la base et le fichier de la recherche sont récrits dans l’heure.",
      ),
      typo(
        "Les sauvegardes du site, jusqu’à ce que d’autres les remplacent ; si l’une d’elles devait servir, demandez-nous de recommencer.",
      ),
    ],
    suppression: typo(
      "Si votre adresse figure dans les données d’un partenaire, elle est retirée ici, versions passées comprises, et sera écartée à chaque mise à jour. Le partenaire, lui, la garde : son nom est indiqué plus haut, écrivez-lui pour qu’il la retire aussi.",
    ),
    words: typo("Ce que vous avez signé (propositions, corrections, commentaires)"),
    withdraw: typo("Tout retirer, textes compris"),
    keep: typo("Laisser mes textes au commun, sans mon nom ni mon adresse"),
    go: "Effacer maintenant",
    back: "Ne rien effacer",
    receipt: typo("Un reçu vous sera envoyé : c’est le dernier courrier que vous recevrez."),
  },
  receipt: {
    subject: (name: string) => `Vos données sont effacées ${withDe(name)}`,
    text: ({ name, at, id, parts }: { name: string; at: string; id: string; parts: readonly string[] }) =>
      typo(
        `Bonjour,\n\nÀ votre demande, voici ce qui a été effacé ${withDe(name)} le ${formatDate(at)} :\n\n${parts.map((part) => `- ${part}`).join("\n")}\n\nRéférence de cet effacement : ${id}. Gardez-la si vous voulez en parler au référent du site. Nous en gardons la preuve sans votre adresse.\n\nCe courrier lui-même disparaît de chez nous dès qu’il est envoyé, ou après trente jours si ce site n’a pas de serveur de courrier.\n`,
      ),
  },
  done: {
    all: typo("C’est effacé. Un reçu vous est envoyé, puis nous n’aurons plus votre adresse."),
    part: typo("Cette partie est effacée. Un reçu vous est envoyé."),
    reported: typo("C’est transmis : une personne de ce site lira votre demande et vous répondra."),
  },
  name: {
    title: "Votre nom figure dans une fiche ?",
    lead: typo(
      "Un nom ne suffit pas à nous dire que c’est vous : dites-nous où il figure, une personne retirera ce qui doit l’être. Vous n’avez pas à vous justifier.",
    ),
    page: "Adresse de la fiche",
    pageHelp: typo("Copiez-la depuis votre navigateur. Exemple : /fiche/atelier-velo-0123…"),
    name: "Le nom, comme il est écrit",
    words: "Ce que vous souhaitez",
    wordsHelp: typo("Par exemple : retirer mon nom, le remplacer par ma fonction."),
    send: "Transmettre la demande",
    needPage: typo("Indiquez l’adresse de la fiche."),
    needName: typo("Indiquez le nom comme il est écrit dans la fiche."),
  },
  file: {
    name: "mes-donnees.json",
    title: "titre",
    about: (name: string) => typo(`Ce que ${name} garde à propos de vous`),
    email: "adresse",
    at: "etabli_le",
    site: "site",
    parts: "donnees",
    purpose: "pourquoi",
    people: "personnes_concernees",
    data: "nature",
    basis: "base_legale",
    keptFor: "gardees",
    recipients: "qui_les_voit",
    held: "informations",
    label: "intitule",
    date: "date",
    href: "page",
    content: "contenu",
  },
} as const;
