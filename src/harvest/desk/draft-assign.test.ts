import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Mapping, mappingOf, parseMapping, printMapping } from "../mapping/index.ts";
import type { StepInput } from "../mapping/mapping.ts";
import { piped } from "../mapping/piped.ts";
import { assignColumn, assignColumns, identityOf, withIdentity } from "./draft-assign.ts";
import { choiceShown, DETAILED, usesOf, usesOfColumn } from "./draft-columns.ts";
import { DESTINATIONS } from "./draft-destination.ts";

const header = {
  source: "carnet",
  partner: "reseau",
  title: "Carnet",
  role: "innovations",
  why: "Nos adhérents.",
  licence: "ODbL 1.0",
};
const mappingWith = (fields: unknown, record: object = {}): Mapping =>
  mappingOf({ ...header, record: { id: "N°", kind: "innovation", ...record }, fields });

const shown = (mapping: Mapping, column: string) => choiceShown(usesOfColumn(usesOf(mapping), column));

describe("a person assigns columns in the table", () => {
  const start = mappingWith({ title: "Nom" });

  it("a column fills a field, cut where its cells hold several values", () => {
    const themed = assignColumn(start, "Thèmes", "themes", ["emploi ; logement", "santé"]);
    assert.deepEqual(themed.fields.themes, piped({ from: "Thèmes" }, { split: ";" }));
    assert.equal(shown(themed, "Thèmes"), "themes");
  });

  it("a second column of the same field joins the first: beside it in a list, after it where one value is wanted", () => {
    const two = assignColumns(
      start,
      new Map([
        ["Thème 1", "themes"],
        ["Thème 2", "themes"],
        ["Surnom", "title"],
      ]),
      () => [],
    ).mapping;
    assert.deepEqual(two.fields.themes, { all: ["Thème 1", "Thème 2"] });
    assert.deepEqual(two.fields.title, ["Nom", "Surnom"]);
  });

  it("parts of a place come together in one place; each kind of contact makes its own", () => {
    const { mapping } = assignColumns(
      start,
      new Map([
        ["CP", "places.postcode"],
        ["Ville", "places.commune"],
        ["Mél", "contacts.email"],
        ["Tél", "contacts.phone"],
      ]),
      () => [],
    );
    assert.deepEqual(mapping.fields.places, [{ postcode: "CP", commune: "Ville" }]);
    assert.deepEqual(mapping.fields.contacts, [
      { kind: "email", value: "Mél" },
      { kind: "phone", value: "Tél" },
    ]);
  });

  it("a SIRET finds its structure, in whatever order they are chosen; alone it is refused, and said", () => {
    const choices = new Map([
      ["SIRET", "carriers.siret"],
      ["Structure", "carriers.name"],
    ]);
    const { mapping, refused } = assignColumns(start, choices, () => []);
    assert.deepEqual(
      mapping.fields.carriers,
      [{ siret: "SIRET", name: "Structure" }].map((each) => ({ ...each })),
    );
    assert.deepEqual(refused, []);
    const alone = assignColumns(start, new Map([["SIRET", "carriers.siret"]]), () => []);
    assert.deepEqual(alone.refused, [{ column: "SIRET", key: "carriers.siret", why: "part-alone" }]);
    assert.deepEqual(alone.mapping.fields, start.fields);
  });

  it("another column takes over the name of the structure: its SIRET and role stay with it", () => {
    const before = mappingWith({
      title: "Nom",
      carriers: [{ name: "Porteur", siret: "SIRET", role: { const: "porteur du projet" } }],
    });
    const { mapping, refused } = assignColumns(
      before,
      new Map([
        ["Porteur", ""],
        ["Structure", "carriers.name"],
      ]),
      () => [],
    );
    assert.deepEqual(mapping.fields.carriers, [{ siret: "SIRET", role: { const: "porteur du projet" }, name: "Structure" }]);
    assert.deepEqual(refused, []);
  });

  it("a title there must be: leaving its column aside is refused, the other choices are followed", () => {
    const { mapping, refused } = assignColumns(
      start,
      new Map([
        ["Nom", ""],
        ["Adresse web", "url"],
      ]),
      () => [],
    );
    assert.deepEqual(mapping.fields, { title: "Nom", url: "Adresse web" });
    assert.deepEqual(refused, [{ column: "Nom", key: "", why: "no-title" }]);
  });

  it("one column may hold latitude and longitude, the date of the last change, or the kind", () => {
    const { mapping } = assignColumns(
      start,
      new Map([
        ["geo", "places.position"],
        ["Modifié", "record.updated"],
        ["Nature", "record.kind"],
      ]),
      () => [],
    );
    assert.deepEqual(mapping.fields.places, [
      { lat: piped({ from: "geo" }, { coordinates: "lat" }), lon: piped({ from: "geo" }, { coordinates: "lon" }) },
    ]);
    assert.equal(mapping.record.updated, "Modifié");
    assert.deepEqual(mapping.record.kind, { from: "Nature", default: "innovation" });
    for (const [column, key] of [
      ["geo", "places.position"],
      ["Modifié", "record.updated"],
      ["Nature", "record.kind"],
    ] as const)
      assert.equal(shown(mapping, column), key);
    const back = assignColumns(
      mapping,
      new Map([
        ["geo", ""],
        ["Modifié", ""],
        ["Nature", ""],
      ]),
      () => [],
    ).mapping;
    assert.deepEqual([back.fields, back.record], [start.fields, start.record]);
  });

  it("a column used in several ways is shown as detailed and stays so until another choice is made", () => {
    const rich = mappingWith({ title: "Nom", placeTypes: "TYPO", keywords: { all: ["TYPO", "Mots"] } });
    assert.equal(shown(rich, "TYPO"), DETAILED);
    assert.equal(shown(rich, "Mots"), "keywords");
    assert.equal(assignColumn(rich, "TYPO", DETAILED, []), rich);
    assert.deepEqual(assignColumn(rich, "TYPO", "pitch", []).fields, { title: "Nom", keywords: "Mots", pitch: "TYPO" });
  });

  it("inside a nested list, names are those of its items: the table leaves them to the text", () => {
    const nested = mappingWith({ title: "nom", places: { each: "sites", commune: "ville" } });
    assert.equal(shown(nested, "sites.ville"), DETAILED);
    assert.equal(shown(nested, "ville"), "");
    assert.deepEqual(assignColumn(nested, "ville", "places.commune", []).fields.places, [
      { each: "sites", commune: "ville" },
      { commune: "ville" },
    ]);
  });

  it("a column that no mapping may name does not stop the others", () => {
    const { mapping, refused } = assignColumns(
      start,
      new Map([
        ["constructor", "pitch"],
        ["Site", "url"],
      ]),
      () => [],
    );
    assert.deepEqual(mapping.fields, { title: "Nom", url: "Site" });
    assert.deepEqual(
      refused.map((each) => each.column),
      ["constructor"],
    );
  });

  it("what tells a record: one column, or several by their words", () => {
    assert.deepEqual(identityOf(start.record), ["N°"]);
    const by = withIdentity(start, ["Nom", "Ville"]);
    assert.deepEqual(by.record.id, { hash: ["Nom", "Ville"] });
    assert.deepEqual(identityOf(by.record), ["Nom", "Ville"]);
    assert.equal(withIdentity(by, ["Ville", "Nom"]), by);
    assert.equal(withIdentity(by, []), by);
  });
});

const COLUMNS = ["Nom", "a", "b", "c", "d.e", "1998"];
/** Objects as YAML and JSON make them. */
const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true });
const column = fc.constantFrom(...COLUMNS);
const key = fc.constantFrom("", DETAILED, "unknown", ...DESTINATIONS.map((each) => each.key));
const samples = fc.array(
  fc.constantFrom("emploi ; logement", "a, b", "UN TITRE", "x".repeat(119), "https://exemple.fr", "2019"),
  {
    maxLength: 5,
  },
);
const condition = fc.record({ from: column, filled: fc.boolean() }, { noNullPrototype: true });

const single = fc.oneof(
  column,
  fc.uniqueArray(column, { minLength: 2, maxLength: 3 }),
  plain({ const: fc.constant("fixe") }),
  fc.tuple(column, fc.constantFrom<StepInput[]>(["trim"], [{ clip: 100 }])).map(([from, steps]) => piped({ from }, ...steps)),
  plain({ from: column, when: condition }),
  plain({ from: column, default: fc.constant("rien") }),
  fc.uniqueArray(column, { minLength: 2, maxLength: 3 }).map((all) => piped({ all }, { join: " " })),
);
const many = fc.oneof(
  single,
  plain({ from: column, vocab: fc.constant("themes") }),
  plain({ all: fc.uniqueArray(column, { minLength: 2, maxLength: 3 }), vocab: fc.constant("themes") }),
);
const places = fc.oneof(
  plain({ commune: single, postcode: column }),
  fc.array(
    fc.oneof(
      plain({ lat: column, lon: column }),
      plain({ each: column, commune: column }),
      plain({ name: column, when: condition }),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
);
const carriers = fc.array(
  fc.oneof(plain({ name: column, siret: column }), plain({ name: many, role: fc.constant({ const: "porteur" }) })),
  { minLength: 1, maxLength: 2 },
);
const links = fc.array(plain({ rel: fc.constantFrom("home", "social"), url: column }), { minLength: 1, maxLength: 3 });

const fields = fc
  .record(
    { title: single, pitch: single, themes: many, keywords: many, places, carriers, links },
    { requiredKeys: ["title"], noNullPrototype: true },
  )
  .map((given) => mappingWith(given));

/** Writings that mean the same: one template alone or in a list, one column alone or in a list. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? normal(value[0]) : value.map(normal);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, normal(each)] as const);
  const [only] = entries;
  return entries.length === 1 && only?.[0] === "from" ? only[1] : Object.fromEntries(entries);
}

describe("whatever is chosen", () => {
  it("the mapping still holds, and its text reads back as the same", () => {
    fc.assert(
      fc.property(fields, fc.array(fc.tuple(column, key), { maxLength: 6 }), samples, (mapping, choices, given) => {
        const { mapping: result } = assignColumns(mapping, new Map(choices), () => given);
        assert.deepEqual(mappingOf(result), result);
        const read = parseMapping(printMapping(result));
        assert.deepEqual(read.problems, []);
        assert.deepEqual(read.mapping, result);
      }),
      { numRuns: 500 },
    );
  });

  it("assigning a new column, then leaving it aside, changes nothing", () => {
    fc.assert(
      fc.property(fields, key, samples, (mapping, to, given) => {
        const there = assignColumn(mapping, "nouvelle", to, given);
        const back = assignColumn(there, "nouvelle", "", given);
        assert.deepEqual(normal(back.fields), normal(mapping.fields));
        assert.deepEqual(back.record, mapping.record);
      }),
      { numRuns: 500 },
    );
  });

  it("a choice that is not refused is what the table then shows", () => {
    fc.assert(
      fc.property(fields, fc.array(fc.tuple(column, key), { maxLength: 6 }), samples, (mapping, choices, given) => {
        const wanted = new Map(choices);
        const { mapping: result, refused } = assignColumns(mapping, wanted, () => given);
        const no = new Set(refused.map((each) => each.column));
        for (const [name, to] of wanted)
          if (!no.has(name) && to !== DETAILED && to !== "unknown") assert.equal(shown(result, name), to, name);
      }),
      { numRuns: 500 },
    );
  });

  it("what was said of other columns stays", () => {
    fc.assert(
      fc.property(fields, key, samples, (mapping, to, given) => {
        const before = usesOf(mapping);
        const after = usesOf(assignColumn(mapping, "nouvelle", to, given));
        for (const [name, uses] of before) assert.deepEqual(after.get(name), uses, name);
      }),
      { numRuns: 300 },
    );
  });
});
