/** What the register says of moderation, and what a person reads about what is held. */
export const privacy = {
  purpose: "Décider de ce qui est publié, écarter l’indésirable, expliquer les refus, garder la trace des décisions.",
  people: "Les personnes qui proposent, corrigent, commentent, signalent, confirment ou contestent.",
  data: "Les mots envoyés, l’adresse électronique ou le compte, les indices d’indésirable, la décision et son explication, les voix données.",
  basis: "Intérêt légitime : tenir un catalogue fiable et ouvert à tous sans le laisser aux publicités.",
  keptFor:
    "Les mots refusés ou retirés : six mois. L’adresse liée à ce qui est accepté : six mois. Ce qui sert à reconnaître les envois répétés : trente jours. Le journal des décisions reste, sans les mots ni l’adresse.",
  recipients:
    "Les curateurs de ce site, et les personnes qui tiennent les sources du réseau concerné. Jamais le public pour l’adresse.",
  cases: (kind: string) => `Envoi : ${kind.toLowerCase()}`,
  report: "Signalement",
  voice: "Voix donnée",
  fields: {
    title: "titre",
    texts: "textes",
    state: "état",
    signals: "indices d’indésirable",
    page: "page",
    reason: "motif",
    text: "explication",
    side: "sens",
  },
  sides: { confirm: "confirme", contest: "conteste" },
};
