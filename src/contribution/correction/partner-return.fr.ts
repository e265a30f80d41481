import { withDe } from "../../engine/text/index.ts";
/** French texts of what comes back to partners: the corrections accepted on their data. */
export const fr = {
  title: "Retour de données",
  lead: (partner: string) =>
    `Ce que des personnes ont corrigé sur les fiches de « ${partner} », et qui a été accepté. À reporter dans votre base : la prochaine mise à jour dira alors la même chose.`,
  none: "Aucune correction pour le moment",
  noneHelp: "Quand quelqu’un corrigera une de vos fiches et que ce sera accepté, vous le lirez ici, avec la preuve donnée.",
  caption: "Corrections acceptées, les plus récentes d’abord",
  columns: {
    entry: "Fiche",
    ids: "Chez vous",
    field: "Champ",
    before: "Avant",
    after: "Après",
    evidence: "Comment on le sait",
    date: "Acceptée le",
  },
  csv: "Télécharger (CSV)",
  json: "Télécharger (JSON)",
  byHolder: "Dit par le porteur de la fiche.",
  waiting: (n: number) =>
    n > 1
      ? `${n} corrections attendent une décision : vous pouvez décider aussi.`
      : "Une correction attend une décision : vous pouvez décider aussi.",
  queue: "Ouvrir ce qui attend",
  space: "Espace partenaire",
  noPartner: { detail: "Ce réseau partenaire n’existe pas, ou plus.", hint: "Vos réseaux sont sur la page /espace." },
  mute: {
    title: "Ne plus recevoir ces nouvelles",
    lead: (partner: string) =>
      `Vous ne recevrez plus de courrier sur les corrections des données de « ${partner} ». La page « Retour de données » reste à jour.`,
    go: "Ne plus recevoir ces courriers",
    done: "C’est fait : plus de courrier sur les corrections de ces données.",
  },
  mail: {
    subject: (partner: string) => `Des nouvelles des données ${withDe(partner)}`,
    text: (words: {
      instance: string;
      partner: string;
      awaiting: number;
      decided: number;
      link: string;
      queue: string;
      stop: string;
    }) =>
      [
        "Bonjour,",
        `Sur ${words.instance}, des personnes aident à tenir à jour les fiches de « ${words.partner} ».`,
        ...(words.awaiting > 0
          ? [
              `${words.awaiting > 1 ? `${words.awaiting} corrections attendent` : "Une correction attend"} une décision ; vous pouvez décider :\n${words.queue}`,
            ]
          : []),
        ...(words.decided > 0
          ? [
              `${words.decided > 1 ? `${words.decided} corrections ont été acceptées` : "Une correction a été acceptée"} : avant, après, preuve et date, à reporter dans votre base :\n${words.link}`,
            ]
          : []),
        `Un courrier par jour au plus. Pour ne plus en recevoir :\n${words.stop}`,
      ].join("\n\n"),
  },
} as const;
