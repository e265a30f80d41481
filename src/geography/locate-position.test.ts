import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { locate } from "./locate.ts";
import type { LocateInput } from "./located.ts";
import { officialTables } from "./tables.ts";

const codes = (input: LocateInput) => locate(input).notes.map((note) => note.code);

describe("given coordinates", () => {
  const morlaix = { commune: "Morlaix", postcode: "29600" };

  it("are kept when they agree with the commune", () => {
    const { place, notes } = locate({ ...morlaix, lat: "48,5776", lon: "-3.8279" });
    assert.deepEqual([place.lat, place.lon, place.precision, notes.length], [48.5776, -3.8279, "exact", 0]);
  });

  it("are put right when latitude and longitude are swapped", () => {
    for (const where of [morlaix, {}]) {
      const { place, notes } = locate({ ...where, lat: -3.8279, lon: 48.5776 });
      assert.deepEqual([place.lat, place.lon, place.precision], [48.5776, -3.8279, "exact"]);
      assert.deepEqual(
        notes.map((note) => note.code),
        ["swapped-coordinates"],
      );
    }
    assert.equal(locate({ commune: "Nouméa", postcode: "98800", lat: 166.45, lon: -22.27 }).place.lat, -22.27);
  });

  it("are set aside when they are far from the commune", () => {
    const { place, notes } = locate({ ...morlaix, lat: 45.78, lon: 4.8 });
    assert.equal(place.precision, "commune");
    assert.ok(Math.abs((place.lat ?? 0) - 48.6) < 0.1);
    assert.match(notes[0]?.detail ?? "", /à 7\d\d\skm de la commune indiquée \(Morlaix\)/);
  });

  it("are refused when they are no position, and the record is placed by its commune", () => {
    for (const [lat, lon] of [
      [Number.NaN, 2],
      ["NaN", "NaN"],
      [91, 200],
      [0, 0],
      ["abc", "2"],
      [48.5, undefined],
      [Number.POSITIVE_INFINITY, 2],
    ] as const) {
      const { place, notes } = locate({ ...morlaix, lat, lon });
      assert.deepEqual(
        notes.map((note) => note.code),
        ["invalid-coordinates"],
        `${lat} ${lon}`,
      );
      assert.equal(place.precision, "commune");
    }
  });

  it("alone tell the commune where it is clear, and no more than they can where it is not", () => {
    const clear = locate({ lat: 48.598, lon: -3.813 }).place;
    assert.deepEqual([clear.insee, clear.precision], ["29151", "exact"]);
    const [one, other] = ["35045", "35328"].map((code) => officialTables().communes.get(code));
    assert.ok(one && other);
    const between = locate({ lat: (one.lat + other.lat) / 2, lon: (one.lon + other.lon) / 2 }).place;
    // Near the border with Morbihan: the department is open too.
    assert.deepEqual([between.insee, between.department, between.region], [undefined, undefined, "53"]);
  });

  it("outside France are kept, in a country that nobody named", () => {
    const { place } = locate({ lat: 52.52, lon: 13.4 });
    assert.deepEqual([place.country, place.lat, place.precision], ["ZZ", 52.52, "exact"]);
  });
});

describe("places abroad stay findable", () => {
  it("by the name of the country in French, in English, in its own tongue, or by code", () => {
    for (const [written, code] of [
      ["Belgique", "BE"],
      ["BE", "BE"],
      ["Deutschland", "DE"],
      ["Germany", "DE"],
      ["ΕΛΛΑΔΑ", "GR"],
      ["Österreich", "AT"],
      ["Côte d'Ivoire", "CI"],
      ["Royaume Uni", "GB"],
      ["la Suisse", "CH"],
    ] as const) {
      const { place, notes } = locate({ commune: "Somewhere", country: written });
      assert.deepEqual([place.country, place.commune, place.precision, notes.length], [code, "Somewhere", "country", 0], written);
    }
  });

  it("with their position when it is given, and never taken for a French namesake", () => {
    const { place } = locate({ commune: "Montreuil", country: "Belgique", lat: 50.6, lon: 4.4 });
    assert.deepEqual([place.country, place.insee, place.precision, place.lat], ["BE", undefined, "exact", 50.6]);
  });

  it("by the letter of their postal code", () => {
    assert.equal(locate({ postcode: "B-1000", commune: "Bruxelles" }).place.country, "BE");
    assert.equal(locate({ postcode: "98000", commune: "Monaco" }).place.country, "MC");
  });

  it("and a word that names no country is told", () => {
    assert.deepEqual(codes({ country: "Atlantide", commune: "Morlaix" }), ["unknown-country"]);
  });
});
