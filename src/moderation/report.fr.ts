import { withDe } from "../engine/text/index.ts";

/** French texts of reporting something. */
export const report = {
  title: "Signaler un problème",
  lead: "Dites ce qui ne va pas : une personne de l’équipe lit chaque signalement. Aucun compte n’est nécessaire.",
  about: "La page concernée",
  aboutField: "Adresse de la page sur ce site",
  aboutHelp: "Par exemple /fiche/… : copiez-la dans la barre de votre navigateur.",
  reason: "Ce qui ne va pas",
  reasons: {
    wrong: { label: "Une information est fausse", help: "Vous pouvez aussi la corriger vous-même, depuis la fiche." },
    gone: { label: "Cela n’existe plus", help: "" },
    double: { label: "C’est un doublon", help: "Donnez l’adresse de l’autre fiche." },
    charter: { label: "Cela n’a pas sa place ici", help: "Publicité, propagande, contraire à la règle d’admission." },
    words: { label: "Des propos blessants, haineux ou illégaux", help: "Regardé en premier." },
    personal: {
      label: "Des données personnelles",
      help: "Une adresse, un numéro, une photo ou un nom montrés sans accord. Regardé en premier.",
    },
  },
  text: "Expliquez en quelques mots",
  textHelp: "Ce qui est faux, ce qui serait juste, où on peut le vérifier.",
  email: "Votre adresse électronique",
  emailHelp: "Facultatif : seulement pour vous dire ce que nous en avons fait. Elle n’est jamais montrée.",
  send: "Envoyer le signalement",
  done: {
    title: "Merci, c’est transmis",
    lead: "Une personne va regarder. Ce qui touche des personnes passe en premier ; le reste est vu en 15 jours au plus.",
    told: "Vous recevrez un message quand ce sera fait.",
    back: "Revenir à la page",
  },
  errors: {
    object: "Donnez l’adresse d’une page de ce site, qui commence par /.",
    reason: "Choisissez ce qui ne va pas.",
    text: "Dites en quelques mots ce qui ne va pas.",
    tooLong: "C’est trop long : 4 000 caractères au plus.",
    email: "Une adresse électronique s’écrit comme camille@exemple.fr.",
  },
  case: {
    title: (reason: string, object: string) => `${reason} : ${object}`,
    object: "Page signalée",
    reason: "Motif",
    text: "Explication",
    anonymous: "une personne qui n’a pas laissé d’adresse",
    known: "une personne qui attend une réponse",
    effect: "Accepter : vous en avez tenu compte (corrigez ou retirez d’abord ce qu’il faut). Refuser : il n’y a rien à faire.",
  },
  mail: {
    subject: "Votre signalement",
    accepted: (instance: string, page: string) =>
      `Bonjour,\n\nVous nous avez signalé un problème sur cette page ${withDe(instance)} :\n${page}\n\nVous aviez raison, et nous en avons tenu compte. Merci.\n`,
    refused: (instance: string, page: string) =>
      `Bonjour,\n\nVous nous avez signalé un problème sur cette page ${withDe(instance)} :\n${page}\n\nNous avons regardé, et nous laissons la page en l’état. Merci de votre attention.\n`,
    message: (message: string) => `\nVoici pourquoi :\n\n${message}\n`,
  },
};
