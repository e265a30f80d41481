import { fold } from "../../text/index.ts";

/** Words that say nothing of which thing it is: function words of French and English. */
const EMPTY = new Set(
  (
    "d l s j m n c t y qu a au aux ce ces dans de des du elle en es est et eux il ils je la le les leur leurs lui ma mes mon ne nos notre nous on ou " +
    "par pas pour qui que sa se ses son sous sur ta te tes ton tous tout toute toutes un une vos votre vous the of and for in on an to with by at from"
  ).split(" "),
);
/** Legal forms and words that partners add or leave out before a name. */
const FORMS = new Set(
  (
    "association associations asso ass assoc sarl sas sasu scop scic eurl snc gie sci loi 1901 1908 ong fondation federation reseau union inc ltd llc " +
    "gmbh asbl vzw collectif entreprise societe cooperative mairie commune ville"
  ).split(" "),
);
/** Only these forms are left out: others ("fondation", "mairie") tell one thing from another. */
const LEFT_OUT = new Set(
  "association associations asso ass assoc sarl sas sasu scop scic eurl snc gie sci loi 1901 1908 inc ltd llc gmbh asbl vzw".split(
    " ",
  ),
);
/** One way of writing words that are abbreviated in several. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    st: "saint",
    ste: "sainte",
    sts: "saints",
    stes: "saintes",
    ctre: "centre",
    cntre: "centre",
    dept: "departement",
    dpt: "departement",
    nat: "national",
    intl: "international",
    proc: "proceedings",
    conf: "conference",
    trans: "transactions",
  }),
);
const WORD = /[\p{L}\p{N}]+/gu;
const LONGEST_WORD = 40;
const MOST_WORDS = 24;
const CACHED = 50_000;

/** What a raw run of letters gives: its folded words, without those that are left out. */
const known = new Map<string, readonly string[]>();
const knownWithEmpty = new Map<string, readonly string[]>();

const PLAIN = /^(?:[a-z]+|[A-Z][a-z]+|[A-Z]+)$/;
const NONE: readonly string[] = [];

function analysed(raw: string, keepAll: boolean): readonly string[] {
  if (raw.length <= LONGEST_WORD && PLAIN.test(raw)) {
    const word = raw.toLowerCase();
    return keepAll || !(EMPTY.has(word) || isLeftOut(word)) ? [SAME.get(word) ?? word] : NONE;
  }
  const cache = keepAll ? knownWithEmpty : known;
  const before = cache.get(raw);
  if (before !== undefined) return before;
  const words: string[] = [];
  // Dotted acronyms are one word: "M.J.C." is "mjc".
  const folded = fold(raw).replace(/\b(\p{L})\.(?=\p{L}(?:\.|$|\P{L}))/gu, "$1");
  for (const [word] of folded.matchAll(WORD)) {
    const clipped = SAME.get(word) ?? word.slice(0, LONGEST_WORD);
    if (keepAll || !(EMPTY.has(clipped) || isLeftOut(clipped))) words.push(clipped);
  }
  if (raw.length <= 2 * LONGEST_WORD) {
    if (cache.size >= CACHED) cache.clear();
    cache.set(raw, words);
  }
  return words;
}

function isLeftOut(word: string): boolean {
  return LEFT_OUT.has(word) || (word.length > 8 && word.length < 14 && word.startsWith("ass") && nearlyAssociation(word));
}

/** "assocation", "asociation": the commonest word of all is the one most often misspelt. */
function nearlyAssociation(word: string): boolean {
  const letters = [..."association"];
  let at = 0;
  for (const letter of word) {
    const next = letters.indexOf(letter, at);
    if (next >= 0) at = next + 1;
  }
  return at >= 10 && word.endsWith("ion");
}

/**
 * The words by which a name is compared: folded, in order, without function words and legal forms, abbreviations written out.
 * A name made of function words alone keeps them; one made of legal forms alone ("Association") has none: it tells nothing.
 * At most 24 words of 40 letters.
 */
export function nameWords(text: string): string[] {
  const words = split(text, false);
  if (words.length > 0 || text === "") return words;
  return split(text, true).filter((word) => !isLeftOut(word) && !FORMS.has(word));
}

/** All words of a text, folded, in order, function words left out. At most 24. */
export function plainWords(text: string): string[] {
  return split(text, true).filter((word) => !EMPTY.has(word));
}

function split(given: string, keepAll: boolean): string[] {
  const text = spelt(given);
  const words: string[] = [];
  let start = 0;
  for (let i = 0; i <= text.length && words.length < MOST_WORDS; i++) {
    // Spaces alone: what lies between is looked up whole, since the same few thousand words make up nearly all names.
    if (i < text.length && text.charCodeAt(i) > 32) continue;
    if (i > start) for (const word of analysed(text.slice(start, Math.min(i, start + 400)), keepAll)) words.push(word);
    start = i + 1;
  }
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

/** Surnames of persons in a list: of each, the last word that is no initial. At most 24. */
export function surnames(text: string): string[] {
  const persons = text.split(/[,;&|]|\b(?:and|et)\b/i).slice(0, MOST_WORDS);
  return persons.flatMap((person) => {
    const words = (fold(spelt(person)).match(WORD) ?? []).filter((word) => word.length > 1 && !/^\d+$/.test(word));
    return words.slice(-1).map((word) => word.slice(0, LONGEST_WORD));
  });
}

const ENTITY =
  /&(?:#(\d{2,6})|#x([\da-f]{2,5})|([a-z])(?:acute|grave|circ|uml|cedil|tilde|ring|slash|caron)|(amp|quot|apos|nbsp|lt|gt));/gi;

/** A text without the entities of HTML that sources leave in: "Fran&ccedil;ois", "L&#252;decke". */
export function spelt(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, letter?: string) => {
    if (letter !== undefined) return letter;
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : 32;
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
}

/** One word for comparing short values: folded, what is neither letter nor digit as one space. */
export function plainText(text: string): string {
  return (fold(spelt(text)).match(WORD) ?? []).join(" ").slice(0, 200);
}

/** Words of which two different ones tell two things apart although all else is equal: directions, numbers, ordinals. */
const CONTRASTS = new Set(
  (
    "nord sud est ouest centre haut haute bas basse grand grande petit petite ancien ancienne nouveau nouvelle premier premiere second seconde deuxieme " +
    "troisieme i ii iii iv v vi vii viii ix x xi xii un deux trois quatre cinq north south east west"
  ).split(" "),
);

/** Whether a word is one that tells siblings apart: "Centre social Nord" is not "Centre social Sud". */
export function isContrast(word: string): boolean {
  return CONTRASTS.has(word) || /^\d{1,4}(?:er|e|eme|nd|st|th|rd)?$/.test(word);
}
