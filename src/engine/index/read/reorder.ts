import type { SearchRequest } from "../query.ts";
import { diversified } from "./diversify.ts";
import type { LiveSegment } from "./live-segment.ts";
import { standing } from "./proximity.ts";
import { compareDocuments, type Ranking } from "./ranking.ts";
import type { Scene } from "./scene.ts";

/** Results that are looked at once more. Those after stay where they are, so that pages follow each other. */
export const REORDERED = 200;

/** A ranking whose first results are put in order again: by where their words stand, then so that no value fills the page. */
export function reorder(scene: Scene, { query, order, proximity, diversify }: SearchRequest, ranking: Ranking): Ranking {
  const count = Math.min(REORDERED, ranking.docs.length);
  let places = Array.from({ length: count }, (_, i) => i);
  if (proximity === true && order.by === "score") {
    const added = standing(scene, query, ranking, count);
    for (let i = 0; i < count; i++) ranking.keys[i] = (ranking.keys[i] as number) * (1 + (added[i] as number));
    places.sort((a, b) => compareRanked(scene, ranking, a, b));
  }
  if (diversify !== undefined) places = diversified(scene, ranking, places, diversify);
  return rearranged(ranking, places);
}

function compareRanked({ segments }: Scene, { keys, docs, segments: of }: Ranking, a: number, b: number): number {
  const difference = (keys[b] as number) - (keys[a] as number);
  if (difference !== 0) return difference;
  const [first, second] = [segments[of[a] as number] as LiveSegment, segments[of[b] as number] as LiveSegment];
  return compareDocuments(first, docs[a] as number, second, docs[b] as number);
}

/** The results at `places` first, then the others as they were. */
function rearranged({ keys, docs, scores, segments }: Ranking, places: readonly number[]): Ranking {
  const put = (list: readonly number[]): number[] => [
    ...places.map((place) => list[place] as number),
    ...list.slice(places.length),
  ];
  return { keys: put(keys), docs: put(docs), scores: put(scores), segments: put(segments) };
}
