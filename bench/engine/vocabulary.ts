import { fold, lightStem } from "../../src/engine/text/index.ts";
import type { Random } from "./random.ts";

/**
 * The words of the corpus. A content word is a number: four times its rank, plus its inflection (bit 0: plural, bit 1: feminine
 * or verb); a French function word is -1 minus its place in the list. There is no last rank: a larger corpus has more words
 * (Heaps), most of them met once, as in any real one.
 */
const FUNCTION_WORDS = (
  "de la le et les des en un une du pour dans est par au sur qui que a ce avec plus sont se il pas son ou aux cette ses leur elle été être " +
  "ont nous comme mais tout leurs ces entre fait sa même aussi sans très où si peut chaque autres dont y on ils notre vous deux afin ainsi " +
  "chez depuis vers quand lors donc nos votre mieux tous toute toutes selon pendant sous elles quelques puis après avant lui celui celle " +
  "ceux certains plusieurs"
).split(" ");

const ONSETS = "b c d f g j l m n p r s t v ch br cr dr fr gr pl pr tr bl".split(" ");
const VOWELS = "a e i o u é ai ou in on an eu".split(" ");
const SYLLABLES = ONSETS.length * VOWELS.length;
/** Endings of nouns, adjectives and verbs: for each, the plural, the other form (feminine, or verb), and that one's plural. */
const ENDINGS: readonly (readonly [string, string, string, string])[] = [
  ["", "s", "e", "es"],
  ["r", "rs", "re", "res"],
  ["t", "ts", "te", "tes"],
  ["l", "ls", "le", "les"],
  ["c", "cs", "che", "ches"],
  ["se", "ses", "ser", "sent"],
  ["tion", "tions", "tionner", "tionnent"],
  ["ment", "ments", "mente", "mentent"],
  ["teur", "teurs", "trice", "trices"],
  ["age", "ages", "ager", "agent"],
  ["ité", "ités", "itaire", "itaires"],
  ["ique", "iques", "iquement", "iques"],
  ["ier", "iers", "ière", "ières"],
  ["erie", "eries", "erie", "eries"],
  ["isme", "ismes", "iste", "istes"],
  ["al", "aux", "ale", "ales"],
  ["if", "ifs", "ive", "ives"],
  ["able", "ables", "abilité", "abilités"],
  ["ance", "ances", "ant", "ants"],
  ["et", "ets", "ette", "ettes"],
  ["er", "ent", "é", "és"],
];
/** Two syllables while they last, then three; a multiplier prime to the count makes neighbours in rank differ in letters. */
const TWO = SYLLABLES ** 2;
const THREE = SYLLABLES ** 3;
const SHORT_RANKS = 30_000;

const syllable = (n: number): string => `${ONSETS[n % ONSETS.length]}${VOWELS[Math.floor(n / ONSETS.length) % VOWELS.length]}`;

/** A pronounceable root, one for each rank (5 and 7 divide no number of syllables, so none comes twice). */
function root(rank: number): string {
  if (rank < SHORT_RANKS) {
    const n = (rank * 35_035 + 1_009) % TWO;
    return syllable(n % SYLLABLES) + syllable(Math.floor(n / SYLLABLES));
  }
  const n = (rank * 8_575_385 + 70_001) % THREE;
  return syllable(n % SYLLABLES) + syllable(Math.floor(n / SYLLABLES) % SYLLABLES) + syllable(Math.floor(n / TWO));
}

function build(code: number): string {
  const rank = code >> 2;
  const ending = ENDINGS[(Math.imul(rank, 0x9e3779b1) >>> 8) % ENDINGS.length] as (typeof ENDINGS)[number];
  return root(rank) + ending[code & 3];
}

const forms = new Map<number, string>();
const tokens = new Map<number, string>();

function cached(texts: Map<number, string>, code: number, make: (code: number) => string): string {
  const known = texts.get(code);
  if (known !== undefined) return known;
  const text = make(code);
  texts.set(code, text);
  return text;
}

/** A word as written. */
export function form(code: number): string {
  if (code < 0) return FUNCTION_WORDS[-1 - code] ?? "";
  return cached(forms, code, build);
}

/** A word as indexed, the same for every engine: folded, without plural nor feminine; empty for a function word. */
export function token(code: number): string {
  if (code < 0) return "";
  return cached(tokens, code, () => lightStem(fold(build(code))));
}

const FLAT = 15;
const HEAD = 6_000;
const STEEP = 1.7;
const HEAD_MASS = Math.log((HEAD + FLAT) / FLAT);
const TAIL_MASS = 1 / (STEEP - 1);

/**
 * A content word by its frequency: ranks follow Zipf's law (flattened at the top, Mandelbrot) for the common 6,000, then a steeper
 * one without end, as measured on large corpora (Montemurro 2001).
 */
export function contentWord(random: Random): number {
  const mass = random.next() * (HEAD_MASS + TAIL_MASS);
  const rank =
    mass < HEAD_MASS
      ? FLAT * Math.exp(mass) - FLAT
      : (HEAD + FLAT) * (1 - ((mass - HEAD_MASS) / TAIL_MASS) * 0.999_999_9) ** (-1 / (STEEP - 1)) - FLAT;
  return inflected(Math.floor(Math.min(rank, 2e7)), random);
}

/** One form of the word of this rank: most often the dictionary's. */
export function inflected(rank: number, random: Random): number {
  const n = random.next();
  return rank * 4 + (n < 0.6 ? 0 : n < 0.85 ? 1 : n < 0.95 ? 2 : 3);
}

/** A function word: "de" one time in seven, "plusieurs" one time in a thousand. */
export function functionWord(random: Random): number {
  return -1 - Math.floor(6 * ((FUNCTION_WORDS.length + 6) / 6) ** random.next() - 6);
}
