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

/**
 * Very light French stemming of a folded token: plural, then gender. "ressourceries" and "ressourcerie", "locaux" and
 * "local", "animatrices" and "animateur" meet; verbs and derived nouns do not. Words of three letters or fewer and
 * anything with a digit are left alone.
 */
export function lightStem(token: string): string {
  if (token.length < 4 || /\d/.test(token)) return token;
  const word = singular(token);
  if (word.length < SHORTEST_FEMININE) return word;
  for (const [ending, masculine] of FEMININE) {
    if (word.endsWith(ending)) return word.slice(0, -ending.length) + masculine;
  }
  return word;
}
