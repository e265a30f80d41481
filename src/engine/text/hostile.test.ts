import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { analyse, language, tokens, typedWords, words } from "./index.ts";

const MEGABYTE = 1_000_000;
const HOSTILE: Record<string, string> = {
  "one endless word": "a".repeat(MEGABYTE),
  "one endless compound": "a-".repeat(MEGABYTE / 2),
  "dots and letters": "a.".repeat(MEGABYTE / 2),
  "apostrophes and letters": "l'".repeat(MEGABYTE / 2),
  "nothing but apostrophes": "'".repeat(MEGABYTE),
  "open brackets": "ab(".repeat(MEGABYTE / 3),
  "inclusive marks": "acteur·rice·s".repeat(MEGABYTE / 13),
  "thousands of thousands": `1${"\u202f000".repeat(MEGABYTE / 4)}`,
  "accents on accents": `e${"\u0301".repeat(MEGABYTE)}`,
  "soft hyphens": `a${"\u00ad".repeat(MEGABYTE)}b`,
  "lone halves of characters": "\ud83d ".repeat(MEGABYTE / 2),
  emoji: "👩‍👩‍👧 ".repeat(MEGABYTE / 9),
  "letters beyond the first plane": "𝐀𝐁 ".repeat(MEGABYTE / 5),
  "right to left": "\u202eשלום ".repeat(MEGABYTE / 6),
  "no spaces": "日本語".repeat(MEGABYTE / 3),
  "control characters": "\u0000\u0007a\u001b".repeat(MEGABYTE / 4),
  capitals: "SEL ".repeat(MEGABYTE / 4),
  "small words": "de la ".repeat(MEGABYTE / 6),
  "compounds in two words": "fab ".repeat(MEGABYTE / 4),
};

describe("whatever a text holds", () => {
  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`${name}: bounded terms, in bounded number`, () => {
      const { terms, positions } = analyse(text, { stopWords: true, forms: true });
      assert.equal(terms.length, positions.length);
      assert.ok((positions.at(-1) ?? 0) < 61_000, `${positions.at(-1)}`);
      for (const term of new Set(terms)) assert.ok(term !== "" && Buffer.byteLength(term) <= 80 && term.isWellFormed(), term);
      assert.ok(typedWords(text).length <= 1_000);
      assert.equal(typeof language(text), "string");
      assert.ok(words(text).every(({ start, end }) => end > start));
    });
  }

  it("ten megabytes of prose are read no further than an index goes", () => {
    const prose = "La ressourcerie de Morlaix répare, partage et transmet. ".repeat(180_000);
    assert.ok(prose.length > 10 * MEGABYTE);
    assert.ok((analyse(prose).positions.at(-1) ?? 0) < 61_000);
    assert.ok(tokens(prose).length > MEGABYTE);
  });

  it("any string is read without failing, and its words stand where they say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        analyse(text, { stopWords: true, forms: true });
        language(text);
        for (const { text: typed, start, end, parts } of typedWords(text)) {
          assert.equal(typed, text.slice(start, end));
          assert.ok(parts.length > 0 && parts.every(({ sought }) => sought.length > 0));
        }
      }),
      { numRuns: 500 },
    );
  });
});
