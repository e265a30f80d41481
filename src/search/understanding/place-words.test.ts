import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { typedWords } from "../../engine/text/index.ts";
import { resolvePlace, territory } from "../../geography/index.ts";
import { sharedData } from "../../platform/testing/shared-data.ts";
import { synonymGroups } from "../../vocabulary/index.ts";
import { lexiconOf } from "./lexicon.ts";
import { placesIn } from "./place-words.ts";
import { understand } from "./understand.ts";
import { fr } from "./understanding.fr.ts";

const places = (text: string) =>
  placesIn(typedWords(text), text, { resolvePlace, territory }).map(({ territory: found, km }) =>
    km === undefined ? found?.code : `${found?.code}~${km}`,
  );

describe("places among the words", () => {
  const meant: [string, (string | undefined)[]][] = [
    ["recyclerie morlaix", ["com-29151"]],
    ["recyclerie à Morlaix", ["com-29151"]],
    ["épicerie saint pol de leon bio", ["com-29259"]],
    ["jardin Villeneuve d'Ascq", ["com-59009"]],
    ["tiers-lieu le mans", ["com-72181"]],
    ["alimentation finistère", ["dep-29"]],
    ["énergie en bretagne", ["reg-53"]],
    ["vélo Saint-Denis", [undefined]],
    ["jardin près de Brest", ["com-29019~30"]],
    ["jardin à moins de 20 km de Morlaix", ["com-29151~20"]],
    ["autour de quimper", ["com-29232~30"]],
    ["morlaix brest", ["com-29151", "com-29019"]],
    ["insertion dans le Nord", ["dep-59"]],
  ];
  for (const [text, codes] of meant) it(text, () => assert.deepEqual(places(text), codes));

  /** Every word or run of words here names a commune, a department or a region, and none is meant as one. */
  const ordinary = [
    "le bar du village",
    "retour à la source",
    "l’eau et les arts",
    "la place du marché",
    "Job dans la Ville",
    "Ambiance Bois",
    "Agence du Don en Nature",
    "maison de la nature et des bois",
    "le lot de la semaine",
    "grand nord",
    "la force du collectif",
    "réunion publique",
    "délai entre deux contrats",
    "vivre ensemble, monnaie locale",
    "Les Maisons de Marthe et Marie",
    "JARDIN PARTAGE DES BOIS",
    "29 logements en 2019",
  ];
  for (const text of ordinary) it(`${text} (no place)`, () => assert.deepEqual(places(text), []));

  it("take nothing away: what speaks of the place is found too, and the word alone is one click away", () => {
    const { query, notes, clauses } = understand("recyclerie à Morlaix", lexiconOf(synonymGroups()));
    assert.deepEqual(query?.kind === "every" && query.of[1], {
      kind: "any",
      of: [
        { kind: "term", term: "morlaix" },
        { kind: "value", group: "communes", values: ["com-29151"] },
      ],
      score: "best",
    });
    assert.deepEqual(
      notes[0]?.ways.map(({ q, place, km }) => [q, place, km]),
      [
        ["recyclerie", "com-29151", undefined],
        ["recyclerie", "com-29151", 30],
        ['recyclerie à "Morlaix"', undefined, undefined],
      ],
    );
    assert.equal(clauses[1]?.without?.(), "recyclerie");
    const asWord = understand('recyclerie à "Morlaix"', lexiconOf(synonymGroups()));
    assert.equal(
      asWord.clauses.some(({ place }) => place),
      false,
    );
  });

  it("are seldom seen in the questions of people who ask of something else", () => {
    const topics = readFileSync(sharedData("search", "cdtn-ir", "topics-dev.jsonl"), "utf8")
      .split("\n")
      .filter(Boolean)
      .flatMap((line) => (JSON.parse(line) as { variants: string[] }).variants);
    const wrong = topics.filter((text) => places(text).length > 0);
    // "droit local Alsace Moselle" names one.
    assert.ok(wrong.length <= topics.length / 500, wrong.join("\n"));
  });
});

describe("places that words may mean, and those that share a name", () => {
  const lexicon = lexiconOf(synonymGroups());
  const notes = (q: string) => understand(q, lexicon).notes;

  it("offers those of an ordinary word that stands out by its capital, and reads the word", () => {
    const [note] = notes("jardin Romans");
    assert.equal(note?.message, fr.mayBePlace("Romans"));
    assert.deepEqual(note?.ways[0], { label: "Romans-sur-Isère (Drôme)", q: "jardin", place: "com-26281" });
    assert.ok((note?.ways.length ?? 0) > 1);
    for (const q of ["Jardin partagé", "Le Jardin Partagé", "JARDIN ROMANS", "jardin romans"]) assert.deepEqual(notes(q), [], q);
  });

  it("says which was taken of several, and offers the others", () => {
    const [around] = notes("jardin près:Romans~20km");
    assert.equal(around?.message, fr.namesakes("Romans", "Romans-sur-Isère (Drôme)"));
    assert.deepEqual(around?.ways[0]?.q, 'jardin près:"Romans (Deux-Sèvres)"~20km');
    assert.deepEqual(notes(around?.ways[0]?.q ?? ""), []);
    assert.ok(notes('ville:"Saint-Denis"')[0]?.ways.some(({ q }) => q.startsWith('ville:"Saint-Denis (')));
  });

  it("takes no place out of a longer name that is known", () => {
    const { clauses } = understand("déserts médicaux", lexicon);
    assert.deepEqual(
      clauses.map(({ text, place }) => [text, place]),
      [["déserts médicaux", undefined]],
    );
  });
});
