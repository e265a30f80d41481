import type { Query } from "../../engine/index/index.ts";
import type { Gazetteer } from "../gazetteer.ts";
import type { ReadClause, ReadNote } from "../index-port.ts";
import type { SynonymBook } from "../synonyms.ts";

/** What words are read with: the same for the search box, alerts, watch and matching. */
export type Lexicon = {
  synonyms: SynonymBook;
  gazetteer: Gazetteer;
  /** Being in a territory, as a test of the index. */
  inTerritory(code: string): Query;
};

/** One way in which a part of the words may be found; `shown`: its words, as a reason says them. */
export type Alternative = { shown: string; query: Query };

/** A part of the words, as it is looked for: any of its alternatives will do, the typed words first. */
export type Unit = { clause: ReadClause; alternatives: Alternative[] };

/**
 * Words as they are understood, whatever an index holds. Without `query` they ask for nothing, and every document answers.
 * `units` are what is looked for by words, in the order of the text: what a reason may name.
 */
export type Understanding = { query?: Query; clauses: ReadClause[]; notes: ReadNote[]; units: Unit[] };

/** A spelling that documents have: its term, the word as they write it, how many documents hold it. */
export type SimilarTerm = { term: string; written: string; frequency: number };

/** What is asked of an index, so that errors of typing and searches for too much at once are settled by what there is to find. */
export type KnownTerms = {
  /** How many documents hold a term. */
  frequency(term: string): number;
  /** Terms written nearly so, best first; a few. */
  similar(term: string): readonly SimilarTerm[];
  /** How many documents answer, with all that the search asks beside its words (place, facets). */
  count(query: Query): number;
};

/**
 * The two steps of understanding. `understand` is pure: the same words always give the same test, so that alerts can keep it.
 * `reconsider` is asked after a search whose total is low (`FEW`): it gives what to search instead (errors of typing corrected, the last
 * word completed, some words done without), or undefined when there is nothing better.
 */
export type Understand = (q: string, lexicon: Lexicon, options?: { literal?: boolean }) => Understanding;
export type Reconsider = (understanding: Understanding, total: number, known: KnownTerms) => Understanding | undefined;

/** A search that finds fewer is worth reconsidering. */
export const FEW = 3;
