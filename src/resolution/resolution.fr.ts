/** French texts of resolution: refusals, relations, background work. */
export const fr = {
  gone: {
    detail: "L’une de ces fiches n’existe plus.",
    hint: "Elle a été retirée ou réunie à une autre entre-temps : revenez à la liste des doublons.",
  },
  oneAlready: {
    detail: "Ces fiches n’en font déjà qu’une.",
    hint: "Pour les séparer, annulez la réunion dans le journal des jugements.",
  },
  contradiction: (titles: readonly string[], on: string) => ({
    detail: `Le ${on}, quelqu’un a jugé que ces fiches parlent de choses différentes : ${titles.map((title) => `« ${title} »`).join(" et ")}.`,
    hint: "Si c’était une erreur, annulez d’abord ce jugement dans le journal ; sinon, réunissez les autres sans elles.",
  }),
  noJudgement: { detail: "Ce jugement n’existe pas.", hint: "Son numéro est dans le journal des jugements." },
  undoneAlready: { detail: "Ce jugement est déjà annulé.", hint: "Rien n’est changé." },
  undoUndo: {
    detail: "Une annulation ne s’annule pas.",
    hint: "Jugez de nouveau ces fiches : le dernier jugement l’emporte.",
  },
  noSplit: {
    detail: "Rien n’est à séparer : il faut laisser au moins une description à la fiche, et en retirer au moins une.",
    hint: "Choisissez une partie seulement de ses descriptions.",
  },
  network: {
    title: "Même réseau",
    intro: "Ailleurs, d’autres lieux ou antennes qui partagent avec cette fiche un réseau, une structure ou un site.",
    others: "D’autres encore font partie de ce réseau.",
  },
  job: {
    reading: "Lecture des descriptions",
    comparing: "Comparaison des descriptions",
  },
};
