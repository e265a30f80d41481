import type { MatchReason, ReadClause } from "../index-port.ts";
import { settledScore } from "../settled-score.ts";
import type { Clause, Sequence } from "../text-query.ts";
import type { Core } from "./core.ts";
import { fieldsOf, WEIGHTED } from "./document-terms.ts";
import { type Match, sequenceMatch, termMatch } from "./sequence-match.ts";

/** BM25 (Robertson and Zaragoza 2009): saturation and length normalisation, at the usual values for short texts. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.4;
/** A word begun finds at most this many words, the most frequent first. */
const MOST_BEGINNINGS = 50;
const BEGINNING_WEIGHT = 0.7;

type Alternative = { sequence: Sequence; match: Match };
type ReadyClause = { clause: Clause; alternatives: Alternative[]; beginnings: boolean };

/** Documents that hold all the words, in no order, with their scores by document number, and why each is there. */
export type TextMatch = {
  documents: Uint32Array;
  scores: Float64Array;
  clauses: ReadClause[];
  explain(document: number): MatchReason[];
};

function byBeginning(core: Core, beginning: string): Alternative[] {
  return core.beginnings
    .candidates(beginning)
    .map((id) => core.parts.terms.name(id))
    .filter((term) => term.startsWith(beginning))
    .map((term) => ({
      sequence: { terms: [term], adjacent: false, shown: term, weight: BEGINNING_WEIGHT },
      match: termMatch(core, term),
    }))
    .filter(({ match }) => match.documents.length > 0)
    .sort((a, b) => b.match.documents.length - a.match.documents.length || (a.sequence.shown < b.sequence.shown ? -1 : 1))
    .slice(0, MOST_BEGINNINGS);
}

function ready(core: Core, clause: Clause): ReadyClause {
  const alternatives = clause.alternatives.map((sequence) => ({ sequence, match: sequenceMatch(core, sequence) }));
  const found = alternatives.some(({ match }) => match.documents.length > 0);
  if (found || clause.beginning === undefined) return { clause, alternatives, beginnings: false };
  const begun = byBeginning(core, clause.beginning);
  return { clause, alternatives: begun, beginnings: begun.length > 0 };
}

/** Adds the best alternative of one clause to the documents that hold all clauses before it. */
function addClause(
  core: Core,
  { alternatives }: ReadyClause,
  position: number,
  states: Uint8Array,
  scores: Float64Array,
): number[] {
  const best = new Map<number, number>();
  const length = core.parts.columns.length.data;
  const average = core.liveLength / Math.max(1, core.liveCount) || 1;
  const reached: number[] = [];
  for (const { sequence, match } of alternatives) {
    const frequency = match.documents.length;
    const rarity = Math.log(1 + (core.liveCount - frequency + 0.5) / (frequency + 0.5)) * sequence.weight * (SATURATION + 1);
    const only = alternatives.length === 1;
    for (let i = 0; i < frequency; i++) {
      const document = match.documents[i] ?? 0;
      const state = states[document] ?? 0;
      if (state < position || state > position + 1) continue;
      const weighted = WEIGHTED[match.packed[i] ?? 0] ?? 0;
      const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * (length[document] ?? 0)) / average);
      const score = (rarity * weighted) / (weighted + norm);
      if (state === position) {
        states[document] = position + 1;
        reached.push(document);
        scores[document] = (scores[document] ?? 0) + score;
        if (!only) best.set(document, score);
        continue;
      }
      const before = best.get(document) ?? 0;
      if (score <= before) continue;
      scores[document] = (scores[document] ?? 0) + score - before;
      best.set(document, score);
    }
  }
  return reached;
}

function explainer(wanted: readonly ReadyClause[]): (document: number) => MatchReason[] {
  return (document) =>
    wanted.flatMap(({ clause, alternatives }) => {
      const found = alternatives.flatMap(({ sequence, match }) => {
        const at = positionIn(match.documents, document);
        return at < 0 ? [] : [{ asked: clause.text, found: sequence.shown, fields: fieldsOf(match.packed[at] ?? 0) }];
      });
      return found.slice(0, 1);
    });
}

/** Binary search in increasing numbers; -1 when absent. */
function positionIn(sorted: Uint32Array, wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}

const EXCLUDED = 255;

/** Matches documents against read words; undefined when nothing is asked for, so that the caller browses. */
export function matchText(core: Core, clauses: readonly Clause[]): TextMatch | undefined {
  if (clauses.length === 0) return undefined;
  const all = clauses.map((clause) => ready(core, clause));
  const wanted = all.filter(({ clause }) => !clause.negated);
  const states = new Uint8Array(core.count);
  const scores = new Float64Array(core.count);
  for (const { clause, alternatives } of all) {
    if (clause.negated) for (const { match } of alternatives) for (const document of match.documents) states[document] = EXCLUDED;
  }
  let documents: ArrayLike<number> & Iterable<number> = [];
  if (wanted.length === 0) documents = liveWithout(core, states);
  wanted.forEach((clause, position) => {
    documents = addClause(core, clause, position, states, scores);
  });
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0;
    scores[document] = settledScore(scores[document] ?? 0);
  }
  const read = all.map(({ clause, beginnings }) => ({
    text: clause.text,
    negated: clause.negated,
    phrase: clause.phrase,
    synonyms: clause.synonyms,
    beginnings,
  }));
  return { documents: Uint32Array.from(documents), scores, clauses: read, explain: explainer(wanted) };
}

function liveWithout(core: Core, states: Uint8Array): number[] {
  const live = core.parts.columns.live.data;
  const kept: number[] = [];
  for (let document = 0; document < core.count; document++)
    if (live[document] === 1 && states[document] !== EXCLUDED) kept.push(document);
  return kept;
}
