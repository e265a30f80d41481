import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inPieces, read } from "./testing/read.ts";

const RUNS = { numRuns: 300 };

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", "")),
    fc.constantFrom('"', "\\", '\\"', "}, {", "]", "[{", '{"id":', "\n", "é’œ"),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(
    fc.string({ maxLength: 8 }).map((key) => key.replaceAll("\0", "")),
    tie("value"),
    { maxKeys: 4, noNullPrototype: true },
  ),
}));

const records = fc.array(
  fc.dictionary(fc.constantFrom("id", "nom", "type", "é", "x.y"), value, { maxKeys: 4, noNullPrototype: true }),
  { minLength: 1, maxLength: 6 },
);
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });

describe("any list of records written as JSON", () => {
  it("is read back equal from any blocks, at any indentation, at any place of the document", async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.constantFrom(0, 1, 2), fc.boolean(), sizes, async (list, indent, nested, blocks) => {
        const plain: unknown = JSON.parse(JSON.stringify(list));
        fc.pre(Array.isArray(plain) && plain.every((one) => one.type !== "Feature"));
        const document = nested ? { avant: { data: [1, "]"] }, "a b": { data: list }, après: [list] } : list;
        const content = JSON.stringify(document, undefined, indent);
        const { values, codes, fatal } = await read(inPieces(content, blocks), {
          format: "json",
          records: nested ? "$['a b'].data" : "$",
        });
        assert.deepEqual([codes, fatal], [[], undefined]);
        assert.deepEqual(values, plain);
      }),
      RUNS,
    );
  });

  it("is read back equal as NDJSON", async () => {
    await fc.assert(
      fc.asyncProperty(records, sizes, fc.constantFrom("\n", "\r\n"), async (list, blocks, lineEnd) => {
        const plain: unknown = JSON.parse(JSON.stringify(list));
        fc.pre(Array.isArray(plain) && plain.every((one) => one.type !== "Feature"));
        const content = list.map((one) => JSON.stringify(one)).join(lineEnd);
        assert.deepEqual((await read(inPieces(content, blocks), { format: "ndjson" })).values, plain);
      }),
      RUNS,
    );
  });

  it("cut anywhere gives its first records as they were, and says that it was cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        sizes,
        async (list, share, blocks) => {
          const plain = JSON.parse(JSON.stringify(list)) as Record<string, unknown>[];
          fc.pre(plain.every((one) => one.type !== "Feature"));
          const content = JSON.stringify(list);
          const cut = content.slice(0, Math.max(1, Math.floor(content.length * share)));
          const { values, codes } = await read(inPieces(cut, blocks), { format: "json", records: "$" });
          assert.deepEqual(values, plain.slice(0, values.length));
          assert.match(codes.join(), /truncated/);
        },
      ),
      RUNS,
    );
  });

  it("never throws nor hangs, whatever the text", async () => {
    const mess = fc
      .array(fc.constantFrom("{", "}", "[", "]", '"', ",", ":", "\\", "1", "a", " ", "\n", '{"id":1},'), { maxLength: 60 })
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(mess, sizes, fc.constantFrom("$", "$.a", "$.*"), async (text, blocks, path) => {
        const { fatal, rows } = await read(inPieces(`[${text}`, blocks), { format: "json", records: path });
        assert.ok(fatal === undefined || rows.length === 0);
      }),
      { numRuns: 2_000 },
    );
  });
});
