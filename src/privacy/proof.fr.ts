/** French texts of proofs of erasure. */
export const texts = {
  processing: {
    purpose: "Prouver qu’un effacement demandé a été fait",
    people: "Les personnes qui ont demandé l’effacement de leurs données.",
    data: "La date, ce qui a été effacé, et une empreinte de l’adresse que seul ce site peut recalculer. Pas l’adresse.",
    basis: "Obligation légale : pouvoir montrer que la demande a été suivie (articles 5.2 et 17 du RGPD).",
    keptFor: "Cinq ans, puis effacement automatique.",
    recipients: "L’administrateur du site, si vous lui citez votre référence.",
  },
  proof: "Preuve d’un effacement que vous avez demandé",
  reference: "Référence",
  parts: "Nombre de parties effacées",
} as const;
