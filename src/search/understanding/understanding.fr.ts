import { type NoteCode, QUERY_LIMITS } from "../../engine/query-language/index.ts";
import { withDe } from "../../engine/text/index.ts";

const NBSP = "\u00a0";
const quoted = (text: string): string => `«${NBSP}${text}${NBSP}»`;

/** Words that in a sentence say nothing of what is looked for, beside those of questions. Folded. */
const ASKING_WORDS =
  "creer creation faire fait monter lancer mettre trouver chercher recherche rechercher recherchons voudrions souhaitons souhaiterais voulons aimerais " +
  "aimerions exemple exemples idee idees besoin possible pouvons savoir lutter contre favoriser ameliorer renforcer permettre encourager bien deja " +
  "sans solution solutions peux peut peuvent pouvoir puisse puissent puissions pourrait pourraient pourrions cherche cherchons cherchent doivent devons " +
  "faut faudrait aimerait souhaite souhaitent veulent veut voudrait voudraient attirer agir aider maintenir developper organiser gerer relancer " +
  "soutenir resoudre remedier eviter ramener revenir lutte";
/** What people live in says nothing when it is theirs: "notre commune". Folded. */
const OWN_PLACES = new Set(["commune", "territoire", "ville"]);
const OWN = /(?:^|[\s,;.(])(?:ma|mon|notre|votre|nos|vos)\s+$/i;

/** French texts of how words are understood. */
export const fr = {
  askingWords: new Set(ASKING_WORDS.split(" ")) as ReadonlySet<string>,
  /** Whether a word, folded, is only where those who ask live. `before`: the text before it. */
  isOwnPlace: (folded: string, before: string): boolean => OWN_PLACES.has(folded) && OWN.test(before),
  /** How a conjugated verb ends that is not also the end of many nouns. */
  verbEnding: /(?:(?<!ti|[mn])ons|ez|aient|(?<!m)ent)$/i,
  wordsBeginning: (typed: string) => `Les mots qui commencent par ${quoted(typed)}`,
  acronym: (capitals: string, meaning: string) => `${capitals}, ${meaning}`,
  maybeAcronym: (typed: string) => `${quoted(typed)} peut aussi être un sigle${NBSP}:`,
  around: (place: string, km: string) => `à moins de ${km}${NBSP}km ${withDe(place)}`,
  since: (date: string) => `depuis le ${date}`,
  until: (date: string) => `jusqu’au ${date}`,
  between: (from: string, to: string) => `du ${from} au ${to}`,
  fields: {
    titre: "titre",
    accroche: "accroche",
    motcle: "mots-clés",
    texte: "description",
    type: "type",
    theme: "thème",
    public: "public",
    stade: "étape",
    monde: "monde",
    forme: "forme juridique",
    lieu: "type de lieu",
    partenaire: "partenaire",
    territoire: "territoire",
    près: "autour",
    depuis: "commencé",
    avant: "commencé",
    date: "commencé",
    ajout: "ajouté",
    maj: "mis à jour",
    confirmé: "confirmé",
  } as Record<string, string | undefined>,
  /** What was read otherwise than it may have been meant, by the code of the language. */
  read: {
    "unclosed-quote": () => `Des guillemets ne sont pas fermés${NBSP}: ce qui suit a été cherché mot à mot.`,
    "lone-parenthesis": () => `Une parenthèse est seule${NBSP}: elle n’a pas compté.`,
    "too-deep": () => `Trop de parenthèses les unes dans les autres${NBSP}: les plus profondes n’ont pas compté.`,
    "lone-operator": (text) => `${quoted(text)} ne relie rien ici${NBSP}: il n’a pas compté.`,
    "shouted-operator": (text) =>
      `Tout est en capitales${NBSP}: ${quoted(text)} a été lu comme un mot. Pour qu’il relie les autres, écrivez ceux-ci en minuscules.`,
    "unknown-field": (text) =>
      `Il n’y a pas de champ ${quoted(`${text}:`)}${NBSP}: ces mots ont été cherchés tels quels. Les champs sont dans l’aide à la recherche.`,
    "bad-date": (text) =>
      `Nous n’avons pas compris la date ${quoted(text)}, laissée de côté. Écrivez par exemple depuis:2019 ou date:2015..2018.`,
    "reversed-dates": (text) => `${quoted(text)} finit avant de commencer${NBSP}: nous l’avons lu dans l’autre sens.`,
    "bad-distance": (text) => `Nous n’avons pas compris la distance de ${quoted(text)}. Écrivez par exemple près:Morlaix~20km.`,
    "ignored-mark": (text) => `Le signe à la fin de ${quoted(text)} n’a pas de sens ici${NBSP}: il n’a pas compté.`,
    // How many were left out is not known: a text may have been cut before.
    "too-many": () => `Il y a trop de mots${NBSP}: les ${QUERY_LIMITS.parts} premiers seuls ont compté.`,
    "too-long": () => "Le texte est trop long pour être lu en entier : son début seul a compté.".replace(" :", `${NBSP}:`),
  } satisfies Record<NoteCode, (text: string, count: number) => string> as Record<
    NoteCode,
    (text: string, count: number) => string
  >,
  allShown: "Voici toutes les fiches.",
  unknownPartner: (typed: string) => `Aucune fiche ne vient ici d’un partenaire nommé ${quoted(typed)}.`,
  partnersAlike: (typed: string) => `Aucune fiche ne vient ici d’un partenaire nommé ${quoted(typed)}. Vous pensiez à${NBSP}:`,
  withoutIt: "Chercher sans ce partenaire",
  unknownValue: (value: string, field: string) =>
    `Nous ne connaissons pas ${quoted(value)} (${field})${NBSP}: ce sont ces mots qui ont été cherchés.`,
  fieldWithoutValue: (name: string) => `Rien ne suit ${quoted(`${name}:`)}${NBSP}: il n’a pas compté.`,
  boundedDistance: (km: string) => `La distance a été ramenée à ${km}${NBSP}km.`,
  nothingToLookFor: (text: string) => `Il n’y a aucun mot à chercher dans ${quoted(text)}${NBSP}: voici toutes les fiches.`,
  onlyFunctionWords: "Ces mots sont dans presque tous les textes : seuls les titres ont été regardés.".replace(" :", `${NBSP}:`),
  askingWordsLeft: (words: string) => `Mots laissés de côté${NBSP}: ${words}.`,
  allWords: "Chercher tous les mots, tels quels",
  placeRead: (typed: string, place: string) => `${quoted(typed)} est compris comme un lieu${NBSP}: ${place}, et ce qui en parle.`,
  placeAroundRead: (typed: string, place: string, km: string) =>
    `${quoted(typed)} est compris comme un lieu${NBSP}: à moins de ${km}${NBSP}km ${withDe(place)}.`,
  placesRead: (typed: string) =>
    `${quoted(typed)} désigne plusieurs lieux${NBSP}; le mot a été cherché tel quel. Vous pensiez à${NBSP}:`,
  mayBePlace: (typed: string) => `${quoted(typed)} peut aussi être un lieu${NBSP}:`,
  namesakes: (typed: string, place: string) => `${quoted(typed)} a été lu ${place}. D’autres lieux portent ce nom${NBSP}:`,
  onlyThere: "Seulement ce lieu",
  aroundThere: (km: string) => `À moins de ${km}${NBSP}km`,
  asWord: "Le mot seulement",
  corrected: (typed: string, read: string) => `Aucun résultat pour ${quoted(typed)}${NBSP}: voici ceux de ${quoted(read)}.`,
  asTyped: (typed: string) => `Chercher quand même ${quoted(typed)}`,
  maybe: (typed: string) => `Peu de fiches ont le mot ${quoted(typed)}. Vouliez-vous dire${NBSP}:`,
  unknownWords: (typed: readonly string[]) =>
    typed.length === 1
      ? `Aucune fiche n’a le mot ${quoted(typed[0] ?? "")}.`
      : `Aucune fiche n’a les mots ${typed.map(quoted).join(", ")}.`,
  wordsLeftOut: (typed: readonly string[]) =>
    typed.length === 1
      ? `Aucune fiche n’a le mot ${quoted(typed[0] ?? "")}${NBSP}: nous avons cherché sans lui.`
      : `Aucune fiche n’a les mots ${typed.map(quoted).join(", ")}${NBSP}: nous avons cherché sans eux.`,
  /** `found` fiches have all the words together; those that have `some` of them were looked for. */
  someWords: (some: number, all: number, found: string) => {
    const least = some === 1 ? "au moins un" : `au moins ${some}`;
    if (found === "0") return `Aucune fiche n’a ces ${all}${NBSP}mots ensemble${NBSP}: voici celles qui en ont ${least}.`;
    const whole = found === "1" ? "Une seule fiche a" : `Seulement ${found}${NBSP}fiches ont`;
    return `${whole} ces ${all}${NBSP}mots ensemble${NBSP}: voici aussi celles qui en ont ${least}.`;
  },
  /** `found` fiches answer in the places that were `typed`. */
  elsewhere: (typed: readonly string[], found: string) => {
    const there = typed.map(quoted).join(", ");
    if (found === "0") return `Rien ne répond à ces mots pour ${there}${NBSP}: voici ce qui y répond ailleurs.`;
    const few = found === "1" ? "Une seule fiche répond" : `Seulement ${found}${NBSP}fiches répondent`;
    return `${few} à ces mots pour ${there}${NBSP}: voici aussi ce qui y répond ailleurs.`;
  },
  onlyAll: "Seulement celles qui les ont tous",
};
