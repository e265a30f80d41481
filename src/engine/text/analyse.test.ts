import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { analyse, fold, isStopWord, type Reading, typedWords, words } from "./index.ts";

/** Terms by place: "tiers tierslieu | lieu". */
function shown(text: string | readonly string[], reading?: Reading): string {
  const { terms, positions } = analyse(text, reading);
  const places: string[][] = [];
  for (const [i, term] of terms.entries()) {
    const place = positions[i] ?? 0;
    places[place] = [...(places[place] ?? []), term];
  }
  return Array.from(places, (place) => (place ?? ["_"]).join(" ")).join(" | ");
}

const SHORT: Reading = { stopWords: true, forms: true };

describe("what a French text is found by", () => {
  const cases: [text: string, terms: string, reading?: Reading][] = [
    ["L’école d’aujourd’hui", "ecole | aujourdhui"],
    ["Qu'est-ce qu'une ressourcerie ?", "_ | _ | _ | ressourcerie"],
    ["un tiers-lieu", "_ | tier tierslieu | lieu"],
    ["des tiers lieux", "_ | tier tierslieu | lieu"],
    ["des tierslieux", "_ | tierslieu"],
    ["un fab lab, un fablab", "_ | fab fablab | lab | _ | fablab"],
    ["les Côtes-d’Armor", "_ | cote cotesdarmor | armor"],
    ["la S.C.I.C. et l’AMAP", "_ | scic SCIC | _ | amap AMAP"],
    ["les habitant·e·s, les acteur.rice.s, les salarié-e-s, l’usager(ère)", "_ | habitant | _ | acteu | _ | salarie | usager"],
    ["tou·te·s", "_"],
    ["1\u202f512 lieux en 2019", "1512 | lieu | _ | 2019"],
    ["coopéra\u00adtive e\u0301cole ﬁn", "cooperatif | ecole | fin"],
    ["Chez nous", ""],
    ["Chez nous", "chez | nous", SHORT],
    ["Les marchés", "les | marche marchés", SHORT],
    ["L’École", "ecole école", SHORT],
    ["", ""],
    ["🌻 — !!", ""],
  ];
  for (const [text, terms, reading] of cases)
    it(`« ${text} »${reading ? ", in a title" : ""}`, () =>
      assert.equal(shown(text, reading).replace(/( \| _)+$/, ""), terms === "_" ? "" : terms));

  it("leaves function words out of long texts, where they still hold their place", () => {
    assert.deepEqual(analyse("économie sociale et solidaire"), {
      terms: ["economie", "social", "solidaire"],
      positions: [0, 1, 3],
    });
  });

  it("keeps the texts of one field apart", () => {
    const { positions } = analyse(["jardin", "", "partagé"]);
    assert.ok((positions[1] ?? 0) - (positions[0] ?? 0) > 5);
  });

  it("does not stem another language as French, and finds its words all the same", () => {
    const { terms } = analyse("The houses and their gardeners", { language: "en" });
    assert.ok(terms.includes("houses") && terms.includes("gardeners"));
    for (const { parts } of typedWords("houses gardeners"))
      assert.ok(parts.some(({ sought }) => sought.some(({ term }) => terms.includes(term))));
    assert.deepEqual(analyse("les maisons", { language: "unknown" }), analyse("les maisons"));
  });
});

describe("acronyms", () => {
  const finds = (query: string, text: string, reading: Reading = {}): boolean => {
    const { terms } = analyse(text, reading);
    return typedWords(query).every(({ parts }) => parts.some(({ sought }) => sought.some(({ term }) => terms.includes(term))));
  };
  const cases: [query: string, text: string, found: boolean][] = [
    ["SEL", "Le SEL de Morlaix", true],
    ["SEL", "Du sel et du poivre", false],
    ["sel", "Du sel et du poivre", true],
    ["sel", "Le SEL de Morlaix", false],
    ["S.E.L.", "Le SEL de Morlaix", true],
    ["l'EI", "Une EI de Brest", true],
    ["EI", "Ei, ei, reine", false],
    ["AI", "Les AI du Finistère", true],
    ["AI", "J’ai faim", false],
    ["CAF", "Le café", false],
    ["CAF", "Aides de la CAF", true],
    ["caf", "Aides de la CAF", true],
    ["amap", "Une AMAP", true],
    ["AMAP", "Une Amap", true],
    ["Amap", "Les A.M.A.P.", true],
    ["ESS", "L’ESS bretonne", true],
    ["SCIC", "Une S.C.I.C", true],
    ["R&D", "Un service R&D", true],
    ["SEL", "ATELIERS DU SEL MARIN", true],
    ["sel", "ATELIERS DU SEL MARIN", true],
    ["RECYCLERIE LE SEL", "La recyclerie, le sel", true],
    ["aides", "AIDES à domicile", true],
  ];
  for (const [query, text, found] of cases)
    it(`« ${query} » ${found ? "finds" : "does not find"} « ${text} »`, () =>
      assert.equal(finds(query, text, { stopWords: true }), found));

  it("typed in capitals are neither completed nor taken for the beginning of a word", () => {
    assert.deepEqual(typedWords("CAF")[0]?.beginnings, []);
    assert.deepEqual(typedWords("caf")[0]?.beginnings, ["caf"]);
  });
});

describe("documents and queries", () => {
  const letters = "abcdeéèêàùçœæîôûßÉÀŒlLdqusxSEIA '’-·.()123\u00a0\u202f\u0301";
  const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 });
  /** Without narrow spaces, which folding makes ordinary ones, nor accents on nothing. */
  const plainly = fc.string({ unit: fc.constantFrom(..."abcdeéèêàùçœæîôûßÉÀŒlLdqusxSEIA '’-·.()123", "e\u0301"), maxLength: 60 });
  const readings: Reading[] = [{}, SHORT, { language: "en" }, { language: "de", stopWords: true, forms: true }];

  it("meet: what is typed as it is written is found, whatever the reading", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...readings), (written, reading) => {
        const { terms } = analyse(written, { ...reading, stopWords: true });
        for (const { parts } of typedWords(written))
          for (const { sought } of parts)
            assert.ok(
              sought.some(({ term }) => terms.includes(term)),
              JSON.stringify(sought),
            );
      }),
      { numRuns: 1_000 },
    );
  });

  it("meet without accents nor capitals, where capitals do not tell an acronym", () => {
    fc.assert(
      fc.property(plainly, (written) => {
        const plain = written.toLowerCase();
        const { terms } = analyse(plain, { stopWords: true });
        for (const { parts } of typedWords(fold(plain)))
          for (const { sought } of parts)
            assert.ok(
              sought.some(({ term }) => terms.includes(term)),
              JSON.stringify([plain, sought]),
            );
      }),
    );
  });

  it("give the words to highlight: every term of a text is a term of one of its words", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...readings), (written, reading) => {
        const marks = new Set(words(written).flatMap(({ terms }) => terms));
        for (const term of analyse(written, reading).terms) assert.ok(marks.has(term), term);
      }),
    );
  });

  it("are read the same whatever was read before, and in order", () => {
    const many = fc.array(fc.string({ unit: "binary", maxLength: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(text, many, fc.constantFrom(...readings), (written, others, reading) => {
        const first = analyse(written, reading);
        for (const other of others) analyse(other, reading);
        assert.deepEqual(analyse(written, reading), first);
        assert.ok(first.positions.every((position, i) => i === 0 || position >= (first.positions[i - 1] ?? 0)));
      }),
    );
    const before = analyse("Des tiers-lieux à Saint-Pol-de-Léon", SHORT);
    // More words than are remembered.
    for (let i = 0; i < 30; i++) analyse(Array.from({ length: 5_000 }, (_, j) => `mot${i * 5_000 + j}`).join(" "));
    assert.deepEqual(analyse("Des tiers-lieux à Saint-Pol-de-Léon", SHORT), before);
  });

  it("words of questions say nothing beside others", () => {
    const idle = typedWords("Comment faut-il monter une AMAP ?").filter((word) => word.idle);
    assert.deepEqual(
      idle.map((word) => word.text),
      ["Comment", "faut-il", "une"],
    );
    assert.ok(isStopWord("une") && !isStopWord("comment"));
  });
});
