import type { Standing } from "../../catalogue/index.ts";
import { plural } from "../../web/index.ts";

/** French texts of what sources are worth beside one another. */
export const standing = {
  title: "Confiance accordée aux sources",
  lead: "Quand plusieurs sources disent autre chose d’une même fiche, celle à laquelle vous faites le plus confiance est retenue ; à confiance égale, la plus récente. Ce que disent les autres reste lisible sur la fiche.",
  none: { title: "Aucune source pour l’instant", text: "Les sources que les partenaires ajoutent apparaîtront ici." },
  labels: {
    home: "Parle de ses propres actions : sa parole passe d’abord",
    trusted: "Très sûre",
    usual: "Comme les autres",
    unsure: "À vérifier : les autres passent avant",
  } satisfies Record<Standing, string>,
  of: (source: string) => `Confiance accordée à « ${source} »`,
  save: "Enregistrer",
  declared: (who: string, date: string) => `Choisi par ${who} le ${date}`,
  never: "Rien n’a été choisi : à égalité avec les autres.",
  someone: "un curateur",
  terminal: "l’équipe technique",
  saved: (source: string, standing: Standing) =>
    `« ${source} » : ${standing === "usual" ? "comme les autres" : standing === "trusted" ? "très sûre" : standing === "home" ? "parle de ses propres actions" : "à vérifier"}. Les fiches qu’elle partage avec d’autres sont recalculées dans les minutes qui viennent.`,
  same: (source: string) => `Rien n’a changé pour « ${source} ».`,
  rank: "Confiance accordée",
  change: "Changer",
  badStanding: {
    detail: "Ce degré de confiance n’existe pas.",
    hint: "Choisissez home (parle de ses propres actions), trusted (très sûre), usual (comme les autres) ou unsure (à vérifier).",
  },
  cli: {
    summary: "dit quelle confiance accorder à une source à côté des autres",
    usage:
      "<source> [home|trusted|usual|unsure]\nhome : parle de ses propres actions ; trusted : très sûre ; usual : comme les autres ; unsure : à vérifier.\nSans degré, montre celui qui est en vigueur.",
    now: (source: string, label: string) => `${source} : ${label.toLowerCase()}`,
    done: (source: string, label: string, n: number) =>
      `${source} : ${label.toLowerCase()}. ${plural(n, "fiche partagée recalculée", "fiches partagées recalculées")}.`,
  },
};
