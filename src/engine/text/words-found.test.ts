import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Word, words, wordsFound } from "./index.ts";

const reading = (text: string, terms: ReadonlySet<string>): Word[] =>
  words(text).filter((word) => word.terms.some((term) => terms.has(term)));

const spans = (found: readonly Word[]) => found.map(({ start, end }) => [start, end]);

const PIECES = [
  ..."l’école,d'eau,S.C.I.C.,R&D,tiers-lieux,tiers,lieux,habitant·e·s,usager(e)s,1 512,1 512,cœur,œuvre,e\u0301cole,É,a,à,y".split(
    ",",
  ),
  ..."AMAP,SEL,sel,ESS,l’ESS,repair,café,co,opérateur,aujourd’hui,jusqu’à,quelqu’une,m²,²,ﬁche,★eau,eau★sel,n°2,Ελλάδα,東京".split(
    ",",
  ),
  ..."C’EST,travaux,2e,covid-19,«eau»,re\u00adcyclage,😀eau,o'neil,e-mail,…,.,(,), , , ,\n,\u00a0,\u202f,-,'".split(","),
  "open",
  "food",
  "x".repeat(130),
];
const text = fc.array(fc.constantFrom(...PIECES, " ", " ", " "), { maxLength: 30 }).map((pieces) => pieces.join(""));
const anyText = fc.oneof({ weight: 4, arbitrary: text }, fc.string({ unit: "binary", maxLength: 60 }));

describe("words found by some terms", () => {
  it("are those that reading the whole text finds, wherever the terms come from", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.array(fc.nat(), { maxLength: 4 }), (shown, other, drawn) => {
        const offered = [...words(shown), ...words(other)].flatMap((word) => word.terms);
        const terms = new Set(drawn.flatMap((number) => offered[number % Math.max(1, offered.length)] ?? []));
        const found = wordsFound(shown, terms);
        assert.deepEqual(spans(found), spans(reading(shown, terms)));
        assert.deepEqual(spans(wordsFound(shown, terms, 1)), spans(reading(shown, terms).slice(0, 1)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes a word and the next one together, and none across a line of words", () => {
    const terms = new Set(["tierslieu"]);
    const shown = "Des tiers lieux, des tiers-lieux ; tiers, mais lieux.";
    assert.deepEqual(
      wordsFound(shown, terms).map(({ start, end }) => shown.slice(start, end)),
      ["tiers", "lieux", "tiers-lieux"],
    );
    assert.deepEqual(wordsFound(shown, new Set()), []);
  });
});
