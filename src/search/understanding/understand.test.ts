import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Query } from "../../engine/index/index.ts";
import { synonymGroups } from "../../vocabulary/index.ts";
import type { ReadClause } from "../index-port.ts";
import { lexiconOf } from "./lexicon.ts";
import { understand } from "./understand.ts";
import { fr } from "./understanding.fr.ts";

const lexicon = lexiconOf(synonymGroups());
const read = (q: string, literal = false) => understand(q, lexicon, { literal });
const shown = ({ before = [], closes = 0, negated, text }: ReadClause) =>
  `${before.join(" ")}${negated ? "-" : ""}${text}${")".repeat(closes)}`;
const clauses = (q: string) => read(q).clauses.map(shown);
const synonyms = (q: string) => read(q).clauses.map((clause) => clause.synonyms);

/** Whether a test of the index holds another, somewhere. */
function holds(query: Query | undefined, part: Partial<Query>): boolean {
  if (query === undefined) return false;
  if (Object.entries(part).every(([key, value]) => JSON.stringify(query[key as keyof Query]) === JSON.stringify(value)))
    return true;
  if (query.kind === "not") return holds(query.query, part);
  return "of" in query && query.of.some((each) => holds(each, part));
}

describe("words understood", () => {
  it("looks for every word, near writings and equivalents included, and leaves function words out", () => {
    assert.deepEqual(clauses("les jardins de la ville"), ["jardins", "ville"]);
    assert.deepEqual(synonyms("recyclerie"), [["ressourcerie", "boutique de réemploi"]]);
    assert.deepEqual(synonyms("circuits courts")[0]?.includes("vente directe"), true);
    assert.ok(holds(read("fab lab").query, { kind: "term", term: "fablab" }), "neighbours in one piece");
    assert.deepEqual(synonyms("zones gratuité")[0]?.[0], "donnerie");
  });

  it("keeps acronyms apart from the words that they look like", () => {
    assert.ok(synonyms("SEL")[0]?.length);
    assert.deepEqual(synonyms("sel"), [[]]);
    assert.ok(holds(read("SEL").query, { kind: "term", term: "SEL" }));
    assert.ok(synonyms("scop")[0]?.length, "which is no other word");
  });

  it("says what ties the parts, and gives the words without each of them", () => {
    const q = "jardin (école OU crèche) SAUF (bio OU «eau claire») -port";
    assert.deepEqual(clauses(q), ["jardin", "(école", "orcrèche)", "without (bio", "oreau claire)", "-port"]);
    assert.deepEqual(
      read(q).clauses.map((clause) => clause.without?.()),
      [
        "(école OU crèche) SAUF (bio OU «eau claire») -port",
        "jardin (crèche) SAUF (bio OU «eau claire») -port",
        "jardin (école ) SAUF (bio OU «eau claire») -port",
        "jardin (école OU crèche) SAUF («eau claire») -port",
        "jardin (école OU crèche) SAUF (bio ) -port",
        "jardin (école OU crèche) SAUF (bio OU «eau claire»)",
      ],
    );
  });

  it("takes a word with those that lead to it", () => {
    const [first, second] = read("une laverie dans un hameau").clauses;
    assert.deepEqual([first?.without?.(), second?.without?.()], ["dans un hameau", "une laverie"]);
  });

  it("asks nothing for the name of a field that it could not use, nor for marks of other engines", () => {
    assert.deepEqual(clauses("date:hier jardin~2 bio^4"), ["jardin", "bio"]);
    assert.deepEqual(clauses("vélo OU (jardin -bio) école"), ["vélo", "or (jardin", "-bio", "école)"]);
  });

  it("leaves out a field without a value and a date that is none, and says so", () => {
    assert.deepEqual(clauses("titre:"), []);
    assert.equal(read("jardin titre:").notes[0]?.message, fr.fieldWithoutValue("titre"));
    assert.deepEqual(clauses("jardin titre:"), ["jardin"]);
    assert.deepEqual(clauses("jardin depuis:2015-13-45"), ["jardin"]);
    assert.match(read("depuis:2015-13-45 jardin").notes[0]?.message ?? "", /«.depuis:2015-13-45.», laissée de côté/);
    assert.match(read("mot ".repeat(100)).notes[0]?.message ?? "", /64 premiers/);
  });

  it("asks once for a word that is said often", () => {
    assert.deepEqual(clauses("jardin jardins et jardin"), ["jardin"]);
    assert.equal(read("jardin jardins et jardin").clauses[0]?.without?.(), "");
  });

  it("leaves out what only asks, in a sentence, and says so", () => {
    const { clauses: parts, notes } = read("Comment créer une épicerie solidaire dans un village de 800 habitants ?");
    assert.deepEqual(parts.map(shown), ["épicerie solidaire", "village", "800", "habitants"]);
    assert.equal(notes[0]?.message, fr.askingWordsLeft("Comment et créer"));
    assert.deepEqual(clauses("créer ensemble"), ["créer", "ensemble"]);
    assert.deepEqual(clauses("comment"), ["comment"]);
  });

  it("searches function words in titles when nothing else was typed, and everything when there is no word", () => {
    assert.deepEqual(clauses("chez nous"), ["chez", "nous"]);
    assert.equal(read("chez nous").notes[0]?.message, fr.onlyFunctionWords);
    for (const q of ["🌱", "?!", "()", "«»"]) {
      assert.equal(read(q).query, undefined);
      assert.equal(read(q).notes.at(-1)?.message, fr.nothingToLookFor(q));
    }
    assert.deepEqual(read("").notes, []);
  });

  it("takes words as they are when asked to", () => {
    const exact = read("recyclerie morlaix", true);
    assert.deepEqual(
      exact.clauses.map(({ synonyms: found, place }) => [found, place]),
      [
        [[], undefined],
        [[], undefined],
      ],
    );
  });

  it("never fails, whatever is typed, and tells each part once", () => {
    const piece = fc.constantFrom(
      ...'recyclerie|morlaix|à|près de|20 km de|le|OU|SAUF|ET|-|(|)|"|«|theme:|theme:eau|type:acteur|date:2015|date:x|près:Brest~5km|près:Nulle-Part|x:y|*|jard*|🌱|\u202e|comment|SEL|tiers lieu|Saint-Denis|800'.split(
        "|",
      ),
      " ",
      " ",
    );
    const anything = fc.oneof(
      fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(" ")),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    fc.assert(
      fc.property(anything, fc.boolean(), (q, literal) => {
        const { query, clauses: parts, notes, units, plan } = read(q, literal);
        assert.equal(query === undefined, plan === undefined);
        assert.equal(query === undefined, parts.length === 0);
        assert.ok(notes.every(({ message }) => message.length > 0));
        assert.ok(units.every(({ clause, alternatives }) => parts.includes(clause) && alternatives.length > 0));
        let depth = 0;
        for (const part of parts) {
          depth += (part.before ?? []).filter((joint) => joint === "(").length - (part.closes ?? 0);
          assert.ok(depth >= 0);
          const left = part.without?.() ?? "";
          assert.ok(parts.length > 1 || left === "");
          read(left, literal);
        }
        assert.equal(depth, 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("fields", () => {
  const values: [string, string, readonly string[], string][] = [
    ["theme:alimentation", "themes", ["alimentation"], "thème\u00a0: Alimentation et agriculture"],
    ['thème:"Alimentation et agriculture"', "themes", ["alimentation"], "thème\u00a0: Alimentation et agriculture"],
    ["public:JEUNE", "audiences", ["jeunes"], "public\u00a0: Jeunes"],
    ["type:acteur", "kinds", ["organisation"], "type\u00a0: Acteur"],
    ["type:acteurs", "kinds", ["organisation"], "type\u00a0: Acteur"],
    ["étape:essaimage", "stages", ["essaimage"], "étape\u00a0: Essaimage"],
    ["lieu:tiers-lieux", "placeTypes", ["tiers-lieu"], "type de lieu\u00a0: Tiers-lieu"],
    ["lieu:Morlaix", "communes", ["com-29151"], "type de lieu\u00a0: Morlaix (Finistère)"],
    ["région:Bretagne", "regions", ["reg-53"], "territoire\u00a0: Bretagne"],
    ['partenaire:"La France s’engage"', "partners", ["la-france-s-engage"], "partenaire\u00a0: La France s’engage"],
  ];
  for (const [q, group, found, label] of values)
    it(q, () => {
      assert.deepEqual(read(q).query, { kind: "value", group, values: found });
      assert.equal(read(q).clauses[0]?.text, label);
    });

  it("restricts words to a text", () => {
    assert.deepEqual(read("titre:jardin").query, { kind: "term", term: "jardin", fields: 1 });
    assert.ok(holds(read('texte:"eau claire"').query, { kind: "phrase", fields: 8 }));
    assert.ok(holds(read("jard*").query, { kind: "prefix", prefix: "jard" }));
  });

  it("reads days as the milliseconds of a column", () => {
    const query = read("date:2015..2018").query;
    assert.deepEqual(query, { kind: "range", column: "started", from: Date.UTC(2015, 0), to: Date.UTC(2019, 0) - 1 });
    assert.ok(holds(read("maj:>2020").query, { kind: "range", column: "updated", from: Date.UTC(2021, 0) }));
  });

  it("measures around a place, within reason", () => {
    const near = (q: string) => read(q).query as { km: number };
    assert.equal(near('près:"Romans-sur-Isère"~20km').km, 20);
    assert.equal(near("près:Morlaix").km, 30);
    assert.deepEqual([near("près:Morlaix~0").km, near("près:Morlaix~50000km").km], [1, 20_000]);
    assert.equal(read("près:Morlaix~0").notes[0]?.message, fr.boundedDistance("1"));
  });

  it("lets a value go on without quotes, where that makes one that is known", () => {
    for (const q of ["theme:aide alimentaire", "public: les jeunes", "ville:saint pol de leon"]) {
      assert.equal(read(q).query?.kind, "value", q);
      assert.deepEqual(read(q).notes, [], q);
      assert.equal(read(`${q} OU vélo`).clauses.length, 2, q);
    }
    assert.equal(read("ville:brest jardin").clauses.length, 2);
    assert.equal(read("partenaire:envie jardin").clauses.length, 2);
    assert.equal(read("vélo theme:aide alimentaire").clauses[1]?.without?.(), "vélo");
  });

  it("searches as words what it does not know, and says so", () => {
    const asked = read("theme:licornes couleur:vert date:hier près:Nulle-Part-du-Tout");
    assert.equal(asked.notes.length, 4);
    assert.deepEqual(asked.clauses.map(({ text }) => text).includes("licornes"), true);
  });
});
