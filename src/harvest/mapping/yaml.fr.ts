/** What is wrong with the writing of a YAML file, by the code of the library that reads it (which speaks English). */
const reasons: Record<string, string> = {
  BAD_ALIAS: "un texte qui commence par « * » se met entre guillemets",
  BAD_COLLECTION_TYPE: "des champs et une liste sont mêlés",
  BAD_DQ_ESCAPE: "entre guillemets doubles, « \\ » s’écrit deux fois ; ou prenez des guillemets simples",
  BAD_INDENT: "cette ligne n’est pas alignée avec les autres, ou un crochet ouvert plus haut n’est pas fermé",
  BAD_SCALAR_START: "un texte qui commence par ce signe se met entre guillemets",
  BLOCK_AS_IMPLICIT_KEY: "il y a deux « : » : un texte qui en contient se met entre guillemets",
  BLOCK_IN_FLOW: "une liste à tirets ne peut pas être entre crochets ou accolades",
  DUPLICATE_KEY: "ce champ est écrit deux fois ; gardez une seule des deux lignes",
  KEY_OVER_1024_CHARS: "ce nom de champ est trop long",
  MISSING_CHAR: "il manque un signe : « : », un guillemet, un crochet ou une accolade",
  MULTILINE_IMPLICIT_KEY: "un champ s’écrit « nom : valeur », le nom sur une seule ligne",
  MULTIPLE_DOCS: "un seul texte par fichier : retirez la ligne « --- »",
  RESOURCE_EXHAUSTION: "les niveaux sont trop nombreux",
  TAB_AS_INDENT: "les lignes s’alignent par des espaces, pas par des tabulations",
  TAG_RESOLVE_FAILED: "un texte qui commence par « ! » se met entre guillemets",
  UNEXPECTED_TOKEN: "quelque chose est en trop ici",
};

/** One French sentence, lower-case, for an error or a warning of the YAML library. */
export const yamlReason = (code: string | undefined): string =>
  (code !== undefined && Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? "cette écriture n’est pas comprise";

export const TOO_MANY_ALIASES = "les renvois (« * ») sont trop nombreux";
