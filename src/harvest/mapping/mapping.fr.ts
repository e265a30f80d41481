/** Mistakes in a mapping, told to the person who wrote it. */

const meant = (suggestion: string | undefined): string =>
  suggestion === undefined ? "" : ` ; vouliez-vous dire « ${suggestion} » ?`;

/** What was expected in place of a value: by zod's name of the type, then by what the text should be. */
export const expected = {
  string: "un texte",
  number: "un nombre",
  int: "un nombre entier",
  boolean: "true ou false",
  array: "une liste",
  object: "des champs",
  record: "des champs",
  url: "une adresse web, https://…",
  slug: "des minuscules, chiffres et tirets",
  other: "une autre valeur",
} as const;

/** What is wrong with a mapping, in the words of the person who wrote it; lower-case: `at` puts the place before. */
export const problem = {
  yaml: (detail: string) => `le fichier n’est pas du YAML lisible : ${detail}`,
  tooLarge: (max: number) => `le fichier de correspondance dépasse ${max / 1_000} ko`,
  notAnObject: "le fichier doit contenir des champs (source, partner, record, fields…)",
  unknownKey: (key: string, suggestion?: string) => `champ inconnu « ${key} »${meant(suggestion)}`,
  missing: (key: string) => `il manque « ${key} »`,
  invalid: (expected: string) => `valeur inattendue (attendu : ${expected})`,
  oneOf: (values: readonly string[], suggestion?: string) => `valeurs possibles : ${values.join(", ")}${meant(suggestion)}`,
  fileOrUrl: "indiquez d’où vient la source : « file » ou « url », l’un des deux",
  unknownTarget: (name: string, suggestion?: string) => `« ${name} » n’est pas un champ de la fiche${meant(suggestion)}`,
  unknownPart: (name: string, target: string, suggestion?: string) =>
    `« ${name} » n’est pas une partie de « ${target} »${meant(suggestion)}`,
  missingPart: (name: string, target: string) => `il manque « ${name} » dans « ${target} »`,
  needsObject: (name: string, parts: readonly string[]) => `« ${name} » se remplit par parties : ${parts.join(", ")}`,
  unknownFunction: (name: string, suggestion?: string) => `fonction inconnue « ${name} »${meant(suggestion)}`,
  badArguments: (name: string, usage: string) => `réglage inattendu pour « ${name} » ; par exemple : ${usage}`,
  unknownScheme: (name: string, suggestion?: string) => `vocabulaire inconnu « ${name} »${meant(suggestion)}`,
  unknownConcept: (id: string, scheme: string, suggestion?: string) =>
    `« ${id} » n’est pas un concept du vocabulaire « ${scheme} »${meant(suggestion)}`,
  unknownColumn: (name: string, suggestion?: string) => `la colonne « ${name} » n’est pas dans le fichier${meant(suggestion)}`,
  emptyExpression: "cette ligne ne dit pas d’où vient la valeur : une colonne, « from », « all » ou « const »",
  twoOrigins: "une seule origine à la fois : « from », « all » ou « const »",
  nested: "« all » ne peut pas en contenir un autre",
  unsafePath: (name: string) => `« ${name} » ne peut pas servir de nom de colonne`,
  tooMany: (max: number) => `trop d’éléments (au plus ${max})`,
  noTitle: "aucun champ ne donne le titre (« title »)",
  openness: "niveaux possibles : open (public), commons (partenaires), members (personnes inscrites), private (équipe)",
  choiceOrColumn: (choices: readonly string[], name: string, suggestion?: string) =>
    `valeurs possibles : ${choices.join(", ")}${meant(suggestion)} (pour lire une colonne : { from: ${name} })`,
  constant: "valeur inattendue (attendu : un texte, un nombre, oui ou non, ou une liste de ceux-ci)",
  step: 'une fonction par ligne, par exemple « trim » ou « split: ";" »',
  condition: "une condition s’écrit par exemple { from: Statut, is: publié }",
  conditionTest: "il manque ce que l’on vérifie : is, not, contains, without ou filled",
  texts: "valeur inattendue (attendu : un texte ou une liste de textes)",
  at: (line: number, column: number, message: string) => `ligne ${line}, caractère ${column} : ${message}`,
  failed: (count: number) =>
    count > 1 ? `La correspondance contient ${count} erreurs.` : "La correspondance contient une erreur.",
  hint: "Corrigez les lignes indiquées, puis recommencez.",
} as const;

/** Differences between two versions of a mapping. */
export const diffTexts = {
  header: (name: string) => `En-tête « ${name} »`,
  read: (name: string) => `Lecture du fichier, « ${name} »`,
  record: (name: string) => `Fiche, « ${name} »`,
  field: (label: string) => `Champ « ${label} »`,
  alignment: (label: string) => `Mot « ${label} »`,
  openness: (label: string) => `Ouverture de « ${label} »`,
  sentence: (what: string, before: string | undefined, after: string | undefined) => {
    if (before === undefined) return `${what} : ajouté, ${after}`;
    if (after === undefined) return `${what} : retiré (était ${before})`;
    return `${what} : ${before} devient ${after}`;
  },
} as const;
