import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { LinkageRecord } from "../record.ts";
import type { LinkageSchema } from "../schema.ts";
import { columnsOf } from "./columns.ts";
import { jaroWinkler, oneSlip } from "./similar.ts";

const SCHEMA: LinkageSchema = {
  name: "all kinds",
  fields: [
    { name: "name", compare: "name", column: "name", explainedBy: "place" },
    { name: "place", compare: "place", lat: "lat", lon: "lon", town: "town" },
    { name: "address", compare: "address", column: "address" },
    { name: "legal", compare: "legal", siret: "siret", siren: "siren", rna: "rna" },
    { name: "site", compare: "key", column: "site", as: "site" },
    { name: "mail", compare: "key", column: "mail", as: "mail" },
    { name: "themes", compare: "words", column: "themes" },
    { name: "people", compare: "people", column: "people" },
    { name: "given", compare: "word", column: "given" },
    { name: "born", compare: "code", column: "born" },
    { name: "year", compare: "number", column: "year", within: [1, 3] },
  ],
};

/** Others, so that words have a rarity: a hundred centres, of which each has a word of its own. */
const OTHERS = Array.from({ length: 100 }, (_, i) => ({
  name: `Centre social maison quartier mot${String.fromCharCode(97 + (i % 26))}${i}x`,
  town: `ville${i}`,
}));

function level(field: string, one: LinkageRecord["values"], other: LinkageRecord["values"]): string {
  const { columns } = columnsOf(SCHEMA, "secret");
  const all = [...OTHERS, one, other];
  for (const column of columns) for (const [i, values] of all.entries()) column.add({ id: String(i), values });
  const column = columns.find(({ spec }) => spec.name === field);
  assert.ok(column);
  const [a, b] = [all.length - 2, all.length - 1];
  assert.equal(column.compare(a, b), column.compare(b, a), "both ways the same");
  return column.levels[column.compare(a, b)] ?? "";
}
const names = (one: string, other: string, town = ""): string => level("name", { name: one, town }, { name: other, town });

describe("names", () => {
  it("are the same by other words: acronyms, glued or forgotten words, slips", () => {
    assert.match(names("MJC de Bréquigny", "Maison des jeunes et de la culture Bréquigny"), /^alike/);
    assert.match(names("Tiers-lieu Zanzibar", "TIERSLIEU ZANZIBAR"), /^alike/);
    assert.match(names("Ressourcerie Zanzibar", "Resourcerie Zanzibarr"), /^alike/);
    assert.match(names("Association Zanzibar Kilimandjaro", "Kilimandjaro et Zanzibar"), /^equal/);
    assert.match(names("Ressourcerie Zanzibar", "Zanzibar"), /^part/);
  });

  it("are others where numbers or directions differ, or each says what the other does not", () => {
    assert.equal(names("Centre social Nord", "Centre social Sud"), "contrast");
    assert.equal(names("Crèche Zanzibar 1", "Crèche Zanzibar 2"), "contrast");
    assert.match(names("Envie Zanzibar", "Envie Kilimandjaro"), /^both-differ/);
    assert.equal(names("Zanzibar", "Kilimandjaro"), "nothing-shared");
  });

  it("say nothing more by naming the town", () => {
    assert.match(names("Recyclerie Zanzibar de Brest", "Recyclerie Zanzibar", "Brest"), /^alike/);
    assert.match(names("Recyclerie Zanzibar de Brest", "Recyclerie Zanzibar"), /^part/);
  });

  it("are missing when they are a legal form alone", () => {
    assert.equal(names("Association", "Association"), "missing");
  });
});

describe("the other comparisons", () => {
  it("measure places by distance, by town where a point is missing", () => {
    const at = (lat: number, lon: number, town = "Rennes") => ({ lat, lon, town });
    assert.equal(level("place", at(48.1, -1.68), at(48.1005, -1.68)), "under-150-m-same-town");
    assert.equal(level("place", at(48.1, -1.68), at(48.5, -1.68)), "over-25-km");
    assert.equal(level("place", at(0, 0), at(48.1, -1.68)), "same-town");
    assert.equal(level("place", { town: "St Malo" }, { town: "SAINT-MALO" }), "same-town");
  });

  it("read official numbers, and no difference in unchecked ones", () => {
    assert.equal(level("legal", { siret: "73282932000074" }, { siret: "732 829 320 00074" }), "same-site");
    assert.equal(level("legal", { siret: "35600000049837" }, { siret: "73282932000074" }), "other-unit");
    assert.equal(
      level("legal", { siret: "35600000049838" }, { siret: "73282932000074" }),
      "missing",
      "a slip of the pen is no other unit",
    );
    assert.equal(level("legal", { siren: "732829320" }, { siret: "73282932000074" }), "same-unit");
    assert.equal(level("legal", { rna: "W353001234" }, { rna: "w353001234" }), "same-association");
  });

  it("compare addresses, words, persons, codes and years", () => {
    assert.equal(
      level("address", { address: "12 av. du Gal Leclerc" }, { address: "12, Avenue du Général Leclerc" }),
      "number-and-street",
    );
    assert.equal(level("address", { address: "12 avenue Leclerc" }, { address: "14 avenue Leclerc" }), "street-other-number");
    assert.equal(
      level("people", { people: "C.-Y. Chan, M. Garofalakis" }, { people: "Minos N. Garofalakis, Chee Yong Chan" }),
      "all",
    );
    assert.equal(level("themes", { themes: ["réemploi", "vélo"] }, { themes: "vélo" }), "part");
    assert.equal(level("given", { given: "michelle" }, { given: "michele" }), "alike");
    assert.equal(level("born", { born: "19560409" }, { born: "19560490" }), "one-slip");
    assert.equal(level("year", { year: 1999 }, { year: "2001" }), "near");
  });

  it("are symmetric, and the same again, whatever stands in the cells", () => {
    const cell = fc.option(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.constantFrom("Centre social Nord", "mjc", "12 rue x", "a b c d e f", "0,0", "48.1"),
      ),
      { nil: undefined },
    );
    const record = fc.record(
      Object.fromEntries(
        ["name", "town", "lat", "lon", "address", "siret", "site", "mail", "themes", "people", "given", "born", "year"].map(
          (key) => [key, cell],
        ),
      ),
    );
    fc.assert(
      fc.property(record, record, (one, other) => {
        const { columns } = columnsOf(SCHEMA, "secret");
        for (const column of columns) {
          column.add({ id: "a", values: one });
          column.add({ id: "b", values: other });
          const found = column.compare(0, 1);
          assert.equal(found, column.compare(1, 0));
          assert.ok(found >= 0 && found < column.levels.length);
          assert.ok(column.rarity(0, 1, found) <= 0);
          const own = column.compare(0, 0);
          assert.ok(own === 0 || own >= found, `${column.spec.name}: nothing is more like a record than itself`);
        }
      }),
    );
  });
});

describe("likeness of words", () => {
  const units = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0));
  const likeness = (a: string, b: string) => jaroWinkler(units(a), 0, a.length, units(b), 0, b.length);

  it("is that of Jaro and Winkler", () => {
    for (const [a, b, expected] of [
      ["martha", "marhta", 0.9611],
      ["dixon", "dicksonx", 0.8133],
      ["dwayne", "duane", 0.84],
      ["abc", "xyz", 0],
    ] as const)
      assert.ok(Math.abs(likeness(a, b) - expected) < 0.001, `${a} ${b} ${likeness(a, b)}`);
  });

  it("knows one slip of the pen", () => {
    for (const [a, b] of [
      ["19560409", "19560490"],
      ["35000", "3500"],
      ["35000", "35200"],
    ] as const)
      assert.equal(oneSlip(a, b), true, `${a} ${b}`);
    for (const [a, b] of [
      ["35000", "35000"],
      ["35000", "53200"],
      ["1", "234"],
    ] as const)
      assert.equal(oneSlip(a, b), false);
  });
});
