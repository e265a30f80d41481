import fc from "fast-check";
import type { FieldTokens, IndexDocument, IndexSchema, Query } from "../../index/index.ts";

/** A schema as small as the vocabulary below: what is asked is often there. */
export const schema: IndexSchema = {
  fields: [
    { name: "title", weight: 6, lengthShare: 0.4, pivot: 6 },
    { name: "body", weight: 1, lengthShare: 0.4, pivot: 100 },
  ],
  groups: ["theme", "kind"],
  numbers: ["created"],
  boost: 0.2,
};

const term = fc.constantFrom("ab", "abc", "b", "ba", "cab", "cc", "é");
/** What an index bounds, leaves out or makes plain. */
const hostileTerm = fc.oneof(
  term,
  fc.constantFrom("", "\ud800", "\ufffd", "a\ud800", "x".repeat(80), "x".repeat(81), "é".repeat(41), "a\0"),
);
const hostileNumber = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e6, max: 1e6 }),
  fc.constantFrom(-200, 190, 350, 720, Number.NaN, Number.POSITIVE_INFINITY),
);
const value = fc.constantFrom("x", "y", "z");
const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 0, 48.5, 48.6, 89.9, 90));
const lon = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, -179.9, 0, 4.8, 5, 179.9, 180));
const fields = fc.constantFrom(undefined, 1, 2, 3);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const tokens: fc.Arbitrary<FieldTokens> = fc
  .array(fc.tuple(term, fc.integer({ min: 0, max: 2 })), { maxLength: 8 })
  .map((steps) => {
    let at = 0;
    return { terms: steps.map(([word]) => word), positions: steps.map(([, step]) => (at += step)) };
  });

export const document: fc.Arbitrary<IndexDocument> = fc.record({
  id: fc.constantFrom("d1", "d2"),
  fields: fc.tuple(tokens, tokens),
  values: fc.tuple(fc.uniqueArray(value), fc.uniqueArray(value)),
  numbers: fc.tuple(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN))),
  places: fc.array(fc.record({ lat, lon }), { maxLength: 3 }),
  rank: fc.constant(0),
  boost: fc.constant(0),
});

const without = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, each]) => each !== undefined)) as T;

const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.constantFrom<Query>({ kind: "all" }, { kind: "none" }),
  fc.record({ kind: fc.constant("term" as const), term, fields }).map((query) => without(query) as Query),
  fc
    .record({ kind: fc.constant("prefix" as const), prefix: fc.constantFrom("", "a", "ab", "c", "d"), fields })
    .map((query) => without(query) as Query),
  fc
    .record({
      kind: fc.constant("phrase" as const),
      terms: fc.array(fc.record({ term, at: fc.integer({ min: 0, max: 3 }) }), { maxLength: 3 }),
      fields,
    })
    .map((query) => without(query) as Query),
  fc.record({
    kind: fc.constant("value" as const),
    group: fc.constantFrom("theme", "kind", "unknown"),
    values: fc.array(fc.constantFrom("x", "y", "w"), { maxLength: 2 }),
  }),
  fc
    .record({
      kind: fc.constant("range" as const),
      column: fc.constantFrom("created", "unknown"),
      from: optional(fc.integer({ min: -3, max: 3 })),
      to: optional(fc.integer({ min: -3, max: 3 })),
    })
    .map((query) => without(query) as Query),
  fc.record({ kind: fc.constant("box" as const), west: lon, south: lat, east: lon, north: lat }),
  fc.record({
    kind: fc.constant("radius" as const),
    lat,
    lon,
    km: fc.oneof(fc.constantFrom(-1, 0, 20, 1_000, 15_000, 50_000), fc.double({ min: 0, max: 21_000, noNaN: true })),
  }),
);

/** Any query, three levels deep. */
export const query: fc.Arbitrary<Query> = fc.letrec<{ any: Query; group: Query }>((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, { arbitrary: leaf, weight: 3 }, { arbitrary: tie("group"), weight: 2 }),
  group: fc.oneof(
    fc.record({ kind: fc.constant("every" as const), of: fc.array(tie("any"), { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant("any" as const),
      of: fc.array(tie("any"), { maxLength: 3 }),
      score: fc.constant("best" as const),
    }),
    fc.record({
      kind: fc.constant("most" as const),
      of: fc.array(tie("any"), { maxLength: 4 }),
      least: fc.integer({ min: 0, max: 4 }),
    }),
    fc.record({ kind: fc.constant("not" as const), query: tie("any") }),
  ),
})).any;

/** Documents with what no caller should give. */
export const hostileDocument: fc.Arbitrary<IndexDocument> = fc
  .record({
    fields: fc.array(
      fc.array(fc.tuple(hostileTerm, hostileNumber), { maxLength: 6 }).map((words) => ({
        terms: words.map(([word]) => word),
        positions: words.map(([, position]) => position),
      })),
      { maxLength: 2 },
    ),
    values: fc.array(fc.array(hostileTerm, { maxLength: 3 }), { maxLength: 2 }),
    numbers: fc.array(hostileNumber, { maxLength: 1 }),
    places: fc.array(fc.record({ lat: hostileNumber, lon: hostileNumber }), { maxLength: 2 }),
    rank: hostileNumber,
    boost: hostileNumber,
  })
  .map((body) => ({ id: "d", ...body }));

const hostileLeaf: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ kind: fc.constant("term" as const), term: hostileTerm, fields: fc.constantFrom(0, 1, 3, 255, -1) }),
  fc.record({ kind: fc.constant("prefix" as const), prefix: hostileTerm }),
  fc.record({
    kind: fc.constant("phrase" as const),
    terms: fc.array(fc.record({ term: hostileTerm, at: hostileNumber }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("value" as const),
    group: fc.constantFrom("theme", "kind"),
    values: fc.array(hostileTerm, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("range" as const), column: fc.constant("created"), from: hostileNumber, to: hostileNumber }),
  fc.record({
    kind: fc.constant("box" as const),
    west: hostileNumber,
    south: hostileNumber,
    east: hostileNumber,
    north: hostileNumber,
  }),
  fc.record({ kind: fc.constant("radius" as const), lat: hostileNumber, lon: hostileNumber, km: hostileNumber }),
);

/** Queries with what no caller should ask. */
export const hostileQuery: fc.Arbitrary<Query> = fc.oneof(
  hostileLeaf,
  fc.record({ kind: fc.constant("most" as const), of: fc.array(hostileLeaf, { maxLength: 3 }), least: hostileNumber }),
  fc.record({ kind: fc.constant("every" as const), of: fc.array(hostileLeaf, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant("any" as const),
    of: fc.array(hostileLeaf, { maxLength: 3 }),
    score: fc.constant("sum" as const),
  }),
  hostileLeaf.map((each): Query => ({ kind: "not", query: each })),
);
