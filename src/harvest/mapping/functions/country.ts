import { fold } from "../../../engine/text/index.ts";

const LANGUAGES = "fr en de es it pt nl pl hu ro cs sk sl hr bg el fi sv da et lv lt br ca eu".split(" ");
/** Overseas France is France (record.schema: `FR` for France with overseas). */
const FRENCH = new Set(["GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "TF"]);
/** What no list of country names holds: parts of countries, everyday names, car codes. */
const ALSO: Record<string, string> = {
  uk: "GB",
  england: "GB",
  angleterre: "GB",
  scotland: "GB",
  ecosse: "GB",
  wales: "GB",
  "pays de galles": "GB",
  "northern ireland": "GB",
  "grande-bretagne": "GB",
  "great britain": "GB",
  usa: "US",
  "etats-unis d'amerique": "US",
  hollande: "NL",
  holland: "NL",
  "the netherlands": "NL",
  tchequie: "CZ",
  "republique tcheque": "CZ",
  "czech republic": "CZ",
  "cote d'ivoire": "CI",
  "ivory coast": "CI",
  rdc: "CD",
  "france metropolitaine": "FR",
  "france entiere": "FR",
  fra: "FR",
  deu: "DE",
  bel: "BE",
  che: "CH",
  esp: "ES",
  ita: "IT",
  gbr: "GB",
};

const key = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

let names: Map<string, string> | undefined;

/** Every country name in the languages of Europe, from the ICU data of the runtime, folded. Built on first use. */
function countryNames(): Map<string, string> {
  if (names) return names;
  names = new Map();
  const codes: string[] = [];
  for (let first = 65; first <= 90; first += 1)
    for (let second = 65; second <= 90; second += 1) codes.push(String.fromCharCode(first, second));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of codes) {
      const name = display.of(code);
      // Codes withdrawn or exceptional (SU, DD, EU, UK...) share the name of what they became: the first ISO code wins.
      if (name && !names.has(key(name)) && !WITHDRAWN.has(code)) names.set(key(name), FRENCH.has(code) ? "FR" : code);
    }
  }
  for (const [name, code] of Object.entries(ALSO)) names.set(key(name), code);
  return names;
}

const WITHDRAWN = new Set("AN BU CS DD DY EU EZ FX HV NH NT QO QU RH SU TP UK UN VD XA XB XK YD YU ZR ZZ".split(" "));

/** Whether one can be turned into the other by one insertion, deletion, replacement or swap of neighbours. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.length - start - end;
  const right = b.length - start - end;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/**
 * ISO 3166-1 code of a country written in any language of Europe, as a code, or with one slip of the fingers ("Frace"),
 * which `slip` tells. A slip that could be two countries is none.
 */
export function readCountry(text: string): { code: string; slip: boolean } | undefined {
  const wanted = key(text.slice(0, 80));
  const all = countryNames();
  const exact = all.get(wanted);
  if (exact) return { code: exact, slip: false };
  if (/^[a-z]{2}$/.test(wanted)) {
    const code = wanted.toUpperCase();
    const known =
      !WITHDRAWN.has(code) && new Intl.DisplayNames(["en"], { type: "region", fallback: "none" }).of(code) !== undefined;
    return known ? { code: FRENCH.has(code) ? "FR" : code, slip: false } : undefined;
  }
  if (wanted.length < 5) return undefined;
  const near = new Set<string>();
  for (const [name, code] of all) if (name.length >= 5 && oneSlip(name, wanted)) near.add(code);
  const [only] = near;
  return near.size === 1 && only ? { code: only, slip: true } : undefined;
}
