import type { TerritoryKind } from "../geography/index.ts";

const NBSP = "\u00a0";

/** French texts of the page of a territory. */
export const territoryFr = {
  follow: "Suivre ce territoire",
  kinds: {
    commune: "Commune",
    epci: "Intercommunalité",
    department: "Département",
    region: "Région",
    declared: "Territoire",
  } satisfies Record<TerritoryKind, string>,
  population: (count: string) => `${count}${NBSP}habitants`,
  code: (code: string) => `code ${code}`,
  description: (name: string, total: string) => `Ce qui est recensé à ${name}${NBSP}: ${total} fiches.`,
  here: "Ce qui est recensé ici",
  search: "Chercher ici",
  all: (total: string) => `Voir les ${total} fiches`,
  map: "Où, de près",
  parts: {
    region: "Département par département",
    department: "Intercommunalité par intercommunalité",
    epci: "Commune par commune",
    declared: "Commune par commune",
    commune: "",
  } satisfies Record<TerritoryKind, string>,
  partName: "Territoire",
  partCount: "Fiches",
  emptyParts: (count: string, one: boolean) =>
    one ? `Dans ${count} autre, rien n’est encore recensé.` : `Dans ${count} autres, rien n’est encore recensé.`,
  neighbours: "À côté",
  missing: "Recensé autour, pas encore ici",
  missingNote: "Ce n’est pas un verdict : peut-être que personne ne l’a encore raconté.".replace(" :", `${NBSP}:`),
  emptyTitle: "Rien de recensé ici pour l’instant",
  emptyText: "Cela ne veut pas dire que rien ne s’y passe : personne ne nous l’a encore raconté.".replace(" :", `${NBSP}:`),
  nearest: "Le plus proche",
  notFound: {
    detail: "Ce territoire n’existe pas, ou n’existe plus sous ce code.",
    hint: "Cherchez-le par son nom dans la case « Où ».".replace("« ", `«${NBSP}`).replace(" »", `${NBSP}»`),
  },
};
