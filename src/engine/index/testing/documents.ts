import fc from "fast-check";
import type { IndexDocument, IndexSchema } from "../schema.ts";

/** A schema of four fields, the last a long one, as most have. */
export const SCHEMA: IndexSchema = {
  fields: [
    { name: "title", weight: 4, lengthShare: 0.4, pivot: 8 },
    { name: "pitch", weight: 2, lengthShare: 0.3, pivot: 20 },
    { name: "keywords", weight: 1.6, lengthShare: 0.5, pivot: 8 },
    { name: "description", weight: 1, lengthShare: 0.7, pivot: 150 },
  ],
  groups: ["kind", "theme", "partner"],
  numbers: ["created", "confirmed"],
  boost: 0.2,
};

/** Few words, so that they meet: common and rare ones, accents, an emoji, what a surrogate alone becomes, a NUL. */
const WORDS = [
  ..."abcdefghijklmnop",
  "café",
  "cafe",
  "été",
  "💡",
  "\ufffd",
  "\ud800",
  "nul\0",
  "\uffee",
  "x".repeat(80),
  "é".repeat(40),
];
const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom("a", "b", "c") }, fc.constantFrom(...WORDS));

/** A field's words, some sharing a position, some positions left empty. */
const field = (longest: number) =>
  fc.array(fc.tuple(word, fc.constantFrom(0, 1, 1, 1, 1, 2)), { maxLength: longest }).map((steps) => {
    let place = 0;
    return { terms: steps.map(([term]) => term), positions: steps.map(([, step]) => (place += step)) };
  });

const value = fc.constantFrom("v1", "v2", "v3", "v4", "v5");
const place = fc.record({ lat: fc.double({ min: 42, max: 51, noNaN: true }), lon: fc.double({ min: -5, max: 8, noNaN: true }) });

/** Documents without their ids: small, alike enough to meet. */
export const body: fc.Arbitrary<Omit<IndexDocument, "id">> = fc.record({
  fields: fc.tuple(field(4), field(6), field(3), field(30)),
  values: fc.tuple(fc.array(value, { maxLength: 2 }), fc.array(value, { maxLength: 4 }), fc.array(value, { maxLength: 1 })),
  numbers: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 9 }))),
  places: fc.array(place, { maxLength: 3 }),
  rank: fc.constantFrom(0, 0, 1, 2.5, -1),
  boost: fc.constantFrom(0, 0.3, 1),
  payload: fc.uint8Array({ maxLength: 4 }),
});

/** Documents with different ids. */
export const documents = (most: number): fc.Arbitrary<IndexDocument[]> =>
  fc
    .uniqueArray(fc.record({ id: fc.string({ maxLength: 3 }), body }), { maxLength: most, selector: ({ id }) => id })
    .map((list) => list.map(({ id, body }) => ({ id, ...body })));
