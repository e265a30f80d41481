import { isStopWord } from "./stop-words.ts";

/**
 * Acronyms of the field that are also plain French words: their capitals are what tells them apart. Of three letters or fewer;
 * longer ones ("AIDES", "FACE", "LEADER") are more often a plain word in capitals, and are found both ways.
 */
const HOMOGRAPHS: ReadonlySet<string> = new Set(
  (
    "AMI ARC ARE ARS CAL CAP CES CIL CLE COR COS DAL DIT GAL GEM GRE LAM MAS MIN NEF OSE PAL PAT PIC PIE PLU PRE RAM REP RES RIF " +
    "SAS SEL SIL SOL TAD TAP TER TIC TRI"
  ).split(" "),
);
/** Function words that are acronyms too: "les AI" (associations intermédiaires), "le CE". */
const FUNCTION_HOMOGRAPHS: ReadonlySet<string> = new Set(["AI", "CE"]);

const CAPITALS = /^[A-Z]{2,6}$/;

/**
 * What the capitals of a written word say: nothing ("Sel", "Ressourcerie", "DES"); that it may `also` be an acronym ("AMAP", found
 * by "amap" too); or that it is one and `only` that ("SEL", "EI"), not the word that it looks like. An acronym has two to six plain
 * capitals; two letters alone are too often something else to be found without them.
 */
export type Capitals = "none" | "also" | "only";

export function capitalsOf(written: string, folded: string): Capitals {
  if (!CAPITALS.test(written)) return "none";
  if (isStopWord(folded)) return FUNCTION_HOMOGRAPHS.has(written) ? "only" : "none";
  return written.length === 2 || HOMOGRAPHS.has(written) ? "only" : "also";
}

/** As far as one must read to know how a text is written. */
const SAMPLE = 2_000;
const FEWEST_LETTERS = 8;

/** Whether a text of several words is written in capitals: they then say nothing of acronyms. */
export function isShouted(text: string): boolean {
  let upper = 0;
  let lower = 0;
  const end = Math.min(text.length, SAMPLE);
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x41 && unit <= 0x5a) upper++;
    else if (unit >= 0x61 && unit <= 0x7a) lower++;
  }
  return upper >= FEWEST_LETTERS && upper > 3 * lower && text.includes(" ");
}
