import { fold } from "../engine/text/index.ts";
import { areaNamed } from "./area-name.ts";

/** ISO 3166-1 alpha-2, 2024, and XK (Kosovo), which the Union uses. */
const ISO =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split(
    " ",
  );

/** Languages in which partners name countries: French, English, and those of the neighbours and of Europe. */
const LANGUAGES = "fr en de nl es pt it ca eu pl cs sk hu ro bg el hr sl sr et lv lt fi sv da nb is ga tr ru uk ar".split(" ");

/** What dictionaries do not say: parts of countries, former names, usual short forms, three-letter codes. */
const OTHER_NAMES: Record<string, string> = {
  angleterre: "GB", england: "GB", ecosse: "GB", scotland: "GB", "pays de galles": "GB", wales: "GB", "irlande du nord": "GB", "northern ireland": "GB",
  "great britain": "GB", "grande bretagne": "GB", uk: "GB", "u k": "GB", gbr: "GB", usa: "US", "u s a": "US", "etats unis d amerique": "US",
  "united states of america": "US", holland: "NL", hollande: "NL", "the netherlands": "NL", "republique tcheque": "CZ", "czech republic": "CZ",
  macedoine: "MK", macedonia: "MK", fyrom: "MK", suisse: "CH", "republic of ireland": "IE", "republique d irlande": "IE", rdc: "CD",
  "republique democratique du congo": "CD", "cote d ivoire": "CI", "coree du sud": "KR", "coree du nord": "KP", russie: "RU", birmanie: "MM",
  "bosnie": "BA", bosnia: "BA", "el salvador": "SV", vatican: "VA", quebec: "CA", catalogne: "ES", catalunya: "ES", catalonia: "ES", bruxelles: "BE",
  bel: "BE", che: "CH", deu: "DE", esp: "ES", fra: "FR", ita: "IT", lux: "LU", nld: "NL", prt: "PT", can: "CA", "france metropolitaine": "FR", metropole: "FR",
}; // biome-ignore format: a list, not code

/** ISO codes that overseas France also has, and the department each is here. */
const OVERSEAS: Record<string, string> = {
  GP: "971",
  MQ: "972",
  GF: "973",
  RE: "974",
  PM: "975",
  YT: "976",
  BL: "977",
  MF: "978",
  TF: "984",
  WF: "986",
  PF: "987",
  NC: "988",
};

type Country = { code: string; department?: string };

let names: Map<string, string> | undefined;

/**
 * The country that a cell names in French, English or its own tongue, or by ISO code ("Belgique", "BE", "Deutschland", "ΕΛΛΑΔΑ").
 * Overseas France is `FR` with its department. Undefined for a word that names no country.
 */
export function countryNamed(raw: string): Country | undefined {
  const trimmed = raw.trim().slice(0, 120);
  if (trimmed === "") return undefined;
  names ??= build();
  const upper = trimmed.toUpperCase();
  const code = ISO_SET.has(upper) ? upper : names.get(plain(trimmed));
  if (code === undefined) return franceBy(trimmed);
  const department = OVERSEAS[code];
  return department === undefined ? { code } : { code: "FR", department };
}

/** French name of a country, for people; the code itself when it is unknown (`ZZ`: "pays inconnu"). */
export function countryName(code: string): string {
  if (code === "ZZ") return "pays inconnu";
  french ??= new Intl.DisplayNames("fr", { type: "region" });
  try {
    return french.of(code) ?? code;
  } catch {
    return code;
  }
}

let french: Intl.DisplayNames | undefined;
const ISO_SET = new Set(ISO);

/** "Guadeloupe (971)" or "La Réunion" in a country field. */
function franceBy(text: string): Country | undefined {
  const area = areaNamed(text);
  return area?.department && area.department.length === 3 ? { code: "FR", department: area.department } : undefined;
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function build(): Map<string, string> {
  const map = new Map<string, string>();
  for (const language of LANGUAGES) {
    const of = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    for (const code of ISO) {
      const name = of.of(code);
      const key = name && plain(name);
      if (!key || map.has(key)) continue;
      map.set(key, code);
      // "la Belgique", "les Pays-Bas": dictionaries give "Belgique".
      if (language === "fr") for (const article of ["la", "le", "les", "l"]) map.set(`${article} ${key}`, code);
    }
  }
  for (const [name, code] of Object.entries(OTHER_NAMES)) map.set(name, code);
  return map;
}
