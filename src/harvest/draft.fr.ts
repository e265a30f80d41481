/** French texts of preparing a source: giving a file, checking what was understood, presenting it. */
export const draftTexts = {
  position: "Lieux : latitude et longitude dans la même colonne",
};
