import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { KINDS } from "../../catalogue/index.ts";
import { type SearchPage, type SearchQuery, SORTS, type Where } from "../index-port.ts";
import { type SearchDocument, WHEREABOUTS } from "../search-document.ts";
import { documentOf, queryOf } from "../testing/documents.ts";
import { reference } from "../testing/reference.ts";
import { indexOf, WrittenIndex } from "../testing/written-index.ts";

const WORDS = "ressourcerie jardin atelier vélo cuisine solidaire numérique ferme".split(" ");
const text = (maxLength: number) => fc.array(fc.constantFrom(...WORDS), { maxLength }).map((words) => words.join(" "));
const some = (values: readonly string[], maxLength = 2) => fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const dates = fc.constantFrom("2024-01-01T00:00:00.000Z", "2025-06-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z");
// The engine keeps positions in single precision.
const degree = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map(Math.fround);
const place = fc.record({ lat: degree(48, 49), lon: degree(-4, -3), precision: fc.constant("commune" as const) });
const TERRITORIES = ["com-29151", "com-29019", "epci-242900835", "dep-29", "dep-22", "reg-53"];

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
    completeness: fc.constantFrom(0.1, 0.3, 0.5),
  })
  .map(({ stage, partner, ...rest }) =>
    documentOf({ ...rest, ...(stage ? { stage } : {}), sources: [{ source: "s", partner, updatedAt: "2026-01-01" }] }),
  );

const where: fc.Arbitrary<Where> = fc.oneof(
  fc
    .constantFrom(...TERRITORIES)
    .map((code): Where => ({ kind: "territory", code, label: code, centre: { lat: 48.5, lon: -3.5 } })),
  fc.constantFrom(5, 30, 60).map((radiusKm): Where => ({ kind: "radius", lat: 48.5, lon: -3.5, radiusKm, label: "là" })),
);

const choices = fc.record({
  q: fc.array(fc.constantFrom(...WORDS, "inconnu"), { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
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

const CHOICES: readonly string[] = "q where bbox cell whereabouts kinds themes audiences stages partners territories sort".split(
  " ",
);

/** A few conditions at a time: with all of them at once nothing would match and nothing be tested. */
const queries: fc.Arbitrary<SearchQuery> = fc
  .tuple(choices, fc.subarray([...CHOICES], { maxLength: 3 }))
  .map(([all, kept]) =>
    queryOf({ literal: true, size: 1_000, ...Object.fromEntries(kept.map((key) => [key, all[key as keyof typeof all]])) }),
  );

type Step = { put: SearchDocument[] } | { remove: string[] } | { merge: true } | { reopen: true };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ put: fc.array(documents, { maxLength: 8 }) }) },
    { weight: 1, arbitrary: fc.record({ remove: some(["id0", "id1", "id2", "id3"], 3) }) },
    { weight: 1, arbitrary: fc.constant({ merge: true as const }) },
    { weight: 1, arbitrary: fc.constant({ reopen: true as const }) },
  ),
  { minLength: 1, maxLength: 5 },
);

function replay(history: readonly Step[], index: WrittenIndex): SearchDocument[] {
  const state = new Map<string, SearchDocument>();
  for (const step of history) {
    if ("merge" in step) index.merge();
    else if ("reopen" in step) index.reopen();
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

const idsOf = ({ hits }: SearchPage) => hits.map(({ document }) => document.id);

describe("the index behind the port", () => {
  it("answers as brute force over all fiches after any history: totals, facets, areas, order", () => {
    fc.assert(
      fc.property(steps, fc.array(queries, { minLength: 1, maxLength: 4 }), (history, asked) => {
        const index = new WrittenIndex([]);
        const state = replay(history, index);
        assert.equal(index.size, state.length);
        for (const query of asked) {
          const expected = reference(state, query);
          const page = index.search(query, { areas: "cells" });
          const { total, facets, whereabouts } = page;
          assert.deepEqual(
            { total, facets, whereabouts },
            {
              total: expected.total,
              facets: expected.facets,
              whereabouts: expected.whereabouts,
            },
          );
          assert.deepEqual(new Map(page.areas?.map(({ value, count }) => [value, count])), expected.areas);
          const ids = idsOf(page);
          assert.deepEqual(expected.ordered ? ids : ids.toSorted(), expected.ordered ? expected.ids : expected.ids.toSorted());
          assert.deepEqual(index.ids(query, 1_000), ids);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says the same, scores and reasons included, whatever led to the same fiches", () => {
    fc.assert(
      fc.property(steps, fc.array(queries, { minLength: 1, maxLength: 4 }), (history, asked) => {
        const index = new WrittenIndex([]);
        const fresh = indexOf(replay(history, index), []);
        const answers = (each: WrittenIndex) =>
          asked.map((query) => {
            const { hits, clauses, ...rest } = each.search(query, { areas: "department", territoryLevels: ["epci", "commune"] });
            const read = clauses.map(({ without, ...clause }) => ({ ...clause, without: without?.() }));
            return { ...rest, clauses: read, hits: hits.map(({ beginning, ...hit }) => ({ ...hit, beginning: beginning() })) };
          });
        assert.deepEqual(answers(index), answers(fresh));
        for (const id of ["id0", "id1", "id4"]) {
          const alike = (each: WrittenIndex) =>
            [each.similar(id, 3), each.nearby(id, 3)].map((hits) =>
              hits.map(({ document, score, distanceKm }) => [document.id, score, distanceKm]),
            );
          assert.deepEqual(alike(index), alike(fresh));
        }
        assert.deepEqual(index.suggest("jard", 5), fresh.suggest("jard", 5));
      }),
      { numRuns: 150 },
    );
  });

  it("cuts the same order into pages, none lost and none twice", () => {
    fc.assert(
      fc.property(steps, queries, fc.integer({ min: 1, max: 7 }), (history, query, size) => {
        const index = new WrittenIndex([]);
        replay(history, index);
        const all = idsOf(index.search(query));
        const pages = Array.from({ length: Math.ceil(all.length / size) + 1 }, (_, i) =>
          idsOf(index.search({ ...query, size, page: i + 1 })),
        );
        assert.deepEqual(pages.flat(), all);
      }),
      { numRuns: 100 },
    );
  });
});
