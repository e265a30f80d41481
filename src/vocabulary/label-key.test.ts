import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { labelKey, looseKey, slugOfLabel } from "./label-key.ts";

/** Other ways to type the same label. */
const RESPELL: ((label: string) => string)[] = [
  (label) => label.toUpperCase(),
  (label) => label.toLowerCase(),
  (label) => `  ${label}\u00a0`,
  (label) => label.replaceAll(" ", "\u202f \u00a0"),
  (label) => label.replaceAll("'", "’"),
  (label) => label.replaceAll("é", "e\u0301"),
  (label) => label.replaceAll("é", "e").replaceAll("è", "e").replaceAll("ô", "o"),
  (label) => label.replaceAll(" ", "-"),
  (label) => label.replaceAll(" ", "_"),
  (label) => label.replaceAll("œ", "oe"),
  (label) => `${label}.`,
];

const words = fc.constantFrom(
  "Économie",
  "d'énergie",
  "l'école",
  "cœur",
  "Insertion",
  "pôle",
  "santé",
  "et",
  "quartier",
  "2030",
  "lien social",
);
const labels = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" "));

describe("the key of a label", () => {
  it("does not depend on case, accents, spaces, apostrophes or hyphens", () => {
    fc.assert(
      fc.property(labels, fc.constantFrom(...RESPELL), fc.constantFrom(...RESPELL), (label, first, second) => {
        assert.equal(labelKey(second(first(label))), labelKey(label));
      }),
    );
  });

  it("is its own key, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (label) =>
        assert.equal(labelKey(labelKey(label)), labelKey(label)),
      ),
    );
  });

  it("is never empty for a label that shows something", () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (label) => assert.equal(labelKey(label) === "", label.trim() === "")));
  });

  it("keeps different words apart", () => {
    assert.notEqual(labelKey("Culture"), labelKey("Cultures"));
    assert.notEqual(looseKey(labelKey("Sans abri")), looseKey(labelKey("Abri")));
  });

  it("reads other scripts, signs, and paragraphs of any length", () => {
    assert.equal(labelKey("Κοινωνική οικονομία"), labelKey("κοινωνικη ΟΙΚΟΝΟΜΙΑ"));
    assert.equal(labelKey("★"), "★");
    assert.equal(labelKey("Culture & patrimoine"), "culture et patrimoine");
    assert.ok(labelKey("mot ".repeat(100_000)).length <= 300);
  });

  it("in its loose form, also leaves out plural, gender, articles and gaps", () => {
    const loose = (label: string) => looseKey(labelKey(label));
    assert.equal(loose("Les circuits courts"), loose("circuit court"));
    assert.equal(loose("Fab Labs"), loose("Fablab"));
    assert.equal(loose("Éco-construction"), loose("écoconstruction"));
    assert.equal(loose("Accès à l'emploi"), loose("accès emploi"));
  });

  it("makes a slug that is one piece of an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (label) => {
        assert.doesNotMatch(slugOfLabel(label), /\s/);
        assert.doesNotThrow(() => encodeURIComponent(slugOfLabel(label)));
      }),
    );
    assert.doesNotThrow(() => encodeURIComponent(slugOfLabel("\ud800 brisé")));
  });
});
