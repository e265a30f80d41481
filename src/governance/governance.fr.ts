import { formatNumber, typo } from "../web/index.ts";

/** What the pages of the cooperative share. */
export const governance = {
  form: {
    tooLong: (max: number, length: number) =>
      typo(`Ce texte est trop long : ${formatNumber(length)} signes, pour ${formatNumber(max)} au plus.`),
    badEmail: "Cette adresse n’en est pas une. Elle s’écrit comme camille@exemple.fr.",
    badUrl: "Cette adresse n’est pas celle d’un site. Elle s’écrit comme https://www.exemple.fr.",
    unknownChoice: "Choisissez une des réponses proposées.",
  },
  notFound: {
    detail: "Cette page n’existe pas, ou n’existe plus.",
    hint: "La page du réseau montre ce qui est en cours.",
  },
  changed: {
    detail: "Entre-temps, quelqu’un d’autre a décidé.",
    hint: "Rechargez la page : elle montre où en sont les choses.",
  },
  by: {
    community: "la communauté",
    applicant: "qui a déposé la candidature",
    author: "qui a fait la proposition",
    program: "le site, à la date prévue",
    steward: "l’équipe du site",
  },
  acts: {
    applied: "Candidature déposée et confirmée",
    withdrawn: "Candidature retirée",
    accepted: "Dossier recevable",
    refused: "Dossier non recevable",
    reopened: "Décision reprise",
    "vote-opened": "Candidature ouverte à la décision",
    ballot: "Voix exprimée",
    prolonged: "Vote prolongé de quatorze jours",
    closed: "Vote clos",
    admitted: "Réseau admis",
    declined: "Réseau non admis",
    invited: "Invitation envoyée",
    suspended: "Adhésion suspendue",
    restored: "Adhésion rétablie",
    "charter-published": "Nouvelle version de la charte",
    "charter-signed": "Charte signée",
    "words-proposed": "Proposition déposée",
    "words-opened": "Discussion ouverte",
    "words-decided": "Décision",
    "words-reopened": "Décision reprise",
  },
  trace: "Ce qui s’est passé",
} as const;
