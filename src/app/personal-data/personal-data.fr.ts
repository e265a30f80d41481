/** French texts of what the parts of the instance that belong to no later room hold about persons. */
export const texts = {
  account: {
    processing: {
      purpose: "Vous reconnaître quand vous avez un compte",
      people: "Les personnes qui ont créé un compte ou y ont été invitées.",
      data: "L’adresse électronique, le nom et le profil s’ils sont donnés, les rôles, l’empreinte du mot de passe s’il y en a un, les sessions ouvertes et le journal des actes sur le compte. Aucune adresse de réseau (IP).",
      basis: "L’exécution du service que vous avez demandé en créant le compte (article 6.1.b du RGPD).",
      keptFor:
        "Jusqu’à ce que vous supprimiez le compte, ou trois ans sans connexion : un courrier vous prévient trente jours avant. Sessions : trente jours. Journal du compte : un an.",
      recipients: "Vous, et les administrateurs du site. Le profil est montré à ceux que vous avez choisis.",
    },
    own: "Votre compte",
    address: "Adresse",
    name: "Nom",
    roles: "Rôles",
    password: "Mot de passe",
    factor: "Second facteur",
    providers: "Connexion par un autre service",
    profile: "Votre profil",
    answers: "Réponses",
    session: "Une session ouverte",
    browser: "Navigateur",
    until: "Jusqu’au",
    event: "Journal du compte",
    what: "Acte",
    detail: "Détail",
    warning: {
      subject: (name: string) => `Votre compte sur ${name} va être effacé`,
      text: (name: string, url: string) =>
        `Bonjour,\n\nVotre compte sur ${name} n’a pas servi depuis bientôt trois ans. Nous ne gardons pas ce qui ne sert plus : il sera effacé dans trente jours.\n\nPour le garder, il suffit de vous connecter une fois :\n\n${url}/connexion\n\nSi vous ne faites rien, votre adresse disparaît de chez nous. Ce que vous avez apporté au commun reste, sans elle.\n`,
    },
  },
  letters: {
    processing: {
      purpose: "Vous envoyer les courriers que vous attendez",
      people: "Les personnes à qui le site écrit : liens demandés, réponses, avis.",
      data: "L’adresse et le texte du courrier, jusqu’à ce qu’il soit parti ; l’empreinte des liens privés envoyés et l’adresse à qui ils l’ont été.",
      basis: "L’exécution de ce que vous avez demandé (article 6.1.b du RGPD).",
      keptFor:
        "Un courrier est effacé dès qu’il est parti, au plus tard après trente jours (sans serveur de courrier, il est écrit dans un fichier de l’installation, effacé après trente jours) ; un lien, à son échéance.",
      recipients: "Personne d’autre que vous et votre service de messagerie.",
    },
    letter: "Un courrier qui vous attend, pas encore parti",
    file: "Un courrier écrit dans un fichier, faute de serveur de courrier",
    subject: "Objet",
    link: "Un lien privé qui vous a été envoyé",
    until: "Valable jusqu’au",
  },
  harvested: {
    processing: {
      purpose: "Permettre d’entrer en contact avec qui porte une initiative",
      people: "Les personnes dont l’adresse figure dans les fiches données par les réseaux partenaires ou par des contributeurs.",
      data: "L’adresse électronique telle que le partenaire la donne, et les fiches où elle figure. Qui a été informé et qui s’est opposé : par une empreinte, sans l’adresse.",
      basis:
        "L’intérêt légitime à faire connaître et à relier les initiatives (article 6.1.f du RGPD). Chaque personne en est informée une fois et peut s’y opposer d’une pression.",
      keptFor:
        "Tant que le partenaire donne la fiche, ou jusqu’à votre opposition. Le fichier d’origine du partenaire : jusqu’au suivant.",
      recipients:
        "Tout le monde si le partenaire la donne comme publique ; sinon les curateurs seuls, et la personne mise en relation quand vous l’acceptez.",
    },
    people: "Contribution",
    label: (title: string) => `Votre adresse dans la fiche « ${title} »`,
    address: "Adresse",
    from: "D’après",
    shown: "Affichée à tous",
    objected: "Votre opposition à ce que votre adresse figure ici",
    kept: "Gardé",
    fingerprint: "une empreinte, pour l’écarter des prochaines mises à jour",
  },
  jobs: {
    processing: {
      purpose: "Faire le travail de fond du site",
      people: "Personne : les tâches ne portent que des numéros.",
      data: "Ce qu’il y a à faire (mettre à jour une source, envoyer le courrier numéro tant), sans nom ni adresse.",
      basis: "Aucune donnée personnelle ; cette ligne est là pour que le registre soit complet.",
      keptFor: "Trente jours après la fin de la tâche.",
      recipients: "Les administrateurs du site.",
    },
  },
  files: {
    processing: {
      purpose: "Expliquer et refaire les mises à jour des sources",
      people: "Les personnes nommées dans les fichiers des réseaux partenaires.",
      data: "Les fichiers tels que les partenaires les ont donnés, et ce que leur lecture a signalé.",
      basis: "L’intérêt légitime à pouvoir dire d’où vient chaque information (article 6.1.f du RGPD).",
      keptFor:
        "Tant que la source est partagée. Dès qu’une personne demande un effacement, les fichiers passés des sources concernées sont détruits ; celui en service l’est quand le partenaire en donne un autre.",
      recipients: "Personne : ils ne sont ni affichés ni téléchargeables.",
    },
  },
} as const;
