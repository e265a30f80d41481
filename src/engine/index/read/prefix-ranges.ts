import { termFactor } from "../score.ts";
import { compareBytes } from "../utf8-order.ts";
import { type TermRange, termsBeginning } from "./dictionary.ts";
import type { LiveSegment } from "./live-segment.ts";
import type { PrefixPlan } from "./plan.ts";

/**
 * In each segment, the terms that begin with these bytes, and what their postings multiply impacts by: a term weighs by how
 * many documents hold it in all segments together, so their dictionaries are walked side by side.
 * @param most terms that some document still holds are taken up to this number, in order
 * @returns how many these are, and in how many documents each is held, all together
 */
export function prefixRanges(
  segments: readonly LiveSegment[],
  bytes: Uint8Array,
  documents: number,
  weight: number,
  most: number,
): { ranges: PrefixPlan["ranges"]; terms: number; postings: number } {
  const ranges = segments.map(({ segment }) => {
    const { from, to } = termsBeginning(segment, bytes);
    return { from, to, factors: new Float64Array(to - from), postings: 0 };
  });
  const factors = new FactorTable(documents, weight);
  let terms = 0;
  let postings = 0;
  const reached = eachTerm(segments, ranges, (numbers) => {
    if (terms === most) return false;
    let holding = 0;
    for (let s = 0; s < numbers.length; s++)
      if ((numbers[s] as number) >= 0) holding += (segments[s] as LiveSegment).liveFrequency(numbers[s] as number);
    if (holding > 0) terms += 1;
    postings += holding;
    const factor = factors.of(holding);
    for (let s = 0; s < numbers.length; s++) {
      const number = numbers[s] as number;
      if (number < 0) continue;
      const range = ranges[s] as (typeof ranges)[number];
      range.factors[number - range.from] = factor;
      range.postings += segments[s]?.segment.frequency[number] as number;
    }
    return true;
  });
  for (const [s, range] of ranges.entries()) range.to = reached[s] as number;
  return { ranges, terms, postings };
}

/** Most terms are held by few documents: what they weigh is worked out once. */
class FactorTable {
  private readonly documents: number;
  private readonly weight: number;
  private readonly few = new Float64Array(64).fill(-1);

  constructor(documents: number, weight: number) {
    this.documents = documents;
    this.weight = weight;
  }

  of(holding: number): number {
    const known = this.few[holding] ?? -1;
    if (known >= 0) return known;
    const factor = termFactor(holding, this.documents, this.weight);
    if (holding < this.few.length) this.few[holding] = factor;
    return factor;
  }
}

/**
 * Calls with each distinct term of these ranges, in order - its number in each segment, or -1; the array is used again - until
 * told false. @returns the next term of each segment
 */
export function eachTerm(
  segments: readonly LiveSegment[],
  ranges: readonly TermRange[],
  see: (numbers: Int32Array) => boolean,
): Int32Array {
  const next = Int32Array.from(ranges, ({ from }) => from);
  const numbers = new Int32Array(ranges.length);
  // Where one segment alone has such terms, there is nothing to compare.
  const alone = ranges.filter(({ from, to }) => from < to).length === 1 ? ranges.findIndex(({ from, to }) => from < to) : -1;
  numbers.fill(-1);
  if (alone >= 0) {
    const { from, to } = ranges[alone] as TermRange;
    for (let term = from; term < to; term++) {
      numbers[alone] = term;
      next[alone] = term;
      if (!see(numbers)) return next;
    }
    next[alone] = to;
    return next;
  }
  for (;;) {
    let first = -1;
    for (let s = 0; s < ranges.length; s++) {
      numbers[s] = -1;
      if (next[s] === (ranges[s] as TermRange).to) continue;
      const order = first < 0 ? -1 : compareTerms(segments, s, first, next);
      if (order > 0) continue;
      if (order < 0) {
        numbers.fill(-1, 0, s);
        first = s;
      }
      numbers[s] = next[s] as number;
    }
    if (first < 0 || !see(numbers)) return next;
    for (let s = 0; s < ranges.length; s++) if ((numbers[s] as number) >= 0) next[s] = (next[s] as number) + 1;
  }
}

function compareTerms(segments: readonly LiveSegment[], s: number, other: number, next: Int32Array): number {
  const [a, b] = [(segments[s] as LiveSegment).segment, (segments[other] as LiveSegment).segment];
  const [i, j] = [next[s] as number, next[other] as number];
  const bounds = (starts: Uint32Array, at: number) => [starts[at] as number, starts[at + 1] as number] as const;
  return compareBytes(a.terms, ...bounds(a.termStart, i), b.terms, ...bounds(b.termStart, j));
}
