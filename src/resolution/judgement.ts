import type { RecordRef } from "./linkage-record.ts";

/** What people, or the machine, say of descriptions: one thing, two things, two places of one network, or that they cannot tell. */
export const VERDICTS = ["same", "distinct", "sibling", "unknown"] as const;

/** What is said of two or more entries. */
export type Verdict = (typeof VERDICTS)[number];

/** Who signs what nobody was asked about. */
export const MACHINE = "machine";

/** The descriptions of one entry, as it was when it was judged. */
export type Side = { entry: string; records: RecordRef[] };

/**
 * One line of the log of judgements, which is never rewritten: taking one back is another line. It is about descriptions, which
 * stay what they are, and not about entries, which judgements make and unmake.
 */
export type Judgement = {
  seq: number;
  at: string;
  /** "account:<id>", or MACHINE. */
  by: string;
  verdict: Verdict | "undo";
  /** Why, in the words of who judged; empty when nothing was said. */
  reason: string;
  sides: Side[];
  /** The merge that it made, in the catalogue's log of decisions. */
  act?: string;
  /** The line that this one takes back, and the one that took this one back. */
  undoes?: number;
  undoneBy?: number;
  /** Of the machine: by which model, and how likely it was. */
  model?: string;
  probability?: number;
};
