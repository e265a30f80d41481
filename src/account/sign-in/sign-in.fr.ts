/** French texts of signing in. */
export const signInTexts = {
  title: "Se connecter",
  lead: "Indiquez votre adresse : vous recevrez un lien. Il vous connecte, ou ouvre votre compte si vous n’en avez pas encore.",
  email: "Adresse électronique",
  send: "Recevoir un lien",
  noAccount:
    "Chercher, lire, télécharger, proposer une fiche ou signaler une erreur ne demandent aucun compte. Le compte sert à retrouver ce que l’on a fait, et à celles et ceux qui tiennent à jour les données d’un réseau.",
  withProvider: (label: string) => `Se connecter avec ${label}`,
  done: {
    signedIn: "Vous êtes connecté.",
    signedOut: "Vous êtes déconnecté.",
    registered: "Votre compte est ouvert, et vous êtes connecté.",
  },
  sent: {
    title: "Consultez votre messagerie",
    lead: "Un courrier vient de partir à cette adresse, si elle existe. Il contient un lien qui vous connecte, ou qui ouvre votre compte si vous n’en avez pas encore. Le lien vaut une heure et ne sert qu’une fois.",
    nothing: "Rien reçu après quelques minutes ? Regardez dans les courriers indésirables, vérifiez l’adresse, puis",
    again: "demandez un autre lien",
    local:
      "Sur cette installation, les courriers sont écrits dans le dossier de données (sous-dossier mail) : l’administrateur peut y lire le lien.",
  },
  confirm: {
    title: "Ouvrir la session",
    lead: (email: string) => `Vous allez vous connecter comme ${email}.`,
    go: "Se connecter",
  },
  register: {
    title: "Ouvrir votre compte",
    lead: (email: string) => `Cette adresse n’a pas encore de compte : ${email}.`,
    kept: "Nous garderons cette adresse, la date d’ouverture et celle de votre dernière connexion. Rien n’en est publié. Vous pourrez tout emporter ou tout effacer depuis votre compte.",
    privacy: "Vie privée",
    go: "Ouvrir mon compte",
  },
  password: {
    summary: "J’ai un mot de passe",
    label: "Mot de passe",
    go: "Se connecter avec le mot de passe",
    noMatch: {
      detail: "Cette adresse et ce mot de passe ne vont pas ensemble, ou trop d’essais viennent d’échouer.",
      hint: "Recevez plutôt un lien : il vous connecte sans mot de passe, et vous pourrez en choisir un autre.",
    },
    wrongCurrent: { detail: "Ce n’est pas votre mot de passe actuel, ou trop d’essais viennent d’échouer." },
    faults: {
      short: "Ce mot de passe est trop court : il en faut douze caractères au moins. Une phrase convient très bien.",
      long: "Ce mot de passe est trop long : deux cents caractères au plus.",
      obvious: "Ce mot de passe est de ceux que l’on essaie en premier. Prenez plutôt quelques mots qui ne vont pas ensemble.",
      personal: "Ce mot de passe contient votre adresse : quelqu’un d’autre l’essaierait. Prenez d’autres mots.",
    },
  },
  again: {
    detail: "Pour changer ce qui protège votre compte, il faut s’être connecté depuis moins d’une heure.",
    hint: "Reconnectez-vous, puis recommencez.",
  },
  step: {
    title: "Votre code à six chiffres",
    lead: "Ouvrez sur votre téléphone l’application qui donne vos codes, et recopiez celui de ce site.",
    code: "Code",
    help: "Six chiffres. Sans votre téléphone : un de vos codes de secours.",
    go: "Continuer",
    restart: "Recommencer la connexion",
    over: {
      detail: "Cette connexion a commencé il y a trop longtemps, ou dans un autre navigateur.",
      hint: "Recommencez depuis la page Se connecter.",
    },
  },
  provider: {
    none: { detail: "Ce site ne propose pas d’autre façon de se connecter.", hint: "Recevez un lien par courrier." },
    unreachable: {
      detail: "Le service d’identité ne répond pas.",
      hint: "Recevez un lien par courrier à la place, ou recommencez dans quelques minutes.",
    },
    refused: {
      detail: "La connexion par le service d’identité n’a pas abouti.",
      hint: "Recommencez, ou recevez un lien par courrier.",
    },
    noEmail: {
      detail: "Le service d’identité ne garantit pas votre adresse électronique : elle ne suffit pas à vous reconnaître ici.",
      hint: "Faites-la vérifier auprès de lui, ou recevez un lien par courrier.",
    },
  },
} as const;
