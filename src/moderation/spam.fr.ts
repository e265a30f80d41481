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
};
