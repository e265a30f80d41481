import { formatNumber, plural } from "../web/index.ts";

const quote = (text: string) => `«\u00a0${text.slice(0, 120)}\u00a0»`;

/** What the commands of geography say. */
export const GEO = {
  lineUnknown: (code: string) => `${quote(code)} n’est pas le code INSEE d’une commune.`,
  lineNoPosition: (commune: string, lat: string, lon: string) =>
    `${commune}\u00a0: ${quote(lat)}, ${quote(lon)} n’est pas une position (latitude, longitude).`,
  lineFar: (commune: string, km: number) =>
    `${commune}\u00a0: la position est à ${formatNumber(Math.round(km))}\u00a0km de son centre officiel.`,
  lineTwice: (commune: string) => `${commune} a déjà une position plus haut dans le fichier.`,
  noColumns: (header: readonly string[]) =>
    header.length > 0
      ? `Il manque une colonne. Lues\u00a0: ${header.slice(0, 12).map(quote).join(", ")}.`
      : "Le fichier est vide.",
  columnsHint: "Donnez un fichier CSV dont la première ligne nomme les colonnes code_insee, lat et lon.",
  unreadable: (why: string) => `Le fichier n’a pas pu être lu comme du CSV (${why.slice(0, 200)}).`,
  tooManyLines: (most: number) => `Le fichier compte plus de ${formatNumber(most)} lignes\u00a0: il n’y a pas tant de communes.`,
  mostlyBad: (refused: number, read: number) =>
    `${formatNumber(refused)} lignes sur ${formatNumber(read)} sont refusées\u00a0: rien n’a été changé.`,
  mostlyBadHint: "Vérifiez que le fichier donne bien le centre des communes, en degrés, latitude puis longitude.",
  httpStatus: (url: string, status: number) => `${url} a répondu ${status}.`,
  noFile: (file: string) => `Le fichier ${quote(file)} n’existe pas.`,
  noFileHint: "Vérifiez le chemin, ou donnez une adresse qui commence par https://.",
  file: (name: string) => `le fichier ${name}`,
  line: (line: number, detail: string) => `  ligne ${line}\u00a0: ${detail}`,
  moreLines: (count: number) => `  et ${plural(count, "autre ligne refusée", "autres lignes refusées")}.`,
  updated: (kept: number, refused: number) =>
    `${plural(kept, "centre de commune retenu", "centres de communes retenus")}${refused > 0 ? `, ${plural(refused, "ligne refusée", "lignes refusées")}\u00a0:` : "."}`,
  reset: "Les centres officiels sont de nouveau en usage.",
  unknownCodes: (codes: readonly string[]) =>
    `${codes.length > 1 ? "Codes inconnus" : "Code inconnu"}\u00a0: ${codes.slice(0, 20).map(quote).join(", ")}.`,
  codesHint: "Donnez des codes INSEE de communes (29151), d’intercommunalités (SIREN à 9 chiffres) ou de départements (dep-29).",
  emptyTerritory: "Un territoire a besoin de communes ou d’un périmètre.",
  badPerimeter: (where: string) => `Le périmètre n’est pas une surface GeoJSON${where ? ` (${where})` : ""}.`,
  perimeterHint: "Donnez un Polygon, un MultiPolygon, ou une Feature qui en contient un, en degrés, longitude d’abord.",
  notJson: (file: string) => `Le fichier ${quote(file)} n’est pas du JSON.`,
  tooManyPositions: (most: number) => `Le périmètre compte plus de ${formatNumber(most)} points\u00a0: simplifiez-le.`,
  badName: "Un territoire a besoin d’un nom de 2 à 120 caractères, et d’un nom court en minuscules sans accent.",
  exists: (code: string) => `Un territoire porte déjà le code ${code}.`,
  existsHint: "Choisissez un autre nom, ou ajoutez --replace pour le remplacer.",
  noTerritory: (code: string) => `Aucun territoire déclaré ne porte le code ${quote(code)}.`,
  noTerritoryHint: "essaim geo territory list les montre tous.",
  added: (name: string, code: string, communes: number, population: number) =>
    `${name} est déclaré sous le code ${code}\u00a0: ${plural(communes, "commune")}, ${plural(population, "habitant")}.`,
  removed: (code: string) => `Le territoire ${code} n’est plus déclaré. Les fiches restent où elles sont.`,
  none: "Aucun territoire n’est déclaré.",
  head: ["Code", "Nom", "Communes", "Habitants"],
  cli: {
    update: "remplace le centre des communes par ceux d’un fichier CSV (code_insee, lat, lon)",
    updateUsage:
      "<fichier ou URL>\nUne ligne fausse est signalée, les autres sont retenues. Exemple\u00a0: essaim geo update communes-centroides.csv",
    updateReset: "revenir aux centres officiels",
    add: "déclare un territoire\u00a0: un pays, un cluster, un quartier",
    addUsage:
      '<nom> [<codes>...] [--perimeter <fichier GeoJSON>]\nExemples\u00a0:\n  essaim geo territory add "Pays de Morlaix" 242900835 242900751\n  essaim geo territory add "Quartier de la Boissière" --perimeter boissiere.geojson',
    addSlug: "nom court du code pays-<nom court>\u00a0; tiré du nom par défaut",
    addKind: "sorte de territoire (vocabulaire sortes-de-territoire)",
    addNote: "une phrase sur ce territoire",
    addPerimeter: "surface GeoJSON",
    addReplace: "remplace le territoire de même code",
    list: "montre les territoires déclarés",
    remove: "retire un territoire déclaré",
    removeUsage: "<code>",
    locate: "montre où une fiche serait placée, et pourquoi",
    locateUsage:
      "[<commune>] [--postcode 29600] [--insee 29151] [--department 29] [--country Belgique] [--lat=48.58 --lon=-3.83]\nRien n’est deviné\u00a0: ce qui est ambigu est dit.",
    placed: (precision: string) => `Précision\u00a0: ${precision}`,
    precision: {
      exact: "coordonnées données",
      street: "rue",
      commune: "centre de la commune",
      postcode: "milieu du code postal",
      department: "département",
      region: "région",
      country: "pays",
      unknown: "inconnue",
    },
  },
} as const;
