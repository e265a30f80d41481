import { withDe } from "../engine/text/index.ts";
import { plural } from "../web/index.ts";

const nb = new Intl.NumberFormat("fr-FR");

/** French texts of starting, configuring and asking the server. */
export const texts = {
  tagline: "Le carrefour des innovations sociales",
  badVariable: (name: string, value: string, expected: string) => ({
    detail: `La variable ${name} vaut « ${value} », ce qui ne convient pas : ${expected}.`,
    hint: `Corrigez ${name}, ou retirez-la pour la valeur par défaut, puis relancez.`,
  }),
  expectPort: "il faut un nombre entre 0 et 65535, par exemple PORT=3000",
  expectUrl: "il faut une adresse complète, par exemple https://essaim.exemple.fr",
  expectDatabaseUrl: "il faut une adresse PostgreSQL, par exemple postgres://utilisateur:motdepasse@localhost/essaim",
  expectProxies: "il faut des adresses de serveurs mandataires séparées par des virgules, par exemple 127.0.0.1, 10.0.0.0/8",
  expectSmtp: "il faut une adresse de serveur d’envoi, par exemple smtp://utilisateur:motdepasse@mail.exemple.fr:587",
  expectSecondFactor: "il faut « required » (le code à six chiffres est demandé aux administrateurs) ou « optional »",
  expectIssuer: "il faut l’adresse d’un service OpenID Connect, en https, par exemple https://identite.exemple.fr",
  expectClientId: "il faut l’identifiant que le service d’identité a donné à ce site",
  expectLabel: "il faut un nom court (soixante caractères au plus), par exemple ProConnect",
  expectRelayDomain: "il faut un nom de domaine à vous, par exemple relais.exemple.fr",
  expectRelayDomainToo: "il faut aussi ESSAIM_RELAY_DOMAIN, le domaine des adresses de relais",
  expectRelayPort: "il faut un nombre entre 0 et 65535, par exemple ESSAIM_RELAY_PORT=2525",
  portTaken: (port: number) => ({
    detail: `Le port ${port} est déjà occupé par un autre programme.`,
    hint: `Arrêtez-le, ou choisissez-en un autre : PORT=${port + 1} npm start`,
  }),
  portDenied: (port: number) => ({
    detail: `Ce compte n’a pas le droit d’écouter sur le port ${port}.`,
    hint: "Choisissez un port au-dessus de 1024, par exemple : PORT=3000 npm start",
  }),
  badHost: (host: string) => ({
    detail: `La variable HOST vaut « ${host} », qui n’est pas une adresse de cette machine.`,
    hint: "Retirez HOST pour n’écouter que sur cette machine, ou donnez HOST=0.0.0.0 pour toutes ses adresses.",
  }),
  starting: (name: string) => `${name} démarre…`,
  demoStart: "  premier démarrage : mise à jour du réseau de démonstration",
  demoSource: (title: string, records: number) => `  ✓ ${title} : ${nb.format(records)} fiches lues`,
  demoFailed: (title: string, why: string) => `  ✗ ${title} : ${why}`,
  letter: (file: string) => `  courrier écrit : ${file}`,
  summary: (sources: number, records: number, entries: number, seconds: string, url: string) =>
    `${plural(sources, "source")}, ${plural(records, "version de partenaire", "versions de partenaires")}, ${plural(entries, "fiche")}, en ${seconds} s.\nEssaim est ouvert : ${url}   (Ctrl+C pour arrêter)`,
  nobodyReceives:
    'personne ne reçoit les demandes de contact : ni référent, ni administrateur. Donnez ESSAIM_REFERENT="Nom <adresse@exemple.fr>", ou créez un compte : npm run essaim -- account add <adresse> --admin',
  backup: {
    summary: "sauvegarde tout ce que l’instance garde",
    usage:
      "[<fichier>]\nSans nom : dans le dossier backups. « .sqlite » : copie de la base embarquée ; sinon forme lisible par les deux moteurs (« .gz » : compressée).",
    written: (file: string, documents: string) => `Sauvegarde écrite : ${file}\nDocuments des partenaires : ${documents}`,
    restoreSummary: "remet une sauvegarde dans une base vide (embarquée ou PostgreSQL)",
    restoreUsage:
      "<fichier>\nChangez ESSAIM_DATA ou DATABASE_URL pour restaurer ailleurs : c’est ainsi qu’on passe d’un moteur à l’autre.",
    restored: (rows: number, documents: boolean) =>
      `${nb.format(rows)} lignes remises.${documents ? "" : " Aucun dossier de documents à côté de la sauvegarde : les fichiers déposés seront à redonner."}`,
  },
  doctor: {
    summary: "vérifie l’installation et dit ce qu’il faut réparer",
    node: "Node",
    folder: "dossier de données",
    database: "base de données",
    postgres: "PostgreSQL (DATABASE_URL)",
    entries: "catalogue",
    entriesDetail: (entries: number, seq: number) => `${nb.format(entries)} fiches, ${nb.format(seq)} changements au journal`,
    sources: "sources",
    sourcesFine: (n: number) => `${nb.format(n)}, toutes lues au moins une fois`,
    sourcesLate: (slugs: string[]) => `jamais lues entièrement : ${slugs.join(", ")} (essaim harvest <source>)`,
    jobs: "travaux",
    jobsDetail: (dead: number) => (dead ? `${nb.format(dead)} abandonnés après plusieurs essais` : "aucun en échec"),
    mail: "courrier",
    smtp: "envoyé par le serveur configuré",
    mailFolder: (path: string) => `écrit dans ${path} (ESSAIM_SMTP_URL non configurée)`,
    team: "équipe",
    teamFine: "quelqu’un reçoit les demandes",
    url: "adresse publique",
  },
  api: {
    title: (name: string) => `API ${withDe(name)}`,
    description:
      "Lecture libre, sans clé. Chaque valeur dit qui l’énonce et depuis quand ; la licence de chaque source accompagne ses données.",
    answer: "La réponse",
    refusal: "Un refus, expliqué",
    problem: { code: "Nom stable de ce qui ne va pas", detail: "La même chose, pour une personne", hint: "Comment en sortir" },
  },
  signIn: "Se connecter, puis revenir à cette page",
  notFound: { detail: "Cette page n’existe pas, ou plus.", hint: "Cherchez ce que vous vouliez lire, ou repartez de l’accueil." },
  tooMany: (minutes: number) => ({
    detail: `Beaucoup de demandes sont venues de votre connexion en peu de temps. Rien n’a été enregistré de celle-ci : recommencez dans ${plural(minutes, "minute")}.`,
    hint: "Revenez à la page précédente de votre navigateur : elle garde ce que vous aviez écrit. À plusieurs derrière la même connexion (une mairie, une école), attendez que les autres aient fini.",
  }),
  tooLarge: { detail: "Ce que vous envoyez est trop volumineux.", hint: "Découpez le fichier en plusieurs parties." },
  badRequest: {
    detail: "Cette demande n’a pas pu être comprise.",
    hint: "Revenez à la page précédente et vérifiez ce que vous avez saisi.",
  },
  longAddress: {
    detail: "L’adresse de cette demande, ou ses en-têtes, dépassent 16 ko.",
    hint: "Raccourcissez les mots cherchés ou retirez des filtres, puis recommencez.",
    shorter: "Chercher seulement le début de ces mots",
  },
  defect: (reference: string) => ({
    detail: `Une erreur imprévue est survenue (référence ${reference}). Rien de ce qui était enregistré n’est perdu.`,
    hint: "Recommencez dans un instant ; si l’erreur revient, transmettez cette référence au référent du site.",
  }),
  stopping: "Arrêt d’Essaim…",
  addressChanged: (before: string, after: string) =>
    `  l’adresse publique change : ${before} devient ${after} (noté au journal ; les anciens liens sont à rediriger vers la nouvelle adresse)`,
};
