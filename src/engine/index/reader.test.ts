import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { SearchRequest } from "./query.ts";
import { IndexReader } from "./reader.ts";
import type { IndexDocument } from "./schema.ts";
import { body, SCHEMA } from "./testing/documents.ts";
import { isReadWhole, request } from "./testing/queries.ts";
import { referenceOf } from "./testing/reference.ts";
import { IndexWriter } from "./write/writer.ts";

/** What a search gives, as the reference says it. */
function told(reader: IndexReader, asked: SearchRequest) {
  const { total, hits, facets } = reader.search(asked);
  return { total, hits: hits.map(({ id, score }) => ({ id, score })), facets };
}

const id = fc.constantFrom(...Array.from({ length: 60 }, (_, i) => `id${i}`), "", "\0", "\ud800", "💡");
const documents = fc
  .array(fc.record({ id, body }), { maxLength: 12 })
  .map((list) => list.map(({ id, body }): IndexDocument => ({ id, ...body })));

/** Something that happens to an index. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("put" as const), documents }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("remove" as const), ids: fc.array(id, { maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("merge" as const), steps: fc.integer({ min: 0, max: 60 }) }) },
  fc.constant({ kind: "reopen" as const }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("ask" as const), request }) },
);

describe("a reader", () => {
  it("answers as the reference does, after any history", () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 30, size: "max" }),
        fc.array(request, { minLength: 5, maxLength: 10 }),
        (events, asked) => {
          let time = 0;
          const clock = () => time++;
          let writer = new IndexWriter(SCHEMA, undefined, clock);
          let reader = new IndexReader(SCHEMA);
          const living = new Map<string, IndexDocument>();
          const agree = (one: SearchRequest) => assert.deepEqual(told(reader, one), referenceOf(SCHEMA, living.values())(one));
          for (const one of events) {
            if (one.kind === "put") {
              writer.put(one.documents);
              for (const document of one.documents) living.set(document.id.toWellFormed(), document);
            } else if (one.kind === "remove") {
              writer.remove(one.ids);
              for (const id of one.ids) living.delete(id.toWellFormed());
            } else if (one.kind === "merge") writer.merge(time + one.steps);
            reader.apply(writer.commit("state"));
            if (one.kind === "reopen") {
              writer = new IndexWriter(SCHEMA, writer.saved(), clock);
              reader = new IndexReader(SCHEMA);
              reader.apply(writer.commit("state"));
            }
            assert.equal(reader.size, living.size);
            if (one.kind === "ask") agree(one.request);
          }
          for (const one of asked) agree(one);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("answers as the reference does where terms have many blocks, are dense, and values are bitmaps", () => {
    const bodies = fc.sample(body, 2_500);
    const documents = bodies.map((one, i): IndexDocument => ({ id: `id${i}`, ...one }));
    const writer = new IndexWriter(SCHEMA);
    const reader = new IndexReader(SCHEMA);
    writer.put(documents);
    reader.apply(writer.commit("first"));
    const readWhole = request.filter((one) => isReadWhole(one.query));
    const agree = (living: readonly IndexDocument[], count: number) => {
      const reference = referenceOf(SCHEMA, living);
      for (const one of fc.sample(readWhole, count)) assert.deepEqual(told(reader, one), reference(one), JSON.stringify(one));
    };
    agree(documents, 150);
    const removed = documents.filter((_, i) => i % 9 === 0).map(({ id }) => id);
    writer.remove(removed);
    reader.apply(writer.commit("second"));
    agree(
      documents.filter((_, i) => i % 9 !== 0),
      150,
    );
    const changed = documents.map((one, i) =>
      i % 4 === 0 ? { ...one, ...(bodies[(i * 7) % bodies.length] as typeof one), id: one.id } : one,
    );
    writer.put(changed);
    reader.apply(writer.commit("third"));
    agree(changed, 150);
  });
});
