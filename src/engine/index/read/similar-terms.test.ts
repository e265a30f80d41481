import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { IndexReader } from "../reader.ts";
import { SCHEMA } from "../testing/documents.ts";
import { IndexWriter } from "../write/writer.ts";

/** The same distance, from its definition: each way to begin with one step, tried. */
function mistakes(a: readonly string[], b: readonly string[], most: number): number {
  if (most < 0) return Number.POSITIVE_INFINITY;
  const [x, y] = [a[0], b[0]];
  if (x === undefined || y === undefined) return Math.max(a.length, b.length);
  if (x === y) return mistakes(a.slice(1), b.slice(1), most);
  const swapped = a.length > 1 && b.length > 1 && x === b[1] && a[1] === y;
  return (
    1 +
    Math.min(
      mistakes(a.slice(1), b.slice(1), most - 1),
      mistakes(a.slice(1), b, most - 1),
      mistakes(a, b.slice(1), most - 1),
      swapped ? mistakes(a.slice(2), b.slice(2), most - 1) : Number.POSITIVE_INFINITY,
    )
  );
}

const word = fc.array(fc.constantFrom(..."abcé💡", "\0", "ß"), { minLength: 1, maxLength: 9 }).map((letters) => letters.join(""));

/** Readers of the same words: in one segment, and in several, where some were removed. */
function readersOf(words: readonly string[]): IndexReader {
  const writer = new IndexWriter(SCHEMA);
  const reader = new IndexReader(SCHEMA);
  const documents = (list: readonly string[], sign: string) =>
    list.map((term, i) => ({
      id: `${sign}${i}`,
      fields: [{ terms: [term], positions: [0] }],
      values: [],
      numbers: [],
      places: [],
      rank: 0,
      boost: 0,
    }));
  const half = Math.floor(words.length / 2);
  for (const [sign, list] of [
    ["a", words.slice(0, half)],
    ["b", words.slice(half)],
    ["gone", words.map((one) => `${one}a`)],
  ] as const) {
    writer.put(documents(list, sign));
    reader.apply(writer.commit(sign));
  }
  writer.remove(words.map((_, i) => `gone${i}`));
  reader.apply(writer.commit("end"));
  return reader;
}

describe("terms written nearly alike", () => {
  it("are those within one or two mistakes, fewest first, then the most frequent", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), word, fc.constantFrom(1, 2), (words, asked, most) => {
        const reader = readersOf(words);
        const expected = [...new Set(words)]
          .map((term) => ({
            term,
            distance: mistakes([...asked], [...term], most),
            frequency: words.filter((other) => other === term).length,
          }))
          .filter(({ distance }) => distance > 0 && distance <= most)
          .sort((a, b) => a.distance - b.distance || b.frequency - a.frequency || (a.term < b.term ? -1 : 1));
        assert.deepEqual(reader.similarTerms(asked, 1_000, most), expected);
        assert.deepEqual(reader.similarTerms(asked, 2, most), expected.slice(0, 2));
      }),
      { numRuns: 400 },
    );
  });

  it("allow one mistake from four letters and two from eight", () => {
    const reader = readersOf(["foret", "cafe", "mediation", "bal"]);
    assert.deepEqual(reader.similarTerms("bak"), []);
    assert.deepEqual(
      reader.similarTerms("caef").map(({ term }) => term),
      ["cafe"],
    );
    assert.deepEqual(reader.similarTerms("frtt"), []);
    assert.deepEqual(
      reader.similarTerms("mdeiatoin").map(({ term }) => term),
      ["mediation"],
    );
    assert.deepEqual(reader.similarTerms("x".repeat(1e6)), []);
    assert.deepEqual(reader.similarTerms(""), []);
  });
});

describe("terms that begin so", () => {
  it("are the most frequent of them, removed documents not counted", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), word, fc.integer({ min: 0, max: 9 }), (words, asked, limit) => {
        const prefix = [...asked].slice(0, 2).join("");
        const expected = [...new Set(words)]
          .filter((term) => term.startsWith(prefix))
          .map((term) => ({ term, frequency: words.filter((other) => other === term).length }))
          .sort((a, b) => b.frequency - a.frequency || Buffer.compare(Buffer.from(a.term), Buffer.from(b.term)));
        assert.deepEqual(readersOf(words).termsFrom(prefix, limit), expected.slice(0, limit));
      }),
    );
  });
});
