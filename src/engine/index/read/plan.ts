import type { Area } from "./area.ts";
import type { Impacts } from "./sums.ts";

/** A test worked out, before it is known how many documents it finds. */
export type PlanTest =
  | { kind: "all" }
  | { kind: "none" }
  | TermTest
  | PrefixTest
  | PhraseTest
  | { kind: "every"; of: readonly Plan[] }
  /** Scores as the best of its parts; their sum is `most` with one at least. */
  | { kind: "any"; of: readonly Plan[] }
  | { kind: "most"; of: readonly Plan[]; least: number }
  | { kind: "not"; of: Plan }
  | { kind: "value"; group: number; values: readonly number[] }
  | { kind: "range"; column: number; from: number; to: number }
  | { kind: "area"; area: Area; everywhere: boolean };

type TermTest = {
  kind: "term";
  term: string;
  /** Its number in each segment, or -1. */
  numbers: readonly number[];
  /** What its postings add to a score, by code; -1 where it does not count. */
  table: Int32Array;
  /** How many living documents hold it. */
  holding: number;
  weight: number;
};

type PrefixTest = {
  kind: "prefix";
  prefix: string;
  fields: number;
  impacts: Impacts;
  /** In each segment, the terms that begin so, and what each one's postings multiply their impacts by. */
  ranges: readonly { from: number; to: number; factors: Float64Array; postings: number }[];
};

type PhraseTest = {
  kind: "phrase";
  fields: number;
  terms: readonly TermPlan[];
  /** Where each term stands, from 0. */
  at: Int32Array;
};

/**
 * A query as one search carries it out: bounded, its words looked up in every segment, what their postings add to a score
 * worked out. `scored`: whether it may add anything. `sizes`: by segment, how many documents match, at most (for a range and a
 * phrase, a guess).
 */
type Planned<T extends PlanTest> = T & { scored: boolean; sizes: readonly number[] };

export type Plan = { [K in PlanTest["kind"]]: Planned<Extract<PlanTest, { kind: K }>> }[PlanTest["kind"]];
export type TermPlan = Planned<TermTest>;
export type PrefixPlan = Planned<PrefixTest>;
export type PhrasePlan = Planned<PhraseTest>;
/** A plan of one kind. */
export type PlanOf<K extends Plan["kind"]> = Extract<Plan, { kind: K }>;
