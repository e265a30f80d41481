import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { codebook } from "../codebook.ts";
import type { IndexDocument } from "../schema.ts";
import type { Segment } from "../segment.ts";
import { body, SCHEMA } from "../testing/documents.ts";
import { Replica } from "../testing/replica.ts";
import { ValueTable } from "../value-table.ts";
import { chooseMerge } from "./merge-policy.ts";
import { buildSegment } from "./segment-batch.ts";
import { IndexWriter } from "./writer.ts";

/** Something that happens to an index. */
type Event =
  | { kind: "put"; documents: IndexDocument[] }
  | { kind: "remove"; ids: string[] }
  | { kind: "commit" }
  | { kind: "merge"; steps: number }
  | { kind: "compact" }
  | { kind: "reopen" };

const id = fc.constantFrom(...Array.from({ length: 30 }, (_, i) => `id${i}`), "", "\0", "\ud800", "\ufffd", "💡");
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("put"),
      documents: fc.array(fc.record({ id, body }), { maxLength: 5 }).map((list) => list.map((d) => ({ id: d.id, ...d.body }))),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove"), ids: fc.array(id, { maxLength: 3 }) }) },
  { weight: 4, arbitrary: fc.constant({ kind: "commit" } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("merge"), steps: fc.integer({ min: 0, max: 60 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "compact" } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: "reopen" } as const) },
);

/** Lives a history, and beside it the plainest account of it. */
class Life {
  /** A clock that goes forward by one each time it is read: merges stop where the history says. */
  private time = 0;
  private readonly clock = () => this.time++;
  writer = new IndexWriter(SCHEMA, undefined, this.clock);
  replica = new Replica();
  readonly documents = new Map<string, IndexDocument>();
  private commits = 0;

  live(event: Event): void {
    if (event.kind === "put") {
      this.writer.put(event.documents);
      for (const document of event.documents) this.documents.set(document.id.toWellFormed(), document);
    } else if (event.kind === "remove") {
      this.writer.remove(event.ids);
      for (const id of event.ids) this.documents.delete(id.toWellFormed());
    } else if (event.kind === "merge") this.merge(event.steps);
    else if (event.kind === "compact") this.writer.compact();
    else this.commit();
    if (event.kind === "reopen") {
      this.writer = new IndexWriter(SCHEMA, this.writer.saved(), this.clock);
      this.replica = new Replica();
      this.commit();
    }
  }

  merge(steps: number): boolean {
    return this.writer.merge(this.time + steps);
  }

  commit(): void {
    this.replica.apply(this.writer.commit(String(++this.commits)));
    assert.deepEqual(this.replica.ids(), [...this.documents.keys()].sort());
    assert.equal(this.writer.documents, this.documents.size);
    assert.equal(this.replica.state, String(this.commits));
    assert.ok(!this.writer.isNews);
  }

  /** After compaction, byte for byte what building from what lives gives. */
  end(): void {
    this.writer.compact();
    assert.equal(this.merge(Number.POSITIVE_INFINITY), false);
    this.commit();
    const segments = [...this.replica.segments.values()];
    assert.ok(segments.length <= 1);
    const segment = segments[0]?.segment;
    const values = new ValueTable();
    values.append(0, this.replica.knownValues());
    const built = buildSegment({ schema: SCHEMA, codebook: codebook(SCHEMA.fields), values }, segment?.number ?? 0, [
      ...this.documents.values(),
    ]);
    if (segment === undefined) assert.equal(built.documents, 0);
    else for (const name of Object.keys(built) as (keyof Segment)[]) assert.deepEqual(segment[name], built[name], name);
  }
}

describe("a writer", () => {
  it("is the same after any history of puts, removals, commits, merges and reopenings", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60, size: "max" }), (events) => {
        const life = new Life();
        for (const one of events) life.live(one);
        life.end();
      }),
      { numRuns: 120 },
    );
  });

  it("keeps few segments through thousands of single updates, and few dead documents", () => {
    const bodies = fc.sample(body, 40);
    const life = new Life();
    const document = (i: number, version: number): IndexDocument => ({
      id: `${i}`,
      ...(bodies[(i + version) % bodies.length] as (typeof bodies)[number]),
    });
    life.live({ kind: "put", documents: Array.from({ length: 6_000 }, (_, i) => document(i, 0)) });
    let most = 0;
    for (let update = 0; update < 3_000; update++) {
      const documents = [document((update * 7_919) % 6_000, update)];
      life.writer.put(documents);
      for (const one of documents) life.documents.set(one.id, one);
      life.replica.apply(life.writer.commit(""));
      life.merge(400);
      most = Math.max(most, life.writer.segments.length);
    }
    assert.ok(most <= 12, `${most} segments`);
    assert.ok(life.writer.segments.every(({ documents, dead }) => dead <= 65 + 0.05 * documents));
    life.end();
  });

  it("goes on merging small segments while a large merge is under way, and buries in it who dies meanwhile", () => {
    const bodies = fc.sample(body, 40);
    const life = new Life();
    const document = (i: number, version: number): IndexDocument => ({
      id: `${i}`,
      ...(bodies[(i + version) % bodies.length] as (typeof bodies)[number]),
    });
    life.live({ kind: "put", documents: Array.from({ length: 8_000 }, (_, i) => document(i, 0)) });
    life.live({ kind: "commit" });
    life.live({ kind: "remove", ids: ["7"] });
    life.live({ kind: "compact" });
    assert.ok(life.merge(2), "under way");
    const [large] = life.writer.segments;
    for (let update = 0; update < 60; update++) {
      life.live({ kind: "put", documents: [document(update * 31, update)] });
      life.live({ kind: "commit" });
      life.merge(12);
      if (update === 8) {
        assert.equal(life.writer.segments[0]?.number, large?.number, "the large one is still being merged");
        assert.ok(life.writer.segments.length <= 6, "the nine small ones were not left alone");
      }
    }
    life.end();
  });

  it("says what it is worth merging by size alone", () => {
    const sizes = (...list: number[]) => list.map((documents) => ({ documents, dead: 0 }));
    assert.equal(chooseMerge(sizes(500_000, 1, 1, 1)), undefined);
    assert.deepEqual(chooseMerge(sizes(500_000, 1, 1, 1, 400)), [4, 1, 2, 3]);
    assert.deepEqual(chooseMerge(sizes(4_000, 4_000, 4_000, 4_000)), [0, 1, 2, 3]);
    assert.equal(chooseMerge(sizes(8_000, 8_000, 8_000, 8_000)), undefined);
    assert.deepEqual(chooseMerge(sizes(...Array(8).fill(8_000))), [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.equal(chooseMerge(sizes(500_000, 8_000, 8_000, 8_000)), undefined);
    assert.deepEqual(chooseMerge([{ documents: 9_000, dead: 0 }, { documents: 1_000, dead: 100 }, ...sizes(3)]), [1, 2]);
  });
});
