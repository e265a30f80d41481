import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { codebook } from "../codebook.ts";
import type { MatchedTerm, Query } from "../query.ts";
import { IndexReader } from "../reader.ts";
import type { IndexDocument } from "../schema.ts";
import { body, SCHEMA } from "../testing/documents.ts";
import { query } from "../testing/queries.ts";
import { type ReferenceDocument, readDocument } from "../testing/reference-document.ts";
import { matches, type ReferenceScene } from "../testing/reference-match.ts";
import { IndexWriter } from "../write/writer.ts";

const codes = codebook(SCHEMA.fields);

/** The terms by which a document matches, from what each test in the query says of it. */
function plainly(scene: ReferenceScene, query: Query, document: ReferenceDocument): MatchedTerm[] {
  if (!matches(scene, query).has(document)) return [];
  const held = (term: string) => ({ term, fields: codes.maskOf[document.codes.get(term) ?? 0] as number });
  switch (query.kind) {
    case "term":
      return [held(query.term.toWellFormed())];
    case "phrase":
      return query.terms.map(({ term }) => held(term));
    case "prefix": {
      const begin = [...document.codes.keys()].filter((term) => Buffer.from(term).indexOf(Buffer.from(query.prefix)) === 0);
      return begin.map(held).filter(({ fields }) => (fields & (query.fields ?? 15)) !== 0);
    }
    case "every":
    case "any":
    case "most":
      return query.of.flatMap((part) => plainly(scene, part, document));
    default:
      return [];
  }
}

const byTerm = (terms: readonly MatchedTerm[]) => new Map(terms.map(({ term, fields }) => [term, fields]));

describe("why a document matches", () => {
  it("is the terms it has, of the tests that it passes", () => {
    const bodies = fc.sample(body, 60);
    const documents = bodies.map((one, i): IndexDocument => ({ id: `id${i}`, ...one }));
    const writer = new IndexWriter(SCHEMA);
    const reader = new IndexReader(SCHEMA);
    for (const half of [documents.slice(0, 30), documents.slice(30)]) {
      writer.put(half);
      reader.apply(writer.commit("half"));
    }
    const scene = { schema: SCHEMA, codebook: codes, documents: documents.map((one) => readDocument(SCHEMA, codes, one)) };
    fc.assert(
      fc.property(query, fc.nat({ max: 59 }), (asked, i) => {
        const match = reader.document(`id${i}`)?.match;
        assert.ok(match !== undefined);
        const told = reader.explain([match], asked)[0] ?? [];
        assert.equal(told.length, byTerm(told).size);
        assert.deepEqual(byTerm(told), byTerm(plainly(scene, asked, scene.documents[i] as ReferenceDocument)));
      }),
      { numRuns: 1_000 },
    );
    assert.deepEqual(reader.explain([{ segment: 99, document: 0 }], { kind: "term", term: "a" }), [[]]);
  });

  it("goes with what is kept of each document", () => {
    const writer = new IndexWriter(SCHEMA);
    const reader = new IndexReader(SCHEMA);
    const document: IndexDocument = {
      id: "é💡",
      fields: [],
      values: [],
      numbers: [],
      places: [
        { lat: 48.5, lon: -3.75 },
        { lat: 45, lon: 5 },
      ],
      rank: 1,
      boost: 0,
      payload: Uint8Array.of(1, 2, 3),
    };
    writer.put([document, { ...document, id: "other", payload: new Uint8Array(0) }]);
    reader.apply(writer.commit("both"));
    assert.equal(reader.state, "both");
    const found = reader.document("é💡");
    assert.deepEqual([...(found?.payload ?? [])], [1, 2, 3]);
    assert.ok(found !== undefined);
    assert.equal(reader.idOf(found.match), "é💡");
    assert.deepEqual([...reader.placesOf(found.match)], [48.5, -3.75, 45, 5]);
    writer.remove(["é💡"]);
    reader.apply(writer.commit("one"));
    assert.equal(reader.document("é💡"), undefined);
    assert.equal(reader.document("nobody"), undefined);
    assert.equal(reader.size, 1);
  });
});
