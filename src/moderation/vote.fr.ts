const nb = new Intl.NumberFormat("fr-FR");
const many = (count: number, one: string, several: string) => `${nb.format(count)} ${count < 2 ? one : several}`;

/** French texts of the page where whoever is signed in confirms or contests. */
export const votes = {
  title: "À confirmer",
  description:
    "Les propositions et les corrections qui attendent : confirmez ce que vous savez vrai, contestez ce qui ne l’est pas.",
  lead: "Vous connaissez l’une de ces initiatives ? Confirmez-la, ou dites ce qui ne va pas.",
  how: (confirmations: number) =>
    `${confirmations} confirmations sans contestation, dont une d’une personne connue ici depuis une semaine, suffisent pour publier. Une contestation appelle les curateurs.`,
  unchecked: "Personne n’a encore vérifié ce qui suit : ce sont les mots de celles et ceux qui proposent.",
  list: "Contributions à confirmer",
  none: "Rien à confirmer pour le moment.",
  noneHint: "Ce que d’autres proposeront s’affichera ici.",
  since: (when: string) => `attend depuis ${when}`,
  by: "par",
  tally: (confirmations: number, contests: number) =>
    [
      many(confirmations, "confirmation", "confirmations"),
      ...(contests > 0 ? [many(contests, "contestation", "contestations")] : []),
    ].join(", "),
  confirm: "Je confirme",
  contest: "Je conteste…",
  contestWhy: "Ce qui ne va pas, en quelques mots",
  contestHelp: "Votre raison est lue par les curateurs, avec votre nom de compte. Elle n’est pas publiée.",
  contestSend: "Contester",
  own: "C’est vous qui l’avez envoyée : d’autres la confirmeront.",
  given: { confirm: "Vous avez confirmé.", contest: "Vous avez contesté." },
  takeBack: "Reprendre ma voix",
  signIn: "Connectez-vous pour confirmer ou contester",
  pages: "Pages des contributions à confirmer",
  done: {
    counted: "Merci, votre voix est comptée.",
    accepted: "Merci : avec votre voix, c’est accepté.",
    back: "Votre voix est reprise.",
  },
};
