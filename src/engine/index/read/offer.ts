import { distanceKm, KM_PER_DEGREE } from "../distance.ts";
import type { Order } from "../query.ts";
import type { Segment } from "../segment.ts";
import type { List } from "./scratch.ts";
import type { Top } from "./top.ts";

/** What a result is ordered by, in numbers: larger first. */
export type Key =
  | { by: "score"; factors: Float64Array }
  | { by: "rank" }
  | { by: "number"; column: number; sign: number }
  | { by: "distance"; lat: number; lon: number };

/** Offers the documents of a list to those kept. */
export function offer(top: Top, key: Key, segment: Segment, list: List): void {
  switch (key.by) {
    case "score":
      offerByScore(top, segment.boost, key.factors, list);
      return;
    case "rank":
      offerInOrder(top, list);
      return;
    case "number":
      offerByNumber(top, segment.numbers, key.column * segment.documents, key.sign, list);
      return;
    case "distance":
      offerByDistance(top, segment, key.lat, key.lon, list);
      return;
  }
}

/** A score that no boost could lift high enough costs no look at the boost. */
function offerByScore(top: Top, boost: Uint8Array, factors: Float64Array, { docs, scores, length }: List): void {
  const most = factors[255] as number;
  let least = scoreFor(top.least, most);
  for (let i = 0; i < length; i++) {
    const score = scores[i] as number;
    if (score < least) continue;
    const document = docs[i] as number;
    const key = score * (factors[boost[document] as number] as number);
    if (!top.takes(key)) continue;
    top.add(key, document, score);
    least = scoreFor(top.least, most);
  }
}

/** The smallest score that the largest boost may lift to a key, as a whole number; a little less, for the sake of rounding. */
const scoreFor = (key: number, most: number): number => Math.max(-1, Math.floor(key / most) - 1) | 0;

/** Documents are numbered by rank: the first ones are the best. */
function offerInOrder(top: Top, { docs, scores, length }: List): void {
  for (let i = 0; i < length && top.takes(0); i++) top.add(0, docs[i] as number, scores[i] as number);
}

/** Unknown numbers come last, in either direction. */
function offerByNumber(top: Top, numbers: Float64Array, base: number, sign: number, { docs, scores, length }: List): void {
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    const number = numbers[base + document] as number;
    const key = Number.isNaN(number) ? Number.NEGATIVE_INFINITY : number * sign;
    if (top.takes(key)) top.add(key, document, scores[i] as number);
  }
}

/** Kilometres that rounding may move a distance by. */
const MARGIN_KM = 0.001;

/** The nearest place of a document counts; without any, it comes last. */
function offerByDistance(top: Top, segment: Segment, lat: number, lon: number, { docs, scores, length }: List): void {
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    const key = -nearestKm(segment, document, lat, lon, MARGIN_KM - top.least);
    if (top.takes(key)) top.add(key, document, scores[i] as number);
  }
}

/**
 * Kilometres to the nearest place of a document, Infinity without any. Places whose latitude alone is farther than `within` are
 * not looked at: then the answer may be too large.
 */
export function nearestKm({ places, placeStart }: Segment, document: number, lat: number, lon: number, within: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  const end = placeStart[document + 1] as number;
  for (let p = placeStart[document] as number; p < end; p++) {
    const placeLat = places[2 * p] as number;
    if (Math.abs(placeLat - lat) * KM_PER_DEGREE > within) continue;
    nearest = Math.min(nearest, distanceKm(lat, lon, placeLat, places[2 * p + 1] as number));
  }
  return nearest;
}

/** The key of an order; by rank when the order names nothing that is there. @param factors of scores, by boost */
export function keyOf(order: Order, numbers: readonly string[], factors: Float64Array): Key {
  switch (order.by) {
    case "score":
      return { by: "score", factors };
    case "number": {
      const column = numbers.indexOf(order.column);
      return column < 0 ? { by: "rank" } : { by: "number", column, sign: order.descending ? 1 : -1 };
    }
    case "distance":
      return Math.abs(order.lat) <= 90 && Number.isFinite(order.lon)
        ? { by: "distance", lat: order.lat, lon: order.lon }
        : { by: "rank" };
    case "rank":
      return { by: "rank" };
  }
}
