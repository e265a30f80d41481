type Letter = { subject: string; text: string };
type Here = { name: string; url: string };

const whatToDo = (here: Here) =>
  `Si ce n’est pas vous : connectez-vous par un lien (${here.url}/connexion), ouvrez ${here.url}/compte, fermez les autres sessions et retirez ce que vous ne reconnaissez pas.`;

/** Letters about accounts. Each says what happened, what pressing its link does, and what to do if nothing was asked. */
export const mails = {
  signIn: (name: string, link: string): Letter => ({
    subject: `Votre lien de connexion à ${name}`,
    text: `Bonjour,\n\nPour vous connecter à ${name}, ouvrez ce lien puis pressez le bouton (il vaut une heure et ne sert qu’une fois) :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : personne ne peut se connecter sans lui.\n`,
  }),
  register: (name: string, link: string): Letter => ({
    subject: `Ouvrir votre compte sur ${name}`,
    text: `Bonjour,\n\nQuelqu’un, sans doute vous, a demandé à se connecter à ${name} avec cette adresse, qui n’y a pas encore de compte.\n\nPour ouvrir votre compte et vous connecter, ouvrez ce lien puis pressez le bouton (il vaut une heure et ne sert qu’une fois) :\n\n${link}\n\nRien n’est créé tant que le bouton n’est pas pressé. Si vous n’avez rien demandé, ignorez ce message : votre adresse ne sera pas gardée.\n`,
  }),
  invitePartner: (name: string, partner: string, link: string): Letter => ({
    subject: `Invitation à partager vos données sur ${name}`,
    text: `Bonjour,\n\nVous êtes invité à tenir à jour les données de « ${partner} » sur ${name}. Ouvrez ce lien pour vous connecter (il vaut sept jours et ne sert qu’une fois) :\n\n${link}\n\nVous pourrez y déposer un fichier ou donner une adresse : Essaim reconnaît les colonnes et vous montre le résultat avant de publier quoi que ce soit.\n`,
  }),
  invite: (name: string, role: string, link: string): Letter => ({
    subject: `Invitation à rejoindre ${name}`,
    text: `Bonjour,\n\nVous êtes invité à rejoindre ${name}. Votre rôle : ${role}. Ouvrez ce lien pour vous connecter (il vaut sept jours et ne sert qu’une fois) :\n\n${link}\n\nSi cette invitation ne vous dit rien, ignorez ce message, ou répondez-y.\n`,
  }),
  roleGranted: (here: Here, role: string): Letter => ({
    subject: `Un rôle vous est confié sur ${here.name}`,
    text: `Bonjour,\n\nUn nouveau rôle vous est confié sur ${here.name} : ${role}.\n\nVous le verrez sur votre compte, après vous être connecté : ${here.url}/compte\n`,
  }),
  passwordSet: (here: Here): Letter => ({
    subject: `Votre mot de passe sur ${here.name} est enregistré`,
    text: `Bonjour,\n\nUn mot de passe vient d’être enregistré ou changé pour votre compte sur ${here.name}. Les autres sessions sont fermées. Le lien par courrier reste possible.\n\n${whatToDo(here)}\n`,
  }),
  passwordRemoved: (here: Here): Letter => ({
    subject: `Votre mot de passe sur ${here.name} est retiré`,
    text: `Bonjour,\n\nVotre compte sur ${here.name} n’a plus de mot de passe : vous vous connectez par un lien envoyé à cette adresse.\n\n${whatToDo(here)}\n`,
  }),
  factorOn: (here: Here): Letter => ({
    subject: `Le code à six chiffres est demandé sur ${here.name}`,
    text: `Bonjour,\n\nVotre compte sur ${here.name} demande désormais un code de votre téléphone à chaque connexion. Les autres sessions sont fermées. Gardez vos codes de secours à l’abri.\n\n${whatToDo(here)}\n`,
  }),
  factorOff: (here: Here): Letter => ({
    subject: `Le code à six chiffres n’est plus demandé sur ${here.name}`,
    text: `Bonjour,\n\nVotre compte sur ${here.name} ne demande plus de code de votre téléphone.\n\n${whatToDo(here)}\n`,
  }),
  recoveryUsed: (here: Here, left: number): Letter => ({
    subject: `Un code de secours vient de servir sur ${here.name}`,
    text: `Bonjour,\n\nUn de vos codes de secours vient de servir pour vous connecter à ${here.name}. ${left === 0 ? "C’était le dernier : demandez-en de nouveaux" : `Il en reste ${left} ; vous pouvez en demander de nouveaux`} sur ${here.url}/compte/second-facteur\n\n${whatToDo(here)}\n`,
  }),
  providerLinked: (here: Here, label: string): Letter => ({
    subject: `Vous vous connectez à ${here.name} avec ${label}`,
    text: `Bonjour,\n\nVotre compte sur ${here.name} vient d’être ouvert avec ${label}, qui garantit cette adresse. Vous pouvez continuer à vous connecter par lien.\n\n${whatToDo(here)}\n`,
  }),
  confirmAddress: (here: Here, link: string): Letter => ({
    subject: `Confirmez votre nouvelle adresse sur ${here.name}`,
    text: `Bonjour,\n\nVous avez demandé que votre compte sur ${here.name} porte cette adresse. Pour confirmer, ouvrez ce lien puis pressez le bouton (il vaut un jour et ne sert qu’une fois) :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : rien ne changera.\n`,
  }),
  addressTaken: (here: Here): Letter => ({
    subject: `Votre adresse a déjà un compte sur ${here.name}`,
    text: `Bonjour,\n\nQuelqu’un, sans doute vous, a demandé que son compte sur ${here.name} porte cette adresse. Elle a déjà un compte : rien ne change.\n\nPour n’en garder qu’un, connectez-vous avec cette adresse et supprimez ce compte-là, puis recommencez : ${here.url}/connexion\n`,
  }),
  addressChanged: (here: Here, link: string): Letter => ({
    subject: `L’adresse de votre compte sur ${here.name} a changé`,
    text: `Bonjour,\n\nVotre compte sur ${here.name} porte désormais une autre adresse : celle-ci n’y sert plus à se connecter.\n\nSi ce n’est pas vous, reprenez votre compte : ouvrez ce lien puis pressez le bouton (il vaut sept jours et ne sert qu’une fois). L’ancienne adresse revient, toutes les sessions sont fermées et le mot de passe est retiré :\n\n${link}\n`,
  }),
} as const;
