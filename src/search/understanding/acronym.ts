import { type TypedWord, typedWords } from "../../engine/text/index.ts";
import type { ReadNote } from "../index-port.ts";
import { type Thesaurus, thesaurusKey } from "./thesaurus.ts";
import { fr } from "./understanding.fr.ts";
import type { KnownTerms, Understanding, Unit } from "./understanding.ts";

const LONGEST = 5;

/** A short word typed in lower case, as an acronym would be written. */
function inCapitals({ text }: TypedWord): string | undefined {
  return text.length <= LONGEST && text === text.toLowerCase() ? text.toUpperCase() : undefined;
}

/** A short word typed in lower case as the acronym that it may be ("sel": "SEL"), when fiches have that or what it stands for. */
export function acronymOf(word: TypedWord, first: Understanding, known: KnownTerms): string | undefined {
  const capitals = inCapitals(word);
  if (capitals === undefined || !typedWords(capitals)[0]?.capitals) return undefined;
  const { query, clauses } = first.again(capitals);
  const isKnown = known.frequency(capitals) > 0 || clauses.some(({ synonyms }) => synonyms.length > 0);
  return isKnown && query && known.count(query) > 0 ? capitals : undefined;
}

/** Whether the thesaurus knows what a word typed in lower case stands for in capitals: it is then no beginning of a word ("sel": "sélection"). */
export function isAcronymKnown(word: TypedWord, first: Understanding): boolean {
  const capitals = inCapitals(word);
  if (capitals === undefined || !typedWords(capitals)[0]?.capitals) return false;
  return first.again(capitals).clauses.some(({ synonyms }) => synonyms.length > 0);
}

/** "sel" may be "SEL", a "système d'échange local": the other way is told. */
export function maybeAcronym(text: string, { words, clause }: Unit, thesaurus: Thesaurus): ReadNote[] {
  const [word, ...others] = words;
  if (!word || others.length > 0 || clause.phrase || clause.synonyms.length > 0) return [];
  const capitals = inCapitals(word);
  const key = capitals === undefined ? "" : thesaurusKey(typedWords(capitals));
  const [meaning] = key === thesaurusKey(words) ? [] : thesaurus.of(key);
  if (capitals === undefined || !meaning) return [];
  const q = text.slice(0, word.start) + capitals + text.slice(word.end);
  return [{ message: fr.maybeAcronym(word.text), ways: [{ label: fr.acronym(capitals, meaning.label), q }], mild: true }];
}
