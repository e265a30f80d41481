const NBSP = "\u00a0";

/** French texts of the map page. */
export const map = {
  title: "Carte",
  lead: "Ce qui est recensé, cellule par cellule : chaque cellule couvre une même surface.".replace(" :", `${NBSP}:`),
  label: "Carte de ce qui est recensé",
  total: (count: number, shown: string) =>
    count === 0 ? "Aucune fiche à montrer" : `${shown}${NBSP}${count === 1 ? "fiche" : "fiches"}`,
  levels: "Découper par",
  levelNames: { cells: "Cellules", departments: "Départements", epci: "Intercommunalités" },
  modes: "Montrer",
  modeNames: { count: "Le nombre de fiches", perInhabitant: "Par habitant", empty: "Où rien n’est recensé" },
  emptyNote: "« Rien de recensé » n’est pas un verdict : personne ne nous a encore raconté ce qui s’y fait."
    .replace("« ", `«${NBSP}`)
    .replace(" »", `${NBSP}»`)
    .replace(" :", `${NBSP}:`),
  epciNote: "Les intercommunalités se lisent mieux en tableau.",
  wholeTable: "Le tableau entier",
  list: "Les mêmes fiches en liste",
  close: (name: string) => (name ? `De près${NBSP}: ${name.charAt(0).toLowerCase()}${name.slice(1)}` : "De près"),
  localLabel: (count: number) => `Carte rapprochée, ${count}${NBSP}${count === 1 ? "repère" : "repères"}`,
  several: (count: string) => `${count} lieux au même endroit ou presque`,
  background: (credit: string) => `Fond de carte : ${credit}`,
  truncated: `Il y a ici plus de lieux que la carte n’en peut dessiner${NBSP}: approchez-vous pour les voir tous.`,
  around: "Se déplacer sur la carte",
  wider: "Plus large",
  closer: "Plus près",
  north: "Vers le nord",
  south: "Vers le sud",
  east: "Vers l’est",
  west: "Vers l’ouest",
  whole: "Toute la France",
  here: "Ce qui est ici",
  scale: (km: string) => `${km}${NBSP}km`,
};
