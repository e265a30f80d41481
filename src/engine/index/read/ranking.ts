import type { LiveSegment } from "./live-segment.ts";

/** The first results, best first: largest key, then highest rank, then smallest id. */
export type Ranking = {
  length: number;
  keys: Float64Array;
  /** The segment's place in the scene. */
  segments: Int32Array;
  docs: Int32Array;
  scores: Int32Array;
};

export const emptyRanking = (room: number): Ranking => ({
  length: 0,
  keys: new Float64Array(room),
  segments: new Int32Array(room),
  docs: new Int32Array(room),
  scores: new Int32Array(room),
});

/** What one segment has to offer, best first. */
type Offered = { size: number; keys: Float64Array; docs: Int32Array; scores: Int32Array };

/** The first `places` of a ranking and what a further segment offers. */
export function mergeRanking(
  ranking: Ranking,
  offered: Offered,
  at: number,
  segments: readonly LiveSegment[],
  places: number,
): Ranking {
  const merged = emptyRanking(Math.min(places, ranking.length + offered.size));
  let a = 0;
  let b = 0;
  for (let i = 0; i < merged.keys.length; i++) {
    const fromOffered = a === ranking.length || (b < offered.size && isBefore(offered, b, at, ranking, a, segments));
    const from = fromOffered ? offered : ranking;
    const place = fromOffered ? b++ : a++;
    merged.keys[i] = from.keys[place] as number;
    merged.docs[i] = from.docs[place] as number;
    merged.scores[i] = from.scores[place] as number;
    merged.segments[i] = fromOffered ? at : (ranking.segments[place] as number);
  }
  merged.length = merged.keys.length;
  return merged;
}

function isBefore(
  offered: Offered,
  b: number,
  at: number,
  ranking: Ranking,
  a: number,
  segments: readonly LiveSegment[],
): boolean {
  const [own, other] = [offered.keys[b] as number, ranking.keys[a] as number];
  // Both may be -Infinity, whose difference is no number.
  if (own !== other) return own > other;
  const [first, second] = [segments[at] as LiveSegment, segments[ranking.segments[a] as number] as LiveSegment];
  return compareDocuments(first, offered.docs[b] as number, second, ranking.docs[a] as number) < 0;
}

/** Order of documents that nothing else tells apart: higher rank first, then smaller id. */
export function compareDocuments(a: LiveSegment, i: number, b: LiveSegment, j: number): number {
  const [first, second] = [a.segment.rank[i] as number, b.segment.rank[j] as number];
  if (first !== second) return first > second ? -1 : 1;
  return a === b ? i - j : Buffer.compare(a.idBytes(i), b.idBytes(j));
}
