import type { LeafNode, QueryNode } from "../../engine/query-language/index.ts";
import { type TypedWord, typedWords } from "../../engine/text/index.ts";
import { formatDate, formatNumber } from "../../web/index.ts";
import { placeName } from "../gazetteer.ts";
import type { ReadClause } from "../index-port.ts";
import type { Clauses } from "./clauses.ts";
import { type FieldMeaning, meaningOf } from "./language.ts";
import { MOST_NAMESAKES } from "./place-note.ts";
import type { NamedPlace } from "./place-words.ts";
import { fr } from "./understanding.fr.ts";
import type { Lexicon, Plan, Understanding, Unit } from "./understanding.ts";
import { aroundPlace, daysBetween, facetCalled, type KnownValue, territoryCalled } from "./values.ts";
import { type Asking, beginningQuery, best, every, fieldBits, phraseQuery, wordQuery } from "./word-query.ts";

/** What reading a part of a text needs, and gathers. */
export type Reading = {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly literal: boolean;
  /** Function words are all there is: they count. */
  readonly stopWords: boolean;
  readonly clauses: Clauses;
  readonly notes: Understanding["notes"];
  /** Takes note of a place among the words. */
  place(clause: ReadClause, place: NamedPlace): void;
  /** Takes note of an ordinary word that may have been meant as a place. */
  mayBePlace(place: NamedPlace): void;
  /** Takes note of words that only ask. */
  leaveOut(words: readonly TypedWord[]): void;
  /** Takes a part that is looked for by words. */
  unit(unit: Unit, negated: boolean): Plan;
};

/** A part that says what it asks of: a field, or the beginning of a word. */
export function readField(reading: Reading, node: LeafNode, negated: boolean): Plan | undefined {
  if (node.kind === "dates") return readDates(reading, node);
  if (node.kind === "near") return readNear(reading, node, negated);
  const meaning = node.field === undefined ? undefined : meaningOf(node.field);
  if (meaning === undefined || meaning.of === "text") {
    const name = node.field === undefined ? undefined : fr.fields[node.field];
    return readWords(reading, node, meaning ? { fields: fieldBits(meaning.field) } : {}, name, negated);
  }
  const value = valueCalled(meaning, node.text, reading.lexicon);
  const name = fr.fields[node.field ?? ""] ?? "";
  if (value) {
    sayNamesakes(reading, node, node.text, value);
    return told(reading, [node], `${name}\u00a0: ${value.label}`, value);
  }
  reading.notes.push({ message: fr.unknownValue(node.text, name), ways: [] });
  return readWords(reading, node, {}, undefined, negated);
}

/** The other places of a name that was taken for the likeliest, each one click away. */
function sayNamesakes({ text, lexicon, notes }: Reading, { range }: LeafNode, typed: string, { label, others = [] }: KnownValue) {
  const at = text.indexOf(typed, range.start);
  if (others.length === 0 || at < 0 || at >= range.end) return;
  const quoted = /["\u00ab\u201c\u201d\u201e]\s*$/.test(text.slice(range.start, at));
  const ways = others.slice(0, MOST_NAMESAKES).map((other) => {
    const name = placeName(other, lexicon.gazetteer);
    return { label: name, q: text.slice(0, at) + (quoted ? name : `"${name}"`) + text.slice(at + typed.length) };
  });
  notes.push({ message: fr.namesakes(typed, label), ways, mild: true });
}

function valueCalled(meaning: FieldMeaning, typed: string, { gazetteer, inTerritory }: Lexicon): KnownValue | undefined {
  if (meaning.of === "territory") return territoryCalled(typed, gazetteer, inTerritory);
  if (meaning.of !== "facet") return undefined;
  const found = facetCalled(meaning.group, typed);
  // Of a "lieu", people say its kind or where it is.
  return found ?? (meaning.group === "placeTypes" ? territoryCalled(typed, gazetteer, inTerritory) : undefined);
}

/** A value has no more words than that. */
const LONGEST_VALUE = 6;

/**
 * "theme:aide alimentaire", "ville:saint pol de leon": a value typed without quotes goes on as long as that makes one that is known.
 * @returns the plan, and how many parts of the text it took; undefined when the first part stands alone
 */
export function readLongValue(reading: Reading, nodes: readonly QueryNode[]): { plan: Plan; parts: number } | undefined {
  const [first] = nodes;
  const field = first?.kind === "word" && !first.beginning ? first.field : undefined;
  const meaning = field === undefined ? undefined : meaningOf(field);
  // Any word may be the name of a partner: one without quotes is one word.
  if (first?.kind !== "word" || !meaning || (meaning.of === "facet" && meaning.group === "partners")) return undefined;
  const rest = nodes.slice(1, LONGEST_VALUE);
  const end = rest.findIndex((node) => node.kind !== "word" || node.field !== undefined || node.beginning);
  for (let count = end < 0 ? rest.length : end; count > 0; count--) {
    const taken = rest.slice(0, count);
    const between = taken.map((node) => reading.text.slice(node.range.start, node.range.end)).join(" ");
    const value = valueCalled(meaning, `${first.text} ${between}`, reading.lexicon);
    if (value)
      return {
        plan: told(reading, [first, ...taken], `${fr.fields[field ?? ""] ?? ""}\u00a0: ${value.label}`, value),
        parts: count + 1,
      };
  }
  return undefined;
}

function told({ clauses }: Reading, nodes: readonly QueryNode[], field: string, { query }: KnownValue): Plan {
  clauses.add({ text: field, field }, nodes);
  return { kind: "test", query };
}

function readWords(
  reading: Reading,
  node: Extract<LeafNode, { text: string }>,
  asking: Asking,
  field: string | undefined,
  negated: boolean,
): Plan | undefined {
  const words = typedWords(node.text);
  const last = words.at(-1);
  if (!last) return undefined;
  // Of function words, only a field that was asked for keeps any.
  if (asking.fields === undefined && node.kind === "word" && !reading.stopWords && words.every(({ stop }) => stop))
    return undefined;
  const beginning = node.kind === "word" && node.beginning;
  const meaningful = words.some(({ stop }) => !stop) ? words.filter(({ stop }) => !stop) : words;
  const whole = beginning ? meaningful.filter((word) => word !== last) : meaningful;
  const query =
    node.kind === "phrase"
      ? phraseQuery(words, asking)
      : every([...whole.map((word) => wordQuery(word, asking)), ...(beginning ? [beginningQuery(last, asking)] : [])]);
  const clause = reading.clauses.add(
    { text: node.text, phrase: node.kind === "phrase", beginnings: beginning, ...(field && { field }) },
    [node],
  );
  return reading.unit(
    { clause, words, alternatives: [{ shown: node.text, query: best([query]) }], loose: false, unfinished: false },
    negated,
  );
}

function readDates(reading: Reading, node: Extract<LeafNode, { kind: "dates" }>): Plan | undefined {
  const meaning = meaningOf(node.field);
  if (meaning?.of !== "date") return undefined;
  const [from, to] = [node.from && formatDate(node.from), node.to && formatDate(node.to)];
  const when = from && to ? fr.between(from, to) : from ? fr.since(from) : fr.until(to ?? "");
  return told(reading, [node], `${fr.fields[node.field] ?? ""} ${when}`, {
    label: when,
    query: daysBetween(meaning.column, node.from, node.to),
  });
}

function readNear(reading: Reading, node: Extract<LeafNode, { kind: "near" }>, negated: boolean): Plan | undefined {
  const around = aroundPlace(node.place, node.km, reading.lexicon.gazetteer);
  if (!around) {
    reading.notes.push({ message: fr.unknownValue(node.place, fr.fields[node.field] ?? ""), ways: [] });
    return readWords(reading, { kind: "phrase", text: node.place, range: node.range }, {}, undefined, negated);
  }
  const km = formatNumber(around.km, around.km < 10 ? 1 : 0);
  if (node.km !== undefined && node.km !== around.km) reading.notes.push({ message: fr.boundedDistance(km), ways: [] });
  sayNamesakes(reading, node, node.place, around);
  return told(reading, [node], fr.around(around.label, km), around);
}
