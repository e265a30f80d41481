import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { KINDS } from "../catalogue/index.ts";
import { type SearchQuery, SORTS, type Where } from "./index-port.ts";
import { MemoryIndex } from "./memory-index.ts";
import { type SearchDocument, WHEREABOUTS } from "./search-document.ts";
import { synonymBook } from "./synonyms.ts";
import { documentOf, queryOf } from "./testing/documents.ts";
import { referenceSearch } from "./testing/reference-search.ts";

const synonyms = synonymBook([
  { type: "equivalent", terms: ["ressourcerie", "recyclerie", "boutique de réemploi"] },
  { type: "equivalent", terms: ["tiers-lieu", "fabrique"] },
  { type: "oneWay", terms: ["autisme"], to: "handicap" },
]);
const newIndex = () => new MemoryIndex({ synonyms, reach: (code) => ({ codes: [code] }) });

const WORDS =
  "ressourcerie recyclerie boutique de réemploi tiers-lieu tiers lieux tierslieu fabrique handicap autisme école écoles jardin partagé partagés l'eau une épicerie solidaire solidaires le des".split(
    " ",
  );
const text = (maxLength: number) => fc.array(fc.constantFrom(...WORDS), { maxLength }).map((words) => words.join(" "));
const some = (values: string[], maxLength = 2) => fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const dates = fc.constantFrom("2024-01-01T00:00:00.000Z", "2025-06-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z");
const place = fc.record({
  lat: fc.double({ min: 48, max: 49, noNaN: true }),
  lon: fc.double({ min: -4, max: -3, noNaN: true }),
  precision: fc.constant("commune" as const),
});
const TERRITORIES = ["com-29151", "com-29019", "epci-1", "dep-29", "dep-22", "reg-53"];

const documents: fc.Arbitrary<SearchDocument> = fc
  .record({
    id: fc.integer({ min: 0, max: 14 }).map((number) => `id${number}`),
    kind: fc.constantFrom(...KINDS.slice(0, 3)),
    title: text(4),
    pitch: text(4),
    keywords: fc.array(text(2), { maxLength: 2 }),
    body: text(12),
    themes: some(["a", "a1", "b"], 3),
    audiences: some(["jeunes", "seniors"]),
    placeTypes: some(["cafe"]),
    places: fc.array(place, { maxLength: 2 }),
    territories: some(TERRITORIES, 3),
    cells: some(["c1", "c2"]),
    whereabouts: fc.constantFrom(...WHEREABOUTS),
    partner: fc.constantFrom("p", "q", "r"),
    stage: fc.constantFrom(undefined, "ideation", "essaimage"),
    createdAt: dates,
    confirmedAt: dates,
    completeness: fc.constantFrom(0.1, 0.5, 0.9),
  })
  .map(({ stage, partner, ...rest }) =>
    documentOf({ ...rest, ...(stage ? { stage } : {}), sources: [{ source: "s", partner, updatedAt: "2026-01-01" }] }),
  );

const q = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...WORDS, "solid", "ressourc", "inconnu") },
    { weight: 1, arbitrary: fc.constantFrom(...WORDS).map((word) => `-${word}`) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(" ")}"`),
    },
  ),
  { maxLength: 3 },
);
const where: fc.Arbitrary<Where> = fc.oneof(
  fc
    .constantFrom(...TERRITORIES)
    .map((code): Where => ({ kind: "territory", code, label: code, centre: { lat: 48.5, lon: -3.5 } })),
  fc.constantFrom(5, 30, 60).map((radiusKm): Where => ({ kind: "radius", lat: 48.5, lon: -3.5, radiusKm, label: "là" })),
);

const choices = fc.record({
  literal: fc.boolean(),
  where,
  bbox: fc.constantFrom([-4, 48, -3.5, 48.6] as const, [-3.2, 48, -3.8, 49] as const),
  cell: fc.constant("c1"),
  whereabouts: fc.constantFrom(...WHEREABOUTS),
  kinds: fc.subarray([...KINDS.slice(0, 3)]),
  themes: some(["a", "b", "rien"]),
  audiences: some(["jeunes", "seniors"]),
  stages: some(["ideation", "essaimage"]),
  partners: some(["p", "q"]),
  territories: some(["dep-29", "reg-53"]),
  sort: fc.constantFrom(...SORTS),
});
const CHOICES = [
  "literal",
  "where",
  "bbox",
  "cell",
  "whereabouts",
  "kinds",
  "themes",
  "audiences",
  "stages",
  "partners",
  "territories",
  "sort",
] as const;

/** A few conditions at a time: with all of them at once nothing would match and nothing be tested. */
const queries: fc.Arbitrary<SearchQuery> = fc
  .tuple(q, choices, fc.subarray([...CHOICES], { maxLength: 3 }))
  .map(([parts, all, kept]) =>
    queryOf({ q: parts.join(" "), ...Object.fromEntries(kept.map((key) => [key, all[key]])), size: 1_000 }),
  );

type Step = { put: SearchDocument[] } | { remove: string[] } | { compact: true };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ put: fc.array(documents, { maxLength: 8 }) }) },
    { weight: 1, arbitrary: fc.record({ remove: some(["id0", "id1", "id2", "id3"], 3) }) },
    { weight: 1, arbitrary: fc.constant({ compact: true as const }) },
  ),
  { minLength: 1, maxLength: 5 },
);

function replay(history: Step[], index: MemoryIndex): SearchDocument[] {
  const state = new Map<string, SearchDocument>();
  for (const step of history) {
    if ("compact" in step) index.compact();
    else if ("put" in step) {
      index.put(step.put);
      for (const document of step.put) state.set(document.id, document);
    } else {
      index.remove(step.remove);
      for (const id of step.remove) state.delete(id);
    }
  }
  return [...state.values()];
}

function assertSame(index: MemoryIndex, state: SearchDocument[], query: SearchQuery): void {
  const expected = referenceSearch(state, query, synonyms);
  const { total, hits, facets, whereabouts, areas } = index.search(query, { areas: "cells" });
  const departments = index.search(query, { areas: "department" }).areas;
  const inDepartment = hits.filter((hit) => hit.document.territories.includes("dep-29")).length;
  assert.equal(departments?.find(({ value }) => value === "29")?.count ?? 0, inDepartment);
  const inCell = (cell: string) => hits.filter((hit) => hit.document.cells.includes(cell)).length;
  for (const cell of ["c1", "c2"]) assert.equal(areas?.find(({ value }) => value === cell)?.count ?? 0, inCell(cell));
  const scores = hits.map((hit) => hit.score.toFixed(9));
  assert.deepEqual({ total, ids: hits.map((hit) => hit.document.id), scores, facets, whereabouts }, expected);
}

describe("memory index", () => {
  it("answers as the brute-force reference after any history: totals, facets, order", () => {
    fc.assert(
      fc.property(steps, fc.array(queries, { minLength: 1, maxLength: 4 }), (history, asked) => {
        const index = newIndex();
        const state = replay(history, index);
        assert.equal(index.size, state.length);
        for (const query of asked) assertSame(index, state, query);
      }),
      { numRuns: 400 },
    );
  });

  it("cuts the same order into pages, none lost and none twice", () => {
    fc.assert(
      fc.property(steps, queries, fc.integer({ min: 1, max: 7 }), (history, query, size) => {
        const index = newIndex();
        const state = replay(history, index);
        const all = referenceSearch(state, query, synonyms).ids;
        const pages = Array.from(
          { length: Math.ceil(all.length / size) + 1 },
          (_, i) => index.search({ ...query, size, page: i + 1 }).hits,
        );
        assert.deepEqual(
          pages.flat().map((hit) => hit.document.id),
          all,
        );
      }),
      { numRuns: 100 },
    );
  });
});
