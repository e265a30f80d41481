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
  giving: {
    title: "Quand vous apportez quelque chose",
    body: `Proposer une fiche, corriger, commenter, suivre un sujet, demander une mise en relation : rien de cela ne demande un compte. Nous vous demandons une **adresse électronique**, vérifiée par un lien, pour vous répondre et pour que vous puissiez changer d’avis. Elle n’est **jamais affichée** ; votre nom ne l’est que si vous l’écrivez pour cela.

Dans une mise en relation, aucune adresse n’est montrée à l’autre avant que chacun ait accepté. Chaque courrier que vous recevez dit comment ne plus en recevoir, d’une seule pression.`,
  },
  account: {
    title: "Quand vous avez un compte",
    body: `Nous gardons votre **adresse électronique**, ce que vous dites de vous si vous le souhaitez, vos rôles, vos sessions ouvertes et les actes faits sur le compte. Un mot de passe est possible, jamais obligatoire, et n’est gardé que sous une forme qui ne permet pas de le retrouver.

Un cookie (\`essaim_session\`) vous reconnaît tant que la session dure ; il n’est lu que par ce site. Qui modère ou compare des doublons peut allumer ou couper les raccourcis du clavier : ce choix reste dans son navigateur, nulle part ailleurs. Depuis [votre compte](/compte), vous pouvez fermer vos sessions et **supprimer** votre compte. Un compte que personne n’utilise est effacé après trois ans, et vous êtes prévenu un mois avant. Les décisions que vous avez signées restent, sans votre adresse.`,
  },
  people: {
    title: "Si vous êtes nommé dans une fiche",
    body: (
      referent: string,
    ) => `Les fiches parlent d’initiatives, parfois de personnes qui les portent. Les adresses et téléphones **de personnes** ne sont pas publiés, sauf si le réseau qui les donne a précisé qu’ils sont publics.

Quand votre adresse nous parvient par un réseau partenaire, ce site vous en **informe une fois** par courrier, avec un lien pour vous y opposer d’une pression (sauf quand il n’a pas de serveur de courrier, ou que son administrateur y a renoncé). Vous pouvez aussi le faire quand vous voulez depuis la page [Mes données](/vie-privee/mes-donnees), ou en écrivant ${referent}. Votre adresse est alors retirée de chaque fiche et de ses versions passées, tout de suite, et écartée des mises à jour suivantes.`,
  },
  rights: {
    title: "Vos droits",
    body: (referent: string) =>
      `Le règlement européen (RGPD) vous donne le droit d’accéder à vos données, de les corriger, de les effacer, de vous opposer à leur usage et de les emporter. Tout cela se fait sans compte et sans attendre :

- **[Mes données](/vie-privee/mes-donnees)** : voir, télécharger et effacer ce que ce site sait de vous ;
- **[Le registre](/vie-privee/registre)** : tout ce que ce site fait de données sur des personnes, pourquoi, pour combien de temps.

Une question, une difficulté ? Écrivez ${referent}. Si la réponse ne vous convient pas, la [CNIL](https://www.cnil.fr/fr/plaintes) reçoit les plaintes.`,
  },
} as const;
