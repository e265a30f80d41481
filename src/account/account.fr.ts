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
    hint: "Vérifiez que l’adresse est entière. Le dernier courrier reçu contient un lien à jour ; sinon, recommencez la démarche.",
  },
  spentLink: {
    detail: "Ce lien a déjà servi, ou un courrier plus récent l’a remplacé.",
    hint: "Si vous aviez confirmé, c’est enregistré : il n’y a rien à refaire. Le courrier reçu ensuite contient le lien de votre page privée.",
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
  noAccount: { detail: "Ce compte n’existe pas, ou plus.", hint: "Cherchez-le par son adresse." },
  factorNeeded: {
    detail: "Votre rôle d’administrateur demande un code à six chiffres.",
    hint: "Activez-le depuis votre compte, puis recommencez.",
  },
  lastAdministrator: {
    detail: "Ce compte est le seul administrateur : le supprimer fermerait la porte à tous.",
    hint: "Nommez d’abord un autre administrateur (npm run -s essaim -- account add <adresse> --admin).",
  },
  cli: {
    addSummary: "crée un compte, lui donne un rôle et affiche son lien de connexion",
    addUsage: "<adresse électronique> [--admin] [--partner <nom court>]\nExemple : essaim account add vous@exemple.fr --admin",
    addAdmin: "administrateur du site",
    addPartner: "responsable des données de ce réseau partenaire",
    addName: "nom à afficher",
    addRole: "contributor, partner-editor (avec --partner), expert, curator ou administrator",
    badRole: (value: string) => ({
      detail: `« ${value} » n’est pas un rôle.`,
      hint: "Les rôles : contributor, partner-editor, expert, curator, administrator.",
    }),
    needPartner: {
      detail: "Un responsable des données l’est d’un réseau partenaire.",
      hint: "Ajoutez --partner <nom court> ; essaim source list les montre.",
    },
    noPartner: {
      detail: "Ce rôle vaut sur tout le site, pas dans un réseau partenaire.",
      hint: "Retirez --partner, ou donnez le rôle partner-editor.",
    },
    resetSummary: "retire mot de passe et code à six chiffres d’un compte, ferme ses sessions et affiche un lien",
    resetUsage: "<adresse électronique>\nPour qui a perdu son téléphone et ses codes de secours.",
    reset: (email: string, link: string) =>
      `Compte remis à nu : ${email}\nLien de connexion (sept jours, une seule fois) :\n${link}`,
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
