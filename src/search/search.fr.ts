import { withDe } from "../engine/text/index.ts";
import type { Whereabouts } from "./search-document.ts";

const NBSP = "\u00a0";

/** French texts of search: how an address was read, where things are. Pages have their own. */
export const fr = {
  places: (count: number) => `${count}${NBSP}lieux`,
  andOtherPlaces: (first: string, others: number) => `${first} et ${others}${NBSP}${others > 1 ? "autres lieux" : "autre lieu"}`,
  zoneScopes: {
    national: "France entière",
    european: "Europe",
    international: "International",
  } as Record<string, string | undefined>,
  indexFile: {
    format: "il est d’un autre format",
    truncated: "il est tronqué",
    damaged: "il est abîmé",
    foreign: "il vient d’une autre base",
  },
  rebuild: (why: string) => `  l’index de recherche est refait${NBSP}: le fichier gardé ne peut plus servir, ${why}`,
  indexMissing: `  l’index de recherche n’a pas de fichier${NBSP}: il est fait à partir du catalogue`,
  catchingUp: (changes: number) =>
    `  l’index de recherche rattrape ${changes.toLocaleString("fr-FR")} changements faits depuis qu’il a été gardé`,
  indexIsFolder: (path: string) =>
    `  ! l’index de recherche ne peut pas être gardé${NBSP}: ${path} est un dossier. Déplacez-le ou supprimez-le${NBSP}; d’ici là, l’index est refait à chaque démarrage.`,
  /** Facets by the word of their parameter. */
  facets: {
    type: "type",
    theme: "thème",
    public: "public",
    stade: "étape",
    monde: "monde",
    forme: "forme juridique",
    lieu: "type de lieu",
    territoire: "territoire",
    partenaire: "partenaire",
  } as Record<string, string | undefined>,
  cli: {
    summary: "cherche des fiches",
    usage:
      '[<mots>] [--where <lieu>] [--limit <n>]\n\nExemples\u00a0:\n  search "ressourcerie" --where Morlaix --radius 30\n  search "épicerie solidaire" --where Bretagne --kind tout --json',
    where: "où chercher\u00a0: commune, code postal, département, région ou code (dep-29)",
    wherePlace: "<lieu>",
    radius: "distance autour du lieu",
    kind: "type de fiche (innovation par défaut, « tout » pour tous)",
    kindPlace: "<type>",
    theme: "thème (identifiant du vocabulaire)",
    themePlace: "<thème>",
    sort: "pertinence, recent ou proche",
    sortPlace: "<ordre>",
    limit: "nombre de résultats (20 par défaut)",
    distance: (km: string) => `à ${km}${NBSP}km`,
    confirmed: (date: string) => `confirmé le ${date}`,
    total: (count: number, shown: string, reading: string) =>
      count === 0
        ? `Aucune fiche pour${NBSP}: ${reading}.`
        : `${shown} ${count === 1 ? "fiche" : "fiches"} pour${NBSP}: ${reading}.`,
  },
  suggest: { theme: "thème", words: "chercher ces mots", value: "valeur du champ" },
  reading: {
    without: (words: string) => `sans ${words}`,
    beginning: (words: string) => `mots commençant par «${NBSP}${words}${NBSP}»`,
    field: (name: string, words: string) => `${name}${NBSP}: ${words}`,
    or: "ou",
    not: "sans",
    within: (km: string, place: string) => `à moins de ${km}${NBSP}km ${withDe(place)}`,
    in: (place: string) => `lieu${NBSP}: ${place}`,
    cell: "dans la cellule choisie sur la carte",
    whereabouts: {
      position: "sur la carte",
      department: "connues au département près",
      region: "connues à la région près",
      abroad: "à l’étranger",
      unknown: "sans lieu connu",
    } satisfies Record<Whereabouts, string>,
    bbox: "dans la partie de carte affichée",
    literal: "mots exacts",
    allKinds: "tous types de fiches",
  },
  notes: {
    badValue: (name: string, value: string) => `«${NBSP}${name}=${value}${NBSP}» n’a pas été compris, et a été laissé de côté.`,
    unknownValue: (facet: string, value: string) =>
      `Nous ne connaissons pas «${NBSP}${value}${NBSP}» (${facet})${NBSP}: ce filtre a été laissé de côté.`,
    unknownPlace: (text: string) =>
      `Nous n’avons pas trouvé le lieu «${NBSP}${text}${NBSP}»${NBSP}: la recherche porte sur toute la France. Essayez le nom d’une commune, d’un département ou d’une région.`,
    namesakes: (place: string) => `Nous avons compris ${place}. Vous pensiez à un autre lieu${NBSP}?`,
    ambiguousPlace: (text: string) => `«${NBSP}${text}${NBSP}» désigne plusieurs lieux${NBSP}; lequel cherchez-vous${NBSP}?`,
    longWords: "Le texte est très long : son début seul a compté.".replace(" :", `${NBSP}:`),
    nearestNowhere: "Pour trier du plus proche au plus lointain, indiquez un lieu.",
  },
};
