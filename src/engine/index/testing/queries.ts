import fc from "fast-check";
import type { Query, SearchRequest } from "../query.ts";

const term = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b", "c", "d") },
  fc.constantFrom(
    ..."efghijklmnop",
    "café",
    "cafe",
    "été",
    "💡",
    "\ufffd",
    "\ud800",
    "nul\0",
    "\uffee",
    "x".repeat(80),
    "é".repeat(40),
    "nowhere",
    "",
  ),
);
const asking = fc.record(
  { fields: fc.integer({ min: 1, max: 15 }), weight: fc.constantFrom(0, 0.3, 1, 2) },
  { requiredKeys: [] },
);
const value = fc.constantFrom("v1", "v2", "v3", "v4", "v5", "v6");
const group = fc.constantFrom("kind", "theme", "partner", "nothing");
const column = fc.constantFrom("created", "confirmed", "nothing");
const lat = fc.double({ min: 42, max: 51, noNaN: true });
const lon = fc.double({ min: -5, max: 8, noNaN: true });
const km = fc.oneof(fc.double({ min: 0, max: 400, noNaN: true }), fc.constantFrom(0, 9_000, 20_100, 50_000));
const phraseTerm = fc.record({ term: fc.constantFrom("a", "b", "c", "d", "e"), at: fc.integer({ min: -1, max: 3 }) });

const leaf: fc.Arbitrary<Query> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(term, asking).map(([term, asking]): Query => ({ kind: "term", term, ...asking })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(term, asking)
      .map(([prefix, asking]): Query => ({ kind: "prefix", prefix: prefix.slice(0, 2), ...asking })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(phraseTerm, { minLength: 1, maxLength: 3 }), asking)
      .map(([terms, asking]): Query => ({ kind: "phrase", terms, ...asking })),
  },
  fc.constantFrom<Query>({ kind: "all" }, { kind: "none" }),
  fc.record({ kind: fc.constant("value"), group, values: fc.array(value, { maxLength: 3 }) }),
  fc.record(
    { kind: fc.constant("range"), column, from: fc.integer({ min: -1, max: 9 }), to: fc.integer({ min: -1, max: 9 }) },
    { requiredKeys: ["kind", "column"] },
  ),
  fc.record({ kind: fc.constant("box"), west: lon, south: lat, east: lon, north: lat }),
  fc
    .array(fc.tuple(lon, lat), { minLength: 3, maxLength: 6 })
    .map((ring): Query => ({ kind: "box", west: -180, south: -90, east: 180, north: 90, within: [[ring]] })),
  fc.record({ kind: fc.constant("radius"), lat, lon, km }),
) as fc.Arbitrary<Query>;

/** Queries of all kinds, one inside another. */
export const query: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant("every" as const), of: fc.array(tie("query"), { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant("any" as const),
      of: fc.array(tie("query"), { maxLength: 4 }),
      score: fc.constantFrom("best", "sum"),
    }),
    fc.record({
      kind: fc.constant("most" as const),
      of: fc.array(tie("query"), { maxLength: 5 }),
      least: fc.integer({ min: 0, max: 4 }),
    }),
    fc.record({ kind: fc.constant("not" as const), query: tie("query") }),
  ),
})).query;

const order: fc.Arbitrary<SearchRequest["order"]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ by: "score" } as const) },
  fc.constant({ by: "rank" } as const),
  fc.record({ by: fc.constant("number" as const), column, descending: fc.boolean() }),
  fc.record({ by: fc.constant("distance" as const), lat, lon }),
);

/** Tests in a query, one inside another counted too. */
const testsIn = (query: Query): Query[] => {
  if (query.kind === "not") return [query, ...testsIn(query.query)];
  return "of" in query ? [query, ...query.of.flatMap(testsIn)] : [query];
};

/**
 * Whether some thousand documents are read whole for a query: references know of no `QUERY_LIMITS.steps`, which a few phrases of
 * common words would use up.
 */
export function isReadWhole(query: Query): boolean {
  const tests = testsIn(query);
  return tests.length <= 24 && tests.filter(({ kind }) => kind === "phrase").length <= 1;
}

/** Searches for anything, counted and ordered in any way. */
export const request: fc.Arbitrary<SearchRequest> = fc
  .record({
    query,
    choices: fc.array(fc.record({ group, values: fc.array(value, { maxLength: 2 }) }), { maxLength: 3 }),
    order,
    offset: fc.constantFrom(0, 0, 0, 1, 7, 300),
    size: fc.constantFrom(0, 1, 5, 20, 1_000),
    count: fc.subarray(["kind", "theme", "partner", "nothing"]),
    diversify: fc.option(fc.record({ group, most: fc.integer({ min: 1, max: 2 }), window: fc.integer({ min: 2, max: 5 }) }), {
      nil: undefined,
    }),
    proximity: fc.boolean(),
  })
  .map(({ diversify, ...rest }) => (diversify === undefined ? rest : { ...rest, diversify }));
