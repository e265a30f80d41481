/**
 * Feminine endings and what they become, on folded words already without plural `s`, the first that fits. Only endings that
 * carry gender: a bare `e` stays, so that "commune" never meets "commun", "retraite" never "retrait". Agents in -eur and adjectives
 * in -eux share their feminine, so both lose their last letter.
 */
const FEMININE: readonly [ending: string, masculine: string][] = [
  ["trice", "teu"],
  ["euse", "eu"],
  ["eure", "eu"],
  ["eur", "eu"],
  ["ienne", "ien"],
  ["elle", "el"],
  ["enne", "en"],
  ["onne", "on"],
  ["anne", "an"],
  ["isane", "isan"],
  ["aine", "ain"],
  ["aise", "ai"],
  ["oise", "oi"],
  ["ante", "ant"],
  ["ente", "ent"],
  ["erte", "ert"],
  ["ointe", "oint"],
  ["ate", "at"],
  ["plete", "plet"],
  ["crete", "cret"],
  ["uite", "uit"],
  ["crite", "crit"],
  ["petite", "petit"],
  ["ande", "and"],
  ["onde", "ond"],
  ["due", "du"],
  ["lue", "lu"],
  ["nue", "nu"],
  ["rue", "ru"],
  ["tue", "tu"],
  ["vue", "vu"],
  ["ale", "al"],
  ["gnole", "gnol"],
  ["ivile", "ivil"],
  ["ere", "er"],
  ["ive", "if"],
  ["ine", "in"],
  ["ee", "e"],
  ["ublique", "ublic"],
  ["ongue", "ong"],
  ["lanche", "lanc"],
  ["franche", "franc"],
  ["nouveau", "nouvel"],
];

/** By their last two letters, so that few are tried. */
const BY_LAST_LETTERS = Map.groupBy(FEMININE, ([ending]) => ending.slice(-2));

/** Shorter words are too often changed into another word ("rive", "mere", "cane"). */
const SHORTEST_FEMININE = 6;

/** Words whose `s` is theirs, and which would be another word without it. */
const INVARIABLE: ReadonlySet<string> = new Set(["cours", "fils", "fois", "mois", "sens", "vers"]);

/** "bateaux", "tuyaux", "travaux", "locaux". */
function singularOfAux(word: string): string {
  if (word.endsWith("eaux") || word.endsWith("yaux")) return word.slice(0, -1);
  if (word === "travaux") return "travail";
  return word.length > 4 ? `${word.slice(0, -3)}al` : word;
}

function singular(word: string): string {
  if (word.endsWith("aux")) return singularOfAux(word);
  if (word.endsWith("x")) return word.endsWith("eux") || word.endsWith("oux") ? word.slice(0, -1) : word;
  return word.endsWith("s") && !word.endsWith("ss") && !INVARIABLE.has(word) ? word.slice(0, -1) : word;
}

/** Words that end as feminines do, and are other words than what they would become. */
const FALSE_FEMININES: ReadonlySet<string> = new Set([
  "cheminee",
  "conduite",
  "desserte",
  "fraise",
  "hollande",
  "malaise",
  "poursuite",
]);

function masculine(word: string): string {
  if (word.length < SHORTEST_FEMININE || FALSE_FEMININES.has(word)) return word;
  for (const [ending, replacement] of BY_LAST_LETTERS.get(word.slice(-2)) ?? []) {
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

/** Endings that change as a word is stemmed, however much of them is typed. */
const CHANGING: readonly (readonly [ending: string, replacement: string])[] = [
  ...FEMININE,
  ["aux", "al"],
  ["travaux", "travail"],
];
/** So much of an ending tells it, after a root, or by itself. */
const SHORTEST_ENDING = 2;
const SHORTEST_ROOT = 2;
const SHORTEST_ALONE = 4;

/**
 * The beginnings of stems that a folded, unfinished word may become: itself, and what it would be once its ending is stemmed
 * ("animatri" may become "animatrice", kept as "animateu"). A few.
 */
export function beginningsOf(typed: string): string[] {
  const found = new Set([typed]);
  for (const [ending, replacement] of CHANGING) {
    for (let length = SHORTEST_ENDING; length <= ending.length && length <= typed.length; length++) {
      const tells = typed.length - length >= SHORTEST_ROOT || length >= SHORTEST_ALONE;
      if (!tells || !typed.endsWith(ending.slice(0, length))) continue;
      const stem = typed.slice(0, -length) + replacement;
      if (!stem.startsWith(typed)) found.add(stem);
    }
  }
  return [...found];
}
