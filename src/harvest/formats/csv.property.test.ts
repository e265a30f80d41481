import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { SEPARATORS } from "./csv-dialect.ts";
import { inPieces, read } from "./testing/read.ts";

const RUNS = { numRuns: 300 };

/** Letters that tables are made of and that break readers: separators, quotes, line ends, accents, marks outside the first plane. */
const letter = fc.constantFrom(..."abcXYZ019 éèàçœ’€«»;,|\t\"'\\\n\r=:-_/@🌱".split(/(?:)/u));
const cell = fc.string({ unit: letter, maxLength: 12 });
const name = fc.stringMatching(/^[A-Za-zéèàç][A-Za-zéèàç _]{0,10}[A-Za-zéèàç]$/);

type Written = {
  names: string[];
  rows: string[][];
  separator: string;
  lineEnd: string;
  always: boolean;
  encoding: "utf8" | "bom" | "utf16le";
};

/** Tables that hold at least one row with a value in it, under distinct names. */
const written: fc.Arbitrary<Written> = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record({
    names: fc.uniqueArray(name, { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    separator: fc.constantFrom(...SEPARATORS),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    always: fc.boolean(),
    encoding: fc.constantFrom("utf8" as const, "bom" as const, "utf16le" as const),
  }),
);

function quoted(value: string, { separator, always }: Written): string {
  // A cell that starts with spaces and a quote is quoted by every writer, like one with a separator, a quote or a line end.
  return always || value.includes(separator) || /["\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function write(table: Written): Buffer {
  const lines = [table.names, ...table.rows].map((row) => row.map((value) => quoted(value, table)).join(table.separator));
  const text = `${lines.join(table.lineEnd)}${table.lineEnd}`;
  if (table.encoding === "utf16le") return Buffer.from(`\ufeff${text}`, "utf16le");
  return Buffer.from(table.encoding === "bom" ? `\ufeff${text}` : text);
}

/** What must come back: rows with nothing in them are left out, and so is a row that says the header again. */
function expected({ names, rows }: Written): Record<string, string>[] {
  return rows
    .filter((row) => row.some((value) => value.trim() !== ""))
    .filter((row) => row.some((value, index) => value !== names[index]))
    .map((row) => Object.fromEntries(row.map((value, index) => [names[index], value])));
}

describe("any table written as CSV", () => {
  it("is read back equal, in any separator, quoting, line end, encoding and blocks", async () => {
    await fc.assert(
      fc.asyncProperty(
        written,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (table, sizes) => {
          const { values, codes, fatal } = await read(inPieces(write(table), sizes), {
            separator: table.separator,
            headerRow: 1,
          });
          assert.deepEqual(values, expected(table));
          assert.deepEqual([codes.filter((code) => !code.endsWith("repeated-header")), fatal], [[], undefined]);
        },
      ),
      RUNS,
    );
  });

  it("never throws nor hangs, whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        const { rows, fatal } = await read(inPieces(bytes, [size]), { format: "csv" });
        assert.ok(fatal === undefined || rows.length === 0);
      }),
      RUNS,
    );
  });

  it("gives each row at the line where it stands in the file", async () => {
    await fc.assert(
      fc.asyncProperty(written, async (table) => {
        fc.pre(table.encoding === "utf8" && table.lineEnd === "\n");
        const lines = write(table).toString().split("\n");
        const { rows } = await read(write(table), { separator: table.separator, headerRow: 1 });
        for (const row of rows) {
          const raw = String(row.raw);
          assert.equal(lines.slice(row.line - 1, row.line - 1 + raw.split("\n").length).join("\n"), raw);
        }
      }),
      RUNS,
    );
  });
});
