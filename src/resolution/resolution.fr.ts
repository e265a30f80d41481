import { list } from "../web/index.ts";

const quoted = (names: readonly string[]): string => list(names.map((name) => `« ${name} »`));

/** What was put together: names, or how many descriptions where they have one name. */
function described(names: readonly string[]): string {
  const different = [...new Set(names)];
  if (different.length > 1) return quoted(different);
  return different.length === 1 && names.length > 1 ? `${names.length} descriptions de ${quoted(different)}` : "deux fiches";
}

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
  /** What put together, or took apart, the descriptions of a fiche. */
  regrouped: {
    title: "Réunions et séparations",
    machine: "la comparaison automatique",
    person: "une personne du réseau",
    colon: " : ",
    merged: (who: string, names: readonly string[]) => `${who} a réuni ${described(names)}`,
    parted: (who: string, names: readonly string[]) =>
      names.length > 0 ? `${who} a séparé ${quoted(names)} d’une autre fiche` : `${who} a séparé deux fiches`,
    undone: (who: string) => `${who} a annulé un jugement`,
    why: (reason: string, probability: number) =>
      ` (${[reason, `sûr à ${(Math.floor(probability * 10_000) / 100).toString().replace(".", ",")} %`].filter(Boolean).join(" ; ")})`,
    later: " ; annulé depuis",
    journal: "Relire ou défaire dans le journal",
    reserved: "(partenaires et animation du catalogue)",
  },
  job: {
    reading: "Lecture des descriptions",
    comparing: "Comparaison des descriptions",
  },
};
