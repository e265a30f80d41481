import type { Proposer } from "./proposal.ts";

/** What those who decide read beside a proposal. */
export const deskTexts = {
  thin: "Ni le besoin ni la réponse ne sont racontés : demandez-les si cela ne suffit pas pour comprendre.",
  everywhere: "Elle dit se passer partout : vérifiez que ce n’est pas une offre en ligne.",
  shownContact: "Une adresse électronique sera visible de tous : est-elle bien celle de l’organisation ?",
  pictures: (n: number) => (n > 1 ? `${n} images seront montrées : regardez-les.` : "Une image sera montrée : regardez-la."),
  update: "C’est une mise à jour : la fiche est déjà en ligne dans sa version précédente.",
  seen: "Comment son auteur la connaît :",
  named: (name: string, who: string) => `${name}, ${who}`,
  proposers: {
    holder: "qui dit porter le projet",
    network: "un réseau d’accompagnement",
    company: "une entreprise",
    official: "un élu ou agent de collectivité",
    citizen: "un citoyen",
  } satisfies Record<Proposer, string>,
};

/** The line of the register about those who propose. */
export const processing = {
  purpose:
    "Recevoir les initiatives que des personnes proposent, leur répondre, et leur laisser la main sur ce qu’elles ont dit.",
  people: "Les personnes qui proposent une fiche.",
  data: "Adresse électronique ; nom si elle le donne ; ce qu’elle écrit ; les images qu’elle donne, sans date ni lieu de prise de vue.",
  basis: "Le consentement : la personne choisit de proposer, et peut tout retirer.",
  keptFor:
    "Brouillon et envoi non confirmé : sept jours après la dernière visite. Proposition refusée : un an. Proposition publiée : tant que son auteur ne la retire pas.",
  recipients:
    "Les personnes qui décident de la publication. L’adresse n’est jamais publiée, le nom seulement si la personne l’a demandé.",
  label: (title: string) => `Fiche proposée : ${title || "sans nom"}`,
};
