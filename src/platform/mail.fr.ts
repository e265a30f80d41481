/** French texts of mail. */
export const mailFr = {
  badAddress: (address: string) => `« ${address} » n'est pas une adresse de courriel.`,
  badAddressHint: "Écrivez une seule adresse, comme prenom.nom@exemple.fr.",
  badSmtpUrl: "ESSAIM_SMTP_URL n'est pas une adresse de serveur d'envoi.",
  badSmtpUrlHint: "Écrivez-la ainsi : smtp://utilisateur:motdepasse@serveur:587, ou smtps://… sur le port 465.",
  unreachable: (server: string, why: string) => `Le serveur d'envoi de courriels ${server} n'a pas pris le message (${why}).`,
  unreachableHint: "Le message sera renvoyé plus tard. Si cela dure, vérifiez le réglage du serveur d'envoi (ESSAIM_SMTP_URL).",
};
