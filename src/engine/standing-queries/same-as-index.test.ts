import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type IndexDocument, IndexReader, IndexWriter, LIMITS, QUERY_LIMITS, type Query } from "../index/index.ts";
import { StandingQueries } from "./standing-queries.ts";
import { document, hostileDocument, hostileQuery, query, schema } from "./testing/arbitraries.ts";

/** Whether an index that holds this document alone finds it. */
function finder(held: IndexDocument): (asked: Query) => boolean {
  const [writer, reader] = [new IndexWriter(schema), new IndexReader(schema)];
  writer.put([held]);
  reader.apply(writer.commit(""));
  return (asked) => reader.search({ query: asked, choices: [], order: { by: "rank" }, offset: 0, size: 0 }).total === 1;
}

function same(held: IndexDocument, queries: readonly Query[]): void {
  const standing = new StandingQueries(schema);
  for (const [number, each] of queries.entries()) standing.add(String(number), each);
  const find = finder(held);
  const found = queries.flatMap((each, number) => (find(each) ? [String(number)] : []));
  assert.deepEqual(standing.match(held), found.sort());
}

const words = (...terms: string[]) => ({ terms, positions: terms.map((_, i) => i) });
const term = (each: string): Query => ({ kind: "term", term: each });

describe("stored queries say what the index says", () => {
  it("of any document", () => {
    fc.assert(fc.property(document, fc.array(query, { maxLength: 12 }), same), { numRuns: 1_000 });
  });

  it("of what no caller should give or ask", () => {
    fc.assert(fc.property(fc.oneof(document, hostileDocument), fc.array(hostileQuery, { maxLength: 12 }), same), {
      numRuns: 2_000,
    });
  });

  it("with choices of facets: one without values is none", () => {
    const [held] = fc.sample(document, { numRuns: 1, seed: 3 });
    const choices = [
      { group: "theme", values: [] },
      { group: "unknown", values: [] },
    ];
    const standing = new StandingQueries(schema);
    standing.add("q", { kind: "all" }, choices);
    standing.add("r", { kind: "all" }, [{ group: "unknown", values: ["x"] }]);
    assert.deepEqual(held && standing.match(held), ["q"]);
  });

  it("at the bounds: nesting, clauses, terms of a phrase, words and places of a document", () => {
    const nested = (depth: number): Query => (depth === 0 ? term("a") : { kind: "every", of: [nested(depth - 1)] });
    const wide = (count: number): Query => ({
      kind: "any",
      score: "sum",
      of: [...Array<Query>(count).fill(term("z")), term("a")],
    });
    const phrase = (count: number): Query => ({
      kind: "phrase",
      terms: Array.from({ length: count }, (_, at) => ({ term: at < 64 ? "a" : "z", at })),
    });
    const many = {
      id: "d",
      fields: [{ terms: Array(70).fill("a"), positions: Array.from({ length: 70 }, (_, i) => i) }, words("b")],
      values: [Array.from({ length: LIMITS.valuesPerDocument }, (_, i) => `v${i}`), ["beyond"]],
      numbers: [0],
      places: [...Array(LIMITS.placesPerDocument).fill({ lat: 1, lon: 1 }), { lat: 50, lon: 50 }],
      rank: 0,
      boost: 0,
    };
    const far = { ...many, fields: [{ terms: ["a", "a"], positions: [0, LIMITS.positions] }, words("b")] };
    const crowded = {
      ...many,
      fields: [{ terms: [...Array(LIMITS.tokens).fill("a"), "c"], positions: Array(LIMITS.tokens + 1).fill(0) }, words("b")],
    };
    const { depth, clauses } = QUERY_LIMITS;
    const queries = [
      ...[depth - 1, depth, depth + 1, 5_000].map(nested),
      ...[clauses - 2, clauses - 1, clauses, 20_000].map(wide),
      ...[2, 64, 65].map(phrase),
      ...["a", "b", "c"].map(term),
      { kind: "value", group: "kind", values: ["beyond"] },
      { kind: "radius", lat: 50, lon: 50, km: 10 },
      {
        kind: "phrase",
        terms: [
          { term: "a", at: 0 },
          { term: "a", at: LIMITS.positions },
        ],
      },
    ] satisfies Query[];
    for (const held of [many, far, crowded]) same(held, queries);
  });
});
