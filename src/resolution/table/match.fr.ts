import type { Role } from "../../engine/linkage/index.ts";
import { plural } from "../../web/index.ts";

const nb = new Intl.NumberFormat("fr-FR");

/** What a column may hold, in French. */
const roles: Record<Role, string> = {
  name: "nom",
  "given name": "prénom",
  surname: "nom de famille",
  people: "personnes",
  address: "adresse",
  "street number": "numéro de rue",
  town: "commune",
  postcode: "code postal",
  insee: "code insee",
  lat: "latitude",
  lon: "longitude",
  siret: "siret",
  siren: "siren",
  rna: "rna",
  site: "site",
  phone: "téléphone",
  mail: "courriel",
  date: "date",
  year: "année",
  code: "code",
  kind: "type",
  text: "texte",
  ignored: "rien",
};

/** Other words for the same. */
const roleWords: Partial<Record<Role, readonly string[]>> = {
  name: ["titre", "denomination", "title"],
  people: ["auteurs", "authors"],
  address: ["rue", "street"],
  town: ["ville", "city"],
  postcode: ["cp", "zip", "postal code"],
  insee: ["code commune"],
  lat: ["latitude"],
  lon: ["lng", "longitude"],
  site: ["site web", "url", "web", "website"],
  phone: ["tel", "telephone"],
  mail: ["email", "e-mail", "mel"],
  code: ["identifiant commun"],
  kind: ["categorie", "category"],
  text: ["description"],
  ignored: ["ignore", "ignorer", "none"],
};

const percent = (probability: number): string =>
  probability >= 0.999 ? "plus de 99,9 %" : `${nb.format(Math.round(probability * 1000) / 10)} %`;

/** Of a row beside another of its own file, which may have told them apart on purpose. */
const percentInside = (probability: number): string => `${percent(probability)}${probability >= 0.999 ? ", à vérifier" : ""}`;

/** French texts of matching a table: what is said of files, of columns, of what was found. */
export const matchFr = {
  roles,
  roleWords,
  percent,
  percentInside,
  by: { name: "par son nom", content: "par son contenu", given: "comme vous l’avez demandé" },
  inFile: (name: string, detail: string) => `« ${name} » : ${detail}`,
  noRows: (name: string) => ({
    detail: `« ${name} » ne contient aucune ligne à comparer.`,
    hint: "Vérifiez que c’est le bon fichier, et que la première feuille d’un classeur n’est pas vide.",
  }),
  badColumn: (text: string) => ({
    detail: `« ${text} » ne dit pas quelle colonne contient quoi.`,
    hint: 'Écrivez ce que la colonne contient, le signe =, puis son nom : --column nom="Nom du site"',
  }),
  badRole: (word: string, near: readonly string[]) => ({
    detail: `« ${word} » n’est pas quelque chose qu’une colonne puisse contenir ici.`,
    hint: `${near.length > 0 ? `Vouliez-vous dire ${near.join(" ou ")} ? ` : ""}Possibles : ${Object.values(roles).join(", ")}.`,
  }),
  unknownColumn: (file: string, column: string, near: readonly string[], all: readonly string[]) => ({
    detail: `« ${file} » n’a pas de colonne « ${column} ».`,
    hint: `${near.length > 0 ? `Vouliez-vous dire « ${near.join(" » ou « ")} » ? ` : ""}Ses colonnes : ${all.slice(0, 40).join(", ")}${all.length > 40 ? "…" : ""}`,
  }),
  nothingNamed: (name: string, columns: readonly string[]) => ({
    detail: `Aucune colonne de « ${name} » ne semble nommer ce que décrivent ses lignes.`,
    hint: `Dites laquelle : --column nom="${columns[0] ?? "Nom"}". Ses colonnes : ${columns.slice(0, 40).join(", ")}${columns.length > 40 ? "…" : ""}`,
  }),
  nothingShared: (name: string, other: string) => ({
    detail: `« ${name} » et « ${other} » n’ont aucune colonne à comparer en commun.`,
    hint: 'Dites quelle colonne contient quoi, par exemple --column nom="Nom du site" pour le premier et --with-column nom="Titre" pour le second.',
  }),
  tooMany: (name: string, most: number) => ({
    detail: `« ${name} » a plus de ${nb.format(most)} lignes.`,
    hint: "Découpez-le, par département par exemple : deux lignes de départements différents sont rarement la même chose.",
  }),
  /** How a column without a heading is called. */
  unnamed: /^colonne \d+$/,
  columns: { group: "groupe", probability: "probabilité", entry: "fiche" },
  sheet: "Doublons",
  line: (line: number) => `ligne ${line}`,
  summary: {
    rows: (rows: number) => plural(rows, "ligne lue", "lignes lues"),
    groups: (groups: number, rows: number) =>
      groups === 0
        ? "Aucun doublon reconnu à l’intérieur du fichier."
        : `${plural(groups, "groupe", "groupes")} de lignes qui décrivent la même chose, ${plural(rows, "ligne", "lignes")} en tout.`,
    entries: (rows: number) =>
      rows === 0
        ? "Aucune ligne reconnue parmi les fiches du catalogue."
        : `${plural(rows, "ligne reconnue", "lignes reconnues")} parmi les fiches du catalogue.`,
    others: (rows: number, name: string) =>
      rows === 0
        ? `Aucune ligne reconnue dans « ${name} ».`
        : `${plural(rows, "ligne reconnue", "lignes reconnues")} dans « ${name} ».`,
    sure: (rows: number) =>
      `Données à plus de 99,9 % : ${nb.format(rows)}. Regardez les autres avant d’agir : une probabilité de 0,8 se trompe une fois sur cinq.`,
    apart:
      "À l’intérieur d’un même fichier, regardez chaque groupe avant de réunir : des lignes qui se ressemblent y sont parfois séparées exprès (un hôtel et son restaurant, deux logements). Sur 20 paires d’un même fichier données à plus de 99,9 % et jugées une à une, 7 étaient dans ce cas.",
    held: (packets: number, rows: number) =>
      `${plural(packets, "paquet", "paquets")} de plus de 50 lignes qui se ressemblent trop (${plural(rows, "ligne", "lignes")}) : aucun groupe n’en est fait, il faut une personne pour regarder.`,
    lost: (rows: number) =>
      `${plural(rows, "endroit du fichier n’a pas pu être lu et n’est pas", "endroits du fichier n’ont pas pu être lus et ne sont pas")} dans le fichier rendu :`,
    columns: "Colonnes reconnues :",
    column: (column: string, role: string, by: string) => `  ${column} : ${role} (${by})`,
    aside: (columns: readonly string[]) =>
      `  laissées de côté : ${columns.slice(0, 30).join(", ")}${columns.length > 30 ? "…" : ""}`,
    correct: 'Une colonne mal reconnue ? --column nom="Nom du site" ; --column rien="Colonne à ne pas comparer".',
    itself:
      "Les deux fichiers sont le même, à l’octet près : les doublons sont cherchés à l’intérieur du fichier, chaque ligne n’est pas comparée à elle-même.",
    copy: (name: string) =>
      `« ${name} » dit la même chose que votre fichier, à peu de lignes près : est-ce bien celui que vous vouliez ?`,
    onlyInside:
      "Rien n’est comparé au catalogue : ces lignes ne se comparent pas à des fiches (il y faut un nom, et un lieu, un numéro ou un contact).",
    stored: "Rien n’a été gardé de votre fichier.",
    written: (file: string) => `Écrit : ${file}`,
  },
  progress: {
    reading: (name: string, rows: number) => `Lecture de « ${name} » : ${nb.format(rows)} lignes`,
    catalogue: (entries: number) => `Lecture du catalogue : ${nb.format(entries)} fiches`,
    comparing: (records: number) => `Comparaison de ${nb.format(records)} descriptions…`,
    writing: (rows: number) => `Écriture : ${nb.format(rows)} lignes`,
  },
  cli: {
    summary: "cherche les doublons d’un tableau, en lui-même, avec un autre ou avec le catalogue",
    usage:
      '<fichier> [--with <fichier>] [--out <fichier>] [--column <contenu>=<colonne>]\nRend le même tableau avec trois colonnes de plus : groupe, probabilité et fiche. Rien n’est gardé.\nExemple : essaim match adherents.xlsx --column nom="Nom du site" --out adherents-doublons.xlsx',
    with: "autre tableau, auquel comparer le premier au lieu du catalogue",
    out: "fichier à écrire (.csv ou .xlsx) ; sinon <fichier>-doublons, à côté",
    column: 'ce que contient une colonne, par exemple nom="Nom du site" ; peut être répété',
    withColumn: "la même chose pour le tableau de --with",
    alone: "cherche dans le fichier seul, sans le catalogue",
    unique: "aucun des deux tableaux ne décrit une chose deux fois : une ligne a au plus un pendant",
    missing: (file: string) => ({
      detail: `Il n’y a pas de fichier « ${file} ».`,
      hint: "Vérifiez le chemin ; un nom qui contient des espaces se met entre guillemets.",
    }),
    badOut: (file: string) => ({
      detail: `« ${file} » doit finir par .csv ou .xlsx : ce sont les deux formes dans lesquelles le tableau est rendu.`,
      hint: "Par exemple --out resultat.csv",
    }),
    sameOut: (file: string) => ({
      detail: `« ${file} » est le fichier que vous donnez : il n’est pas écrasé.`,
      hint: "Donnez un autre nom à --out.",
    }),
    exists: (file: string) => ({
      detail: `« ${file} » existe déjà : il n’est pas écrasé.`,
      hint: `Nommez vous-même le fichier à écrire : --out <fichier> (même nom pour le remplacer).`,
    }),
    both: {
      detail: "--alone et --with se contredisent : le premier ne compare à rien d’autre.",
      hint: "Gardez l’un des deux.",
    },
  },
};
