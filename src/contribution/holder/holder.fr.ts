import type { Reach } from "./holder.ts";

type Words = { instance: string; title: string; link: string };

/** French texts of the page of those who hold a fiche. */
export const fr = {
  mine: {
    title: "Mes fiches",
    lead: "Les fiches dont vous êtes le porteur, avec l’adresse de votre compte.",
    none: "Vous ne tenez encore aucune fiche",
    noneHelp: "Ouvrez la fiche de votre projet, puis « C’est mon projet » : une personne vérifie, et la fiche est à vous.",
    search: "Chercher la fiche de mon projet",
    since: (date: string) => `depuis le ${date}`,
  },
  space: {
    title: (title: string) => `Tenir la fiche : ${title}`,
    lead: "Ce que vous écrivez ici est publié tout de suite et passe avant tout le reste. Ce que disent les autres sources reste consultable.",
    see: "Voir la fiche",
    confirmed: (date: string) => `Vous avez dit que tout est exact le ${date}.`,
    neverConfirmed: "Vous n’avez pas encore dit si tout est exact.",
    confirm: "Tout est toujours exact",
    confirmHelp: "La date de confirmation est montrée sur la fiche : elle dit aux lecteurs qu’ils peuvent s’y fier.",
    edit: "Mettre à jour",
    editHelp: "Ouvrez une partie, changez ce qui doit l’être, enregistrez. Pour dire qu’il n’y a plus rien, videz la réponse.",
    save: "Enregistrer cette partie",
    none: "Rien de tout cela",
    windowed: (label: string) => `La liste « ${label.toLowerCase()} » est longue : elle se modifie par parties.`,
    moved: "A changé pendant que vous écriviez : relisez, puis enregistrez de nouveau.",
  },
  pending: {
    title: "Corrections proposées par d’autres",
    lead: "Elles attendent une décision. Votre avis sera lu par qui décide.",
    none: "Aucune correction n’attend.",
    many: (people: number) => `${people} personnes proposent la même chose`,
    others: (n: number) => (n > 1 ? `et ${n} autres` : "et une autre"),
    from: (date: string) => `Proposée le ${date}`,
    verdict: "Votre avis",
    right: "C’est juste",
    wrong: "Ce n’est pas juste",
    words: "Pourquoi",
    give: "Donner mon avis",
    given: "Merci, votre avis est noté.",
  },
  reach: {
    title: "Être contacté",
    lead: "Votre adresse n’est jamais montrée.",
    legend: "Quand quelqu’un veut entrer en contact",
    options: {
      relay: "Écrivez-moi par le site : j’accepte ou je refuse avant que mon adresse ne soit connue",
      none: "Ne m’écrivez pas : adressez-vous au réseau partenaire",
    } satisfies Record<Reach, string>,
    name: "Votre nom, montré à côté de ce que vous dites",
    role: "Votre rôle dans le projet",
    save: "Enregistrer",
  },
  transfer: {
    title: "Transmettre la fiche",
    lead: "À la personne qui prend votre suite, ou qui tiendra la fiche avec vous. Elle recevra un lien pour accepter.",
    email: "Son adresse électronique",
    stays: "Je reste aussi porteur de la fiche",
    send: "Envoyer la proposition",
    sent: "La proposition est envoyée. La fiche reste à vous tant qu’elle n’est pas acceptée.",
    accept: {
      title: "Tenir une fiche",
      lead: (title: string) =>
        `On vous propose de tenir la fiche « ${title} » : ce que vous en direz passera avant tout le reste.`,
      go: "J’accepte de tenir cette fiche",
      done: "Vous tenez maintenant cette fiche. Gardez l’adresse de cette page : elle n’est connue que de vous.",
    },
  },
  leave: {
    title: "Ne plus tenir cette fiche",
    lead: "Ce que vous avez écrit reste sur la fiche, daté ; vous pourrez redemander à la tenir.",
    go: "Je ne tiens plus cette fiche",
    done: "Vous ne tenez plus cette fiche. Merci pour ce que vous y avez apporté.",
  },
  done: {
    saved: "C’est enregistré, et déjà en ligne.",
    same: "Rien n’a changé.",
    held: "C’est reçu. Quelqu’un va relire avant que ce soit en ligne : le texte ressemble à une publicité.",
    confirmed: "Merci. La fiche dit que tout est exact à ce jour.",
    reach: "C’est noté.",
  },
  errors: {
    email: "Cette adresse n’est pas complète. Une adresse s’écrit comme camille@exemple.fr.",
    own: "C’est votre propre adresse.",
    name: "Écrivez votre nom, en 120 caractères au plus.",
    role: "Dites ce que vous faites dans le projet, en 200 caractères au plus.",
    titleNeeded: "Une fiche a toujours un nom.",
    verdict: "Choisissez une réponse.",
    wordsTooLong: "C’est trop long : 2 000 caractères au plus.",
    notFound: {
      detail: "Vous ne tenez pas cette fiche.",
      hint: "Vos fiches sont sur la page « Mes fiches », une fois connecté.",
    },
    noEntry: {
      detail: "La fiche que vous teniez n’existe plus.",
      hint: "Vous pouvez la proposer de nouveau, sur la page « Contribuer ».",
    },
    noTransfer: {
      detail: "Cette proposition a déjà été acceptée, ou n’existe plus.",
      hint: "Demandez à la personne qui tient la fiche de vous l’envoyer de nouveau.",
    },
    ended: {
      detail: "La personne qui vous proposait cette fiche ne la tient plus.",
      hint: "Vous pouvez demander à la tenir, depuis la fiche.",
    },
  },
  caseTitle: (title: string, fields: string) => `${title} : ${fields} (par son porteur)`,
  transferCase: (title: string) => `${title} : transmise à un autre porteur`,
  processing: {
    purpose: "Permettre à qui porte un projet d’en tenir la fiche, et d’être contacté par le site",
    people: "Personnes qui demandent à tenir une fiche, et qui en tiennent une",
    data: "Adresse électronique, nom, rôle dans le projet, ce qui permet de le vérifier, ce qu’elles écrivent sur la fiche",
    basis: "Consentement : elles le demandent, et le retirent quand elles veulent",
    keptFor:
      "Demande sans confirmation : trois jours. Demande refusée ou retirée : un an. Porteur : tant qu’il l’est, puis un an sans son adresse.",
    recipients: "Le public voit le nom et le rôle ; les curateurs voient la demande ; personne ne voit l’adresse",
    claim: (title: string) => `Demande de tenir la fiche « ${title} »`,
    holder: (title: string) => `Porteur de la fiche « ${title} »`,
    transfer: "Proposition de tenir une fiche",
  },
  mail: {
    transfer: ({ instance, title, link }: Words) => ({
      subject: `On vous propose de tenir une fiche sur ${instance}`,
      text: `Bonjour,\n\nLa personne qui tient la fiche « ${title} » sur ${instance} vous propose de la tenir. Ce que vous en direz y passera avant tout le reste.\n\nPour lire la proposition et l’accepter (le lien vaut quatorze jours) :\n\n${link}\n\nSi cela ne vous dit rien, ignorez ce message : rien ne sera gardé.\n`,
    }),
    welcome: ({ instance, title, link }: Words) => ({
      subject: `La fiche « ${title} » est à vous`,
      text: `Bonjour,\n\nVous tenez maintenant la fiche « ${title} » sur ${instance}.\n\nVotre page, connue de vous seul (gardez ce lien) :\n\n${link}\n`,
    }),
  },
} as const;
