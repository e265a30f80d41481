import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { IndexDocument, Query } from "../index/index.ts";
import { Beginnings } from "./beginnings.ts";
import { CELL_SIDES, cellOf, cellsOf } from "./cells.ts";
import { StandingQueries } from "./standing-queries.ts";
import { document, query, schema } from "./testing/arbitraries.ts";
import { answers } from "./testing/reference.ts";

const words = (...terms: string[]) => ({ terms, positions: terms.map((_, i) => i) });
const documentOf = (changes: Partial<IndexDocument>): IndexDocument => ({
  id: "d",
  fields: [words(), words()],
  values: [[], []],
  numbers: [Number.NaN],
  places: [],
  rank: 0,
  boost: 0,
  ...changes,
});
const term = (each: string): Query => ({ kind: "term", term: each });

describe("stored queries and a document", () => {
  it("tells which it answers: words, a phrase, a value, a place", () => {
    const standing = new StandingQueries(schema);
    standing.add("both", { kind: "every", of: [term("four"), term("pain")] });
    standing.add("phrase", {
      kind: "phrase",
      terms: [
        { term: "four", at: 0 },
        { term: "pain", at: 2 },
      ],
    });
    standing.add("no bread", { kind: "every", of: [term("four"), { kind: "not", query: term("pain") }] });
    standing.add("near Morlaix", { kind: "radius", lat: 48.58, lon: -3.83, km: 20 }, [{ group: "kind", values: ["x"] }]);
    standing.add("everything", { kind: "all" });
    standing.add("nothing", { kind: "none" });
    const oven = documentOf({ fields: [words("four", "à", "pain"), words()], places: [{ lat: 48.6, lon: -3.8 }] });
    assert.deepEqual(standing.match(oven), ["both", "everything", "phrase"]);
    assert.deepEqual(standing.match({ ...oven, values: [[], ["x"]] }), ["both", "everything", "near Morlaix", "phrase"]);
    assert.deepEqual(standing.match(documentOf({ fields: [words(), words("four")] })), ["everything", "no bread"]);
  });

  it("forgets a query removed, and knows one replaced by its new words alone", () => {
    const standing = new StandingQueries(schema);
    standing.add("a", term("four"));
    standing.add("a", term("pain"));
    assert.equal(standing.size, 1);
    assert.deepEqual(standing.match(documentOf({ fields: [words("four"), words()] })), []);
    assert.deepEqual(standing.match(documentOf({ fields: [words("pain"), words()] })), ["a"]);
    assert.equal(standing.remove("a"), true);
    assert.equal(standing.remove("a"), false);
    assert.deepEqual(standing.match(documentOf({ fields: [words("pain"), words()] })), []);
  });

  it("says what brute force says, whatever was added, replaced, removed and met before", () => {
    const act = fc.oneof(
      { arbitrary: fc.record({ add: fc.constantFrom("q0", "q1", "q2", "q3", "q4", "q5"), query }), weight: 4 },
      { arbitrary: fc.record({ remove: fc.constantFrom("q0", "q1", "q2", "q3") }), weight: 1 },
      { arbitrary: fc.record({ meet: document, times: fc.constantFrom(1, 1, 1, 70) }), weight: 6 },
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const standing = new StandingQueries(schema);
        const known = new Map<string, Query>();
        for (const one of acts) {
          if ("add" in one) {
            standing.add(one.add, one.query);
            known.set(one.add, one.query);
          } else if ("remove" in one) assert.equal(standing.remove(one.remove), known.delete(one.remove));
          else {
            const expected = [...known].filter(([, each]) => answers(one.meet, each, schema)).map(([id]) => id);
            // Many times: queries looked at in vain wait for something else by then.
            for (let time = 0; time < one.times; time++) assert.deepEqual(standing.match(one.meet), expected.sort());
          }
        }
        assert.equal(standing.size, known.size);
      }),
      { numRuns: 2_000 },
    );
  });

  it("keeps nothing of what is removed", () => {
    const standing = new StandingQueries(schema);
    const before = JSON.stringify(standing, replacer);
    fc.assert(
      fc.property(fc.array(query, { maxLength: 6 }), (queries) => {
        for (const [i, each] of queries.entries()) standing.add(`q${i}`, each);
        for (const i of queries.keys()) standing.remove(`q${i}`);
        assert.equal(JSON.stringify(standing, replacer), before);
      }),
    );
  });
});

const replacer = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);

describe("cells of an area", () => {
  const place = fc.record({
    lat: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 0)),
    lon: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 0)),
  });

  it("hold every place of a circle or a box, and are few", () => {
    const area = fc.oneof(
      fc.record({
        kind: fc.constant("radius" as const),
        lat: place.map((p) => p.lat),
        lon: place.map((p) => p.lon),
        km: fc.double({ min: 0, max: 21_000, noNaN: true }),
      }),
      fc.record({
        kind: fc.constant("box" as const),
        west: place.map((p) => p.lon),
        south: place.map((p) => p.lat),
        east: place.map((p) => p.lon),
        north: place.map((p) => p.lat),
      }),
    );
    fc.assert(
      fc.property(area, fc.array(place, { maxLength: 20 }), (around, places) => {
        const { side, keys } = cellsOf(around);
        assert.ok(keys.length <= 40, `${keys.length} cells`);
        for (const one of places) {
          const inside = answers(documentOf({ places: [one] }), around, schema);
          const cell = cellOf(Math.fround(one.lat), Math.fround(one.lon), CELL_SIDES[side] ?? 0);
          if (inside) assert.ok(keys.includes(cell));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("are none where nothing can be: no latitude, no distance, a box upside down", () => {
    for (const km of [-1, Number.NaN]) assert.deepEqual(cellsOf({ kind: "radius", lat: 0, lon: 0, km }).keys, []);
    assert.deepEqual(cellsOf({ kind: "radius", lat: Number.NaN, lon: 0, km: 1 }).keys, []);
    assert.deepEqual(cellsOf({ kind: "box", west: 0, east: 1, south: 2, north: 1 }).keys, []);
  });
});

describe("beginnings of words", () => {
  it("are all found, and leave nothing behind", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(word), fc.array(word), word, (added, removed, asked) => {
        const beginnings = new Beginnings<string>();
        for (const each of added) beginnings.set(each, each);
        for (const each of removed) beginnings.delete(each);
        const left = added.filter((each) => !removed.includes(each));
        assert.deepEqual(
          [...beginnings.of(asked)],
          left.filter((each) => asked.startsWith(each)).sort((a, b) => a.length - b.length),
        );
        for (const each of left) {
          assert.equal(beginnings.get(each), each);
          beginnings.delete(each);
        }
        assert.deepEqual(beginnings, new Beginnings<string>());
      }),
    );
  });
});
