import type { LiveSegment } from "./live-segment.ts";

/** The first results, best first: largest key, then highest rank, then smallest id. */
export type Ranking = {
  keys: number[];
  /** The segment's place in the scene. */
  segments: number[];
  docs: number[];
  scores: number[];
};

export const emptyRanking = (): Ranking => ({ keys: [], segments: [], docs: [], scores: [] });

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
  if (offered.size === 0) return ranking;
  const merged = emptyRanking();
  const length = Math.min(places, ranking.docs.length + offered.size);
  let a = 0;
  let b = 0;
  while (merged.docs.length < length) {
    if (a === ranking.docs.length || (b < offered.size && isBefore(offered, b, at, ranking, a, segments))) {
      merged.segments.push(at);
      addResult(merged, offered, b++);
    } else {
      merged.segments.push(ranking.segments[a] as number);
      addResult(merged, ranking, a++);
    }
  }
  return merged;
}

function addResult(ranking: Ranking, { keys, docs, scores }: Omit<Offered, "size"> | Ranking, at: number): void {
  ranking.keys.push(keys[at] as number);
  ranking.docs.push(docs[at] as number);
  ranking.scores.push(scores[at] as number);
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
