import { type GroupNode, parseQuery, type QueryNode, type Range, type WordNode } from "../../engine/query-language/index.ts";
import { type TypedWord, typedWords } from "../../engine/text/index.ts";
import { list } from "../../web/index.ts";
import type { ReadClause, ReadNote } from "../index-port.ts";
import { maybeAcronym } from "./acronym.ts";
import { Clauses } from "./clauses.ts";
import { type Reading, readField, readLongValue } from "./fields.ts";
import { GRAMMAR } from "./language.ts";
import { mayBePlaceNote, placeNote } from "./place-note.ts";
import type { NamedPlace } from "./place-words.ts";
import { planQuery, together } from "./plan.ts";
import { readRun, type WordRun } from "./runs.ts";
import { fr } from "./understanding.fr.ts";
import type { Lexicon, Plan, Understanding, Unit } from "./understanding.ts";
import { phraseQuery } from "./word-query.ts";

/**
 * What words typed by anybody ask for. Pure: the same words always give the same test, so that alerts can keep it. Never fails; a part
 * that cannot be read as the language says is read as words, and said in the notes. `literal`: the words as typed, without
 * equivalents nor places. Function words are left out, unless nothing else was typed.
 */
export function understand(q: string, lexicon: Lexicon, { literal = false }: { literal?: boolean } = {}): Understanding {
  const kept = understood.get(lexicon) ?? new Map<string, Understanding>();
  understood.set(lexicon, kept);
  const key = `${literal} ${q}`;
  const known = kept.get(key);
  if (known) return known;
  const fresh = read(q, lexicon, literal);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (q.length <= LONGEST_KEPT) kept.set(key, fresh);
  return fresh;
}

/** A page asks the same words several times, and people the same things. What was understood holds as long as the lexicon. */
const understood = new WeakMap<Lexicon, Map<string, Understanding>>();
const MOST_KEPT = 500;
const LONGEST_KEPT = 200;

function read(q: string, lexicon: Lexicon, literal: boolean): Understanding {
  const { query, notes, unfinished } = parseQuery(q, GRAMMAR);
  let reader = new Reader(q, lexicon, literal, unfinished);
  let plan = query && reader.read(query);
  const onlyStopWords = query !== undefined && plan === undefined && typedWords(q).length > 0;
  if (onlyStopWords) {
    reader = new Reader(q, lexicon, literal, undefined, true);
    plan = reader.read(query);
  }
  if (query) reader.clauses.tellWithout(q, query);
  const said = notes.map(({ code, text, count }): ReadNote => {
    const ways = code === "shouted-operator" ? [{ label: inSmallLetters(q), q: inSmallLetters(q) }] : [];
    return { message: fr.read[code](text, count), ways, ...(ways.length > 0 && { mild: true }) };
  });
  if (onlyStopWords && plan) said.push({ message: fr.onlyFunctionWords, ways: [], mild: true });
  const told = [...said, ...reader.notes].at(-1);
  if (!plan && told) told.message = `${told.message} ${fr.allShown}`;
  else if (!plan && q.trim() !== "") said.push({ message: fr.nothingToLookFor(q.trim().slice(0, 40)), ways: [] });
  return {
    text: q,
    ...(plan && { query: planQuery(plan), plan }),
    clauses: reader.clauses.list,
    notes: [...said, ...reader.notes, ...reader.laterNotes()],
    units: reader.units,
    again: (other) => understand(other, lexicon, { literal }),
  };
}

/** Words in small letters, operators in capitals. */
const inSmallLetters = (q: string): string =>
  q.replace(/\p{L}+/gu, (word) => (/^(?:OU|ET|SAUF|OR|AND|NOT)$/.test(word) ? word : word.toLowerCase()));

const EXPLICIT_AND = /(?:^|\s)(?:ET|AND)(?:\s|$)/;

/** Reads the tree of a text. */
class Reader implements Reading {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly literal: boolean;
  readonly stopWords: boolean;
  readonly clauses = new Clauses();
  readonly notes: Understanding["notes"] = [];
  readonly units: Unit[] = [];
  readonly #words: readonly TypedWord[];
  readonly #unfinished: WordNode | undefined;

  readonly #places: { clause: ReadClause; place: NamedPlace }[] = [];
  readonly #maybePlaces: NamedPlace[] = [];
  readonly #left: string[] = [];

  constructor(text: string, lexicon: Lexicon, literal: boolean, unfinished: WordNode | undefined, stopWords = false) {
    this.text = text;
    this.lexicon = lexicon;
    this.literal = literal;
    this.stopWords = stopWords;
    this.#words = typedWords(text);
    this.#unfinished = unfinished;
  }

  read(node: QueryNode, negated = false): Plan | undefined {
    switch (node.kind) {
      case "all":
        return this.#all(node, negated);
      case "any":
        return this.#any(node, negated);
      case "not":
        return this.#not(node.of);
      case "phrase":
        return node.field === undefined ? this.#phrase(node.text, node, negated) : readField(this, node, negated);
      case "word":
        if (node.field !== undefined || node.beginning) return readField(this, node, negated);
        return together("every", readRun(this, this.#runOf([node], negated, true)));
      default:
        return readField(this, node, negated);
    }
  }

  #runOf(nodes: readonly QueryNode[], negated: boolean, strict: boolean): WordRun {
    const ranges = nodes.map((node) => this.#wordsIn(node));
    const typed = this.#words.filter((word) => ranges.some(({ start, end }) => word.start >= start && word.end <= end));
    const words = typed.filter((word) => !this.#asksNothing(word));
    for (const { text } of typed.filter((word) => !words.includes(word)))
      this.notes.push({ message: fr.fieldWithoutValue(text), ways: [] });
    return { nodes, words, negated, strict, unfinished: nodes.some((node) => node === this.#unfinished) };
  }

  /** "titre:" with nothing after it is no word. */
  #asksNothing({ text, end }: TypedWord): boolean {
    return this.text[end] === ":" && GRAMMAR.fieldNamed(text) !== undefined;
  }

  /** Where the words of a part stand: without the name of a field that could not be used, nor a mark that means nothing. */
  #wordsIn({ range, ...node }: QueryNode): Range {
    const start = node.kind === "word" ? this.text.indexOf(node.text, range.start) : -1;
    return node.kind === "word" && start >= 0 && start < range.end ? { start, end: start + node.text.length } : range;
  }

  /** Neighbouring plain words are read together: some name one thing. */
  #all({ of }: GroupNode, negated: boolean): Plan | undefined {
    const strict = of.some(
      (node, at) => at > 0 && EXPLICIT_AND.test(this.text.slice(of[at - 1]?.range.end ?? 0, node.range.start)),
    );
    const plans: Plan[] = [];
    for (let at = 0; at < of.length; ) {
      let to = at;
      while (isPlain(of[to]) && (to === at || !EXPLICIT_AND.test(this.#between(of[to - 1], of[to])))) to++;
      const node = of[at];
      if (to > at) {
        const nodes = of.slice(at, to);
        plans.push(...readRun(this, this.#runOf(nodes, negated, strict)));
      } else if (node) {
        const long = readLongValue(this, of.slice(at));
        const plan = long ? long.plan : this.clauses.within(() => this.read(node, negated), undefined, node.kind === "any");
        if (plan) plans.push(plan);
        to = at + (long?.parts ?? 1);
      }
      at = to;
    }
    return together("every", plans);
  }

  #between(before: QueryNode | undefined, after: QueryNode | undefined): string {
    return this.text.slice(before?.range.end ?? 0, after?.range.start ?? 0);
  }

  #any({ of }: GroupNode, negated: boolean): Plan | undefined {
    const plans: Plan[] = [];
    for (const node of of) {
      const plan = this.clauses.within(() => this.read(node, negated), plans.length > 0 ? "or" : undefined, true);
      if (plan) plans.push(plan);
    }
    return together("any", plans);
  }

  #not(of: QueryNode): Plan | undefined {
    const from = this.clauses.list.length;
    const plan = this.clauses.within(() => this.read(of, true), undefined, true);
    const added = this.clauses.list.slice(from);
    const [first] = added;
    if (first && added.length === 1) first.negated = true;
    else if (first) first.before = ["without", ...(first.before ?? [])];
    return plan && { kind: "not", of: plan };
  }

  #phrase(text: string, node: QueryNode, negated: boolean): Plan | undefined {
    const words = typedWords(text);
    if (words.length === 0) return undefined;
    const clause = this.clauses.add({ text, phrase: true }, [node]);
    return this.unit(
      { clause, words, alternatives: [{ shown: text, query: phraseQuery(words) }], loose: false, unfinished: false },
      negated,
    );
  }

  place(clause: ReadClause, place: NamedPlace): void {
    this.#places.push({ clause, place });
  }

  mayBePlace(place: NamedPlace): void {
    this.#maybePlaces.push(place);
  }

  leaveOut(words: readonly TypedWord[]): void {
    this.#left.push(...words.map(({ text }) => text));
  }

  /** What can be said once every part knows the text without it. */
  laterNotes(): ReadNote[] {
    const left = {
      message: fr.askingWordsLeft(list(this.#left)),
      ways: [{ label: fr.allWords, q: this.text, literal: true }],
      mild: true,
    };
    return [
      ...(this.#left.length > 0 ? [left] : []),
      ...(this.literal ? [] : this.units.flatMap((unit) => maybeAcronym(this.text, unit, this.lexicon.thesaurus))),
      ...this.#places.map(({ clause, place }) => placeNote(this.text, clause, place, this.lexicon.gazetteer)),
      ...this.#maybePlaces.map((place) => mayBePlaceNote(this.text, place, this.lexicon.gazetteer)),
    ];
  }

  /** What is not wanted is no reason to be here. */
  unit(unit: Unit, negated: boolean): Plan {
    if (!negated) this.units.push(unit);
    return { kind: "unit", unit };
  }
}

const isPlain = (node: QueryNode | undefined): boolean => node?.kind === "word" && node.field === undefined && !node.beginning;
