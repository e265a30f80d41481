/** The admission rule: what belongs in the catalogue, by whose decision. */
export const admission = {
  short: {
    title: "Ce qui a sa place ici",
    lead: "Une réponse nouvelle, là où elle naît, à un besoin mal couvert, portée avec les personnes concernées.",
    points: [
      "Un projet tout jeune, encore fragile ou modeste, est bienvenu : dites simplement où il en est.",
      "Une publicité, l’offre d’un commerce ou de la propagande n’ont pas leur place.",
      "Une personne lit chaque proposition. Une réponse négative est toujours expliquée, et peut être contestée.",
    ],
    more: "Lire la règle d’admission entière",
  },
};
