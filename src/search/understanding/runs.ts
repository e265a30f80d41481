import type { QueryNode } from "../../engine/query-language/index.ts";
import { gluedTerm, type TypedWord } from "../../engine/text/index.ts";
import type { ReadClause } from "../index-port.ts";
import type { Reading } from "./fields.ts";
import { placeUnit } from "./place-unit.ts";
import { type NamedPlace, placesIn } from "./place-words.ts";
import { thesaurusKey } from "./thesaurus.ts";
import { fr } from "./understanding.fr.ts";
import type { Alternative, Plan } from "./understanding.ts";
import { every, phraseQuery, wordQuery } from "./word-query.ts";

/**
 * Plain words one after the other, read together. `strict`: whoever typed said that all are wanted. `unfinished`: the text ends with the
 * last of them.
 */
export type WordRun = {
  nodes: readonly QueryNode[];
  words: readonly TypedWord[];
  negated: boolean;
  strict: boolean;
  unfinished: boolean;
};

/** A synonym counts less than the word that was typed. */
const SYNONYM_WEIGHT = 0.75;
/** From so many words, a text is a sentence, in which some words only ask. */
const SENTENCE = 4;
const LONGEST_GLUED = 40;
/** Words of a known name that may stand before a place in it. */
const LONGEST_BEFORE = 4;
const ELISION = /^(?:[ldjmnstc]|qu)['’]/i;

/** What each word or name of a run asks for, all wanted together. */
export function readRun(reading: Reading, run: WordRun): Plan[] {
  const { words } = run;
  const plain = reading.literal || run.negated;
  const named = plain ? [] : placesIn(words, reading.text, reading.lexicon.gazetteer);
  const places = named.filter((place) => !place.doubtful && !isInName(reading, words, place));
  for (const place of named) if (place.doubtful) reading.mayBePlace(place);
  const asking = plain || run.strict ? new Set<TypedWord>() : askingWords(reading, words);
  if (asking.size > 0) reading.leaveOut([...asking]);
  const plans: Plan[] = [];
  let [from, barrier] = [0, 0];
  for (let at = 0; at < words.length; ) {
    const place = places.find((each) => each.from === at);
    const word = words[at];
    if (place) {
      plans.push(placeUnit(reading, place, nodesIn(run, place.start, place.end)));
      at = place.to;
      from = barrier = at;
    } else if (word && asking.has(word)) {
      at += 1;
      from = barrier = at;
    } else if (!word || (word.stop && !reading.stopWords)) at += 1;
    else {
      const end = words.findIndex(
        (other, index) => index > at && (asking.has(other) || places.some((each) => each.from === index)),
      );
      at = spanUnit(reading, run, { barrier, from, at, end: end < 0 ? words.length : end }, plans);
      from = at;
    }
  }
  return plans;
}

/** Whether a place is part of a longer name that is known: "déserts médicaux" has nothing to do with a commune. */
function isInName(reading: Reading, words: readonly TypedWord[], { to, name }: NamedPlace): boolean {
  const start = words.indexOf(name[0] as TypedWord);
  for (let at = Math.max(0, start - LONGEST_BEFORE); at <= start; at++) {
    const end = words[at]?.stop ? 0 : at + longestKnown(reading, words.slice(at));
    if (end > to || (at < start && end >= to)) return true;
  }
  return false;
}

const nodesIn = ({ nodes }: WordRun, start: number, end: number): QueryNode[] =>
  nodes.filter(({ range }) => range.start < end && range.end > start);

/**
 * "Comment créer", "je cherche": what a request says besides what it is about, as long as something is left of it. Words that a name may
 * have as well ("créer", "idées") only ask in a sentence.
 */
function askingWords(reading: Reading, words: readonly TypedWord[]): Set<TypedWord> {
  const { text } = reading;
  const meaningful = words.filter(({ stop }) => !stop);
  const sentence = meaningful.length >= SENTENCE || meaningful.some(({ idle }) => idle);
  const asking = meaningful.filter(
    ({ idle, parts, start }) =>
      idle ||
      parts.every(
        ({ folded, stop }) =>
          stop || (sentence && fr.askingWords.has(folded)) || fr.isOwnPlace(folded, text.slice(Math.max(0, start - 12), start)),
      ),
  );
  const left = new Set(asking.length < meaningful.length ? asking : []);
  // "Sans" in "sans voiture" says something: what is known by a name of several words is that name.
  for (let at = 0; at < words.length && left.size > 0; at++) {
    const length = words[at]?.stop ? 1 : longestKnown(reading, words.slice(at));
    for (let next = at; length > 1 && next < at + length; next++) left.delete(words[next] as TypedWord);
  }
  return left;
}

/** Words to read from `at` on, before `end`; those from `from` on only lead to it ("dans un"); before `barrier`, others say something else. */
type Stretch = { barrier: number; from: number; at: number; end: number };

/** The longest name known to the thesaurus from a word on, or the word alone; once, however often it is said. @returns the word after it */
function spanUnit(reading: Reading, run: WordRun, { barrier, from, at, end }: Stretch, plans: Plan[]): number {
  const { words, negated, strict } = run;
  const plain = reading.literal || negated;
  const to = plain ? at + 1 : longestKnown(reading, words.slice(at, end)) + at;
  const span = words.slice(at, to).filter(({ stop }) => !stop || reading.stopWords);
  const [leading, first, last] = [words[from], words[at], words[to - 1]];
  if (!leading || !first || !last) return at + 1;
  const nodes = nodesIn(run, leading.start, last.end);
  const key = thesaurusKey(span);
  const said = plans.find((plan) => plan.kind === "unit" && !plan.unit.clause.place && thesaurusKey(plan.unit.words) === key);
  if (said?.kind === "unit" && key !== "") {
    reading.clauses.extend(said.unit.clause, nodes);
    return to;
  }
  const synonyms = plain ? [] : reading.lexicon.thesaurus.of(key);
  const shown = reading.text.slice(first.start, last.end).replace(ELISION, "");
  const alternatives: Alternative[] = [
    { shown, query: every(span.map((word) => wordQuery(word))) },
    ...(plain ? [] : gluedForms(reading, words.slice(barrier, end), at - barrier, to - barrier)),
    ...synonyms.map(({ label, words: said }) => {
      const [only] = said;
      const asked = { weight: SYNONYM_WEIGHT };
      return { shown: label, query: only && said.length === 1 ? wordQuery(only, asked) : phraseQuery(said, asked) };
    }),
  ];
  const clause: Partial<ReadClause> & { text: string } = { text: shown, synonyms: synonyms.map(({ label }) => label) };
  const unit = {
    clause: reading.clauses.add(clause, nodes),
    words: span,
    alternatives,
    loose: !negated && !strict && !reading.stopWords,
    unfinished: run.unfinished && to === words.length && span.length === 1,
  };
  plans.push(reading.unit(unit, negated));
  return to;
}

/** How many words from the first on the thesaurus knows as one name; at least one. */
function longestKnown({ lexicon: { thesaurus }, text }: Reading, words: readonly TypedWord[]): number {
  let meaningful = 0;
  let longest = 1;
  for (let length = 1; length <= words.length && meaningful < thesaurus.longest; length++) {
    const last = words[length - 1];
    if (!last || (length > 1 && !areNeighbours(text, words[length - 2], last))) break;
    if (last.stop) continue;
    meaningful += 1;
    if (thesaurus.of(thesaurusKey(words.slice(0, length))).length > 0) longest = length;
  }
  return longest;
}

const areNeighbours = (text: string, before: TypedWord | undefined, after: TypedWord | undefined): boolean =>
  before !== undefined && after !== undefined && /^[\s'’-]*$/.test(text.slice(before.end, after.start));

const gluable = (word: TypedWord | undefined): word is TypedWord =>
  word !== undefined && !word.stop && !word.capitals && word.parts.length === 1 && !/\d/.test(word.text);

/** "fab lab" is also found as "fablab": a word in one piece with the one before it, or after it; a name, whole. */
function gluedForms({ text }: Reading, words: readonly TypedWord[], from: number, to: number): Alternative[] {
  const spans = to - from > 1 ? [words.slice(from, to)] : [words.slice(Math.max(0, from - 1), to), words.slice(from, to + 1)];
  return spans.flatMap((span) => {
    const whole =
      span.length > 1 && span.every((word, at) => gluable(word) && (at === 0 || areNeighbours(text, span[at - 1], word)));
    const term = whole ? gluedTerm(span) : "";
    return whole && term.length <= LONGEST_GLUED ? [{ shown: term, query: { kind: "term" as const, term } }] : [];
  });
}
