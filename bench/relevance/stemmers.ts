import { fold, lightStem } from "../../src/engine/text/index.ts";
import { snowballFrench } from "./snowball-french.ts";

const doubled = (word: string): string => (word.at(-1) === word.at(-2) && /[a-z]$/.test(word) ? word.slice(0, -1) : word);

/** Plural and last letters, on folded words (Savoy's minimal stemmer, as Lucene's FrenchMinimalStemmer). */
function minimal(word: string): string {
  if (word.length < 6) return word;
  if (word.endsWith("x")) return word.endsWith("aux") ? `${word.slice(0, -2)}l` : word.slice(0, -1);
  return doubled(["s", "r", "e", "e"].reduce((left, letter) => (left.endsWith(letter) ? left.slice(0, -1) : left), word));
}

/** Endings that a longer word loses, and what it gets instead. */
const SAVOY: readonly [ending: string, longerThan: number, by: string][] = [
  ["issement", 9, "ir"],
  ["issant", 8, "ir"],
  ["ivement", 6, "if"],
  ["ement", 6, "e"],
  ["ficatrice", 11, "fier"],
  ["ficateur", 10, "fier"],
  ["catrice", 9, "quer"],
  ["cateur", 8, "quer"],
  ["atrice", 8, "er"],
  ["ateur", 7, "er"],
  ["trice", 6, "ter"],
  ["ieme", 5, ""],
  ["teuse", 7, "ter"],
  ["teur", 6, "ter"],
  ["euse", 5, "eu"],
  ["ere", 8, "er"],
  ["ive", 7, "if"],
  ["nnelle", 9, "n"],
  ["nnel", 9, "n"],
  ["ique", 8, ""],
  ["esse", 8, "e"],
  ["inage", 7, "in"],
  ["isation", 9, ""],
  ["isateur", 9, ""],
  ["ation", 8, ""],
  ["ition", 8, ""],
];

function savoyNormal(word: string): string {
  let left = word.length > 4 ? word.replace(/([a-z])\1/g, "$1") : word;
  if (left.length > 4 && left.endsWith("ie")) left = left.slice(0, -2);
  if (left.length <= 4) return left;
  return doubled(["r", "e", "e"].reduce((rest, letter) => (rest.endsWith(letter) ? rest.slice(0, -1) : rest), left));
}

/** A stronger stemmer, on folded words (after Savoy's light stemmer, as Lucene's FrenchLightStemmer). */
function savoy(word: string): string {
  let left = word.length > 5 && /[^e]aux$/.test(word) ? `${word.slice(0, -2)}l` : word;
  for (const letter of ["x", "s"]) if (left.length > 3 && left.endsWith(letter)) left = left.slice(0, -1);
  const found = SAVOY.find(([ending, longerThan]) => left.length > longerThan && left.endsWith(ending));
  return savoyNormal(found ? left.slice(0, -found[0].length) + found[2] : left);
}

/** Stemmers compared, of a word folded and as written in lower case. */
export const STEMMERS = {
  none: (folded: string) => folded,
  light: (folded: string) => lightStem(folded),
  minimal,
  savoy,
  snowball: (_: string, written: string) => fold(snowballFrench(written)),
} satisfies Record<string, (folded: string, written: string) => string>;

/** Its name. */
export type Stemmer = keyof typeof STEMMERS;
