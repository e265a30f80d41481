import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import fc from "fast-check";
import { addressesUnder } from "./addresses.ts";
import { createAligner } from "./alignment.ts";
import type { ChangeAct, VocabularyChange } from "./change.ts";
import { SCHEMES } from "./concept.ts";
import { labelKey } from "./label-key.ts";
import { changeRefusal, freeConceptId, labelsOf, withChanges } from "./overlay.ts";
import { conceptResource, vocabularyResources } from "./skos.ts";
import { suggestConcepts } from "./suggest.ts";
import { parseTurtle } from "./testing/turtle-parser.ts";
import { toTurtle } from "./turtle.ts";
import { vocabularyVersion } from "./version.ts";
import {
  ancestors,
  concept,
  concepts,
  currentConcept,
  labelOf,
  narrower,
  retiredConcepts,
  setVocabularyChanges,
  writtenConcepts,
} from "./vocabulary.ts";

const decided = (act: ChangeAct, scheme: VocabularyChange["scheme"] = "themes"): VocabularyChange => ({
  scheme,
  at: "2026-12-10T09:00:00.000Z",
  note: "Décidé ensemble.",
  act,
});

const ids = writtenConcepts("themes").map(({ id }) => id);
const someId = fc.oneof(fc.constantFrom(...ids.slice(0, 20)), fc.constantFrom("neuf-1", "neuf-2", "neuf-3", "nulle-part"));
const someName = fc.oneof(
  fc.constantFrom("Neuf 1", "Neuf 2", "Eau", "Vélo cargo", "neuf-3", "Alimentation", "A | B", ""),
  fc.string({ maxLength: 12 }),
);
const someAct: fc.Arbitrary<ChangeAct> = fc.oneof(
  fc.record({
    kind: fc.constant("add" as const),
    id: fc.constantFrom("neuf-1", "neuf-2", "neuf-3"),
    label: someName,
    broader: someId,
  }),
  fc.record({ kind: fc.constant("relabel" as const), id: someId, label: someName }),
  fc.record({ kind: fc.constant("word" as const), id: someId, word: someName }),
  fc.record({ kind: fc.constant("move" as const), id: someId, broader: someId }),
  fc.record({ kind: fc.constant("move" as const), id: someId }),
  fc.record({ kind: fc.constant("merge" as const), id: someId, into: someId }),
  fc.record({ kind: fc.constant("retire" as const), id: someId }),
);
const someChanges = fc.array(
  someAct.map((act) => decided(act)),
  { maxLength: 25 },
);

describe("the lists with what was decided since", () => {
  it("without a decision are the lists as written, to the last character", () => {
    const version = vocabularyVersion();
    setVocabularyChanges([]);
    for (const scheme of SCHEMES) {
      assert.equal(withChanges(scheme, writtenConcepts(scheme), []).length, writtenConcepts(scheme).length);
      assert.deepEqual(concepts(scheme), writtenConcepts(scheme));
      assert.deepEqual(retiredConcepts(scheme), []);
    }
    assert.equal(vocabularyVersion(), version);
  });

  it("keep every id for ever, in a tree without a loop, where no two concepts bear one name, whatever is decided", () => {
    const base = writtenConcepts("themes");
    fc.assert(
      fc.property(someChanges, (changes) => {
        const all = withChanges("themes", base, changes);
        const byId = new Map(all.map((item) => [item.id, item]));
        assert.equal(byId.size, all.length, "an id is there twice");
        for (const id of ids) assert.ok(byId.has(id), `${id} is gone`);
        assert.deepEqual(
          all.map(({ order }) => order),
          all.map((_, index) => index),
        );
        const inUse = all.filter(({ retired }) => retired === undefined);
        const seen = new Set<string>();
        const names = new Map<string, string>();
        for (const item of inUse) {
          // A parent comes before its children and is in use: so there is no loop.
          assert.ok(item.broader === undefined || seen.has(item.broader), `${item.id} is not under ${item.broader}`);
          seen.add(item.id);
          for (const name of labelsOf(item)) {
            assert.equal(names.get(labelKey(name)) ?? item.id, item.id, `${name} names two`);
            names.set(labelKey(name), item.id);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("take a change exactly when it is not refused, so that what is said before deciding is what happens", () => {
    const base = writtenConcepts("themes");
    fc.assert(
      fc.property(someChanges, someAct, (changes, act) => {
        const before = withChanges("themes", base, changes);
        const after = withChanges("themes", base, [...changes, decided(act)]);
        const taken = JSON.stringify(before) !== JSON.stringify(after);
        assert.equal(changeRefusal("themes", before, act) === undefined, taken, JSON.stringify(act));
      }),
      { numRuns: 300 },
    );
  });

  it("always find an id that was never given, and lead from what is out of use to what is in use, or to nothing", () => {
    fc.assert(
      fc.property(someChanges, fc.string({ maxLength: 140 }), (changes, label) => {
        setVocabularyChanges(changes);
        const all = [...concepts("themes"), ...retiredConcepts("themes")];
        const id = freeConceptId("themes", all, label);
        assert.ok(!all.some((item) => item.id === id));
        assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
        for (const { id: old } of retiredConcepts("themes")) {
          const current = currentConcept("themes", old);
          assert.ok(current === undefined || concept("themes", current)?.retired === undefined);
        }
      }),
      { numRuns: 100 },
    );
    setVocabularyChanges([]);
  });

  it("refuse to move what has its fixed place, and accept other words for it", () => {
    const sdg = writtenConcepts("sdg");
    assert.equal(changeRefusal("sdg", sdg, { kind: "retire", id: "1" })?.why, "closed");
    assert.equal(changeRefusal("sdg", sdg, { kind: "word", id: "1", word: "En finir avec la misère" }), undefined);
  });
});

describe("a decision takes effect everywhere a word is read", () => {
  afterEach(() => setVocabularyChanges([]));
  const align = (label: string) => createAligner([])("une-source", "themes", label);

  it("a new concept is understood, suggested, shown under its parent and exported with its date and its reason", () => {
    assert.equal(align("Vélorution").match, "unmapped");
    const before = vocabularyVersion();
    setVocabularyChanges([decided({ kind: "add", id: "velorution", label: "Vélorution", broader: "mobilite" })]);
    assert.deepEqual(align("la vélorution").to, ["velorution"]);
    assert.equal(suggestConcepts("themes", "velorution")[0]?.id, "velorution");
    assert.equal(narrower("themes", "mobilite").at(-1)?.id, "velorution");
    assert.deepEqual(ancestors("themes", "velorution"), ["velorution", "mobilite"]);
    assert.notEqual(vocabularyVersion(), before);
    const turtle = toTurtle(vocabularyResources("https://essaim.example"));
    assert.doesNotThrow(() => parseTurtle(turtle));
    assert.match(turtle, /dct:modified "2026-12-10"\^\^xsd:date/);
    assert.match(turtle, /skos:historyNote "10\s+décembre\s+2026\s*: Décidé ensemble\."@fr/u);
  });

  it("another word and a better label are understood, the old label too", () => {
    setVocabularyChanges([
      decided({ kind: "word", id: "circuits-courts", word: "Locavorisme" }),
      decided({ kind: "relabel", id: "circuits-courts", label: "Du producteur à l’assiette" }),
    ]);
    assert.deepEqual(align("locavorisme").to, ["circuits-courts"]);
    assert.deepEqual(align("Circuits courts et paniers locaux").to, ["circuits-courts"]);
    assert.equal(labelOf("themes", "circuits-courts"), "Du producteur à l’assiette");
  });

  it("of two made one, the words of both lead to the one, and so do fiches and statements of partners made before", () => {
    setVocabularyChanges([decided({ kind: "merge", id: "circuits-courts", into: "aide-alimentaire" })]);
    assert.deepEqual(align("AMAP").to, ["aide-alimentaire"]);
    const said = createAligner([
      { source: "s", scheme: "themes", label: "Paniers", to: ["circuits-courts"], match: "exact", by: "x" },
    ]);
    assert.deepEqual(said("s", "themes", "Paniers").to, ["aide-alimentaire"]);
    assert.deepEqual(ancestors("themes", "circuits-courts"), ["aide-alimentaire", "alimentation"]);
    assert.equal(labelOf("themes", "circuits-courts"), concept("themes", "aide-alimentaire")?.label);
    const old = concept("themes", "circuits-courts");
    assert.ok(old?.retired);
    const says = conceptResource(old, addressesUnder("")).says;
    assert.deepEqual(says.find(([property]) => property === "dct:isReplacedBy")?.[1], {
      iri: "/vocabulaire/themes/aide-alimentaire",
    });
  });

  it("what is retired leaves its words to what is broader, and its children go up", () => {
    setVocabularyChanges([decided({ kind: "retire", id: "circuits-courts" })]);
    assert.deepEqual(align("AMAP"), { to: ["alimentation"], match: "broad", via: "label" });
    assert.ok(!concepts("themes").some(({ id }) => id === "circuits-courts"));
    setVocabularyChanges([decided({ kind: "retire", id: "alimentation" })]);
    assert.equal(concept("themes", "circuits-courts")?.broader, undefined);
  });
});
