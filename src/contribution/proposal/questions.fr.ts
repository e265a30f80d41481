import type { Proposer } from "./proposal.ts";
import type { QuestionId } from "./question.ts";

/** What one screen asks. `short`: its name in the list of steps. */
type QuestionText = { short: string; title: string; help: string; label?: string; example?: string };

const TEXTS: Record<QuestionId, QuestionText> = {
  nom: {
    short: "Le nom",
    title: "Comment s’appelle cette initiative ?",
    help: "Le nom que les gens lui donnent. S’il n’y en a pas encore, dites ce qu’elle est en quelques mots.",
    label: "Son nom",
    example: "Par exemple : « Le Fournil partagé », « Cuisine de rue de Bellevue ».",
  },
  phrase: {
    short: "En une phrase",
    title: "En une phrase, de quoi s’agit-il ?",
    help: "Comme si vous le disiez à quelqu’un qui passe : qui fait quoi, pour qui.",
    label: "En une phrase",
    example: "Par exemple : « Des habitants cuisinent ensemble les invendus du marché et les servent à prix libre. »",
  },
  vu: {
    short: "Où vous l’avez vue",
    title: "Comment la connaissez-vous ?",
    help: "Une visite, un article, un voisin, une réunion : cela aide la personne qui lira votre proposition. Ce n’est pas publié.",
    label: "Où vous l’avez vue ou lue",
    example: "Par exemple : « Reportage dans le journal local du 3 mars » ou « J’y suis allée en juin ».",
  },
  besoin: {
    short: "Le besoin",
    title: "À quel besoin répond-elle ?",
    help: "Ce qui manquait, ce qui n’allait pas, ou ce que des gens espéraient.",
    label: "Le besoin, le manque ou l’envie de départ",
    example: "Par exemple : « Plus aucun commerce au village, et beaucoup de personnes âgées sans voiture. »",
  },
  reponse: {
    short: "La réponse",
    title: "Que fait-elle, concrètement ?",
    help: "Racontez : ce qui se passe, qui fait quoi, à quel rythme. Quelques phrases suffisent.",
    label: "La réponse",
    example: "Par exemple : « Chaque samedi, une camionnette fait le tour de six hameaux. Les habitants commandent la veille… »",
  },
  nouveaute: {
    short: "Ce qui est nouveau",
    title: "Qu’est-ce qui est nouveau ?",
    help: "Nouveau ici suffit : une pratique connue ailleurs peut être une nouveauté là où elle arrive.",
    label: "Ce qui change de ce qui se faisait avant",
    example: "Par exemple : « Ce sont les clients qui gèrent la tournée, pas la mairie. »",
  },
  publics: {
    short: "Pour qui",
    title: "Pour qui, et avec qui ?",
    help: "Cochez tout ce qui convient.",
    label: "Les publics",
  },
  lieu: {
    short: "Où",
    title: "Où cela se passe-t-il ?",
    help: "Un lieu précis permet de la trouver sur la carte.",
  },
  etape: {
    short: "Depuis quand",
    title: "Où en est-elle ?",
    help: "Un projet tout jeune est le bienvenu : dites simplement où il en est.",
  },
  partenariat: {
    short: "Votre part",
    title: "Quelle part prend votre entreprise ?",
    help: "Le partenariat, et ce que vous apportez : argent, compétences, locaux, commandes, emplois…",
    label: "Ce que vous apportez, et comment cela se passe",
    example: "Par exemple : « Quatre salariés consacrent deux jours par mois à la comptabilité de l’association. »",
  },
  accompagnement: {
    short: "Votre accompagnement",
    title: "Comment l’avez-vous accompagnée ?",
    help: "Votre réseau sera nommé sur la fiche parmi ceux qui la reconnaissent.",
    label: "En quoi l’accompagnement a consisté",
    example: "Par exemple : « Dix-huit mois d’incubation, puis un prêt d’honneur. »",
  },
  collectivite: {
    short: "La part de la commune",
    title: "Qu’a fait la collectivité ?",
    help: "Un local, une subvention, une mise en relation, un marché public, un simple feu vert… Les élus d’ailleurs chercheront cela en premier.",
    label: "Ce que la commune ou l’intercommunalité a fait",
    example: "Par exemple : « La commune prête l’ancienne école et paie le chauffage. »",
  },
  fonctionnement: {
    short: "Comment ça marche",
    title: "Comment cela marche-t-il ?",
    help: "L’équipe, l’argent, les lieux, les décisions : ce qu’il faut savoir pour comprendre que cela tienne debout.",
    label: "Le fonctionnement",
    example: "Par exemple : « Deux salariés, quarante bénévoles ; la moitié des recettes vient des repas. »",
  },
  essaimage: {
    short: "Besoins et essaimage",
    title: "De quoi avez-vous besoin, et que pouvez-vous transmettre ?",
    help: "Tout est facultatif. C’est ici que se nouent les coups de main.",
  },
  themes: {
    short: "Thèmes",
    title: "De quoi cela parle-t-il ?",
    help: "Les thèmes aident à la trouver. Nous en proposons d’après vos mots : gardez, retirez, ajoutez.",
  },
  porteurs: {
    short: "Qui la porte",
    title: "Qui la porte ?",
    help: "Une association, une coopérative, une commune, un collectif… Tapez son nom : si nous la connaissons déjà, le reste se remplit.",
  },
  partenaires: {
    short: "Avec qui",
    title: "Avec qui, et grâce à qui ?",
    help: "Les partenaires qui y prennent part, et ceux qui la financent.",
  },
  liens: {
    short: "Liens",
    title: "Où en savoir plus ?",
    help: "Son site, un article, une vidéo, une page sur un réseau social.",
  },
  images: {
    short: "Images",
    title: "Avez-vous une image ?",
    help: "Une photo donne envie d’aller voir. Choisissez-en une que vous avez le droit de partager.",
  },
  contact: {
    short: "Contact",
    title: "Comment les joindre ?",
    help: "Vous choisissez si cela se voit sur la fiche, ou si cela sert seulement à transmettre les demandes.",
  },
  vous: {
    short: "Vous",
    title: "Et vous ?",
    help: "Votre adresse sert à confirmer l’envoi et à vous répondre. Elle n’est jamais publiée.",
  },
};

const BY_PROPOSER: Record<Proposer, Partial<Record<QuestionId, Partial<QuestionText>>>> = {
  holder: {
    nom: { title: "Comment s’appelle votre projet ?" },
    phrase: { title: "En une phrase, que faites-vous ?" },
    besoin: { title: "À quel besoin répondez-vous ?" },
    reponse: { title: "Que faites-vous, concrètement ?" },
    nouveaute: { title: "Qu’apportez-vous de nouveau ?" },
    etape: { title: "Où en êtes-vous ?" },
    porteurs: { title: "Qui porte le projet ?" },
    contact: { title: "Comment vous joindre ?" },
  },
  network: {
    nom: { title: "Comment s’appelle l’initiative que vous accompagnez ?" },
  },
  company: {
    nom: { title: "Comment s’appelle le projet auquel vous prenez part ?" },
  },
  official: {
    nom: { title: "Comment s’appelle l’initiative que vous voulez faire connaître ?" },
    besoin: {
      title: "À quel besoin du territoire répond-elle ?",
      label: "Le besoin du territoire",
    },
    contact: {
      title: "Comment joindre les porteurs ?",
      help: "Par défaut leurs coordonnées ne se voient pas : elles servent à leur transmettre les demandes d’autres élus.",
    },
  },
  citizen: {
    nom: { title: "Comment s’appelle ce que vous avez découvert ?" },
  },
};

/** What a question asks of this person: the same idea, said to them. */
export const questionText = (id: QuestionId, proposer: Proposer): QuestionText => ({
  ...TEXTS[id],
  ...BY_PROPOSER[proposer][id],
});

/** Words of the fields that a question holds besides its own. */
export const fields = {
  where: {
    legend: "C’est…",
    place: "dans un lieu précis",
    placeHelp: "Une commune, avec une adresse si vous la connaissez.",
    area: "sur tout un territoire",
    areaHelp: "Une intercommunalité, un département, une région.",
    everywhere: "partout en France, ou en ligne",
    commune: "Commune",
    communeHelp: "Son nom ou son code postal. Par exemple : Morlaix, ou 29600.",
    address: "Adresse (facultatif)",
    addressHelp: "Numéro et rue. Par exemple : 39, quai du Léon.",
    venue: "Nom du lieu (facultatif)",
    venueHelp: "Par exemple : l’ancienne manufacture.",
    area_: "Territoire",
    area_Help: "Par exemple : Pays de Morlaix, Drôme, Bretagne.",
    suggestions: "Lieux proposés",
  },
  stage: {
    legend: "L’étape",
    none: "Je ne sais pas",
    year: "Depuis quelle année ? (facultatif)",
    month: "Mois (facultatif)",
    anyMonth: "Sans préciser",
    tooYoung: "C’est encore en cours : trop tôt pour en parler vraiment",
    tooYoungHelp: "La fiche le dira, pour que personne ne s’attende à un projet achevé.",
  },
  themes: {
    suggested: "D’après vos mots",
    all: "Tous les thèmes",
    none: "Vos mots ne nous ont rien suggéré : choisissez dans la liste, ou passez.",
  },
  actors: {
    carriers: "Qui la porte",
    partners: "Partenaires",
    funders: "Financeurs",
    one: (n: number) => `Organisation ${n}`,
    name: "Nom",
    siret: "SIRET (facultatif)",
    siretHelp: "14 chiffres. Il évite de la confondre avec une autre.",
    role: "Ce qu’elle fait (facultatif)",
    roleHelp: "Par exemple : coordination, prêt du local.",
    more: "Ajouter une organisation",
    complete: "Chercher dans le catalogue",
    suggestions: "Organisations connues",
    found: "Est-ce l’une d’elles ?",
    take: (name: string, siret: string) => `Reprendre ${name}, SIRET ${siret}`,
    notFound: "Le catalogue ne connaît pas encore ce nom : gardez ce que vous avez écrit.",
  },
  links: {
    site: "Son site",
    siteHelp: "Par exemple : fournil-partage.fr",
    link: (n: number) => `Autre page ${n} (facultatif)`,
    title: (n: number) => `Titre de la page ${n} (facultatif)`,
  },
  support: {
    by: "Nom de votre réseau",
    way: "Vous l’avez…",
    year: "En quelle année ? (facultatif)",
    page: "La page qui en parle chez vous (facultatif)",
    ways: {
      spotted: "repérée",
      supported: "accompagnée",
      funded: "financée",
      laureate: "distinguée par un prix",
      labelled: "labellisée",
    },
  },
  company: {
    name: "Nom de votre entreprise",
    form: "Forme du partenariat",
    anyForm: "Autre, ou plusieurs",
    forms: {
      gift: "Mécénat financier",
      skills: "Mécénat de compétences",
      purchase: "Achats, commandes",
      premises: "Prêt de locaux ou de matériel",
      jobs: "Emplois, insertion",
      together: "Projet construit ensemble",
    },
  },
  spread: {
    needs: "De quoi avez-vous besoin aujourd’hui ?",
    needsHelp: "Un local, un bénévole comptable, 5 000 €, une rencontre avec un élu…",
    visit: "On peut venir voir",
    takeOver: "On peut le reprendre ailleurs",
    conditions: "À quelles conditions cela marche-t-il ?",
    conditionsHelp: "Ce que vous diriez à quelqu’un qui voudrait faire pareil chez lui.",
  },
  contact: {
    email: "Adresse électronique",
    phone: "Téléphone",
    form: "Page de contact",
    show: "Ces coordonnées…",
    shown: "se voient sur la fiche",
    shownHelp: "Seulement si ces personnes sont d’accord, ou les publient déjà.",
    kept: "restent entre nous",
    keptHelp: "Elles servent à transmettre les demandes, jamais à autre chose.",
  },
  you: {
    email: "Votre adresse électronique",
    emailHelp: "Vous y recevrez un courrier avec un lien : un clic, et votre proposition part.",
    name: "Votre nom (facultatif)",
    show: "Mon nom peut se voir sur la fiche",
    showHelp: "Sinon, la fiche dira seulement « Contributions ».",
  },
};

const count = (n: number): string => new Intl.NumberFormat("fr-FR").format(n);

/** What is wrong with an answer, and how to mend it. */
export const errors = {
  tooLong: (length: number, max: number) =>
    `Ce texte fait ${count(length)} caractères ; il en faut au plus ${count(max)}. Rien n’est perdu : raccourcissez-le.`,
  missingTitle: "Donnez-lui un nom, même provisoire.",
  missingPitch: "Dites en une phrase de quoi il s’agit.",
  missingWhere: "Choisissez une des trois réponses.",
  missingCommune: "Écrivez le nom de la commune, ou son code postal.",
  missingArea: "Écrivez le nom du territoire : intercommunalité, département ou région.",
  unknownPlace: (words: string) => `Nous ne trouvons pas « ${words} ». Essayez le code postal, ou le nom de la commune voisine.`,
  ambiguous: (words: string, names: string[]) =>
    `Plusieurs lieux s’appellent « ${words} ». Précisez lequel, par exemple : ${names.map((name) => `« ${name} »`).join(", ")}.`,
  notACommune: (name: string) =>
    `« ${name} » est plus grand qu’une commune. Choisissez « sur tout un territoire », ou précisez la commune.`,
  badYear: (first: number, last: number) => `Écrivez l’année en quatre chiffres, entre ${first} et ${last}.`,
  monthWithoutYear: "Il manque l’année.",
  siretShape: "Un SIRET compte 14 chiffres. Laissez ce champ vide si vous ne l’avez pas sous la main.",
  siretCheck: "Ce numéro n’est pas un SIRET : un chiffre a dû être mal recopié.",
  actorWithoutName: "Donnez le nom de l’organisation, ou videz la ligne.",
  badAddress: "Cette adresse n’est pas celle d’une page web. Elle commence par https://, par exemple https://fournil-partage.fr",
  titleWithoutLink: "Il manque l’adresse de cette page.",
  badEmail: "Cette adresse est incomplète. Elle ressemble à : prenom.nom@exemple.fr",
  missingEmail: "Il nous faut une adresse, pour vous demander de confirmer et pour vous répondre.",
  badPhone: "Ce numéro a une forme que nous ne connaissons pas. Par exemple : 02 98 00 00 00.",
  missingNetwork: "Dites le nom de votre réseau.",
  withdrawn: {
    detail: "Cette contribution a été retirée : elle ne peut plus être modifiée.",
    hint: "Vous pouvez encore annuler ce retrait pendant une heure, depuis sa page.",
  },
  missingCompany: "Dites le nom de votre entreprise.",
};
