/** French texts of the two sources that people fill by hand. */
export const fr = {
  contributions: {
    name: "Contributions",
    title: "Contributions des habitants",
    lead: "Ce que des personnes ont proposé ou corrigé ici, une valeur à la fois : chacune a confirmé son adresse, chaque contribution a été relue, et chaque fiche dit ce qui vient d’elles.",
  },
  holders: {
    name: "Porteurs de projets",
    title: "Ce que disent celles et ceux qui portent les projets",
    lead: "Une personne qui porte un projet peut demander à en tenir la fiche. Après vérification, ce qu’elle en dit passe avant tout le reste, et se lit sur la fiche à côté de ce que disent les réseaux.",
  },
  curators: {
    name: "Curateurs",
    title: "Ce que les curateurs ont tranché",
    lead: "Quand deux sources disent autre chose d’une même fiche, un curateur peut trancher, valeur par valeur. Sa décision est signée, datée, et peut être reprise ; ce que disent les sources reste lisible à côté.",
  },
  count: (n: number) =>
    n === 0 ? "Rien n’est encore venu de là." : n === 1 ? "Une contribution publiée." : `${n} contributions publiées.`,
  licence: "Textes sous Licence Ouverte 2.0 : libres d’usage, à condition de citer leur origine.",
  rule: "Ce qui a sa place ici, et qui en décide",
  contribute: "Proposer une initiative",
  network: "Réseau",
};
