import { fold } from "../engine/text/index.ts";

/** What the words of a commune field say, once read. */
export type CommuneWords = {
  /** Comparable forms of the whole name, likeliest first; then the same without a leading article. */
  keys: string[];
  articleless: string[];
  /** The words of the name, completed ("saint", "sur"), in order. */
  words: string[];
  /** Comparable forms of its parts ("Kerfeunteun / Quimper"), only when there are several. */
  parts: string[];
  /** Postal code written with the name ("35550 Saint-Ganton"). */
  postcode?: string;
  /** Department or region written with it, as written ("Saint-Ganton (35)", "Sixt (Ille-et-Vilaine)"). */
  area?: string;
};

const DIGITS_TO_ROMAN = [
  "",
  "i",
  "ii",
  "iii",
  "iv",
  "v",
  "vi",
  "vii",
  "viii",
  "ix",
  "x",
  "xi",
  "xii",
  "xiii",
  "xiv",
  "xv",
  "xvi",
  "xvii",
  "xviii",
  "xix",
  "xx",
];

/** Words that partners shorten, or spell in two ways. */
const FULL: Record<string, string> = {
  st: "saint",
  ste: "sainte",
  sts: "saints",
  stes: "saintes",
  lez: "les",
  nd: "notredame",
  mt: "mont",
  gd: "grand",
  gde: "grande",
};

const DISTRICT =
  /^(paris|lyon|marseille)(?: cedex)? (?:0?(\d{1,2})|([ivx]{1,5}))(?: ?(?:er|ere|e|eme|ieme|me|nd|nde|o|ard|ar|arr))?(?: ?(?:arrondissement|arrondissements|arrdt|arrd|arr|ardt|ard|arrt|adt))?$/;

/**
 * Form in which two spellings of a commune are compared: folded, words completed ("ST" -> "saint", "S/" -> "sur"), without
 * spaces, hyphens or apostrophes. "Villeneuve d Ascq" and "VILLENEUVE-D'ASCQ" agree, and so do "lès" and "lez".
 */
export function nameKey(name: string): string {
  return nameWords(name).join("");
}

/** The same without a leading article: "Le Mans" and "Mans" agree. Undefined when there is no article to drop. */
export function looseKey(name: string): string | undefined {
  const [first = "", ...rest] = nameWords(name);
  return ARTICLES.has(first) && rest.length > 0 ? rest.join("") : undefined;
}

const ARTICLES = new Set(["le", "la", "les", "l"]);

/** Words of a name, folded and completed. */
export function nameWords(name: string): string[] {
  const text = fold(name)
    .replace(/\bs\s?\/\s?s\b/g, " sous ")
    .replace(/\bs\s?\/\s?/g, " sur ")
    .replace(/&/g, " et ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  return text.split(" ").map((word) => FULL[word] ?? word);
}

/** Reads the words of a commune field: takes out mail codes, postal code, area and article, and names a municipal district by its official name. */
export function readCommuneWords(raw: string): CommuneWords {
  let text = raw
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .slice(0, 200);
  let postcode: string | undefined;
  let area: string | undefined;
  text = text.replace(/^(?:f[- ]?)?(\d{5})\b[\s,-]*/i, (_, digits: string) => {
    postcode = digits;
    return "";
  });
  text = text.replace(/[\s,-]*\b(?:BP|CS|TSA|B\.P\.|C\.S\.)\s?\d[\d ]*$/i, "").replace(/[\s,-]+(\d{5})$/, (_, digits: string) => {
    postcode ??= digits;
    return "";
  });
  text = text.replace(/\s*\(([^()]*)\)\s*$/, (_, inside: string) => {
    if (/^(?:le|la|les|l['’]?)$/i.test(inside.trim())) return ` (${inside})`;
    area = inside.trim();
    return "";
  });
  text = articleFirst(text);
  const district = districtKey(text);
  if (district) return done([district], [], nameWords(text), postcode, area);
  const bare = text.replace(/[\s,-]+c[eé]dex\b.*$|\s+(?:cede|ced|ce|cx)$/i, "").trim();
  const names = [
    bare,
    bare.includes("/") ? bare.replace(/\s?\/\s?/g, " sur ") : "",
    bare.replace(/\s\d{1,2}(?:er|e|eme|ème)?$/i, ""),
  ];
  const pieces = bare.split(/\s*[/,;()|]\s*|\s+[-–—]\s+/).filter((piece) => piece !== "" && !/^france$/i.test(piece));
  const parts = pieces.length > 1 || pieces[0] !== bare ? pieces.map(articleFirst) : [];
  return done(names, parts, nameWords(bare), postcode, area);
}

function done(
  names: string[],
  parts: string[],
  words: string[],
  postcode: string | undefined,
  area: string | undefined,
): CommuneWords {
  const keys = (list: string[]) => [...new Set(list.map(nameKey))].filter((key) => key !== "");
  const articleless = [...new Set(names.map(looseKey))].filter((key) => key !== undefined);
  return {
    keys: keys(names),
    articleless,
    words,
    parts: keys(parts),
    ...(postcode !== undefined && { postcode }),
    ...(area && { area }),
  };
}

/** "(Le) Mans", "Mans (Le)" and "Mans, Le" are "Le Mans". */
function articleFirst(text: string): string {
  return text
    .replace(/^\((le|la|les|l['’]?)\)\s*/i, "$1 ")
    .replace(
      /^(.*?)(?:\s*\((le|la|les|l['’]?)\)|,\s*(le|la|les|l['’]))$/i,
      (_, name: string, one?: string, two?: string) => `${one ?? two} ${name}`,
    );
}

/** Key of the official name of a municipal district ("paris12earrondissement"), from the many ways to write it. */
function districtKey(text: string): string | undefined {
  const plain = fold(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  const [, city, digits, roman] = DISTRICT.exec(plain) ?? [];
  if (!city) return undefined;
  const number = digits ? Number(digits) : DIGITS_TO_ROMAN.indexOf(roman ?? "-");
  const last = { paris: 20, lyon: 9, marseille: 16 }[city] ?? 0;
  if (number < 1 || number > last) return undefined;
  return `${city}${number}${number === 1 ? "er" : "e"}arrondissement`;
}
