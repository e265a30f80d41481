/** French texts of the page where curators settle what a fiche shows. */
export const fr = {
  link: "Trancher entre ces versions",
  reserved: "(curateurs)",
  title: "Trancher les désaccords",
  lead: "Là où les sources disent autre chose, la règle en choisit une. Vous pouvez trancher vous-même : votre choix l’emporte sur toutes les sources, même après leurs mises à jour, jusqu’à ce que vous le repreniez. Ce que disent les autres reste lisible.",
  see: "Revenir à la fiche",
  none: {
    title: "Aucun désaccord",
    text: "Toutes les sources de cette fiche disent la même chose, ou se complètent.",
  },
  rule: "Laisser la règle choisir",
  now: (value: string, why: string) => `En ce moment : « ${value.replace(/\.$/, "")} ». ${why}`,
  said: (who: string) => `Dit par ${who}`,
  save: "Enregistrer mes choix",
  saved: (n: number) => (n === 0 ? "Rien n’a changé." : n === 1 ? "Un choix enregistré." : `${n} choix enregistrés.`),
  stale: "Une des valeurs choisies n’est plus dite par personne : relisez ce qui est dit maintenant.",
  separate: "Ces descriptions parlent de choses différentes ? Les séparer",
};
