import { plainWords } from "./words.ts";

/** Kinds of streets in one form, French and English. */
const STREETS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bd: "boulevard",
    bld: "boulevard",
    blvd: "boulevard",
    boul: "boulevard",
    av: "avenue",
    ave: "avenue",
    aven: "avenue",
    pl: "place",
    all: "allee",
    ch: "chemin",
    che: "chemin",
    rte: "route",
    imp: "impasse",
    sq: "square",
    fg: "faubourg",
    fbg: "faubourg",
    res: "residence",
    bat: "batiment",
    zi: "zone",
    za: "zone",
    rd: "road",
    dr: "drive",
    ln: "lane",
    hwy: "highway",
    pkwy: "parkway",
    ct: "court",
    cres: "crescent",
    n: "north",
    s: "south",
    e: "east",
    w: "west",
    gal: "general",
    gl: "general",
    mal: "marechal",
    pdt: "president",
    prof: "professeur",
  }),
);
/** Parts of an address that one writes and another leaves out. */
const OPTIONAL = new Set(
  "bis ter quater rue r street cedex bp cs tsa bte appt apt suite floor fl etage batiment boite postale".split(" "),
);
const ORDINAL = /^(\d{1,4})(?:st|nd|rd|th|er|e|eme)$/;

/** A street address, ready to be compared: the numbers and the words of the street. */
type StreetAddress = { numbers: string[]; words: string[] };

/** Reads "12 bis, av. du Gal de Gaulle" as number 12 and words avenue, general, gaulle. */
export function addressOf(text: string): StreetAddress {
  const numbers: string[] = [];
  const words: string[] = [];
  for (const word of plainWords(text.replace(/(\d)\s*[-–/]\s*(?=\d)/g, "$1 "))) {
    const ordinal = ORDINAL.exec(word);
    const number = /^(\d{1,5})[a-d]?$/.exec(word);
    if (ordinal) words.push(ordinal[1] ?? "");
    else if (number) numbers.push(number[1] ?? "");
    else if (!OPTIONAL.has(word)) words.push(STREETS.get(word) ?? word);
  }
  return { numbers, words };
}
