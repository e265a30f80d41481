/** What the record says that nobody typed. */
export const recordTexts = {
  tooYoung: "Un projet tout jeune : il est encore trop tôt pour en juger.",
  visit: "On peut venir voir.",
  takeOver: "On peut le reprendre ailleurs.",
  needs: "Ce dont le projet a besoin :",
  authority: "Ce qu’a fait la collectivité :",
  site: "Site",
};
