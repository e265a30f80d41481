/** French texts of the second factor. */
export const factorTexts = {
  title: "Code à six chiffres",
  back: "Mon compte",
  badCode: {
    detail: "Ce code n’est pas le bon, ou il a déjà servi.",
    hint: "Attendez que le téléphone en montre un autre, et vérifiez qu’il est à l’heure.",
  },
  locked: {
    detail: "Plusieurs codes faux viennent d’être donnés : il faut attendre avant de recommencer.",
    hint: "Une minute au début, une heure au plus.",
  },
  alreadyOn: {
    detail: "Le code à six chiffres est déjà demandé pour ce compte.",
    hint: "Pour changer de téléphone, désactivez-le d’abord depuis votre compte.",
  },
  again: {
    detail: "Pour changer ce qui protège votre compte, il faut s’être connecté depuis moins d’une heure.",
    hint: "Reconnectez-vous, puis recommencez.",
  },
  start: {
    title: "Protéger votre compte par un code",
    lead: "Une boîte aux lettres peut être ouverte par quelqu’un d’autre. Avec un code de votre téléphone, votre compte reste fermé.",
    how: "Il vous faut une application qui donne des codes, sur votre téléphone ou votre ordinateur : par exemple Aegis, FreeOTP, 2FAS, Google Authenticator, Bitwarden ou KeePassXC.",
    required:
      "Votre rôle d’administrateur ouvre toutes les portes de ce site : le code est nécessaire avant d’ouvrir une page d’administration. Deux minutes suffisent, une seule fois.",
    go: "Commencer",
  },
  setUp: {
    title: "Relier votre application",
    scanTitle: "Montrez ce dessin à l’application",
    scan: "Dans l’application, ajoutez un compte et visez ce carré.",
    alt: "QR code à lire avec l’application qui donne les codes ; la clé écrite à côté dit la même chose.",
    typeTitle: "Ou recopiez la clé",
    type: "Si l’application est sur cet appareil, choisissez « saisir une clé », de type « basée sur l’heure ».",
    key: "Clé",
    open: "Ouvrir dans l’application de cet appareil",
    codeTitle: "Donnez le code qu’elle affiche",
    code: "Code à six chiffres",
    go: "Vérifier et activer",
  },
  codes: {
    title: "Vos codes de secours",
    done: "Le code à six chiffres est demandé désormais à chaque connexion.",
    lead: "Si vous perdez votre téléphone, un de ces codes vous ouvre la porte. Chacun ne sert qu’une fois. Ils ne seront plus montrés : imprimez cette page ou recopiez-les maintenant.",
    label: "Codes de secours",
    go: "J’ai gardé mes codes",
  },
  on: {
    title: "Votre compte est protégé",
    since: (date: string) => `Un code de votre téléphone est demandé à chaque connexion, depuis le ${date}.`,
    left: (count: number) =>
      count === 0
        ? "Il ne vous reste aucun code de secours : demandez-en de nouveaux."
        : `Il vous reste ${count} code${count > 1 ? "s" : ""} de secours.`,
    renewTitle: "Nouveaux codes de secours",
    renew: "Les anciens ne vaudront plus rien.",
    renewGo: "Obtenir dix nouveaux codes",
    stopTitle: "Désactiver",
    stop: "Pour changer de téléphone, désactivez ici puis recommencez avec le nouveau.",
    stopRequired: "Vous ne pourrez plus administrer ce site tant que vous n’en aurez pas activé un autre.",
    stopGo: "Ne plus demander de code",
    code: "Code de votre téléphone, ou code de secours",
  },
  stopped: "Le code à six chiffres n’est plus demandé.",
} as const;
