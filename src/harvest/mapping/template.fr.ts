/** The columns of the spreadsheet template: header, help, example, width in characters. `sources/modele-essaim.yaml` reads them. */
export const TEMPLATE_COLUMNS: readonly { header: string; help: string; example: string; width: number }[] = [
  {
    header: "Identifiant",
    help: "Un code à vous, qui ne change jamais. Plusieurs lieux ? Recopiez la ligne avec le même identifiant et changez l’adresse.",
    example: "MXR-001",
    width: 14,
  },
  {
    header: "Type de fiche",
    help: "Innovation, acteur, lieu, ressource, dispositif, événement, guide ou article. Vide : innovation.",
    example: "Innovation",
    width: 14,
  },
  { header: "Nom", help: "Le nom sous lequel on vous connaît. Obligatoire.", example: "La Manufacture du réemploi", width: 30 },
  {
    header: "En une phrase",
    help: "Ce que c’est, en une phrase de 180 caractères au plus.",
    example: "Un atelier ouvert où l’on répare, l’on transforme et l’on transmet.",
    width: 40,
  },
  {
    header: "Le besoin",
    help: "À quel besoin cela répond, pour qui, ici.",
    example: "Les objets réparables partaient à la déchèterie, faute d’outils et de gestes.",
    width: 40,
  },
  {
    header: "La réponse",
    help: "Ce que vous faites, concrètement.",
    example: "Des permanences de réparation, une matériauthèque, des chantiers d’insertion.",
    width: 40,
  },
  {
    header: "Ce qui est nouveau",
    help: "En quoi c’est différent de ce qui existait.",
    example: "Les habitants et les salariés en insertion apprennent ensemble.",
    width: 40,
  },
  {
    header: "Comment ça marche",
    help: "Équipe, gouvernance, financement.",
    example: "Une association, huit salariés, une trentaine de bénévoles.",
    width: 40,
  },
  {
    header: "Stade",
    help: "Idéation, expérimentation, amorçage, pérennisation, essaimage, généralisation ou arrêtée.",
    example: "Pérennisation",
    width: 16,
  },
  { header: "Début", help: "Année ou date : 2019, 04/2019 ou 12/04/2019.", example: "2019", width: 12 },
  { header: "Fin", help: "Si c’est terminé : année ou date.", example: "", width: 12 },
  {
    header: "Thèmes",
    help: "Un ou plusieurs, séparés par « ; ». La feuille « Listes » donne les nôtres ; vos mots conviennent aussi.",
    example: "Réemploi et réparation ; Insertion par l’activité économique",
    width: 30,
  },
  {
    header: "Publics",
    help: "Pour qui, séparés par « ; » (voir « Listes »).",
    example: "Demandeurs d’emploi ; Familles et parents",
    width: 26,
  },
  {
    header: "Type de lieu",
    help: "S’il y a un lieu : tiers-lieu, ressourcerie, café associatif… séparés par « ; ».",
    example: "Ressourcerie",
    width: 20,
  },
  { header: "Mots-clés", help: "Vos propres mots, séparés par « ; ».", example: "couture ; low-tech", width: 22 },
  {
    header: "Structure porteuse",
    help: "L’organisation qui porte l’initiative.",
    example: "Association La Manufacture",
    width: 26,
  },
  {
    header: "SIRET de la structure",
    help: "14 chiffres. Mettez la colonne au format texte pour garder les zéros.",
    example: "",
    width: 18,
  },
  { header: "Partenaires", help: "Qui y contribue, séparés par « ; ».", example: "Ville de Morlaix ; Emmaüs", width: 26 },
  { header: "Financeurs", help: "Qui la finance, séparés par « ; ».", example: "Région Bretagne", width: 26 },
  { header: "Adresse", help: "Numéro et rue.", example: "39 quai du Léon", width: 26 },
  { header: "Code postal", help: "5 chiffres.", example: "29600", width: 12 },
  { header: "Commune", help: "Le nom de la commune.", example: "Morlaix", width: 18 },
  { header: "Code INSEE", help: "Si vous l’avez : il lève les doutes entre communes de même nom.", example: "29151", width: 12 },
  { header: "Pays", help: "Vide : France.", example: "", width: 10 },
  { header: "Latitude", help: "Si vous l’avez, par exemple 48,578.", example: "", width: 11 },
  { header: "Longitude", help: "Si vous l’avez, par exemple -3,828.", example: "", width: 11 },
  {
    header: "Territoire",
    help: "Jusqu’où cela agit : une commune, un département, une région, France…",
    example: "Finistère",
    width: 20,
  },
  { header: "Site web", help: "L’adresse du site officiel.", example: "https://exemple.org", width: 26 },
  { header: "Page chez vous", help: "L’adresse de la page qui en parle dans votre propre site.", example: "", width: 26 },
  { header: "Réseaux sociaux", help: "Adresses complètes, séparées par « ; ».", example: "", width: 26 },
  { header: "Image", help: "L’adresse web d’une image que vous avez le droit de publier.", example: "", width: 26 },
  { header: "Crédit photo", help: "Auteur et licence.", example: "", width: 20 },
  { header: "Vidéo", help: "L’adresse web d’une vidéo.", example: "", width: 26 },
  {
    header: "Courriel",
    help: "Pour la mise en relation. Non publié, sauf si vous le dites plus loin.",
    example: "bonjour@exemple.org",
    width: 24,
  },
  { header: "Téléphone", help: "Pour la mise en relation. Non publié, sauf si vous le dites plus loin.", example: "", width: 16 },
  { header: "Publier les contacts", help: "oui ou non. Vide : non.", example: "non", width: 12 },
  {
    header: "Reconnue par",
    help: "Qui l’a repérée, accompagnée, financée, primée ou labellisée.",
    example: "La France s’engage",
    width: 22,
  },
  { header: "De quelle façon", help: "repérée, accompagnée, financée, lauréate ou labellisée.", example: "lauréate", width: 16 },
  { header: "En quelle année", help: "L’année de cette reconnaissance.", example: "2021", width: 12 },
  { header: "Reprise de", help: "Si c’est la reprise d’une initiative d’ailleurs : son nom.", example: "", width: 22 },
  {
    header: "Ouverte à être reprise",
    help: "Par qui, où, à quelles conditions.",
    example: "Oui, par toute association : nous formons les équipes.",
    width: 30,
  },
  { header: "Guide pour reprendre", help: "L’adresse web d’un guide ou d’un kit.", example: "", width: 26 },
  { header: "Mise à jour", help: "La date de votre dernière relecture.", example: "12/11/2026", width: 14 },
];

/** What the help row and the example row hold in the first column: rows that are not records. */
export const HELP_ID = "AIDE";
/** Id of the template's example row, which is never taken for a record. */
export const EXAMPLE_ID = "EXEMPLE";

/** Names of the template's sheets. */
export const sheetNames = { records: "Fiches", lists: "Listes", howTo: "Mode d’emploi" } as const;

/** Lines of the template's sheet of explanations. */
export const howTo: readonly string[] = [
  "Ce modèle sert à présenter vos initiatives dans Essaim.",
  "Feuille « Fiches » : une ligne par initiative, ou une par lieu si elle en a plusieurs (même identifiant sur chaque ligne).",
  "La première ligne porte les noms des colonnes : ne les changez pas. Vous pouvez enlever les colonnes qui ne vous servent pas.",
  "Les lignes « AIDE » et « EXEMPLE » expliquent les colonnes : laissez-les ou effacez-les, elles ne sont pas reprises.",
  "Seul le nom est obligatoire. Une case vide vaut mieux qu’une case inventée.",
  "Plusieurs valeurs dans une case : séparez-les par un point-virgule.",
  "Feuille « Listes » : nos mots pour les thèmes, les publics, les stades et les lieux. Vos propres mots conviennent aussi, ils seront rapprochés des nôtres.",
  "Quand c’est prêt, déposez le fichier dans votre espace : il sera reconnu tel quel.",
];

/** Titles of the lists of words in the template. */
export const listTitles = {
  themes: "Thèmes",
  audiences: "Publics",
  stages: "Stades",
  placeTypes: "Types de lieu",
  kinds: "Types de fiche",
} as const;
