import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { QUERY_LIMITS, type Query, type SearchRequest } from "../query.ts";
import { IndexReader } from "../reader.ts";
import type { IndexDocument } from "../schema.ts";
import { body, SCHEMA } from "../testing/documents.ts";
import { IndexWriter } from "../write/writer.ts";

const reader = new IndexReader(SCHEMA);
const writer = new IndexWriter(SCHEMA);
const ids = Array.from({ length: 300 }, (_, i) => `id${i}`);
const bodies = fc.sample(body, ids.length);
writer.put(ids.map((id, i): IndexDocument => ({ id, ...(bodies[i] as (typeof bodies)[number]) })));
reader.apply(writer.commit("all"));

const ask = (query: Query, changes: Partial<SearchRequest> = {}) =>
  reader.search({ query, choices: [], order: { by: "score" }, offset: 0, size: 10, count: SCHEMA.groups, ...changes });
const total = (query: Query) => ask(query).total;

const a: Query = { kind: "term", term: "a" };
const chain = (depth: number, wrap: (query: Query) => Query): Query => {
  let query: Query = a;
  for (let i = 0; i < depth; i++) query = wrap(query);
  return query;
};

describe("a hostile query", () => {
  it("ten thousand tests deep matches nothing below the depth that is read", () => {
    const wraps: ((query: Query) => Query)[] = [
      (query) => ({ kind: "every", of: [query] }),
      (query) => ({ kind: "any", of: [query], score: "best" }),
      (query) => ({ kind: "any", of: [query], score: "sum" }),
      (query) => ({ kind: "most", of: [query], least: 1 }),
    ];
    for (const wrap of wraps) {
      assert.equal(total(chain(10_000, wrap)), 0);
      assert.equal(total(chain(QUERY_LIMITS.depth, wrap)), total(a));
      assert.deepEqual(reader.explain([{ segment: 0, document: 0 }], chain(10_000, wrap)), [[]]);
    }
    // An even number of "not" is none.
    assert.equal(total(chain(10_000, (query) => ({ kind: "not", query }))), QUERY_LIMITS.depth % 2 === 0 ? reader.size : 0);
  });

  it("of a hundred thousand tests is read as far as its bound", () => {
    const of = Array.from(
      { length: 100_000 },
      (_, i): Query => ({ kind: "term", term: i % 2 === 0 ? "a" : `word${i}`, weight: 1e9 }),
    );
    const { total: found, hits } = ask({ kind: "any", of, score: "sum" });
    assert.equal(found, total(a));
    // The sum of as many of the largest scores there are is still a whole number of 32 bits.
    for (const { score } of hits) assert.ok(score > 0 && score < 2 ** 31 * 1.3, `${score}`);
    assert.equal(total({ kind: "every", of }), 0);
    assert.equal(total({ kind: "most", of, least: 1e9 }), 0);
    assert.equal(total({ kind: "value", group: "kind", values: Array.from({ length: 100_000 }, (_, i) => `v${i}`) }) > 0, true);
    const choices = Array.from({ length: 100_000 }, () => ({ group: "kind", values: ["v1"] }));
    assert.equal(ask({ kind: "all" }, { choices }).total, total({ kind: "value", group: "kind", values: ["v1"] }));
  });

  it("of nothing says what that means", () => {
    assert.equal(total({ kind: "every", of: [] }), reader.size);
    assert.equal(total({ kind: "most", of: [], least: 0 }), reader.size);
    assert.equal(total({ kind: "most", of: [a], least: Number.NaN }), reader.size);
    const none: Query[] = [
      { kind: "any", of: [], score: "best" },
      { kind: "any", of: [], score: "sum" },
      { kind: "most", of: [a], least: 2 },
      { kind: "phrase", terms: [] },
      { kind: "phrase", terms: [{ term: "a", at: Number.NaN }] },
      {
        kind: "phrase",
        terms: [
          { term: "a", at: -1e300 },
          { term: "b", at: 1e300 },
        ],
      },
      { kind: "term", term: "" },
      { kind: "term", term: "a".repeat(1e6) },
      { kind: "term", term: "a", fields: 0 },
      { kind: "prefix", prefix: "" },
      { kind: "prefix", prefix: "é".repeat(1e6) },
      { kind: "value", group: "kind", values: [] },
      { kind: "value", group: "nowhere", values: ["v1"] },
      { kind: "range", column: "nowhere" },
      { kind: "range", column: "created", from: Number.NaN },
      { kind: "range", column: "created", from: 2, to: 1 },
    ];
    for (const query of none) assert.equal(total(query), 0, JSON.stringify(query).slice(0, 100));
    assert.deepEqual(
      new IndexReader(SCHEMA).search({ query: a, choices: [], order: { by: "score" }, offset: 0, size: 9, count: ["kind"] }),
      {
        total: 0,
        hits: [],
        facets: new Map([["kind", []]]),
      },
    );
  });

  it("of places that are none, of no size or larger than the Earth", () => {
    const placed = bodies.filter(({ places }) => places.length > 0).length;
    const strange = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 91, -1e300];
    for (const lat of strange) assert.equal(total({ kind: "radius", lat, lon: 2, km: 10 }), 0);
    for (const lon of strange.slice(0, 3)) assert.equal(total({ kind: "radius", lat: 46, lon, km: 10 }), 0);
    for (const km of [Number.NaN, -1]) assert.equal(total({ kind: "radius", lat: 46, lon: 2, km }), 0);
    for (const km of [20_100, 50_000, Number.POSITIVE_INFINITY])
      assert.equal(total({ kind: "radius", lat: 46, lon: 2, km }), placed);
    const [first] = bodies.flatMap(({ places }) => places);
    const { lat = 0, lon = 0 } = first ?? {};
    assert.ok(total({ kind: "radius", lat: Math.fround(lat), lon: Math.fround(lon), km: 0 }) > 0);
    assert.equal(total({ kind: "radius", lat: Math.fround(lat), lon: Math.fround(lon) + 360, km: 0.001 }) > 0, true);
    const box = { kind: "box", south: -90, north: 90 } as const;
    assert.equal(total({ ...box, west: -180, east: 180 }), placed);
    assert.equal(total({ ...box, west: Number.NEGATIVE_INFINITY, east: Number.POSITIVE_INFINITY }), placed);
    assert.equal(total({ ...box, west: -1e9, east: 1e9 }), placed);
    assert.equal(total({ ...box, west: Number.NaN, east: 1 }), 0);
    assert.equal(total({ ...box, west: 0, east: Number.POSITIVE_INFINITY, south: 1, north: 0 }), 0);
  });

  it("for a page far away, of any size, in any order", () => {
    for (const offset of [1e9, Number.POSITIVE_INFINITY, 2 ** 53]) assert.deepEqual(ask({ kind: "all" }, { offset }).hits, []);
    for (const offset of [Number.NaN, -5]) assert.equal(ask({ kind: "all" }, { offset }).hits.length, 10);
    for (const size of [Number.NaN, -1, 0]) assert.deepEqual(ask({ kind: "all" }, { size }).hits, []);
    for (const size of [1e9, Number.POSITIVE_INFINITY]) assert.equal(ask({ kind: "all" }, { size, offset: 290 }).hits.length, 10);
    const orders: SearchRequest["order"][] = [
      { by: "number", column: "nowhere", descending: true },
      { by: "distance", lat: Number.NaN, lon: 2 },
      { by: "distance", lat: 46, lon: Number.POSITIVE_INFINITY },
      { by: "rank" },
    ];
    const byRank = ask({ kind: "all" }, { order: { by: "rank" } }).hits.map(({ id }) => id);
    for (const order of orders)
      assert.deepEqual(
        ask({ kind: "all" }, { order }).hits.map(({ id }) => id),
        byRank,
      );
    for (const odd of [Number.NaN, -1, 0, 1e9, Number.POSITIVE_INFINITY])
      assert.equal(ask(a, { diversify: { group: "partner", most: odd, window: odd }, proximity: true }).hits.length, 10);
    for (const mostValues of [Number.NaN, -1, 0]) assert.deepEqual(ask(a, { mostValues }).facets.get("kind"), []);
  });

  it("that asks again while it is being answered gets its answer, and so does the first", () => {
    const expected = ask({ kind: "any", of: [a, { kind: "prefix", prefix: "b" }], score: "sum" });
    let visited = 0;
    const found = ask(
      { kind: "any", of: [a, { kind: "prefix", prefix: "b" }], score: "sum" },
      {
        visit(match) {
          if (visited++ % 50 > 0) return;
          assert.equal(ask(a).total, total(a));
          assert.ok(ids.includes(reader.idOf(match)));
        },
      },
    );
    assert.deepEqual(found, expected);
    assert.equal(visited, found.total);
    assert.throws(() => ask(a, { visit: () => assert.fail("the caller's own") }), /the caller's own/);
    assert.deepEqual(ask({ kind: "any", of: [a, { kind: "prefix", prefix: "b" }], score: "sum" }), expected);
  });
});
