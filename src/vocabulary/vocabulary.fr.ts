import { formatDate, formatNumber, plural, typo } from "../web/index.ts";
import type { Match } from "./alignment.schema.ts";
import type { ChangeRefusal } from "./change.ts";
import type { MatchRelation } from "./concept.ts";

/** What the exports and pages of the vocabulary say. */
export const VOCABULARY_TEXTS = {
  title: "Vocabulaire de l’innovation sociale",
  description: typo(
    "Thèmes, publics, stades, types de lieu, formes juridiques et autres listes qui décrivent les innovations sociales, avec leurs synonymes et leurs correspondances vers d’autres vocabulaires.",
  ),
  unclassified: "Mot connu, laissé volontairement sans concept.",
  sharedWords: (scheme: string) => typo(`Mots communs à tous les partenaires : ${scheme}`),
  decided: (day: string, text: string) => typo(`${formatDate(day)} : ${text}`),
  wordsOf: (source: string) => typo(`Mots de la source « ${source} »`),
} as const;

/** Texts of the pages alone. */
export const fr = {
  name: "Vocabulaire",
  title: "Les mots du catalogue",
  lead: typo(
    "Chaque réseau a ses mots. Pour que leurs fiches se retrouvent ensemble, chacun est rapproché des mots ci-dessous, sans jamais être effacé : la fiche garde aussi ceux du partenaire.",
  ),
  count: (count: number) => plural(count, "mot"),
  schemes: "Les listes",
  elsewhere: "Correspondances avec d’autres vocabulaires",
  elsewhereLead: typo(
    "Ce que deviennent ici les codes et les mots d’autres nomenclatures. Rien n’est deviné : ce qui n’a pas d’équivalent le dit.",
  ),
  sources: "Les mots des sources",
  download: "Reprendre ces listes",
  licence: (name: string) => typo(`Ces listes sont libres (${name}) : reprenez-les, en citant leur origine.`),
  formats: { csv: "Tableur (CSV)", ttl: "SKOS en Turtle", jsonld: "SKOS en JSON-LD" },
  origin: "Origine",
  also: "On dit aussi",
  broader: "Plus large",
  narrower: "Plus précis",
  notation: "Code officiel",
  note: "Note",
  matches: "Ailleurs",
  words: "Mots de partenaires compris ainsi",
  history: "Décisions",
  retired: "Ce mot n’est plus utilisé",
  retiredText: "Son adresse reste valable : elle dit ce qui le remplace.",
  replacedBy: "Remplacé par",
  discuss: "Proposer un changement",
  discussAll: "Un mot manque, un autre dit mieux les choses ?",
  discussText:
    "Proposez-le : chaque proposition est discutée en public, décidée avec ses raisons, et change réellement le catalogue quand elle est adoptée.",
  discussLink: "Les propositions en cours et décidées",
  address: "Adresse permanente",
  entries: (count: number) => `Voir ${count === 1 ? "la fiche" : `les ${formatNumber(count)}\u00a0fiches`}`,
  follow: "Suivre ce thème",
  entriesUncounted: "Chercher les fiches",
  entriesShort: (count: number) => plural(count, "fiche"),
  relations: {
    exactMatch: "même sens",
    closeMatch: "sens voisin",
    broadMatch: "plus large",
    narrowMatch: "plus précis",
    relatedMatch: "en rapport",
  } satisfies Record<MatchRelation, string>,
  matchOf: {
    exact: "même sens",
    close: "sens voisin",
    broad: "notre mot est plus large",
    unclassified: "sans équivalent, gardé tel quel",
  } satisfies Record<Match, string>,
  publishers: { "un-sdg": "Nations unies", "insee-cj": "INSEE, catégories juridiques" } as Readonly<Record<string, string>>,
  notFound: {
    detail: "Cette adresse ne mène à aucun mot de notre vocabulaire.",
    hint: typo("Il a peut-être changé de liste : la page « Vocabulaire » les montre toutes."),
  },
} as const;

type Sentences = { detail: string; hint: string };

/** Why a change of the vocabulary cannot be made. */
export const changeTexts = {
  refused: {
    closed: () => ({
      detail: "Les mots de cette liste ont une place fixe : elle est tenue ailleurs, ou le site s’appuie dessus.",
      hint: "Vous pouvez y proposer un autre mot ou un meilleur libellé.",
    }),
    unknown: () => ({
      detail: "Ce mot n’existe pas, ou n’est plus utilisé.",
      hint: "Choisissez-en un dans la liste telle qu’elle est aujourd’hui.",
    }),
    "unknown-target": () => ({
      detail: "Le mot de destination n’existe pas, ou n’est plus utilisé.",
      hint: "Choisissez-en un dans la liste telle qu’elle est aujourd’hui.",
    }),
    cycle: () => ({
      detail: "Un mot ne peut pas être rangé sous lui-même, ni sous ce qu’il contient.",
      hint: "Choisissez un autre mot de destination.",
    }),
    "bad-text": () => ({
      detail: "Ce mot est vide, trop long, ou contient un signe qui ne convient pas (la barre « | » par exemple).",
      hint: "Écrivez-le en 120 caractères au plus, avec des lettres.",
    }),
    taken: (other: string) => ({
      detail: typo(`Ce mot désigne déjà « ${other} » dans cette liste.`),
      hint: "Proposez plutôt de le déplacer ou de réunir les deux.",
    }),
    "nothing-new": () => ({ detail: "C’est déjà ainsi dans la liste.", hint: "Il n’y a rien à changer." }),
    "id-used": () => ({ detail: "Ce mot a déjà existé dans cette liste.", hint: "Choisissez un libellé un peu différent." }),
  } satisfies Record<ChangeRefusal["why"], (other: string) => Sentences>,
  needed: {
    detail: "D’autres décisions s’appuient sur celle-ci.",
    hint: "Revenez d’abord sur les décisions plus récentes qui touchent les mêmes mots.",
  },
} as const;

/** Descriptions in the documentation of the API. */
export const api = {
  tag: "Vocabulaire",
  lists: "Les listes de mots qui décrivent les fiches",
  words: "Les mots d’une liste, un parent juste avant ceux qu’il contient",
  suggestions: "Ce qu’un mot peut vouloir dire : les mots de la liste les plus proches",
  list: "Liste, telle que dans les adresses : themes, publics, stades, types-de-lieu…",
  word: "Mot à rapprocher",
} as const;

/** Words of the command line. */
export const cli = {
  word: "mot",
  list: { summary: "montre les listes de mots, ou les mots d’une liste", usage: "[liste]\nExemple : vocabulary list themes" },
  read: {
    summary: "dit comment un mot est compris, et ce qui lui ressemble",
    usage: "<liste> <mot>\nExemple : vocabulary read themes insertion par le vélo",
  },
  export: {
    summary: "écrit le vocabulaire en SKOS ou en tableur",
    usage: "[--format ttl|jsonld|csv]\nExemple : vocabulary export --format csv > vocabulaire.csv",
    format: "Turtle (par défaut), JSON-LD ou CSV",
  },
  matches: {
    exact: typo("C’est un mot de la liste :"),
    close: typo("Compris comme :"),
    broad: typo("Compris, plus largement, comme :"),
    unclassified: "Connu, et laissé volontairement sans équivalent.",
    unmapped: "Personne ne l’a encore rapproché de cette liste.",
  },
  near: typo("Ressemble à :"),
  noSuchList: (path: string) => typo(`Aucune liste ne s’appelle « ${path} ».`),
  noSuchFormat: (format: string) => typo(`Le format « ${format} » n’est pas proposé.`),
  knownLists: (names: readonly string[]) => typo(`Choisissez parmi : ${names.join(", ")}.`),
} as const;
