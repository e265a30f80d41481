import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { codebook } from "../codebook.ts";
import type { IndexDocument } from "../schema.ts";
import type { Segment } from "../segment.ts";
import { documents, SCHEMA } from "../testing/documents.ts";
import { idsOf } from "../testing/read-segment.ts";
import { ValueTable } from "../value-table.ts";
import { mergeSegments } from "./merge.ts";
import type { MergeInput } from "./merge-order.ts";
import { buildSegment } from "./segment-batch.ts";
import { atOnce } from "./slices.ts";

const book = codebook(SCHEMA.fields);

/** Cuts documents into segments, kills some, merges, and tells the result against a segment built from the living. */
function assertMerged(list: readonly IndexDocument[], pieceOf: (i: number) => number, isDead: (i: number) => boolean): void {
  const settings = { schema: SCHEMA, codebook: book, values: new ValueTable() };
  const pieces = Map.groupBy(list.keys(), pieceOf);
  const dead = new Set(list.filter((_, i) => isDead(i)).map(({ id }) => id));
  const inputs: MergeInput[] = [...pieces.values()].map((piece, number) => {
    const segment = buildSegment(
      settings,
      number,
      piece.map((i) => list[i] as IndexDocument),
    );
    return { segment, dead: deadOf(segment, dead) };
  });
  const { segment, newNumber } = atOnce(mergeSegments(99, inputs, SCHEMA.groups.length, settings.values.size));
  const built = buildSegment(
    settings,
    99,
    list.filter(({ id }) => !dead.has(id)),
  );
  for (const name of Object.keys(built) as (keyof Segment)[]) assert.deepEqual(segment[name], built[name], name);

  const ids = idsOf(segment);
  for (const [i, input] of inputs.entries()) {
    for (const [d, id] of idsOf(input.segment).entries())
      assert.equal(ids[newNumber[i]?.[d] ?? 0], dead.has(id) ? undefined : id);
  }
}

function deadOf(segment: Segment, dead: ReadonlySet<string>): Uint32Array {
  const bits = new Uint32Array(Math.ceil(segment.documents / 32));
  for (const [d, id] of idsOf(segment).entries()) if (dead.has(id)) bits[d >>> 5] = (bits[d >>> 5] ?? 0) | (1 << (d & 31));
  return bits;
}

describe("a merge", () => {
  it("gives byte for byte the segment that building it from the living documents gives", () => {
    const cut = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 20, maxLength: 20 });
    const kill = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(documents(20), cut, kill, (list, piece, dead) =>
        assertMerged(
          list,
          (i) => piece[i] ?? 0,
          (i) => dead[i] ?? false,
        ),
      ),
      { numRuns: 150 },
    );
  });

  it("does so with dense terms, blocks, bitmaps, many pieces and few", () => {
    const sizes = fc.integer({ min: 900, max: 2_200 });
    fc.assert(
      fc.property(
        documents(9),
        sizes,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (pool, count, pieces, mortality) => {
          if (pool.length === 0) return;
          const list = Array.from({ length: count }, (_, i) => {
            const pick = i % 400 < 200 ? i % pool.length : Math.floor(i / 200) % pool.length;
            return { ...(pool[pick] as IndexDocument), id: `${(i * 7919) % count}:${i}`, rank: i % 5 };
          });
          // Pieces are neither of one size nor in the order of numbers.
          assertMerged(
            list,
            (i) => Math.floor((((i * 31) % 97) ** 2 / 9_409) * pieces),
            (i) => (i * i) % mortality === 1,
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it("of documents that are all dead is an empty segment", () => {
    const document = fc.sample(documents(3), 30).find((list) => list.length > 0) ?? [];
    assertMerged(
      document,
      (i) => i,
      () => true,
    );
  });
});
