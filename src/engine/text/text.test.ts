import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { fold, isStopWord, slugify, tokens, withDe, words } from "./index.ts";

const french = fc.string({
  unit: fc.constantFrom(..."abcdeéèêàùçœæîôûÉÀŒlLdqusx '’-.·,;:!?0123456789\u00a0\u202f()"),
  maxLength: 60,
});

describe("fold", () => {
  it("makes spellings of the same word equal", () => {
    assert.equal(fold("ÉCOLE"), fold("école"));
    assert.equal(fold("Œuvre"), "oeuvre");
    assert.equal(fold("l’Économie"), "l'economie");
    assert.equal(fold("Łódź"), "lodz");
  });

  it("is idempotent on any text, accents composed or not", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        assert.equal(fold(fold(text)), fold(text));
        assert.equal(fold(text.normalize("NFD")), fold(text.normalize("NFC")));
      }),
    );
  });
});

describe("tokens", () => {
  const cases: [string, string[]][] = [
    ["l'école d’aujourd’hui", ["ecole", "aujourdhui"]],
    ["Qu'est-ce qu'une SCIC ?", ["est", "ce", "estce", "une", "scic"]],
    ["tiers-lieu", ["tiers", "lieu", "tierslieu"]],
    ["Saint-Pol-de-Léon", ["saint", "pol", "de", "leon", "saintpoldeleon"]],
    ["S.C.I.C. et S.C.O.P", ["scic", "et", "scop"]],
    ["les habitant·e·s, acteur.rice.s et usager(e)s", ["les", "habitant", "acteur", "et", "usager"]],
    ["1\u202f512 lieux en 2019", ["1512", "lieux", "en", "2019"]],
    ["R&D", ["r", "d", "rd"]],
    ["prud'hommes", ["prudhommes"]],
    ["fin.Début", ["fin", "debut"]],
    ["zéro déchet, 100 % bio", ["zero", "dechet", "100", "bio"]],
    ["", []],
  ];
  for (const [text, expected] of cases) it(`« ${text} »`, () => assert.deepEqual(tokens(text), expected));

  it("yields only folded letters and digits, never an empty or endless token", () => {
    fc.assert(
      fc.property(fc.oneof(french, fc.string({ unit: "binary" })), (text) => {
        for (const token of tokens(text)) {
          assert.match(token, /^[\p{L}\p{N}]{1,40}$/u);
          assert.equal(fold(token), token);
        }
      }),
    );
  });

  it("does not depend on case, accents or the kind of apostrophe", () => {
    fc.assert(
      fc.property(french, (text) => {
        assert.deepEqual(tokens(text.toUpperCase()), tokens(text));
        assert.deepEqual(tokens(text.replaceAll("'", "’")), tokens(text));
      }),
    );
  });

  it("finds the same words with positions in the original, in order and apart", () => {
    fc.assert(
      fc.property(french, (text) => {
        const found = words(text);
        assert.deepEqual(
          found.flatMap((word) => [...word.tokens]),
          tokens(text),
        );
        let end = 0;
        for (const word of found) {
          assert.ok(word.start >= end && word.end > word.start && word.end <= text.length);
          end = word.end;
        }
      }),
    );
  });
});

describe("slugify", () => {
  it("reads like the title", () => {
    assert.equal(slugify("L’Épicerie solidaire & cœur de village"), "l-epicerie-solidaire-coeur-de-village");
    assert.equal(slugify("東京"), "sans-titre");
    assert.equal(slugify("Un titre très long qui ne tient pas", 20), "un-titre-tres-long");
  });

  it("is always a safe piece of address within its length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 12, max: 80 }), (text, max) => {
        const slug = slugify(text, max);
        assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
        assert.ok(slug.length <= max);
      }),
    );
  });
});

it("stop words are function words, folded", () => {
  assert.ok(["le", "des", "ou", "etre"].every(isStopWord));
  assert.ok(!["sans", "contre", "lieu", "eau"].some(isStopWord));
});

describe("withDe", () => {
  it("elides before what sounds like a vowel, contracts before an article, and spells nothing else", () => {
    assert.deepEqual(
      [
        "Essaim",
        "Évreux",
        "Œuvre",
        "Hyères",
        "Honfleur",
        "Yves",
        "Yerres",
        "Yann",
        "Le Mans",
        "Les Sables",
        "La Rochelle",
        "L'Aigle",
        "Morlaix",
        "",
      ].map(withDe),
      [
        "d’Essaim",
        "d’Évreux",
        "d’Œuvre",
        "d’Hyères",
        "de Honfleur",
        "d’Yves",
        "d’Yerres",
        "de Yann",
        "du Mans",
        "des Sables",
        "de La Rochelle",
        "de L’Aigle",
        "de Morlaix",
        "de ",
      ],
    );
  });
});
