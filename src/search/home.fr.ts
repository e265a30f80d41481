const NBSP = "\u00a0";

/** French texts of the home page. */
export const home = {
  sentence: "Trouver qui a déjà répondu à ce besoin, ici ou ailleurs.",
  what: (territory?: string) =>
    `Le carrefour des innovations sociales${territory ? `, pour ${territory}` : ""}${NBSP}: ce que des réseaux savent chacun de leur côté, réuni en un seul lieu.`,
  map: "Ce qui est recensé, cellule par cellule",
  mapLabel: "Carte des innovations recensées",
  mapLink: "La carte en grand",
  themes: "Par thème",
  placeTypes: "Par type de lieu",
  figures: "En ce moment",
  innovations: (count: number) => (count > 1 ? "innovations recensées" : "innovation recensée"),
  others: "acteurs, lieux, ressources et récits",
  partners: (count: number) => (count > 1 ? "réseaux partenaires" : "réseau partenaire"),
  communes: (count: number) => (count > 1 ? "communes où il se passe quelque chose" : "commune où il se passe quelque chose"),
  latest: "Derniers arrivés",
  latestLink: "Tous les derniers arrivés",
  network: "Ils partagent ce qu’ils savent",
  networkLink: "Le réseau",
  empty: `Rien n’est encore recensé${NBSP}: la première mise à jour d’une source remplira cette page.`,
};
