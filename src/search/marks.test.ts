import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { analyse } from "../engine/text/index.ts";
import { highlight, type Marks, snippet } from "./marks.ts";

const terms = (found: string): Marks => new Set(analyse(found).terms);
const shown = (text: string, found: string) =>
  highlight(text, terms(found))
    .map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))
    .join("");

describe("why a result is there", () => {
  it("marks words as written, whatever their accents, number or elision", () => {
    assert.equal(shown("Les Écoles de l’Économie", "ecole"), "Les [Écoles] de l’Économie");
    assert.equal(shown("Aux Écoles, l’économie circulaire", "économie"), "Aux Écoles, [l’économie] circulaire");
    assert.equal(shown("Un Tiers-Lieu et des tiers lieux", "tiers-lieu"), "Un [Tiers-Lieu] et des [tiers] [lieux]");
    assert.equal(shown("Rien à marquer", "jardin"), "Rien à marquer");
  });

  it("gives the text back whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ unit: "binary", maxLength: 20 }), (text, found) => {
        assert.equal(
          highlight(text, terms(found))
            .map((piece) => piece.text)
            .join(""),
          text,
        );
      }),
    );
  });

  it("shows the passage around the first word found, cut between words", () => {
    const text = `${"avant ".repeat(60)}la ressourcerie du port ${"après ".repeat(60)}`.trim();
    const passage = snippet(text, terms("ressourcerie"), 80);
    assert.match(passage, /^…\u00a0avant .*la ressourcerie du port .*après\u00a0…$/);
    assert.ok(passage.length < 100, passage);
    assert.equal(snippet("Une ressourcerie.", terms("ressourcerie")), "Une ressourcerie.");
    assert.equal(snippet(text, terms("jardin")), "");
  });
});
