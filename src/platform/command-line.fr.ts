/** French texts of the command line: help and refusals. */
export const commandLineFr = {
  program: "npm run -s essaim --",
  usage: (usage: string) => `Usage : ${usage}`,
  commands: "Commandes :",
  options: "Options :",
  commonOptions: {
    help: "explique la commande",
    json: "résultat en JSON sur la sortie standard",
  },
  moreHelp: (program: string) => `Pour en savoir plus sur une commande : ${program} <commande> --help`,
  exitCodes: "Codes de sortie : 0 réussi, 1 échec, 2 commande mal écrite, 3 rien trouvé.",
  unknownCommand: (typed: string) => `La commande « ${typed} » n'existe pas.`,
  unknownOption: (option: string, command: string) => `L'option ${option} n'existe pas pour « ${command} ».`,
  missingValue: (option: string) => `L'option ${option} attend une valeur.`,
  noValue: (option: string) => `L'option ${option} ne prend pas de valeur.`,
  tooMany: (argument: string) => `« ${argument} » est en trop.`,
  tooFew: "Il manque un argument.",
  didYouMean: (words: string[]) => `Vouliez-vous dire : ${words.join(", ")} ?`,
  seeHelp: (program: string, command: string) => `Voir : ${program} ${command} --help`,
  interrupted: "Interrompu.",
  defect: "Une erreur imprévue s'est produite ; c'est un défaut d'Essaim, merci de le signaler avec ce qui suit.",
};
