/** What the register of processings says of the cooperative, and how what it holds is named. */
export const processing = {
  membership: {
    purpose: "Instruire les candidatures des réseaux, tenir les votes des membres, garder les signatures de la charte.",
    people: "Les référents des réseaux candidats, les personnes qui signent la charte, celles qui expriment la voix d’un réseau.",
    data: "Nom, fonction, adresse électronique du référent et du signataire ; voix exprimée au nom du réseau et son commentaire.",
    basis: "L’exécution de l’adhésion demandée, et l’intérêt légitime du réseau à garder trace de ses décisions.",
    keptFor:
      "Non confirmée : sept jours. Refusée, retirée ou non admise : les personnes sont effacées après deux ans. Admise : tant que le réseau est membre. Les voix restent, au nom du réseau.",
    recipients:
      "L’équipe du site ; les membres pour le dossier et les commentaires ; tout le monde pour les signatures que la personne accepte de montrer. Jamais l’adresse.",
  },
  words: {
    purpose: "Discuter et décider des changements du vocabulaire commun.",
    people: "Les personnes qui proposent, commentent ou donnent leur avis.",
    data: "Adresse électronique, nom public s’il est donné, textes écrits.",
    basis: "L’intérêt légitime à décider ensemble et à garder la raison des décisions.",
    keptFor:
      "Non confirmée : sept jours. Les propositions et leur discussion restent avec le vocabulaire ; l’adresse est effacée deux ans après la décision.",
    recipients: "Tout le monde pour les textes et les noms publics. Jamais l’adresse.",
  },
  application: (name: string) => `Candidature de « ${name} »`,
  ballot: (name: string) => `Voix exprimée au nom de votre réseau sur la candidature de « ${name} »`,
  signature: (organisation: string) => `Signature de la charte pour « ${organisation} »`,
  silence: "Demande de ne plus recevoir de courrier sur les votes",
  proposal: "Proposition pour le vocabulaire",
  comment: "Commentaire sur une proposition pour le vocabulaire",
  opinion: "Avis sur une proposition pour le vocabulaire",
} as const;
