import { type KnownTerm, QUERY_LIMITS } from "../query.ts";
import { termBytes, termsBeginning, termText } from "./dictionary.ts";
import type { LiveSegment } from "./live-segment.ts";
import { eachTerm } from "./prefix-ranges.ts";
import type { Scene } from "./scene.ts";

/** The most frequent terms that begin so. */
export function termsFrom({ segments }: Scene, prefix: string, limit: number): KnownTerm[] {
  const bytes = termBytes(prefix);
  if (bytes === undefined || !(limit > 0)) return [];
  const ranges = segments.map(({ segment }) => termsBeginning(segment, bytes));
  let best: { segment: number; number: number; frequency: number }[] = [];
  let least = 0;
  let seen = 0;
  const cut = () => {
    best.sort((a, b) => b.frequency - a.frequency);
    best = best.slice(0, limit);
    least = best.length < limit ? 0 : (best.at(-1)?.frequency ?? 0);
  };
  eachTerm(segments, ranges, (numbers) => {
    let frequency = 0;
    let segment = 0;
    for (const [s, number] of numbers.entries()) {
      if (number < 0) continue;
      segment = s;
      frequency += (segments[s] as LiveSegment).liveFrequency(number);
    }
    // Terms come in order: of equals the first stays.
    if (frequency > least) best.push({ segment, number: numbers[segment] as number, frequency });
    if (best.length >= limit * 2 + 64) cut();
    return frequency === 0 || ++seen < QUERY_LIMITS.expansions;
  });
  cut();
  return best.map(({ segment, number, frequency }) => ({
    term: termText((segments[segment] as LiveSegment).segment, number),
    frequency,
  }));
}
