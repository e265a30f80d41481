import type { Column } from "../compare/column.ts";
import type { Scorer } from "./score.ts";

/** What one comparison says of a pair: positive bits for one thing, negative ones against it. */
export type Contribution = {
  field: string;
  /** Level of agreement, as named in the model. */
  level: string;
  bits: number;
  /** The part of the bits that comes from how rare the value is, where they agree on one. */
  rarity: number;
};

/**
 * Why a pair has its probability, as a sum: `prior` and the contributions add up to the bits for a match rather than `against`, the
 * likelier of the two other ways in which two records stand to each other.
 */
export type Explanation = {
  against: "sibling" | "unrelated";
  prior: number;
  /** What says most first, whichever way; what is missing on a side is left out. */
  contributions: Contribution[];
};

/** Explains a pair of which the levels and the log2 shares of values are given, by field. */
export function explain(
  scorer: Scorer,
  columns: readonly Column[],
  levels: ArrayLike<number>,
  rarity: ArrayLike<number>,
): Explanation {
  scorer.run(levels, rarity);
  const unrelated = 1 - scorer.match - scorer.sibling;
  const against = scorer.sibling > unrelated ? "sibling" : "unrelated";
  const contributions: Contribution[] = [];
  // Bounded as a sum in the score, so in proportion here.
  const whole = columns.reduce((sum, _, f) => sum + scorer.rarerIn(f, levels, rarity[f] as number), 0);
  const scale = against === "sibling" || whole === 0 ? 0 : scorer.rarer(levels, rarity) / whole;
  for (const [f, column] of columns.entries()) {
    const level = levels[f] as number;
    if (level === 0) continue;
    const rarer = scale * scorer.rarerIn(f, levels, rarity[f] as number);
    const bits = scorer.logShare(f, levels, "match") - scorer.logShare(f, levels, against) + rarer;
    contributions.push({ field: column.spec.name, level: column.levels[level] as string, bits, rarity: rarer });
  }
  contributions.sort((x, y) => Math.abs(y.bits) - Math.abs(x.bits));
  const { prior } = scorer.model;
  return { against, prior: Math.log2(prior.match / prior[against]), contributions };
}
