import type { Judgement } from "./judgement.ts";

const verdicts: Record<Judgement["verdict"], string> = {
  same: "la même chose",
  distinct: "deux choses",
  sibling: "même réseau",
  unknown: "ne sait pas",
  undo: "annulation",
};

/** French texts of the register: who judged duplicates. */
export const processingFr = {
  processing: {
    purpose: "Savoir qui a réuni ou séparé des fiches, et pourquoi, pour pouvoir le défaire.",
    people: "Les partenaires et l’équipe d’animation qui jugent des doublons.",
    data: "Le jugement, sa date, le compte qui l’a rendu et la raison donnée, s’il y en a une.",
    basis: "L’intérêt légitime : le catalogue doit pouvoir rendre compte de ses fiches.",
    keptFor: "Tant que la fiche existe ; sans nom ni raison dès que la personne le demande.",
    recipients: "Les partenaires concernés et l’équipe d’animation. Rien n’est public.",
  },
  label: (seq: number) => `Jugement ${seq}`,
  fields: { verdict: "Jugement", reason: "Raison" },
  verdicts,
};
