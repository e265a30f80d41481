import { distanceKm } from "../distance.ts";
import type { Query, SearchRequest } from "../query.ts";
import { boosted } from "../score.ts";
import type { ReferenceDocument } from "./reference-document.ts";
import type { ReferenceScene } from "./reference-match.ts";

/** A match with what it is ordered by. */
export type Ranked = { document: ReferenceDocument; key: number };

export const nearest = ({ source }: ReferenceDocument, lat: number, lon: number): number =>
  Math.min(...source.places.map((place) => distanceKm(lat, lon, Math.fround(place.lat), Math.fround(place.lon))));

const inOrder = (ranked: readonly Ranked[]): Ranked[] =>
  ranked.toSorted(
    (a, b) =>
      b.key - a.key ||
      b.document.rank - a.document.rank ||
      Buffer.compare(Buffer.from(a.document.id), Buffer.from(b.document.id)),
  );

/** -Infinity less itself is no number: what is unknown comes last by a number of its own. */
const LAST = -1e300;

function keyOf({ schema }: ReferenceScene, { order }: SearchRequest, document: ReferenceDocument, score: number): number {
  switch (order.by) {
    case "score":
      return boosted(1, document.boost, schema.boost) * score;
    case "rank":
      return 0;
    case "number": {
      const number = document.source.numbers[schema.numbers.indexOf(order.column)] ?? Number.NaN;
      if (Number.isNaN(number)) return schema.numbers.includes(order.column) ? LAST : 0;
      return order.descending ? number : -number;
    }
    case "distance":
      return document.source.places.length === 0 ? LAST : -nearest(document, order.lat, order.lon);
  }
}

/** The words of a query that may stand near each other, each with its terms. */
function wordsOf(query: Query): string[][] {
  switch (query.kind) {
    case "term":
      return [[query.term]];
    case "phrase":
      return query.terms.map(({ term }) => [term]);
    case "every":
    case "most":
      return query.of.flatMap(wordsOf);
    case "any":
      if (query.score === "sum") return query.of.flatMap(wordsOf);
      return [query.of.flatMap((part) => (part.kind === "term" ? [part.term] : []))].filter((word) => word.length > 0);
    default:
      return [];
  }
}

/** From 0 to 1: over the fields, the best of (share of the words there) x (how little stands between them), every window tried. */
function closeness(document: ReferenceDocument, words: readonly (readonly string[])[], fields: number): number {
  let best = 0;
  for (let field = 0; field < fields; field++) {
    const places = words.map((word) =>
      word.flatMap((term) => document.occurrences.get(term.toWellFormed()) ?? []).filter((one) => one.field === field),
    );
    const held = places.filter((list) => list.length > 0);
    if (held.length < 2) continue;
    let least = Number.POSITIVE_INFINITY;
    for (const { position: from } of held.flat()) {
      const ends = held.map((list) =>
        Math.min(...list.map(({ position }) => (position >= from ? position : Number.POSITIVE_INFINITY))),
      );
      least = Math.min(least, Math.max(...ends) - from);
    }
    const wanted = held.length - 1;
    best = Math.max(best, (wanted / Math.max(wanted, least)) * (wanted / (words.length - 1)));
  }
  return best;
}

/** The share of the first field where any of the words stands; an index of one field does not tell. */
function cover({ occurrences, source }: ReferenceDocument, words: readonly (readonly string[])[], fields: number): number {
  const length = (source.fields[0]?.positions[(source.fields[0]?.terms.length ?? 0) - 1] ?? -1) + 1;
  const places = words.flat().flatMap((term) => occurrences.get(term.toWellFormed()) ?? []);
  const covered = new Set(places.filter(({ field }) => field === 0).map(({ position }) => position)).size;
  return fields < 2 || length === 0 ? 0 : covered / length;
}

/** The same results, so that no value of a group comes more than `most` times in any `window`, as long as others follow. */
function diversified(ranked: readonly Ranked[], at: number, { most, window }: NonNullable<SearchRequest["diversify"]>): Ranked[] {
  const left = [...ranked];
  const chosen: Ranked[] = [];
  const valuesOf = ({ document }: Ranked) => new Set(document.source.values[at] ?? []);
  while (left.length > 0) {
    const last = chosen.slice(Math.max(0, chosen.length - (window - 1)));
    const isFree = (one: Ranked) =>
      [...valuesOf(one)].every((value) => last.filter((other) => valuesOf(other).has(value)).length < most);
    chosen.push(...left.splice(Math.max(0, left.findIndex(isFree)), 1));
  }
  return chosen;
}

const REORDERED = 200;

/** All matches in the order asked for. */
export function ordered(scene: ReferenceScene, request: SearchRequest, scores: ReadonlyMap<ReferenceDocument, number>): Ranked[] {
  const { schema } = scene;
  const ranked = inOrder([...scores].map(([document, score]) => ({ document, key: keyOf(scene, request, document, score) })));
  if (request.offset >= REORDERED) return ranked;
  let first = ranked.slice(0, REORDERED);
  const words = wordsOf(request.query);
  if (request.proximity && request.order.by === "score") {
    const asked = words.slice(0, 8);
    const standing = ({ document }: Ranked) => {
      const near = asked.length < 2 ? 0 : closeness(document, asked, schema.fields.length);
      return 0.15 * near + 0.4 * cover(document, asked, schema.fields.length);
    };
    first = inOrder(first.map((one) => ({ ...one, key: one.key * (1 + standing(one)) })));
  }
  const at = schema.groups.indexOf(request.diversify?.group ?? "");
  if (request.diversify && at >= 0) first = diversified(first, at, request.diversify);
  return [...first, ...ranked.slice(REORDERED)];
}
