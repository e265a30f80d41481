import { fieldNames } from "../catalogue/index.ts";
import { formatDate, list, plural } from "../web/index.ts";
import type { Drift } from "./run.ts";

const nb = new Intl.NumberFormat("fr-FR");
const share = (part: number, whole: number): string => `${Math.round((part / Math.max(whole, 1)) * 100)} %`;
const nameOf = (field: string): string => (fieldNames[field] ?? field).toLocaleLowerCase("fr");

/** Which fields, in few words: one is named alone, many are not. */
const where = (fields: readonly string[]): string => {
  const [only, ...others] = fields.map(nameOf);
  if (only === undefined) return "";
  if (others.length === 0) return `, dans le seul champ « ${only} »`;
  return others.length < 4 ? `, dans ${list([only, ...others].map((name) => `« ${name} »`))}` : `, dans ${fields.length} champs`;
};

/** French texts of what keeps a harvest from hurting. */
export const safety = {
  held: {
    vanished: (missing: number, known: number) =>
      `${share(missing, known)} des fiches ne sont plus dans la liste (${nb.format(missing)} sur ${nb.format(known)}) : rien n’est publié sans l’accord d’une personne.`,
    changed: (changed: number, known: number, fields: readonly string[]) =>
      `${share(changed, known)} des fiches changeraient (${nb.format(changed)} sur ${nb.format(known)})${where(fields)} : rien n’est publié sans l’accord d’une personne.`,
    drift: (drift: Drift) => `${safety.drift(drift)} Rien n’est publié sans l’accord d’une personne.`,
    afterUndo: (at: string) =>
      `La mise à jour précédente a été annulée le ${formatDate(at)} : la suivante attend l’accord d’une personne.`,
    eachRun: (created: number, changed: number, missing: number) =>
      `Chaque mise à jour de cette source attend un accord : ${plural(created, "nouvelle fiche", "nouvelles fiches")}, ${plural(changed, "modifiée", "modifiées")}, ${plural(missing, "absente", "absentes")}.`,
  },
  drift: ({ field, filled, of, lost }: Drift) =>
    `Le champ « ${nameOf(field)} » se vide : ${nb.format(filled)} fiches sur ${nb.format(of)} le remplissaient, ${nb.format(lost)} le perdraient.`,
  undone: "La dernière mise à jour a été annulée : les fiches sont comme avant elle, et la suivante attendra un accord.",
  refused: "La dernière mise à jour a été refusée : rien n’a changé.",
  emptied: "Un champ qui était rempli s’est vidé à la dernière mise à jour : son rapport dit lequel.",
  sameWaiting: "Ce document attend déjà une décision : il n’a pas été relu.",
  refusedBefore: (at: string) =>
    `Ce document a été refusé le ${formatDate(at)} : rien n’a changé. Un autre document sera lu comme d’habitude.`,
  undoneBefore: (at: string) =>
    `La mise à jour tirée de ce document a été annulée le ${formatDate(at)} : rien n’a changé. Un autre document sera lu comme d’habitude.`,
  documentGone: {
    detail: "Le document de cette mise à jour n’est plus gardé : elle ne peut plus être publiée.",
    hint: "Relancez une mise à jour : la source sera relue.",
  },
  tooLong: (minutes: number) => ({
    detail: `La lecture de cette source a dépassé ${plural(Math.round(minutes), "minute")} : elle a été arrêtée, ce qui était connu est conservé.`,
    hint: "Découpez le fichier en plusieurs sources, ou réessayez quand le serveur du partenaire répond mieux.",
  }),
  tooMany: (records: number) => ({
    detail: `Cette source liste plus de ${nb.format(records)} fiches : sa lecture a été arrêtée, ce qui était connu est conservé.`,
    hint: "Découpez-la en plusieurs sources.",
  }),
  noRun: (source: string) => ({
    detail: `Aucune mise à jour de « ${source} » n’attend une décision.`,
    hint: "La page de la source montre les dernières mises à jour et ce qu’elles sont devenues.",
  }),
  notWaiting: {
    detail: "Cette mise à jour n’attend plus de décision : elle a été publiée, ou la source a été relue depuis.",
    hint: "Ouvrez la page de la source pour voir la dernière.",
  },
  nothingToUndo: (source: string) => ({
    detail: `Il n’y a pas de mise à jour de « ${source} » à annuler.`,
    hint: "Seule la dernière mise à jour qui a changé quelque chose peut être annulée ; la précédente pourra l’être ensuite.",
  }),
  notLast: {
    detail: "Cette mise à jour n’est pas la dernière qui ait changé quelque chose.",
    hint: "Annulez d’abord les suivantes, de la plus récente à la plus ancienne.",
  },
  nothingToRedo: (source: string) => ({
    detail: `Aucune mise à jour de « ${source} » n’a été annulée en dernier lieu.`,
    hint: "Une annulation se reprend tant qu’aucune autre mise à jour n’a été publiée depuis.",
  }),
  underway: {
    detail: "Une mise à jour de cette source est en cours.",
    hint: "Attendez qu’elle se termine, ou arrêtez-la.",
  },
};
