import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { codebook } from "../codebook.ts";
import { fnv1a } from "../fnv.ts";
import { cellOf } from "../geo-cell.ts";
import { findId } from "../id-table.ts";
import type { IndexDocument } from "../schema.ts";
import { documents, SCHEMA } from "../testing/documents.ts";
import { naivePostings } from "../testing/naive-postings.ts";
import { idsOf, postingsOf, setOf, termsOf, valuesOf } from "../testing/read-segment.ts";
import { compareUtf8 } from "../utf8-order.ts";
import { ValueTable } from "../value-table.ts";
import { inOrder } from "./document-columns.ts";
import { buildSegment } from "./segment-batch.ts";

const book = codebook(SCHEMA.fields);
const build = (list: readonly IndexDocument[], values = new ValueTable()) =>
  buildSegment({ schema: SCHEMA, codebook: book, values }, 1, list);
const sortedBytes = (list: string[]) => list.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

function assertSame(list: readonly IndexDocument[]): void {
  const values = new ValueTable();
  const segment = build(list, values);
  const ordered = Array.from(inOrder(list), (place) => list[place] as IndexDocument);
  assert.deepEqual(
    idsOf(segment),
    ordered.map(({ id }) => id.toWellFormed()),
  );

  const expected = naivePostings(SCHEMA, book, ordered);
  assert.deepEqual(termsOf(segment), sortedBytes([...expected.keys()]));
  for (const [t, term] of termsOf(segment).entries()) assert.deepEqual(postingsOf(segment, t), expected.get(term));

  const byValue = new Map<number, number[]>();
  for (const [d, document] of ordered.entries()) {
    for (const [g, own] of document.values.entries()) {
      const numbers = [...new Set(own)].map((value) => values.find(g, value) ?? -1).sort((a, b) => a - b);
      assert.deepEqual(setOf(segment, g, d), numbers);
      for (const number of numbers) byValue.set(number, [...(byValue.get(number) ?? []), d]);
    }
  }
  assert.deepEqual(valuesOf(segment), new Map([...byValue].sort(([a], [b]) => a - b)));

  const byCell = new Map<number, Set<number>>();
  for (const [d, { places }] of ordered.entries()) {
    for (const { lat, lon } of places) {
      const cell = cellOf(Math.fround(lat), Math.fround(lon));
      byCell.set(cell, (byCell.get(cell) ?? new Set()).add(d));
    }
  }
  const cells = Array.from(segment.cellKey, (key, i) => [
    key,
    [...segment.cellDocument.subarray(segment.cellStart[i], segment.cellStart[i + 1])],
  ]);
  assert.deepEqual(
    cells,
    [...byCell].sort(([a], [b]) => a - b).map(([key, set]) => [key, [...set]]),
  );
  for (const [d, { id }] of ordered.entries()) {
    const bytes = Buffer.from(id);
    assert.equal(findId(segment, bytes, fnv1a(bytes)), d);
  }
}

describe("a segment built from documents", () => {
  it("holds what each document says, and nothing else", () => {
    fc.assert(fc.property(documents(12), assertSame), { numRuns: 150 });
  });

  it("holds it when terms are dense, blocks are many and values are bitmaps", () => {
    fc.assert(
      fc.property(
        fc.array(documents(6), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 300, max: 1_300 }),
        (samples, count) => {
          const pool = samples.flat();
          if (pool.length === 0) return;
          // Each document of the pool many times, under other ids, in runs and scattered.
          const list = Array.from({ length: count }, (_, i) => {
            const pick = i % 400 < 200 ? i % pool.length : Math.floor(i / 200) % pool.length;
            return { ...(pool[pick] as IndexDocument), id: `${(i * 7919) % count}:${i}`, rank: i % 5 };
          });
          assertSame(list);
        },
      ),
      { numRuns: 8 },
    );
  });

  it("finds no id that it does not hold", () => {
    const segment = build([
      { ...EMPTY, id: "" },
      { ...EMPTY, id: "a" },
    ]);
    assert.equal(findId(segment, Buffer.from("b"), fnv1a(Buffer.from("b"))), -1);
    assert.equal(findId(segment, Buffer.from(""), fnv1a(Buffer.from(""))), 0);
  });

  it("is the same to the byte whatever the order in which documents come", () => {
    fc.assert(
      fc.property(documents(10), (list) => {
        const values = new ValueTable();
        const first = build(list, values);
        assert.deepEqual(build(list.toReversed(), values), first);
      }),
    );
  });
});

const EMPTY: IndexDocument = { id: "empty", fields: [], values: [], numbers: [], places: [], rank: 0, boost: 0 };

describe("a hostile document", () => {
  it("keeps its first 60,000 positions, whatever its length", () => {
    const terms = Array.from({ length: 2_000_000 }, (_, i) => `w${i % 70_000}`);
    const segment = build([
      {
        ...EMPTY,
        fields: [
          { terms, positions: terms.map((_, i) => i) },
          { terms: ["after"], positions: [0] },
        ],
      },
    ]);
    assert.equal(segment.frequency.length, 60_000);
    assert.deepEqual([...segment.fieldStart], [60_000, 60_000, 60_000]);
  });

  it("keeps as many words as positions twice over, when they all stand at one", () => {
    const terms = Array.from({ length: 300_000 }, (_, i) => `w${i}`);
    const segment = build([{ ...EMPTY, fields: [{ terms, positions: terms.map(() => 0) }] }]);
    assert.equal(segment.frequency.length, 120_000);
  });

  it("takes positions that go back, are none or never end", () => {
    const positions = [-3, Number.NaN, 4, 2, 7.9, Number.POSITIVE_INFINITY, 8];
    const segment = build([{ ...EMPTY, fields: [{ terms: ["a", "b", "c", "d", "e", "f", "g"], positions }] }]);
    const found = termsOf(segment).map((term, t) => [term, postingsOf(segment, t)[0]?.positions]);
    assert.deepEqual(found, [
      ["a", [0]],
      ["b", [0]],
      ["c", [4]],
      ["d", [4]],
      ["e", [7]],
    ]);
  });

  it("has its long and empty terms left out, and those without UTF-8 made one", () => {
    const terms = ["", "x".repeat(81), "é".repeat(41), "a\ud800", "a\udfff", "a\ufffd", "nul\0"];
    const segment = build([{ ...EMPTY, fields: [{ terms, positions: terms.map((_, i) => i) }] }]);
    assert.deepEqual(termsOf(segment), ["a\ufffd", "nul\0"]);
    assert.deepEqual(postingsOf(segment, 0)[0]?.positions, [3, 4, 5]);
  });

  it("keeps 2,000 values and 2,000 places on Earth, and only numbers that are some", () => {
    const values = new ValueTable();
    const places = [
      { lat: Number.NaN, lon: 1 },
      { lat: 91, lon: 0 },
      { lat: 1, lon: Number.POSITIVE_INFINITY },
      ...Array(3_000).fill({ lat: 46, lon: 180 }),
    ];
    const group = Array.from({ length: 5_000 }, (_, i) => `v${i}`);
    const hostile = {
      values: [["a".repeat(501), "\ud800"], group],
      places,
      numbers: [Number.POSITIVE_INFINITY],
      rank: Number.NaN,
      boost: Number.NaN,
    };
    const segment = build([{ ...EMPTY, ...hostile }], values);
    assert.equal(setOf(segment, 0, 0).length + setOf(segment, 1, 0).length, 2_000);
    assert.equal(values.find(0, "\ufffd"), 0);
    assert.equal(segment.places.length, 4_000);
    assert.deepEqual([...segment.cellDocument], [0]);
    assert.deepEqual([...segment.numbers], [Number.NaN, Number.NaN]);
    assert.deepEqual([segment.rank[0], segment.boost[0]], [0, 0]);
  });
});

describe("the order of strings by their bytes", () => {
  it("is that of their UTF-8", () => {
    const string = fc.string({
      unit: fc.oneof(
        fc.constantFrom("a", "é", "\uffee", "💡", "\ud7ff", "\ue000"),
        fc.string({ unit: "grapheme", maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(string, string, (a, b) => Math.sign(compareUtf8(a, b)) === Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
  });
});
