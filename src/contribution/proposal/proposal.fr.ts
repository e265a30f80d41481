/** What the record says that nobody typed. */
export const recordTexts = {
  tooYoung: "tout jeune projet, trop tôt pour en juger",
  visit: "On peut venir voir.",
  takeOver: "On peut le reprendre ailleurs.",
  needs: "Ce dont le projet a besoin :",
  site: "Site",
};
