import { fieldNames, GRACE_DAYS, GRACE_RUNS } from "../../catalogue/index.ts";
import { plural } from "../../web/index.ts";
import type { RunDecision } from "../run.ts";

const nb = new Intl.NumberFormat("fr-FR");

/** French texts of the page where a person looks at what an update changes. */
export const runDesk = {
  title: { before: "Ce que cette mise à jour changerait", after: "Ce que cette mise à jour a changé" },
  see: "Ce qu’elle a changé",
  read: "Lue le",
  report: "Lire le rapport complet",
  back: "Retour à la source",
  bureau: {
    title: "Mises à jour à regarder",
    lead: "Elles ont été lues et changeraient beaucoup : rien n’est publié sans un accord. Leurs partenaires peuvent les accepter ou les refuser eux-mêmes.",
    none: { title: "Aucune mise à jour n’attend", text: "Celles qui changeraient beaucoup une source apparaîtront ici." },
  },
  waiting: {
    title: "Une mise à jour attend votre accord",
    text: "Elle a été lue, rien n’est publié : les fiches sont comme avant.",
    look: "Regarder ce qui changerait",
  },
  approve: "Publier cette mise à jour",
  approveHelp: "Elle pourra être annulée ensuite : les fiches redeviendront ce qu’elles sont aujourd’hui.",
  refuse: "Refuser",
  refuseHelp: "Rien ne change, et ce document ne vous sera plus présenté. Le suivant sera lu comme d’habitude.",
  undo: "Annuler cette mise à jour",
  undoHelp:
    "Chaque fiche redevient ce qu’elle était juste avant, et la prochaine mise à jour attendra votre accord. L’annulation peut elle-même être annulée.",
  redo: "Rétablir cette mise à jour",
  redoHelp: "Les fiches redeviennent ce que cette mise à jour en avait fait.",
  done: {
    approve: "La mise à jour est acceptée : elle est publiée dès maintenant.",
    refuse: "La mise à jour est refusée : rien n’a changé. Vous pouvez revenir sur ce refus depuis sa page.",
    undo: "L’annulation est lancée : chaque fiche redevient ce qu’elle était.",
    redo: "Le rétablissement est lancé.",
    approval: "Chaque mise à jour de cette source attendra maintenant un accord.",
    noApproval: "Les mises à jour de cette source sont de nouveau publiées d’elles-mêmes, sauf celles qui changeraient beaucoup.",
  },
  counts: {
    created: (n: number) => (n > 1 ? "nouvelles fiches" : "nouvelle fiche"),
    changed: (n: number) => (n > 1 ? "fiches modifiées" : "fiche modifiée"),
    missing: (n: number) => (n > 1 ? "fiches absentes de la liste" : "fiche absente de la liste"),
    archived: "mises de côté",
    returned: "de retour",
  },
  known: (n: number) => `Sur ${plural(n, "fiche connue", "fiches connues")} de cette source.`,
  fields: { title: "Champs modifiés", caption: "Nombre de fiches par champ modifié", field: "Champ", count: "Fiches" },
  drift: "Un champ se vide",
  samples: {
    created: "Nouvelles fiches",
    changed: "Fiches modifiées",
    caption: "Exemples, champ par champ, avant et après",
    missing: "Fiches qui ne sont plus dans la liste",
    missingNote: `Elles restent publiées, avec une mention. Après ${GRACE_DAYS} jours et ${GRACE_RUNS} listes complètes sans elles, elles sont mises de côté ; elles reviennent si la liste les reprend.`,
    entry: "Fiche",
    field: "Champ",
    before: "Avant",
    after: "Après",
    personal: "coordonnées, non montrées ici",
    nothing: "rien",
    some: (shown: number, all: number) => `${nb.format(shown)} exemples sur ${nb.format(all)}.`,
  },
  none: "Cette mise à jour n’a rien changé.",
  noSample: "Première lecture de la source : les fiches ont été publiées à mesure, le rapport les compte.",
  decisions: "Ce qui a été décidé",
  decided: {
    approve: "Acceptée",
    refuse: "Refusée",
    undo: "Annulée",
    redo: "Rétablie",
  } satisfies Record<RunDecision["verdict"], string>,
  by: (who: string) => `par ${who}`,
  someone: "un membre de l’équipe",
  terminal: "un administrateur, depuis le terminal",
  approval: {
    title: "Regarder avant de publier",
    on: "Chaque mise à jour de cette source attend l’accord d’une personne.",
    off: "Une mise à jour attend l’accord d’une personne quand plus d’une fiche sur cinq disparaîtrait, quand plus de la moitié changerait, ou quand un champ se viderait. Les autres sont publiées d’elles-mêmes.",
    ask: "Tout regarder avant de publier",
    stop: "Ne demander qu’en cas de doute",
  },
  actions: "Votre décision",
  fieldName: (field: string): string => fieldNames[field] ?? field,
};
