import type { CorrectionState } from "./correction.ts";

type Words = { instance: string; title: string; link: string };

/** French texts of corrections. */
export const fr = {
  link: "Corriger",
  general: "Une erreur ? Corriger",
  choose: {
    title: "Qu’est-ce qui est à corriger ?",
    lead: (title: string) =>
      `Choisissez ce qui n’est pas juste sur la fiche « ${title} ». Aucun compte n’est demandé : un lien envoyé à votre adresse suffit.`,
    nothing: "Rien pour le moment",
    correct: "Corriger",
    add: "Compléter",
    correctWhat: (label: string) => `Corriger : ${label.toLowerCase()}`,
    whole: "La fiche entière est à revoir",
    wholeLead: "Elle parle de quelque chose qui n’existe plus, qui est déjà décrit ailleurs ici, ou qui n’a rien à faire ici.",
    wholeLink: "Signaler la fiche entière",
    holder: "C’est votre projet ?",
    holderLink: "Devenez porteur de la fiche : vous la tiendrez à jour vous-même",
    back: "Revenir à la fiche",
  },
  form: {
    title: (label: string) => `Corriger : ${label.toLowerCase()}`,
    present: "Ce que dit la fiche",
    presentNothing: "La fiche ne dit rien ici.",
    saidBy: (who: string, since: string) => `D’après ${who}, depuis le ${since}.`,
    right: "Ce qu’il faudrait lire",
    empty: "Ce n’est plus vrai : il n’y a rien à mettre ici",
    because: "Comment le savez-vous ?",
    becauseHelp: "Vous y étiez, vous y travaillez, vous l’avez lu… C’est ce qui aide à décider vite.",
    evidence: "Une page qui le montre",
    evidenceHelp: "Facultatif. Une adresse comme https://exemple.fr/page.",
    email: "Votre adresse électronique",
    emailHelp: "Pour confirmer, et vous dire ce qui est décidé. Elle n’est jamais montrée.",
    name: "Le nom à montrer à côté de la valeur",
    nameHelp: "Facultatif. Sans lui, la fiche dira seulement « Contributions ».",
    licence: "Ce que vous écrivez sera publié sous Licence Ouverte 2.0, comme le reste de la fiche.",
    submit: "Proposer cette correction",
    send: "Envoyer",
    window: (from: number, to: number, total: number) =>
      `Éléments ${from} à ${to} sur ${total}. Les autres restent comme ils sont.`,
    windowLabel: "Parties de la liste",
    windowLink: (from: number, to: number) => `${from} à ${to}`,
    hidden: "Des contacts qui ne sont pas publics restent comme ils sont.",
  },
  pending: {
    title: (n: number) => (n > 1 ? `${n} corrections attendent déjà une décision` : "Une correction attend déjà une décision"),
    lead: "Si vous pensez la même chose, inutile de la refaire. Si vous pensez autre chose, proposez la vôtre : les deux seront lues.",
    says: (when: string) => `Proposé le ${when} :`,
    withheld: "Son contenu n’est pas montré avant d’avoir été relu.",
  },
  moved: {
    title: "La fiche a changé pendant que vous écriviez",
    lead: "Voici ce qu’elle dit maintenant, ci-dessous. Ce que vous avez écrit est gardé : relisez-le, puis envoyez-le de nouveau s’il reste juste.",
  },
  errors: {
    because: "Dites en quelques mots comment vous le savez.",
    becauseTooLong: (max: number) => `Ce texte est trop long : ${max} caractères au plus.`,
    evidence: "Ce n’est pas une adresse de page. Elle s’écrit comme https://exemple.fr/page.",
    email: "Cette adresse n’est pas complète. Une adresse s’écrit comme camille@exemple.fr.",
    nameTooLong: "Ce nom est trop long : 120 caractères au plus.",
    about: "Choisissez ce qui ne va pas.",
    other: "Donnez l’adresse de l’autre fiche, sur ce site. Elle ressemble à /fiche/nom-de-la-fiche-…",
    otherSame: "C’est l’adresse de cette fiche. Donnez celle de l’autre.",
    titleNeeded: "Une fiche a toujours un nom. Écrivez le bon.",
    notFound: { detail: "Cette correction n’existe pas, ou plus.", hint: "Retournez à la fiche pour en proposer une autre." },
    noFiche: {
      detail: "Cette fiche n’existe pas, ou plus.",
      hint: "Cherchez-la par son nom : elle a peut-être changé d’adresse.",
    },
    noField: {
      detail: "Il n’y a rien de ce nom à corriger.",
      hint: "Choisissez ce qui est à corriger dans la liste de la fiche.",
    },
    noEntry: {
      detail: "La fiche que cette correction concerne n’existe plus.",
      hint: "Il n’y a plus rien à corriger. Vous pouvez la refuser avec un mot d’explication.",
    },
  },
  whole: {
    title: "La fiche entière est à revoir",
    about: "Qu’est-ce qui ne va pas ?",
    abouts: {
      gone: "Cela n’existe plus",
      duplicate: "C’est la même chose qu’une autre fiche d’ici",
      removal: "Cette fiche ne devrait pas être ici",
    },
    helps: {
      gone: "La fiche restera, avec l’étape « Arrêtée » : ce qui s’est fini instruit aussi.",
      duplicate: "Donnez l’adresse de l’autre fiche, plus bas.",
      removal: "Elle parle d’une personne sans son accord, trompe, ou n’est pas une innovation sociale.",
    },
    endDate: "Depuis quand ?",
    other: "Adresse de l’autre fiche",
    otherHelp: "Seulement pour un doublon. Copiez-la depuis la barre du navigateur.",
    submit: "Signaler",
  },
  sent: {
    title: "Il reste à confirmer",
    lead: (email: string) =>
      `Un lien vient d’être envoyé à ${email}. Ouvrez-le pour confirmer : c’est tout ce qu’il reste à faire.`,
    nothing:
      "Rien reçu après quelques minutes ? Regardez dans les courriers indésirables, puis envoyez de nouveau le formulaire.",
    life: "Le lien vaut trois jours. Sans confirmation, rien n’est gardé.",
  },
  confirm: {
    title: "Confirmer votre correction",
    lead: (title: string) => `Vous proposez de corriger la fiche « ${title} ».`,
    go: "Confirmer",
  },
  follow: {
    title: "Votre correction",
    lead: (title: string) => `Sur la fiche « ${title} »`,
    received: "Votre correction est reçue. Merci.",
    keep: "Gardez l’adresse de cette page : elle n’est connue que de vous, et dit toujours où en est votre correction.",
    states: {
      unconfirmed: "À confirmer",
      waiting: "En attente d’une décision",
      accepted: "Acceptée",
      refused: "Non retenue",
      withdrawn: "Retirée par vous",
    } satisfies Record<CorrectionState, string>,
    next: {
      unconfirmed: "Ouvrez le lien que vous avez reçu par courrier.",
      waiting:
        "Un curateur ou le réseau partenaire concerné la lit, le plus souvent en quelques jours. Vous recevrez la réponse par courrier.",
      accepted: "La fiche montre maintenant ce que vous dites, et ce que disaient les autres sources reste consultable.",
      refused: "La fiche n’a pas changé.",
      withdrawn: "Elle ne compte plus et sera effacée cette nuit. Vous pouvez encore la remettre.",
    } satisfies Record<CorrectionState, string>,
    reported: "C’est noté. Merci : la fiche va être traitée.",
    message: "Ce qui vous est répondu",
    proposed: "Ce que vous proposez",
    because: "Comment vous le savez",
    withdraw: "Retirer ma correction",
    withdrawHelp: "À tout moment, même acceptée. Ce que vous avez dit ne comptera plus.",
    putBack: "Remettre ma correction",
    withdrawn: "Votre correction est retirée.",
    back: "Elle attend de nouveau une décision.",
    see: "Voir la fiche",
  },
  difference: {
    before: "La fiche dit",
    after: "Il faudrait lire",
    removed: "retiré : ",
    added: "ajouté : ",
    nothing: "Rien",
    unchanged: "inchangé",
  },
  desk: {
    about: {
      value: "Correction proposée",
      gone: "N’existerait plus",
      duplicate: "Doublon signalé",
      removal: "Retrait demandé",
    },
    other: "L’autre fiche",
    present: "La fiche a changé depuis : elle dit maintenant",
    because: "Comment l’auteur le sait",
    evidence: "Page donnée",
    opinions: "Ce qu’en pense le porteur",
    opinion: { right: "C’est juste", wrong: "Ce n’est pas juste" },
    byHolder: "Écrit par le porteur de la fiche, déjà en ligne. Refuser le retire de la fiche.",
    duplicate: "Accepter note le doublon : la réunion des deux fiches se fait au bureau des doublons.",
    removal: "Accepter dit que la demande est fondée : la fiche se retire ensuite depuis ses sources.",
  },
  caseTitle: {
    value: (title: string, fields: string) => `${title} : ${fields}`,
    gone: (title: string) => `${title} : n’existerait plus`,
    duplicate: (title: string) => `${title} : doublon signalé`,
    removal: (title: string) => `${title} : retrait demandé`,
  },
  signals: {
    contact: "L’adresse de l’auteur est parmi les contacts de la fiche.",
    domain: (site: string) => `L’adresse de l’auteur est du même domaine que le site de la fiche (${site}).`,
  },
  processing: {
    purpose: "Corriger les fiches : savoir qui propose, lui répondre, lui permettre de retirer ce qu’il a dit",
    people: "Personnes qui proposent une correction",
    data: "Adresse électronique, nom si elles veulent qu’il soit montré, ce qu’elles proposent et comment elles le savent",
    basis: "Intérêt légitime : un catalogue juste, et une réponse à qui aide à le corriger",
    keptFor:
      "Sans confirmation : trois jours. Adresse : un an après la décision. La correction elle-même reste dans l’histoire de la fiche.",
    recipients: "Curateurs ; responsables des données des partenaires concernés, sans l’adresse",
    held: (title: string) => `Correction de la fiche « ${title} »`,
    mute: "Ne plus recevoir les nouvelles des corrections d’un partenaire",
  },
  mail: {
    /** Nothing of what was typed is in it: the address is not proved yet, and nobody writes to strangers through us. */
    confirm: ({ instance, title, what, link }: Words & { what: string }) => ({
      subject: `À confirmer : votre correction sur ${instance}`,
      text: `Bonjour,\n\nVous proposez de corriger la fiche « ${title} » (${what}).\n\nPour relire et confirmer, ouvrez ce lien (il vaut trois jours) :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : rien ne sera gardé.\n`,
    }),
    received: ({ instance, title, link }: Words) => ({
      subject: `Reçue : votre correction sur ${instance}`,
      text: `Bonjour,\n\nVotre correction de la fiche « ${title} » est reçue. Merci. Elle sera lue, le plus souvent en quelques jours, et vous recevrez la réponse.\n\nSa page, connue de vous seul, dit où elle en est et permet de la retirer :\n\n${link}\n`,
    }),
    accepted: ({ instance, title, link, message }: Words & { message: string | undefined }) => ({
      subject: `Acceptée : votre correction sur ${instance}`,
      text: `Bonjour,\n\nVotre correction de la fiche « ${title} » est acceptée, merci : elle est en ligne.${message ? `\n\n${message}` : ""}\n\nVous pouvez la revoir, ou la retirer, ici :\n\n${link}\n`,
    }),
    refused: ({ instance, title, link, message }: Words & { message: string | undefined }) => ({
      subject: `Votre correction sur ${instance}`,
      text: `Bonjour,\n\nMerci d’avoir pris le temps de proposer une correction de la fiche « ${title} ». Elle n’a pas été retenue cette fois.${message ? `\n\nVoici pourquoi :\n\n${message}` : ""}\n\nVous pouvez la revoir ici, et en proposer une autre :\n\n${link}\n`,
    }),
  },
} as const;
