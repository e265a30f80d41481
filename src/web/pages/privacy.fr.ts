/** Texts of the page Vie privée. Markdown. What it says is kept true by tests (cookies, requests to others). */
export const privacy = {
  title: "Vie privée",
  lead: "Lire ce site ne laisse pas de trace chez d’autres, et presque aucune ici.",
  reading: {
    title: "Quand vous lisez",
    body: `- **Aucun traceur, aucune mesure d’audience, aucune publicité.**
- **Aucun contenu venu d’ailleurs.** Les caractères, les cartes, les dessins sont servis par ce site. Les photos des partenaires restent chez eux : un lien y mène, et vous choisissez de le suivre.
- **Aucun cookie** tant que vous ne vous connectez pas, sauf une exception : après un envoi de formulaire, un message de confirmation vous attend une minute au plus sur la page suivante (\`essaim_notice\`).
- Ce que vous cherchez est écrit dans l’adresse de la page, pas dans un profil. Essaim ne tient pas de journal des visites ; l’hébergeur peut en tenir un, pour la sécurité, le temps que la loi permet.`,
  },
  account: {
    title: "Quand vous avez un compte",
    body: `Le compte sert aux personnes qui tiennent à jour les données d’un réseau. Nous gardons votre **adresse électronique**, votre nom si vous le donnez, vos rôles et la date de création. Pas de mot de passe : un lien, valable une heure, vous est envoyé.

Un cookie (\`essaim_session\`) vous reconnaît tant que la session dure ; il n’est lu que par ce site. Depuis [votre compte](/compte), vous pouvez fermer toutes vos sessions, **télécharger** ce que nous savons de vous et **supprimer** votre compte. Les décisions que vous avez signées restent, sans votre adresse.`,
  },
  people: {
    title: "Si vous êtes nommé dans une fiche",
    body: (
      referent: string,
    ) => `Les fiches parlent d’initiatives, parfois de personnes qui les portent. Les adresses et téléphones **de personnes** ne sont pas publiés, sauf si le réseau qui les donne a précisé qu’ils sont publics.

Vous pouvez demander à les voir, les corriger ou les faire retirer : écrivez au réseau dont ils viennent (son nom est dans la petite cellule, à côté de l’information) ou ${referent}. Le retrait ici est immédiat ; nous prévenons le réseau pour que l’information ne revienne pas.`,
  },
  rights: {
    title: "Vos droits",
    body: (referent: string) =>
      `Le règlement européen (RGPD) vous donne le droit d’accéder à vos données, de les corriger, de les effacer, de vous opposer à leur usage et de les emporter. Adressez-vous ${referent}. Si la réponse ne vous convient pas, la [CNIL](https://www.cnil.fr/fr/plaintes) reçoit les plaintes.`,
  },
} as const;
