/** Words that stand where an address was, once its person asked to have it removed. */
export const withheldFr = {
  removed: "(adresse retirée à la demande de la personne)",
  removedInAddress: "adresse-retiree",
} as const;
