/**
 * Feminine endings and what they become, on folded words already without plural `s`, longest first. Only endings that
 * carry gender: a bare `e` stays, so that "commune" never meets "commun".
 */
const FEMININE: readonly [ending: string, masculine: string][] = [
  ["trice", "teur"],
  ["ienne", "ien"],
  ["euse", "eu"],
  ["elle", "el"],
  ["enne", "en"],
  ["onne", "on"],
  ["aine", "ain"],
  ["aise", "ais"],
  ["oise", "ois"],
  ["ante", "ant"],
  ["ente", "ent"],
  ["ale", "al"],
  ["ere", "er"],
  ["ive", "if"],
  ["ine", "in"],
  ["ee", "e"],
];

/** Shorter words are too often changed into another word ("rive", "mere", "cane"). */
const SHORTEST_FEMININE = 6;

function singular(word: string): string {
  if (word.endsWith("aux")) return word.endsWith("eaux") ? word.slice(0, -1) : word.length > 4 ? `${word.slice(0, -3)}al` : word;
  if (word.endsWith("x")) return word.endsWith("eux") || word.endsWith("oux") ? word.slice(0, -1) : word;
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function masculine(word: string): string {
  if (word.length < SHORTEST_FEMININE) return word;
  for (const [ending, replacement] of FEMININE) {
    if (word.endsWith(ending)) return word.slice(0, -ending.length) + replacement;
  }
  return word;
}

/**
 * Very light French stemming of a folded token: plural, then gender. "ressourceries" and "ressourcerie", "locaux" and
 * "local", "animatrices" and "animateur" meet; verbs and derived nouns do not. Words of three letters or fewer and
 * anything with a digit are left alone. Idempotent: a word that is not its own stem is the stem of nothing.
 */
export function lightStem(token: string): string {
  if (token.length < 4 || /\d/.test(token)) return token;
  // Each step shortens the word.
  for (let word = token; ; ) {
    const next = masculine(singular(word));
    if (next === word || next.length < 4) return next;
    word = next;
  }
}

/** Shortest part of an ending that tells which ending it begins. */
const SHORTEST_ENDING = 2;
const SHORTEST_ROOT = 3;

/**
 * The beginnings of stems that a folded, unfinished word may become: itself, and what it would be once its ending is stemmed
 * ("animatri" may become "animatrice", kept as "animateur").
 */
export function beginningsOf(typed: string): string[] {
  const found = new Set([typed]);
  for (const [ending, replacement] of [...FEMININE, ["aux", "al"]] as const) {
    for (let length = SHORTEST_ENDING; length <= ending.length; length++) {
      if (typed.length - length < SHORTEST_ROOT || !typed.endsWith(ending.slice(0, length))) continue;
      const stem = typed.slice(0, -length) + replacement;
      if (!stem.startsWith(typed)) found.add(stem);
    }
  }
  return [...found];
}
