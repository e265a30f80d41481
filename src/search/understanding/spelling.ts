import type { Query } from "../../engine/index/index.ts";
import { fold, type TypedWord, typedWords } from "../../engine/text/index.ts";
import type { ReadNote, ReadWay } from "../index-port.ts";
import { acronymOf, isAcronymKnown } from "./acronym.ts";
import { unitQuery } from "./plan.ts";
import { fr } from "./understanding.fr.ts";
import type { KnownTerms, SimilarTerm, Understanding, Unit } from "./understanding.ts";
import { beginningQuery, phraseQuery } from "./word-query.ts";

const SHORTEST_CORRECTED = 4;
const SHORTEST_BEGINNING = 3;
const SHORTEST_HALF = 3;
const MOST_CORRECTED = 4;
/** A word that so few fiches have may be an error that others made too, when another is so many times more frequent. */
const RARE = 2;
const TIMES = 10;
const MOST_OFFERED = 2;
/** From so many parts, words are a sentence. */
const SENTENCE = 4;

/** Whether an index has what a test looks for by words; what it looks for otherwise is taken to be there. */
export function mayExist(query: Query, known: KnownTerms): boolean {
  switch (query.kind) {
    case "term":
      return known.frequency(query.term) > 0;
    case "phrase":
      return query.terms.every(({ term }) => known.frequency(term) > 0);
    case "any":
      return query.of.some((each) => mayExist(each, known));
    case "every":
      return query.of.every((each) => mayExist(each, known));
    default:
      return true;
  }
}

/** The one plain word that a part is, if it may be misspelt: neither a name nor a number nor an acronym, nor between quotes. */
function spelledWord({ clause, words }: Unit): TypedWord | undefined {
  const [word] = words;
  const plain = words.length === 1 && !clause.phrase && !clause.place && !clause.beginnings && clause.field === undefined;
  return plain && word && word.parts.length === 1 && !word.capitals && !/\d/.test(word.text) ? word : undefined;
}

/** The part whose word is still being typed, as a beginning, where no fiche has the word itself. */
export function completed(unit: Unit, first: Understanding, known: KnownTerms): Unit | undefined {
  const word = spelledWord(unit);
  if (!unit.unfinished || !word || (word.parts[0]?.folded.length ?? 0) < SHORTEST_BEGINNING || word.beginnings.length === 0)
    return undefined;
  if (mayExist(unitQuery(unit), known) || isAcronymKnown(word, first)) return undefined;
  const query = beginningQuery(word);
  if (known.count(query) === 0) return undefined;
  return { ...unit, clause: { ...unit.clause, beginnings: true }, alternatives: [{ shown: unit.clause.text, query }] };
}

/** Two words typed in one piece, when fiches have them side by side. */
function cutInTwo(word: TypedWord, known: KnownTerms): string | undefined {
  const folded = word.parts[0]?.folded ?? "";
  let best: { text: string; frequency: number } | undefined;
  for (let at = SHORTEST_HALF; at <= folded.length - SHORTEST_HALF; at++) {
    const text = `${folded.slice(0, at)} ${folded.slice(at)}`;
    const halves = typedWords(text);
    const frequency = Math.min(...halves.map((half) => known.frequency(stemOf(half))));
    if (halves.length !== 2 || frequency <= (best?.frequency ?? 0) || known.count(phraseQuery(halves)) === 0) continue;
    best = { text, frequency };
  }
  return best?.text;
}

const stemOf = (word: TypedWord | undefined): string => word?.parts[0]?.sought[0]?.term ?? "";

/** The first letter that is heard: hardly anybody mistypes it, but an "h" is easily forgotten ("abitat"). */
const firstHeard = (term: string): string | undefined => term.replace(/^h/, "")[0];

const LONGEST_TRIED = 30;

/**
 * The most frequent word that has one letter less, two swapped or one doubled, when stems are farther apart than
 * words: "coopérativve" is stemmed to itself, and "coopérative" to "cooperatif".
 */
function letterAway(folded: string, known: KnownTerms): string | undefined {
  if (folded.length > LONGEST_TRIED) return undefined;
  let best: { term: string; frequency: number } | undefined;
  for (let at = 1; at < folded.length; at++) {
    const [start, letter, next = "", end] = [folded.slice(0, at), folded[at] ?? "", folded[at + 1], folded.slice(at + 2)];
    for (const other of [start + next + end, start + next + letter + end, start + letter + letter + next + end]) {
      const term = stemOf(typedWords(other)[0]);
      const frequency = term === "" ? 0 : known.frequency(term);
      if (frequency > (best?.frequency ?? 0)) best = { term, frequency };
    }
  }
  return best && known.written(best.term);
}

/** What a misspelt word may stand for, as fiches write it: most likely first. */
function spellingsOf(word: TypedWord, known: KnownTerms): string[] {
  if ((word.parts[0]?.folded.length ?? 0) < SHORTEST_CORRECTED) return [];
  const typed = stemOf(word);
  // Two letters away, another beginning makes another word: "apiculture" is no error for "agriculture".
  const similar = similarTo(word, known).filter(
    ({ term, distance }) => firstHeard(term) === firstHeard(typed) && (distance < 2 || term.slice(0, 2) === typed.slice(0, 2)),
  );
  if (similar.length > 0) return similar.map(({ written }) => written);
  const otherwise = letterAway(word.parts[0]?.folded ?? "", known);
  if (otherwise !== undefined) return [otherwise];
  const cut = cutInTwo(word, known);
  return cut === undefined ? [] : [cut];
}

/** Terms that a word may be a misspelling of, one for each stem; acronyms are nobody's misspelling. */
function similarTo(word: TypedWord, known: KnownTerms): SimilarTerm[] {
  const stems = new Set<string>();
  return known.similar(stemOf(word)).filter(({ term }) => {
    if (term !== fold(term)) return false;
    const stem = stemOf(typedWords(term)[0]);
    const isNew = !stems.has(stem);
    stems.add(stem);
    return isNew;
  });
}

const withWord = (text: string, { start, end }: TypedWord, other: string): string =>
  text.slice(0, start) + other + text.slice(end);

/** What begins like a word that was taken for an acronym and is in no fiche. */
function beginningWay(first: Understanding, unit: Unit, known: KnownTerms): ReadWay[] {
  const word = spelledWord(unit);
  if (!word || !isAcronymKnown(word, first) || known.count(beginningQuery(word)) === 0) return [];
  return [{ label: fr.wordsBeginning(word.text), q: withWord(first.text, word, `${word.text}*`) }];
}

type Spelled = { understanding: Understanding; notes: ReadNote[]; unknown: Unit[] };

/** The words with those that no fiche has corrected, when they look like others that some have; what was done is said. */
export function spelled(first: Understanding, known: KnownTerms): Spelled {
  const notes: ReadNote[] = [];
  const unknown: Unit[] = [];
  let { text } = first;
  let corrections = 0;
  // In a sentence, a verb that no fiche has says little, and "puissent" is no error for "passent".
  const sentence = first.units.length >= SENTENCE;
  // From the last to the first, so that what is before a correction stays where it was.
  for (const unit of first.units.toReversed()) {
    if (mayExist(unitQuery(unit), known)) continue;
    const word = spelledWord(unit);
    const acronym = word && acronymOf(word, first, known);
    if (acronym === undefined && completed(unit, first, known)) continue;
    const corrected = word && corrections < MOST_CORRECTED && !(sentence && fr.verbEnding.test(word.text));
    const [read, ...others] = acronym ? [acronym] : corrected ? spellingsOf(word, known) : [];
    if (!word || read === undefined) {
      unknown.push(unit);
      continue;
    }
    corrections += 1;
    const instead = others.slice(0, MOST_OFFERED).map((other) => ({ label: other, q: withWord(first.text, word, other) }));
    const asTyped = { label: fr.asTyped(word.text), q: withWord(first.text, word, `"${word.text}"`) };
    const begun =
      acronym && unit.unfinished ? [{ label: fr.wordsBeginning(word.text), q: withWord(first.text, word, `${word.text}*`) }] : [];
    notes.unshift({ message: fr.corrected(word.text, read), ways: [...instead, asTyped, ...begun] });
    text = withWord(text, word, read);
  }
  const missing = unknown.reverse().map(({ clause }) => clause.text);
  const leftOut = missing.length < first.units.length && unknown.every(({ loose }) => loose);
  const begun = unknown.flatMap((unit) => (unit.unfinished ? beginningWay(first, unit, known) : []));
  if (missing.length > 0) notes.push({ message: leftOut ? fr.wordsLeftOut(missing) : fr.unknownWords(missing), ways: begun });
  return { understanding: corrections > 0 ? first.again(text) : first, notes, unknown };
}

/** For words that hardly any fiche has, what may have been meant. */
export function offered({ units, text }: Understanding, known: KnownTerms): ReadNote[] {
  return units.flatMap((unit) => {
    const word = spelledWord(unit);
    const frequency = word ? known.frequency(stemOf(word)) : 0;
    if (!word || frequency === 0 || frequency > RARE) return [];
    const ways = similarTo(word, known)
      .filter((other) => other.frequency >= TIMES * frequency)
      .slice(0, MOST_OFFERED)
      .map(({ written }) => ({ label: written, q: withWord(text, word, written) }));
    return ways.length > 0 ? [{ message: fr.maybe(word.text), ways }] : [];
  });
}
