import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { offers } from "./suggestions.ts";
import { documentOf } from "./testing/documents.ts";
import { indexOf } from "./testing/written-index.ts";
import { typedEnd } from "./typed-end.ts";

const index = indexOf([
  documentOf({ id: "a", title: "La recyclerie du port", keywords: ["Morlaix"], body: "À Morlaix, une boutique." }),
  documentOf({ id: "b", title: "Les jardins du village", body: "Un jardin partagé." }),
  documentOf({ id: "c", title: "Jardinage", kind: "organisation" }),
]);
const partners = ["Carnet du réemploi", "La France s’engage"];
const offered = (q: string) => offers(index, q, partners);
const texts = (q: string) => offered(q).flatMap(({ texte }) => texte ?? []);
const kinds = (q: string) => new Set(offered(q).map(({ type }) => type));

describe("what is offered while somebody types", () => {
  it("fiches, organisations, words, themes and places, in one answer of ten at most", () => {
    assert.deepEqual(kinds("jardi"), new Set(["fiche", "organisation", "words", "theme", "place"]));
    assert.ok(offered("jar").length <= 10);
  });

  it("completes the last word after others, from fiches that have them, and places where fiches are first", () => {
    assert.ok(texts("recyclerie mor").includes("recyclerie morlaix"));
    const place = offered("recyclerie à mor").find(({ type }) => type === "place");
    assert.deepEqual([place?.label, place?.adresse], ["Morlaix", "/recherche?q=recyclerie&ou=com-29151"]);
    assert.equal(texts("épicerie saint-pol-de-lé")[0], "épicerie Saint-Pol-de-Léon");
  });

  it("completes the value of a field, with its quotes", () => {
    assert.ok(texts('jardin près:"Romans-').includes('jardin près:"Romans-sur-Isère (Drôme)"'));
    assert.ok(texts("ville:quimp").includes('ville:"Quimper (Finistère)"'));
    assert.ok(texts("theme:alim").includes('theme:"Alimentation et agriculture"'));
    assert.deepEqual(texts("type:act").includes('type:"Acteur"'), true);
    assert.deepEqual(texts("partenaire:carn"), ['partenaire:"Carnet du réemploi"']);
    assert.deepEqual(new Set(texts("titre:jar")), new Set(["titre:jardins", "titre:jardinage"]));
    assert.deepEqual(offered("depuis:20"), []);
  });

  it("closes what is open, and offers no place for what is not wanted nor inside a quotation", () => {
    assert.deepEqual(texts('"jardin par'), ['"jardin partagé"']);
    assert.deepEqual(texts("village (par"), ["village (partagé)"]);
    assert.deepEqual([...kinds("village -mor")].includes("place"), false);
  });

  it("never fails, and completes what was typed", () => {
    const piece = fc.constantFrom(
      "jar",
      'près:"',
      "titre:",
      "-",
      "(",
      '"',
      "«",
      " ",
      " ",
      "mor",
      "à ",
      "x:",
      "🌱",
      "\u202e",
      "OU ",
    );
    const typed = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    fc.assert(
      fc.property(typed, (q) => {
        const end = typedEnd(q);
        assert.ok(q.startsWith(end.before) && q.slice(end.before.length).trim() === end.typed.trim());
        for (const { label, texte } of offered(q)) assert.ok(label.length > 0 && (texte === undefined || texte.length > 0));
      }),
      { numRuns: 200 },
    );
  });
});
