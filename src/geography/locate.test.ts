import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { locate } from "./locate.ts";
import type { LocateInput } from "./located.ts";
import { officialTables } from "./tables.ts";

const codes = (input: LocateInput) => locate(input).notes.map((note) => note.code);
const insee = (input: LocateInput) => locate(input).place.insee;

describe("a record that says its INSEE code", () => {
  it("is placed there, at the centre of the commune, with all that holds it", () => {
    const { place, notes } = locate({ insee: "29151" });
    assert.deepEqual(notes, []);
    assert.equal(place.commune, "Morlaix");
    assert.equal(place.postcode, "29600");
    assert.equal(place.epci, "242900835");
    assert.equal(place.department, "29");
    assert.equal(place.region, "53");
    assert.equal(place.country, "FR");
    assert.equal(place.precision, "commune");
    assert.ok(Math.abs((place.lat ?? 0) - 48.6) < 0.1 && Math.abs((place.lon ?? 0) + 3.8) < 0.1);
  });

  it("is followed even when the name says otherwise, and the difference is told", () => {
    const { place, notes } = locate({ insee: "29151", commune: "Quimper", postcode: "29000" });
    assert.equal(place.insee, "29151");
    assert.equal(notes[0]?.code, "insee-name-mismatch");
    assert.match(notes[0]?.detail ?? "", /Morlaix.*Quimper/);
  });

  it("leads from a former commune to the one of today", () => {
    const { place, notes } = locate({ insee: "69232" });
    assert.equal(place.insee, "69123");
    assert.deepEqual(notes, []);
    assert.equal(insee({ insee: "01340" }), "01015");
  });

  it("is read though a spreadsheet took its leading zero, and refused when it is none", () => {
    assert.equal(insee({ insee: 1001 }), "01001");
    assert.equal(insee({ insee: "2a004" }), "2A004");
    assert.deepEqual(codes({ insee: "99999", commune: "Morlaix" }), ["unknown-insee"]);
    assert.equal(insee({ insee: "99999", commune: "Morlaix" }), "29151");
  });

  it("of Paris is told by district when the postal code is that of one", () => {
    assert.equal(insee({ insee: "75056", postcode: "75012" }), "75112");
    assert.equal(insee({ insee: "75056", postcode: "75116" }), "75116");
    assert.equal(insee({ insee: "75056" }), "75056");
  });
});

describe("a commune as partners write it", () => {
  const same: [LocateInput, string][] = [
    [{ commune: "MORLAIX", postcode: "29600" }, "29151"],
    [{ commune: "ST MARTIN D'HERES", postcode: "38400" }, "38421"],
    [{ commune: "Saint Martin d Hères", department: "Isère" }, "38421"],
    [{ commune: "STE FOY LES LYON", postcode: "69110" }, "69202"],
    [{ commune: "CHALON S/ SAONE", postcode: "71100" }, "71076"],
    [{ commune: "CHALON/SAONE", postcode: "71100" }, "71076"],
    [{ commune: "Villeneuve d Ascq", postcode: "59650" }, "59009"],
    [{ commune: "VILLENEUVE LEZ AVIGNON", postcode: "30400" }, "30351"],
    [{ commune: "Saint Ganton (35)" }, "35268"],
    [{ commune: "Sixt-sur-Aff (Ille-et-Vilaine)" }, "35328"],
    [{ commune: "35550 Saint-Ganton" }, "35268"],
    [{ commune: "Mans (Le)", department: "72" }, "72181"],
    [{ commune: "(Le) Mans", department: "Sarthe" }, "72181"],
    [{ commune: "MANS", postcode: "72000" }, "72181"],
    [{ commune: "LYON 3" }, "69383"],
    [{ commune: "LYON CEDEX 03", postcode: "69431" }, "69383"],
    [{ commune: "Paris 12e" }, "75112"],
    [{ commune: "PARIS 12EME ARRONDISSEMENT" }, "75112"],
    [{ commune: "Paris XII" }, "75112"],
    [{ commune: "Paris", postcode: "75020" }, "75120"],
    [{ commune: "Marseille 1er arr." }, "13201"],
    [{ commune: "QUIMPER CEDEX 9", postcode: "29196" }, "29232"],
    [{ commune: "NANTES CEDEX 2 BP 77", postcode: "44042" }, "44109"],
    [{ commune: "Kerfeunteun / Quimper", postcode: "29000" }, "29232"],
    [{ commune: "Évry", postcode: "91000" }, "91228"],
    [{ commune: "Saint-Gantton", postcode: "35550" }, "35268"],
    [{ commune: "Les Sables d'Olonne", postcode: 85100 }, "85194"],
    [{ commune: "Bourg en Bresse", postcode: 1000 }, "01053"],
    [{ commune: "AJACCIO CEDEX", postcode: "20176" }, "2A004"],
    [{ commune: "Bastia", postcode: "20200" }, "2B033"],
    [{ commune: "Saint-Denis", postcode: "97400" }, "97411"],
    [{ commune: "St Barthelemy", postcode: "97133" }, "97701"],
    [{ commune: "NOUMEA", postcode: "98800" }, "98818"],
    [{ commune: "Saint-Denis", country: "Réunion" }, "97411"],
    [{ address: "9 Rue du Petit Châtelier 44300 Nantes" }, "44109"],
  ];
  for (const [input, expected] of same) {
    it(`${Object.values(input).join(", ")}`, () => {
      const { place } = locate(input);
      assert.equal(place.insee, expected, `${place.commune}`);
      assert.equal(place.precision, "commune");
    });
  }

  it("is found under any mix of case, hyphens and accents when the postal code is right", () => {
    const communes = [...officialTables().communes.values()].filter(
      (one) => one.postcodes.length > 0 && !["75056", "69123", "13055"].includes(one.insee),
    );
    const forms: ((name: string) => string)[] = [
      (name) => name.toUpperCase(),
      (name) => name.replace(/-/g, " "),
      (name) => name.normalize("NFD").replace(/\p{M}/gu, ""),
      (name) => name.replace(/Saint(e?)\b/g, "St$1"),
      (name) => name.replace(/'/g, "’"),
      (name) => `${name} CEDEX`,
    ];
    let ambiguous = 0;
    fc.assert(
      fc.property(fc.constantFrom(...communes), fc.constantFrom(...forms), (commune, form) => {
        const { place, notes } = locate({ commune: form(commune.name), postcode: commune.postcodes[0] ?? "" });
        // Two communes of one postal code may bear one name; then nothing is chosen.
        if (notes.some((note) => note.code === "ambiguous-commune")) ambiguous++;
        else assert.equal(place.insee, commune.insee, `${commune.name} ${notes.map((note) => note.detail).join(" ")}`);
      }),
      { numRuns: 400 },
    );
    assert.ok(ambiguous <= 4, `${ambiguous} of 400`);
  });
});

describe("what is ambiguous is told, never guessed", () => {
  it("a name that many communes share gives no commune, and names some of them", () => {
    const { place, notes } = locate({ commune: "Saint-Denis" });
    assert.equal(place.insee, undefined);
    assert.equal(place.lat, undefined);
    assert.equal(place.precision, "country");
    assert.match(notes[0]?.detail ?? "", /«\sSaint-Denis\s» peut désigner \d+ communes\s: .*La Réunion/);
  });

  it("namesakes of one department leave the department certain", () => {
    const { place, notes } = locate({ commune: "Saint-Georges", department: "Pas-de-Calais" });
    assert.equal(place.department, "62");
    assert.deepEqual([place.insee === undefined, notes.length > 0], [notes.length > 0, notes.length > 0]);
  });

  it("coordinates settle between namesakes when they are near one and far from the others", () => {
    const { place, notes } = locate({ commune: "Saint-Denis", lat: 48.93, lon: 2.36 });
    assert.equal(place.insee, "93066");
    assert.equal(place.precision, "exact");
    assert.deepEqual(
      notes.map((note) => note.code),
      ["named-by-position"],
    );
  });

  it("a postal code alone is its only commune, else the middle of its communes, else its department", () => {
    assert.equal(insee({ postcode: "29600", commune: "Morlaix" }), "29151");
    assert.equal(locate({ postcode: "75012" }).place.insee, "75112");
    const several = locate({ postcode: "35550" }).place;
    assert.deepEqual([several.precision, several.insee, several.department], ["postcode", undefined, "35"]);
    assert.ok(several.lat !== undefined);
    const cedex = locate({ postcode: "29196" }).place;
    assert.deepEqual([cedex.precision, cedex.department, cedex.region, cedex.lat], ["department", "29", "53", undefined]);
    assert.deepEqual(locate({ postcode: "20303" }).place.region, "94");
  });

  it("a name and a postal code that contradict each other leave the postal code, and say so", () => {
    const { place, notes } = locate({ commune: "Lyon", postcode: "59000" });
    assert.deepEqual([place.insee, place.commune, place.department], [undefined, "Lyon", "59"]);
    assert.equal(notes[0]?.code, "commune-elsewhere");
  });

  it("a small commune that bears the name of a department or a region is not believed alone", () => {
    const { place, notes } = locate({ commune: "La Réunion" });
    assert.deepEqual([place.department, place.insee], ["974", undefined]);
    assert.equal(notes[0]?.code, "ambiguous-commune");
    assert.equal(insee({ commune: "La Réunion", postcode: "47700" }), "47222");
    assert.equal(insee({ commune: "Vienne" }), "38544");
  });

  it("an unknown name keeps what the postal code tells", () => {
    const { place, notes } = locate({ commune: "Nulle-Part", postcode: "29000" });
    assert.deepEqual([place.precision, place.insee, place.commune], ["postcode", "29232", "Quimper"]);
    assert.match(notes[0]?.detail ?? "", /ne couvre que Quimper/);
  });

  it("a department, a region or the country alone is kept as such, without a position that nobody gave", () => {
    for (const [input, precision] of [
      [{ department: "Finistère" }, "department"],
      [{ commune: "Bretagne", department: "Bretagne" }, "region"],
      [{ commune: "La Réunion", postcode: "" }, "department"],
      [{ commune: "France" }, "country"],
      [{ country: "France" }, "country"],
      [{}, "unknown"],
    ] as const) {
      const { place } = locate(input);
      if (precision === "region") assert.equal(place.region, "53");
      else assert.equal(place.precision, precision, JSON.stringify(input));
      assert.equal(place.lat, undefined);
    }
  });
});

describe("whatever a cell holds", () => {
  it("locating answers, with a sound place", () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom("29600", "Paris 99e", "((((", "St S/ /", "‮", "0", "-", "CEDEX", "20", "98", "__proto__", "constructor"),
    );
    const number = fc.oneof(fc.double(), fc.string({ maxLength: 8 }), fc.constant(undefined));
    fc.assert(
      fc.property(cell, cell, cell, cell, cell, number, number, (code, postcode, commune, department, country, lat, lon) => {
        const { place } = locate({ insee: code, postcode, commune, department, address: commune + postcode, country, lat, lon });
        assert.equal(place.lat === undefined, place.lon === undefined);
        if (place.lat !== undefined && place.lon !== undefined)
          assert.ok(Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180);
        if (place.insee) assert.match(place.insee, /^\d[\dAB]\d{3}$/);
      }),
      { numRuns: 500 },
    );
  });
});
