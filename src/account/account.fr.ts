/** French texts of accounts and signing in. */
export const texts = {
  signInNeeded: {
    detail: "Cette page demande d’être connecté.",
    hint: "Connectez-vous avec votre adresse électronique, sur la page /connexion.",
  },
  forbidden: {
    detail: "Votre compte ne permet pas d’ouvrir cette page.",
    hint: "Demandez à l’administrateur de vous inviter dans le réseau partenaire concerné.",
  },
  badEmail: (value: string) => ({
    detail: `« ${value} » n’est pas une adresse électronique.`,
    hint: "Une adresse s’écrit comme camille@exemple.fr.",
  }),
  badPrivateLink: {
    detail: "Ce lien privé a déjà servi, a expiré ou est incomplet.",
    hint: "Vérifiez que l’adresse est entière. Le dernier courrier reçu contient un lien à jour ; sinon, recommencez la démarche.",
  },
  tooManyLinks: {
    detail: "Plusieurs courriers viennent d’être envoyés à cette adresse.",
    hint: "Regardez dans les courriers indésirables, ou recommencez dans une heure.",
  },
  badLink: {
    detail: "Ce lien de connexion a déjà servi, a expiré ou est incomplet.",
    hint: "Demandez-en un nouveau : un lien vaut une heure et ne sert qu’une fois.",
  },
  unknownAccount: (email: string) => ({
    detail: `Aucun compte n’a l’adresse ${email}.`,
    hint: "Créez-le : npm run -s essaim -- account add",
  }),
  tooMany: { detail: "Trop de demandes de lien en peu de temps.", hint: "Patientez un quart d’heure avant de recommencer." },
  signIn: {
    title: "Se connecter",
    lead: "Indiquez votre adresse : vous recevrez un lien qui vous connecte. Pas de mot de passe à retenir.",
    email: "Adresse électronique",
    emailHelp: "Celle que l’administrateur de ce site a invitée.",
    send: "Recevoir le lien",
    noAccount:
      "Chercher, lire et télécharger ne demandent aucun compte. Le compte sert aux personnes qui apportent et tiennent à jour les données d’un réseau.",
  },
  sent: {
    title: "Consultez votre messagerie",
    lead: "Si cette adresse a un compte ici, un lien de connexion vient de lui être envoyé. Il vaut une heure et ne sert qu’une fois.",
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
  mail: {
    subject: (name: string) => `Votre lien de connexion à ${name}`,
    text: (name: string, link: string) =>
      `Bonjour,\n\nPour vous connecter à ${name}, ouvrez ce lien (il vaut une heure et ne sert qu’une fois) :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : personne ne peut se connecter sans lui.\n`,
    inviteSubject: (name: string) => `Invitation à partager vos données sur ${name}`,
    invite: (name: string, partner: string, link: string) =>
      `Bonjour,\n\nVous êtes invité à tenir à jour les données de « ${partner} » sur ${name}. Ouvrez ce lien pour vous connecter (il vaut sept jours et ne sert qu’une fois) :\n\n${link}\n\nVous pourrez y déposer un fichier ou donner une adresse : Essaim reconnaît les colonnes et vous montre le résultat avant de publier quoi que ce soit.\n`,
  },
  done: { signedIn: "Vous êtes connecté.", signedOut: "Vous êtes déconnecté." },
  profile: {
    title: "Mon compte",
    email: "Adresse",
    since: "Créé le",
    roles: "Rôles",
    none: "Aucun rôle pour le moment.",
    everywhere: "sur tout le site",
    signOut: "Se déconnecter",
    signOutAll: "Fermer toutes mes sessions",
    export: "Télécharger mes données (JSON)",
    erase: "Supprimer mon compte",
    eraseHelp:
      "Votre adresse et vos rôles sont effacés tout de suite. Les décisions que vous avez signées restent, sans votre adresse.",
    erased: "Votre compte est supprimé.",
    lastAdministrator: {
      detail: "Ce compte est le seul administrateur : le supprimer fermerait la porte à tous.",
      hint: "Nommez d’abord un autre administrateur (npm run -s essaim -- account add <adresse> --admin).",
    },
  },
  cli: {
    addSummary: "crée un compte, lui donne un rôle et affiche son lien de connexion",
    addUsage: "<adresse électronique> [--admin] [--partner <nom court>]\nExemple : essaim account add vous@exemple.fr --admin",
    addAdmin: "administrateur du site",
    addPartner: "responsable des données de ce réseau partenaire",
    addName: "nom à afficher",
    listSummary: "liste les comptes et leurs rôles",
    none: "Aucun compte. Créez le premier : essaim account add vous@exemple.fr --admin",
    added: (email: string, link: string) => `Compte prêt : ${email}\nLien de connexion (sept jours, une seule fois) :\n${link}`,
  },
  roles: {
    administrator: "Administrateur",
    curator: "Curateur",
    expert: "Expert",
    "partner-editor": "Responsable des données",
    contributor: "Contributeur",
  },
} as const;
