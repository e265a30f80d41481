import type { Encoding } from "./encoding.ts";
/** What a person reads about a file: what is wrong, where, and the way out. Used in reports, in the source desk and on the command line. */
export const formatsText = {
  // What was recognised, for the person who checks
  encodingNote: (encoding: Encoding) => `Encodage : ${ENCODING_NAMES[encoding]}.`,
  separatorNote: (separator: string) => `Séparateur de colonnes : ${separatorName(separator)}.`,
  headerNote: (row: number) =>
    row === 0
      ? "Aucune ligne d’en-tête n’a été reconnue : les colonnes sont numérotées. Indiquez la ligne des noms de colonnes s’il y en a une."
      : row === 1
        ? "Les noms de colonnes sont à la première ligne."
        : `Les noms de colonnes sont à la ligne ${row} ; ce qui est au-dessus n’est pas repris.`,
  sheetNote: (sheet: string, sheets: string[]) =>
    sheets.length === 1
      ? `Une seule feuille : « ${sheet} ».`
      : `Feuille retenue : « ${sheet} », la plus remplie des ${sheets.length} feuilles.`,
  recordsNote: (path: string) =>
    path === "$" ? "Le fichier est une liste de fiches." : `La liste des fiches est à l’endroit « ${path} » du fichier.`,
  linesNote: "Chaque ligne du fichier est une fiche JSON.",
  noRow: "Aucune fiche n’a été trouvée sous l’en-tête.",

  // Whole files
  emptyFile: "Le fichier est vide : aucune ligne de données n’y a été trouvée.",
  emptyFileHint: "Vérifiez que le téléchargement ou l’export est allé jusqu’au bout, puis donnez-le de nouveau.",
  unexpectedJson: "Un tableau est attendu, mais ce fichier est du JSON.",
  unexpectedJsonHint:
    "Si le fichier a changé de format, refaites sa lecture ; sinon, vérifiez que l’adresse ne renvoie pas un message d’erreur.",
  tooLarge: (bytes: number) => `Le fichier dépasse la taille admise (${megabytes(bytes)}).`,
  tooLargeHint: "Enregistrez-le au format CSV, qui se lit sans limite, ou partagez-le en plusieurs fichiers.",
  damagedGzip: (bytes: number) => `L’archive gzip est abîmée ou incomplète : la lecture s’est arrêtée après ${megabytes(bytes)}.`,
  damagedGzipHint: "Téléchargez-la de nouveau, ou donnez le fichier sans compression.",
  unknownEncoding: (label: string) =>
    `L’encodage « ${label} » n’est pas connu. Encodages lus : utf-8, windows-1252, macintosh, ibm850, utf-16le, utf-16be.`,
  raggedFile: (headerRow: number, width: number, rows: { line: number; cells: number }[], separator: string) =>
    `${headerRow === 0 ? "La première ligne" : `L’en-tête (ligne ${headerRow})`} compte ${columns(width)}, ${rows
      .map(({ line, cells }) => `la ligne ${line} en compte ${cells}`)
      .join(
        ", ",
      )}… Plus de la moitié des lignes sont dans ce cas (séparateur ${separatorName(separator)}) : rien n’est repris, car les valeurs tomberaient dans de mauvaises colonnes.`,
  raggedFileHint:
    "Vérifiez la ligne d’en-tête et le séparateur, ou ouvrez le fichier dans un tableur et enregistrez-le de nouveau (CSV UTF-8 ou .xlsx).",

  foreignFile: (what: string) => `Ce fichier n’est pas un tableau ni du JSON : c’est ${what}.`,
  foreign: {
    pdf: { what: "un document PDF", hint: "Demandez le tableau d’origine (Excel, CSV) à la personne qui a produit ce PDF." },
    oldExcel: {
      what: "un document de l’ancien format d’Office (.xls, .doc)",
      hint: "Ouvrez-le dans Excel ou LibreOffice et enregistrez-le en .xlsx ou en CSV.",
    },
    locked: {
      what: "un classeur Excel protégé par un mot de passe",
      hint: "Ouvrez-le dans un tableur, retirez le mot de passe, puis enregistrez-le de nouveau.",
    },
    picture: { what: "une image", hint: "Donnez le tableau lui-même : fichier Excel (.xlsx), CSV, JSON ou GeoJSON." },
    archive: {
      what: "une archive compressée",
      hint: "Décompressez-la et donnez le fichier qu’elle contient (seul .gz est lu tel quel).",
    },
    database: { what: "une base de données SQLite", hint: "Exportez la table en CSV." },
    parquet: { what: "un fichier Parquet", hint: "Donnez la version CSV ou JSON du même jeu de données." },
    document: {
      what: "un document de traitement de texte ou une présentation",
      hint: "Copiez son tableau dans un tableur et enregistrez-le en .xlsx ou en CSV.",
    },
    webPage: {
      what: "une page web (HTML)",
      hint: "Le lien mène à une page, pas à un fichier : copiez l’adresse du bouton « Télécharger ». Si c’est un fichier .xls, ouvrez-le dans Excel et enregistrez-le en .xlsx.",
    },
    binaryExcel: {
      what: "un classeur Excel binaire (.xlsb)",
      hint: "Ouvrez-le dans Excel et enregistrez-le en .xlsx ou en CSV.",
    },
    numbers: { what: "un document Apple Numbers", hint: "Exportez-le depuis Numbers au format Excel (.xlsx) ou CSV." },
    shapefile: { what: "une archive Shapefile", hint: "Exportez la couche en GeoJSON (WGS84) ou en CSV." },
    xml: { what: "un fichier XML", hint: "Donnez une version CSV, Excel (.xlsx), JSON ou GeoJSON du même contenu." },
    unknown: {
      what: "un fichier binaire d’un format inconnu",
      hint: "Formats lus : CSV, Excel (.xlsx), LibreOffice (.ods), JSON, NDJSON, GeoJSON.",
    },
  },

  // Text
  ansiLine: (line: number) =>
    `Ligne ${line} : ce n’est pas de l’UTF-8, contrairement au reste du fichier ; elle est lue en windows-1252.`,
  utf8Line: (line: number) =>
    `Ligne ${line} : elle est en UTF-8, contrairement au reste du fichier (windows-1252) ; elle est lue en UTF-8.`,
  ansiFrom: (line: number) =>
    `À partir de la ligne ${line}, le fichier n’est pas en UTF-8 : ses accents sont lus en windows-1252.`,
  doubledLine: (line: number) =>
    `Ligne ${line} : les accents ont été encodés deux fois (« Ã© » au lieu de « é »). Le texte est gardé tel quel ; corrigez-le chez vous.`,
  nulByte: (line: number) => `Ligne ${line} : un caractère nul (octet 0) a été retiré.`,

  // Text tables
  raggedRow: (line: number, width: number, cells: number) =>
    cells < width
      ? `Ligne ${line} : ${columnsFound(cells)} pour ${columns(width)} dans l’en-tête. La ligne est écartée, car ses valeurs pourraient être décalées.`
      : `Ligne ${line} : ${columnsFound(cells)} pour ${columns(width)} dans l’en-tête. La ligne est écartée ; une valeur contient sans doute le séparateur sans être entre guillemets.`,
  truncatedRow: (line: number, width: number, cells: number) =>
    `Ligne ${line} : le fichier s’arrête au milieu de cette ligne (${columnsFound(cells)} sur ${width}). Il est sans doute incomplet : téléchargez-le de nouveau.`,
  truncatedQuote: (line: number) =>
    `Ligne ${line} : le fichier s’arrête au milieu d’une valeur entre guillemets. Il est sans doute incomplet : téléchargez-le de nouveau.`,
  unclosedQuote: (line: number) =>
    `Ligne ${line} : un guillemet (") y est ouvert et jamais refermé. Cette ligne est écartée, la lecture reprend à la suivante.`,
  strayQuote: (line: number) =>
    `Ligne ${line} : du texte suit un guillemet fermant. La valeur est gardée telle quelle ; un guillemet dans une valeur s’écrit deux fois ("").`,
  endlessLine: (line: number) => `Ligne ${line} : elle dépasse 8 millions de caractères sans se terminer ; elle est écartée.`,
  repeatedHeader: (line: number) => `Ligne ${line} : l’en-tête y est répété ; elle n’est pas prise pour une fiche.`,
  totalRow: (line: number) => `Ligne ${line} : c’est un total ; elle n’est pas prise pour une fiche.`,
  unnamedColumn: (rank: number, name: string) =>
    `La colonne ${rank} n’a pas de nom dans l’en-tête ; elle est appelée « ${name} ».`,
  repeatedColumn: (original: string, name: string) => `Deux colonnes s’appellent « ${original} » ; celle-ci devient « ${name} ».`,
  // Workbooks
  zipOf: (names: string[]) =>
    `Ce fichier est une archive ZIP, et non un classeur Excel${names.length === 0 ? "" : `. Elle contient : ${names.join(", ")}`}.`,
  zipEntries: (count: number, max: number) =>
    `Ce classeur contient ${frenchNumber(count)} parties, plus que les ${frenchNumber(max)} admises.`,
  zipBomb: (packed: number, unpacked: number) =>
    `Ce classeur de ${megabytes(packed)} se déplierait en ${megabytes(unpacked)} : il n’est pas ouvert, par sécurité.`,
  zipForged: (name: string) =>
    `La partie « ${name} » de ce classeur est plus grande que ce qu’il déclare : la lecture est arrêtée, par sécurité.`,
  zipBombHint:
    "Ouvrez-le dans un tableur, supprimez les lignes et les feuilles vides, et enregistrez-le de nouveau, ou donnez un CSV.",
  damagedZip: "Ce classeur Excel est abîmé ou incomplet : il ne peut pas être ouvert.",
  damagedZipHint: "Téléchargez-le de nouveau, ou ouvrez-le dans un tableur et enregistrez-le en .xlsx.",
  lockedZip: "Ce classeur est protégé par un mot de passe.",
  missingPart: (name: string) => `Ce classeur Excel est abîmé : il y manque la partie « ${name} ».`,
  noSheet: "Ce classeur ne contient aucune feuille de calcul.",
  workbookTooLarge: "Ce classeur est trop volumineux pour être lu d’un seul tenant.",
  unknownSheet: (name: string, sheets: string[]) =>
    `La feuille « ${name} » n’existe pas. Feuilles du classeur : ${sheets.join(", ")}.`,
  unknownSheetHint: "Choisissez une de ces feuilles, ou redonnez son nom à la feuille.",
  cellError: (row: number, column: string, code: string) =>
    `Ligne ${row}, colonne « ${column} » : la formule donne l’erreur ${code} ; la valeur est laissée vide.`,

  // JSON
  atLine: (line: number) => `Ligne ${line}`,
  atItem: (rank: number, line: number) => `Fiche n° ${rank} (ligne ${line} du fichier)`,
  noRecords: "Ce fichier JSON ne contient pas de liste de fiches (une liste d’objets).",
  noRecordsHint: "Indiquez où se trouve la liste, par exemple $.data ou $.resultats.fiches.",
  badPath: (path: string) => `« ${path} » n’est pas un chemin vers une liste.`,
  badPathHint: "Un chemin s’écrit $ (le fichier est la liste), $.data ou $.resultats.fiches.",
  nothingAt: (path: string) => `Le fichier ne contient pas de liste à l’endroit indiqué (${path}).`,
  truncatedJson: (rank: number | undefined, line: number | undefined) =>
    rank !== undefined && line !== undefined
      ? `Le fichier s’arrête au milieu de la fiche n° ${rank} (ligne ${line}). Ce qui précède a été lu, mais la liste est incomplète : téléchargez le fichier de nouveau.`
      : line !== undefined
        ? `Ligne ${line} : le fichier s’arrête au milieu de cette fiche. Ce qui précède a été lu, mais la liste est incomplète : téléchargez le fichier de nouveau.`
        : "Le fichier s’arrête avant la fin de la liste. Ce qui précède a été lu, mais la liste est incomplète : téléchargez le fichier de nouveau.",
  recordTooLarge: (where: string) => `${where} : elle dépasse 16 millions de caractères ; elle est écartée.`,
  notAnObject: (where: string) => `${where} : ce n’est pas un objet JSON ({ … }) ; elle est écartée.`,
  tooDeep: (where: string, depth: number, max: number) =>
    `${where} : elle compte ${depth} niveaux imbriqués (${max} au plus) ; elle est écartée.`,
  invalidJson: (where: string, error: "unexpected" | "unfinished") =>
    error === "unexpected"
      ? `${where} : le JSON est mal formé près de ce passage. Cette fiche est écartée, la lecture continue.`
      : `${where} : le JSON n’est pas terminé (guillemet ou accolade manquant). Cette fiche est écartée, la lecture continue.`,
  mostlyInvalid: "La plupart des fiches de ce fichier JSON sont mal formées : la lecture est arrêtée.",
  mostlyInvalidHint: "Vérifiez l’export, ou demandez un fichier CSV.",
  duplicateKey: (where: string, path: string, first: string, last: string) =>
    `${where} : la clé « ${path} » y figure deux fois, avec « ${first} » puis « ${last} ». La dernière valeur est gardée.`,
  notFinite: (where: string, path: string, written: string) =>
    `${where} : « ${path} » vaut ${written}, qui n’est pas un nombre ; la valeur est laissée vide.`,
  nulCharacter: (where: string, path: string) => `${where} : un caractère nul a été retiré de « ${path} ».`,
  raggedList: (where: string, width: number, items: number) =>
    `${where} : ${columnsFound(items)} pour ${columns(width)} ; elle est écartée, car ses valeurs pourraient être décalées.`,
  invalidCoordinates: (where: string, lon: number, lat: number) =>
    `${where} : les coordonnées ${lon}, ${lat} ne sont pas des degrés de longitude et de latitude (WGS84) ; elles sont laissées de côté.`,
  unreadableGeometry: (where: string) => `${where} : sa géométrie ne contient pas de coordonnées lisibles.`,

  // Values
  clippedValue: (column: string, length: number, max: number) =>
    `Colonne « ${column} » : une valeur de ${frenchNumber(length)} caractères a été coupée à ${frenchNumber(max)}.`,
  andMore: (count: number) =>
    `… et ${frenchNumber(count)} autre${count > 1 ? "s" : ""} cas semblable${count > 1 ? "s" : ""}, non détaillé${count > 1 ? "s" : ""}.`,
} as const;

const ENCODING_NAMES: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "double-utf-8": "UTF-8 encodé deux fois (« Ã© » au lieu de « é ») dans tout le fichier ; les accents sont rétablis",
  "windows-1252": "windows-1252 (celui d’Excel en France)",
  macintosh: "Mac OS Roman (celui d’Excel pour Mac)",
  ibm850: "IBM 850 (« CSV MS-DOS » d’Excel)",
  "utf-16le": "UTF-16 (« Texte Unicode » d’Excel)",
  "utf-16be": "UTF-16 (gros-boutiste)",
};

function columns(count: number): string {
  return `${count} colonne${count > 1 ? "s" : ""}`;
}

function columnsFound(count: number): string {
  return `${count} valeur${count > 1 ? "s" : ""}`;
}

/** A separator in words. */
function separatorName(separator: string): string {
  const names: Record<string, string> = {
    ";": "point-virgule",
    ",": "virgule",
    "\t": "tabulation",
    "|": "barre verticale",
    "\0": "aucun",
  };
  return names[separator] ?? `« ${separator} »`;
}

const numbers = new Intl.NumberFormat("fr-FR");

function frenchNumber(value: number): string {
  return numbers.format(value);
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${frenchNumber(Math.ceil(bytes / 1000))} ko` : `${frenchNumber(Math.round(bytes / 1_000_000))} Mo`;
}
