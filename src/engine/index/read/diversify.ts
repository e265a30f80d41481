import type { SearchRequest } from "../query.ts";
import type { LiveSegment } from "./live-segment.ts";
import type { Ranking } from "./ranking.ts";
import type { Scene } from "./scene.ts";

/**
 * The same results so that in any `window` of them at most `most` share a value of a group, as long as others follow: always the
 * first that may come, or the first of all when none may.
 */
export function diversified(
  { schema, segments }: Scene,
  ranking: Ranking,
  places: readonly number[],
  { group, most, window }: NonNullable<SearchRequest["diversify"]>,
): number[] {
  const at = schema.groups.indexOf(group);
  const width = Math.max(1, Math.trunc(window) || 1);
  if (at < 0) return [...places];
  const valuesOf = (place: number): Uint32Array => {
    const { segment } = segments[ranking.segments[place] as number] as LiveSegment;
    const set = segment.setOf[at * segment.documents + (ranking.docs[place] as number)] as number;
    return segment.setValue.subarray(segment.setStart[set], segment.setStart[set + 1]);
  };
  const left = places.map((place) => ({ place, values: valuesOf(place) }));
  const chosen: (typeof left)[number][] = [];
  /** By value: how often it comes in the last `window - 1`. */
  const recent = new Map<number, number>();
  while (left.length > 0) {
    const free = left.findIndex(({ values }) => values.every((value) => (recent.get(value) ?? 0) < most));
    const [next] = left.splice(Math.max(0, free), 1) as [(typeof left)[number]];
    for (const value of next.values) recent.set(value, (recent.get(value) ?? 0) + 1);
    chosen.push(next);
    const gone = chosen[chosen.length - width];
    for (const value of gone?.values ?? []) recent.set(value, (recent.get(value) ?? 0) - 1);
  }
  return chosen.map(({ place }) => place);
}
