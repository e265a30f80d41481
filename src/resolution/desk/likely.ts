import type { Likeness } from "../likeness.ts";
import { reasonFr } from "../reason.fr.ts";
import { desk as t } from "./desk.fr.ts";

/** One thing that speaks for or against, and how loudly: 0, 1 or 2. */
export type Point = { text: string; strength: 0 | 1 | 2 };

/** Bits below which a comparison decides nothing, and from which it says much. */
const LITTLE = 0.5;
const LOUD = [2, 6] as const;

const strengthOf = (bits: number): Point["strength"] => (bits >= LOUD[1] ? 2 : bits >= LOUD[0] ? 1 : 0);

/** What speaks for one thing and what against, in French, the loudest first. */
export function pointsOf({ explanation }: Pick<Likeness, "explanation">): { speaksFor: Point[]; speaksAgainst: Point[] } {
  const told = explanation.contributions.flatMap(({ field, level, bits }) => {
    const text = reasonFr[field]?.[level];
    if (!text || Math.abs(bits) < LITTLE) return [];
    return [{ bits, point: { text, strength: strengthOf(Math.abs(bits)) } }];
  });
  return {
    speaksFor: told.filter(({ bits }) => bits > 0).map(({ point }) => point),
    speaksAgainst: told.filter(({ bits }) => bits < 0).map(({ point }) => point),
  };
}

/** How likely it is that two fiches are one, in words. */
export function likelyWords({ probability, sibling, band }: Pick<Likeness, "probability" | "sibling" | "band">): string {
  const { likely } = t;
  if (band === "held") return likely.held;
  if (band === "sibling" || (probability < 0.5 && sibling >= 0.5)) return likely.sibling;
  if (probability >= 0.999) return likely.sure;
  if (probability >= 0.985) return likely.very;
  if (probability >= 0.9) return likely.probable;
  if (probability >= 0.7) return likely.rather;
  return probability >= 0.4 ? likely.even : likely.doubtful;
}
