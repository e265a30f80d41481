import type { Query } from "../../engine/index/index.ts";
import type { TypedWord } from "../../engine/text/index.ts";
import type { Gazetteer } from "../gazetteer.ts";
import type { ReadClause, ReadNote } from "../index-port.ts";
import type { Thesaurus } from "./thesaurus.ts";

/** What words are read with: the same for the search box, alerts, watch and matching. */
export type Lexicon = {
  thesaurus: Thesaurus;
  gazetteer: Gazetteer;
  /** Being in a territory, as a test of the index. */
  inTerritory(code: string): Query;
};

/** One way in which a part of the words may be found; `shown`: its words, as a reason says them. */
export type Alternative = { shown: string; query: Query };

/**
 * A part of the words, as it is looked for: any of its alternatives will do, the typed words first. `words`: those typed. `loose`: one
 * of several words of a sentence, which a fiche may do without. `unfinished`: the last word, perhaps still in the making.
 */
export type Unit = {
  clause: ReadClause;
  alternatives: Alternative[];
  words: readonly TypedWord[];
  loose: boolean;
  unfinished: boolean;
};

/** How a query is made of its parts, before it becomes a test of the index. */
export type Plan =
  | { kind: "unit"; unit: Unit }
  | { kind: "test"; query: Query }
  | { kind: "every" | "any"; of: readonly Plan[] }
  | { kind: "not"; of: Plan };

/**
 * Words as they are understood, whatever an index holds. Without `query` they ask for nothing, and every document answers.
 * `units` are what is looked for by words, in the order of the text: what a reason may name.
 */
export type Understanding = {
  text: string;
  query?: Query;
  clauses: ReadClause[];
  notes: ReadNote[];
  units: Unit[];
  /** How the query is made of its units, to make another with some of them changed. */
  plan?: Plan;
  /** Other words read the same way. */
  again(q: string): Understanding;
};

/** A spelling that documents have: its term, the word as they write it, how many documents hold it, in how many letters it differs. */
export type SimilarTerm = { term: string; written: string; frequency: number; distance: number };

/** What is asked of an index, so that errors of typing and searches for too much at once are settled by what there is to find. */
export type KnownTerms = {
  /** How many documents hold a term. */
  frequency(term: string): number;
  /** Terms written nearly so, best first. */
  similar(term: string): readonly SimilarTerm[];
  /** A term as documents write it. */
  written(term: string): string | undefined;
  /** Names in addresses of the partners that documents come from. */
  partners(): readonly string[];
  /** How many documents answer, with all that the search asks beside its words (place, facets). */
  count(query: Query): number;
};
