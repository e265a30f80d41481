/** French texts of what stands at the foot of a fiche. */
export const related = {
  similar: "Dans le même esprit",
  nearby: "À proximité",
};
