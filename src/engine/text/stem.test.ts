import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { beginningsOf, lightStem } from "./stem.ts";

const families = [
  ["ressourcerie", "ressourceries"],
  ["local", "locale", "locaux", "locales"],
  ["social", "sociale", "sociaux"],
  ["bateau", "bateaux"],
  ["tuyau", "tuyaux"],
  ["jeu", "jeux"],
  ["travail", "travaux"],
  ["animateur", "animatrice", "animateurs", "animatrices"],
  ["travailleur", "travailleuse", "travailleurs", "travailleuses"],
  ["meilleur", "meilleure", "meilleurs", "meilleures"],
  ["citoyen", "citoyenne", "citoyens", "citoyennes"],
  ["paysan", "paysanne", "paysans", "paysannes"],
  ["artisan", "artisane", "artisans", "artisanes"],
  ["culturel", "culturelle", "culturels"],
  ["associatif", "associative", "associatifs", "associatives"],
  ["ouvrier", "ouvriere", "ouvriers"],
  ["partage", "partages", "partagee", "partagees"],
  ["etendu", "etendue", "etendus", "etendues"],
  ["urbain", "urbaine", "urbaines"],
  ["francais", "francaise", "francaises"],
  ["heureux", "heureuse", "heureuses"],
  ["public", "publique", "publics", "publiques"],
  ["gratuit", "gratuite", "gratuits", "gratuites"],
  ["complet", "complete", "complets"],
  ["expert", "experte", "expertes"],
  ["adjoint", "adjointe"],
  ["petit", "petite", "petites"],
  ["grand", "grande", "grandes"],
  ["blanc", "blanche", "blanches"],
  ["nouveau", "nouvelle", "nouveaux", "nouvelles"],
];

const apart: [string, string][] = [
  ["commune", "commun"],
  ["mere", "mer"],
  ["rive", "rif"],
  ["bus", "bu"],
  ["organisation", "organisateur"],
  ["retraite", "retrait"],
  ["droite", "droit"],
  ["cours", "cour"],
  ["mois", "moi"],
  ["fraise", "frais"],
  ["desserte", "dessert"],
  ["partie", "parti"],
  ["energie", "energique"],
];

/** Words as French endings make them, sensible or not. */
const ending = fc.constantFrom(
  ..."trice ienne euse elle eure aise ante ale ere ive ine ee aux eaux eux s ss x er if e".split(" "),
);
const word = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,14}$/),
  fc.tuple(fc.stringMatching(/^[a-z]{0,6}$/), fc.array(ending, { maxLength: 3 })).map(([root, ends]) => root + ends.join("")),
);

describe("lightStem", () => {
  for (const family of families)
    it(family.join(", "), () => assert.equal(new Set(family.map(lightStem)).size, 1, family.map(lightStem).join(" ")));
  for (const [one, other] of apart)
    it(`keeps ${one} and ${other} apart`, () => assert.notEqual(lightStem(one), lightStem(other)));

  it("never empties a word, nor lengthens it, nor touches numbers", () => {
    fc.assert(
      fc.property(word, (token) => {
        assert.ok(token === "" || lightStem(token).length > 0);
        assert.ok(lightStem(token).length <= token.length);
        if (/\d/.test(token)) assert.equal(lightStem(token), token);
      }),
    );
  });

  it("is idempotent: what is not its own stem is the stem of nothing", () => {
    fc.assert(
      fc.property(word, (token) => assert.equal(lightStem(lightStem(token)), lightStem(token))),
      { numRuns: 2_000 },
    );
  });
});

describe("a word being typed", () => {
  it("begins what it will be kept as, from the third letter to the last", () => {
    for (const whole of families.flat()) {
      const stem = lightStem(whole);
      for (let typed = 3; typed <= whole.length; typed++) {
        const beginning = whole.slice(0, typed);
        const begun = lightStem(beginning) === stem || beginningsOf(beginning).some((each) => stem.startsWith(each));
        assert.ok(begun, `${beginning} → ${beginningsOf(beginning)} / ${stem}`);
      }
    }
  });

  it("stands for a few beginnings, itself first", () => {
    assert.deepEqual(beginningsOf("animatri"), ["animatri", "animateu"]);
    fc.assert(
      fc.property(word, (typed) => {
        const found = beginningsOf(typed);
        assert.equal(found[0], typed);
        assert.ok(found.length <= 6);
      }),
    );
  });
});
