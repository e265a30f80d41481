/** Reasons to think that a text is spam, or is not, as curators read them. */
export const spamTexts = {
  honeypot: "Un champ invisible pour les personnes a été rempli : seul un robot le voit.",
  tooFast: (seconds: number) => `Le formulaire a été rempli en ${Math.max(1, Math.round(seconds))} s.`,
  manyInHour: (count: number) => `Cette personne a envoyé ${count} autres contributions dans l’heure.`,
  manyInDay: (count: number) => `Cette personne a envoyé ${count} autres contributions dans la journée.`,
  sameText: (count: number) =>
    count === 1
      ? "Un autre envoi récent dit la même chose, presque mot pour mot."
      : `${count} autres envois récents disent la même chose, presque mot pour mot.`,
  sameDomain: (domain: string, cases: number) => `${cases} autres envois du jour mènent aussi à ${domain}.`,
  shortener: (host: string) => `Une adresse raccourcie (${host}) cache où elle mène.`,
  manyDomains: (count: number) => `Les liens mènent à ${count} sites différents.`,
  manyLinks: (count: number) => `${count} liens pour peu de texte.`,
  linkOnly: "Presque rien d’autre que des liens.",
  hidden: (count: number) =>
    count === 1 ? "Un caractère invisible coupe un mot." : `${count} caractères invisibles coupent des mots.`,
  mixed: (word: string) => `Des lettres d’un autre alphabet imitent les nôtres (« ${word} »).`,
  fancy: "Des lettres décoratives remplacent les lettres ordinaires.",
  bbcode: "Des liens sont écrits en code de forum ([url=…]).",
  htmlLinks: "Des liens sont écrits en HTML, comme le font les robots.",
  otherScript: "Le texte est écrit dans un autre alphabet.",
  english: "Le texte est en anglais.",
  regional: "Le texte est dans une langue de France autre que le français.",
  notFrench: "Le texte ne semble pas être en français.",
  fieldWords: (count: number) =>
    count === 1
      ? "Un mot de ceux qui agissent ensemble (association, habitants, entraide…)."
      : `${count} mots de ceux qui agissent ensemble (association, habitants, entraide…).`,
  selling: "Manières d’annonce : prix, urgence, numéro à appeler.",
  advert: "Une adresse ou un numéro, et pas un mot de ce qui se fait ensemble.",
  words: (advert: boolean, words: readonly string[]) =>
    `Des mots ${advert ? "de publicité" : "de contributions honnêtes"}${words.length > 0 ? ` (${words.join(", ")})` : ""}.`,
  families: {
    taxi: "Ressemble à une annonce de taxi ou de VTC.",
    essay: "Ressemble à une offre de rédaction de devoirs ou de mémoires.",
    loan: "Ressemble à une offre de prêt ou de crédit entre particuliers.",
    casino: "Ressemble à une annonce de casino ou de paris en ligne.",
    visibility: "Ressemble à une offre de référencement ou de sites web.",
    crypto: "Ressemble à une offre de cryptomonnaie ou de placement.",
    adult: "Ressemble à une annonce pour adultes.",
    goods: "Ressemble à une vente de médicaments, de contrefaçons ou d’animaux.",
    documents: "Ressemble à une vente de faux papiers ou de faux diplômes.",
    occult: "Ressemble à une annonce de voyance ou de marabout.",
    trades: "Ressemble à une annonce de dépannage ou de démarchage.",
    riches: "Promet de l’argent facile.",
    praise: "Un compliment passe-partout avec un lien.",
  },
};
