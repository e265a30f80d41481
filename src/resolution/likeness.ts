import { hash } from "node:crypto";
import type { Explanation } from "../engine/linkage/index.ts";
import type { Verdict } from "./judgement.ts";
import type { RecordRef } from "./linkage-record.ts";

/**
 * What is proposed of a pair: too many hang together for any of them to be merged without a person (`held`), probably one thing
 * (`suggested`), perhaps one (`review`), two places of one network (`sibling`).
 */
export const BANDS = ["held", "suggested", "review", "sibling"] as const;

/** What is proposed of a pair. */
export type Band = (typeof BANDS)[number];

/** How two entries stand to each other, by the model: derived, made anew at will. `a` is the older. */
export type Likeness = {
  a: string;
  b: string;
  /** The case in which it is judged with others. */
  case: string;
  probability: number;
  sibling: number;
  band: Band;
  explanation: Explanation;
  /** The two descriptions that are most alike, one of each entry. */
  records: [RecordRef, RecordRef];
  /** Version of the model. */
  model: string;
  at: string;
  /** What was judged of it, where that leaves it as it is: "unknown" puts it aside, "sibling" keeps it as a relation. */
  judged?: Verdict;
};

/** The id of a case: that of its oldest entry, and a fingerprint of all: another group is another case. */
export function caseIdOf(entries: readonly string[]): string {
  const sorted = entries.toSorted();
  return `${sorted[0]}-${hash("sha256", sorted.join(" "), "hex").slice(0, 8)}`;
}

const uncertainty = (p: number): number => (p <= 0 || p >= 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p)));

/**
 * How much is gained by judging a case: the entries it would save, more where the model cannot tell by itself. A case that stopped
 * for a person comes first.
 */
export function worthOf(likenesses: readonly Pick<Likeness, "probability" | "band">[], entries: number): number {
  const best = Math.max(0, ...likenesses.map(({ probability }) => probability));
  const held = likenesses.some(({ band }) => band === "held");
  return best * (entries - 1) * (0.5 + uncertainty(best)) + (held ? 1_000 : 0);
}
