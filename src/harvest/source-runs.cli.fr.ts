import { fieldNames } from "../catalogue/index.ts";
import { plural } from "../web/index.ts";
import type { RunPlan } from "./run.ts";

const nb = new Intl.NumberFormat("fr-FR");

/** French texts of the commands that look at updates and decide of them. */
export const runsCli = {
  diff: {
    summary: "montre ce que changerait la mise à jour en attente, ou ce qu’a changé la dernière",
    usage: "<source>",
    none: (title: string) => `Aucune mise à jour de « ${title} » n’a encore changé de fiche.`,
    counts: ({ created, changed, missing, known }: RunPlan) =>
      `${plural(created, "nouvelle fiche", "nouvelles fiches")}, ${plural(changed, "modifiée", "modifiées")}, ${plural(missing, "absente", "absentes")}, sur ${nb.format(known)} connues`,
    field: (field: string, count: number) => `  ${fieldNames[field] ?? field} : ${plural(count, "fiche")}`,
    created: (title: string) => `  + ${title}`,
    missing: (title: string) => `  - ${title}`,
    changed: (title: string, field: string, before?: string, after?: string) =>
      `  ~ ${title} (${fieldNames[field] ?? field})${before === undefined && after === undefined ? "" : ` : ${before ?? "rien"} → ${after ?? "rien"}`}`,
    held: (held: string, slug: string) =>
      `${held}\nPublier : essaim source approve ${slug}\nRefuser : essaim source refuse ${slug}`,
  },
  approve: { summary: "publie la mise à jour qui attend un accord", usage: "<source>" },
  refuse: {
    summary: "refuse la mise à jour qui attend un accord : rien ne change",
    usage: "<source>",
    done: "Refusée : rien n’a changé. Pour revenir sur ce refus : essaim source approve <source>",
  },
  undo: {
    summary: "annule la dernière mise à jour qui a changé quelque chose",
    usage: "<source>\nChaque fiche redevient ce qu’elle était juste avant. Pour y revenir : essaim source redo <source>",
    done: "Annulée : chaque fiche est comme avant cette mise à jour. Pour la rétablir : essaim source redo <source>",
  },
  redo: {
    summary: "rétablit la mise à jour annulée en dernier",
    usage: "<source>",
    done: "Rétablie : les fiches sont de nouveau ce que cette mise à jour en avait fait.",
  },
};
