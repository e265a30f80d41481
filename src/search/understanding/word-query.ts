import type { Query } from "../../engine/index/index.ts";
import type { TypedWord } from "../../engine/text/index.ts";
import type { MatchField } from "../index-port.ts";
import { TEXT_FIELDS } from "../ranking.ts";

/** Where words may stand, and how much they count there. */
export type Asking = { fields?: number; weight?: number };

/** Fields of the index as bits. */
export const fieldBits = (...names: readonly MatchField[]): number =>
  TEXT_FIELDS.reduce((bits, { name }, at) => (names.includes(name) ? bits | (1 << at) : bits), 0);

/** Only here are function words kept as terms. */
const STOP_WORD_FIELDS = fieldBits("title");

/** Any of these; the best counts. */
export function best(of: readonly Query[]): Query {
  const flat = of.flatMap((query) => (query.kind === "any" && query.score === "best" ? query.of : [query]));
  const [only = { kind: "none" }] = flat;
  return flat.length > 1 ? { kind: "any", of: flat, score: "best" } : only;
}

/** All of these. */
export function every(of: readonly Query[]): Query {
  const [only = { kind: "all" }] = of;
  return of.length > 1 ? { kind: "every", of } : only;
}

const termQuery = (term: string, asking: Asking): Query => ({ kind: "term", term, ...asking });

/** Words one after the other, function words standing for any word; a word of several parts takes as many places. */
export function phraseQuery(words: readonly TypedWord[], asking: Asking = {}): Query {
  const parts = words.flatMap((word) => word.parts);
  const first = parts.findIndex(({ stop }) => !stop);
  // Of function words alone, only titles know.
  if (first < 0) return every(parts.map(({ folded }) => termQuery(folded, { ...asking, fields: STOP_WORD_FIELDS })));
  const terms = parts.flatMap(({ sought, stop }, at) => (stop || !sought[0] ? [] : [{ term: sought[0].term, at: at - first }]));
  const [only] = terms;
  return only && terms.length === 1 ? termQuery(only.term, asking) : { kind: "phrase", terms, ...asking };
}

/** A word in any of its writings; a compound in one piece or in its parts. */
export function wordQuery(word: TypedWord, asking: Asking = {}): Query {
  const [part] = word.parts;
  if (word.parts.length > 1 || !part || word.stop) {
    const whole = word.glued === undefined || word.stop ? [] : [termQuery(word.glued, asking)];
    return best([phraseQuery([word], asking), ...whole]);
  }
  return best(part.sought.map(({ term }) => termQuery(term, asking)));
}

/** Words that only begin as typed count a little less than those typed whole. */
const BEGINNING_WEIGHT = 0.7;

/** What begins like a word. */
export function beginningQuery(word: TypedWord, asking: Asking = {}): Query {
  const folded = word.parts.at(-1)?.folded ?? "";
  const prefixes = word.beginnings.length > 0 ? word.beginnings : [folded];
  const weight = (asking.weight ?? 1) * BEGINNING_WEIGHT;
  return best(prefixes.map((prefix): Query => ({ kind: "prefix", prefix, ...asking, weight })));
}
