import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { buildOfficialRows } from "./build-tables.ts";
import { setCommuneCentres } from "./centroids.ts";
import { declaredCodesOf, setDeclaredTerritories } from "./declared.ts";
import { locate } from "./locate.ts";
import { findPlaces } from "./place-index.ts";
import { resolvePlace } from "./resolve-place.ts";
import { officialTables } from "./tables.ts";
import { communesOf, containsPoint, territory } from "./territory.ts";

describe("the official tables", () => {
  it("hold every commune of today with a name, a department, a region and a centre; overseas collectivities too", () => {
    const { communes, districts, epcis, departments, regions } = officialTables();
    assert.ok(communes.size > 34_800 && communes.size < 35_400, `${communes.size}`);
    assert.equal(districts.size, 45);
    assert.ok(epcis.size > 1_200);
    for (const commune of communes.values()) {
      assert.ok(commune.name && departments.has(commune.department) && regions.has(commune.region), commune.insee);
      assert.ok(Math.abs(commune.lat) <= 90 && Math.abs(commune.lon) <= 180, `${commune.insee} ${commune.lat} ${commune.lon}`);
    }
    for (const code of ["97502", "97701", "97801", "98613", "98735", "98818"]) assert.ok(communes.has(code), code);
  });

  it("say the same read from their cache as built from the packages", () => {
    const { communes, districts, former, epcis } = officialTables();
    const rows = buildOfficialRows();
    for (const commune of rows.communes) {
      const kept = commune.formerOf ? former.get(commune.insee) : (communes.get(commune.insee) ?? districts.get(commune.insee));
      // A former commune whose code a commune of today bears is known by name only.
      if (kept || !commune.formerOf) assert.deepEqual(kept, commune);
    }
    for (const epci of rows.epcis) assert.deepEqual(epcis.get(epci.siren), epci);
  });

  it("keep former communes, which lead to the one of today", () => {
    const { former, communes } = officialTables();
    assert.ok(former.size > 4_000);
    for (const one of former.values()) assert.ok(one.formerOf && communes.has(one.formerOf), one.insee);
  });
});

describe("a territory", () => {
  it("is known by its code in addresses, or by its official code", () => {
    for (const [code, name] of [
      ["com-29151", "Morlaix"],
      ["29151", "Morlaix"],
      ["epci-242900835", "CA Morlaix Communauté"],
      ["242900835", "CA Morlaix Communauté"],
      ["dep-29", "Finistère"],
      ["D29", "Finistère"],
      ["dep-2a", "Corse-du-Sud"],
      ["dep-974", "La Réunion"],
      ["reg-53", "Bretagne"],
      ["R04", "La Réunion"],
      ["com-75112", "Paris 12e arrondissement"],
      ["com-01340", "Arboys en Bugey"],
    ]) {
      assert.equal(territory(code ?? "")?.name, name);
    }
    for (const code of [
      "",
      "com-",
      "com-99999",
      "dep-00",
      "pays-nulle-part",
      "__proto__",
      "constructor",
      "epci-123456789",
      `com-${"9".repeat(500)}`,
    ]) {
      assert.equal(territory(code), undefined);
    }
  });

  it("says its facts: population, communes, what holds it, where it is", () => {
    const finistere = territory("dep-29");
    assert.ok(finistere);
    assert.equal(finistere.communes().size, 277);
    assert.ok(finistere.population > 900_000 && finistere.population < 1_000_000);
    assert.deepEqual(finistere.parents, ["reg-53"]);
    assert.ok(Math.abs(finistere.centre.lat - 48.3) < 0.3 && Math.abs(finistere.centre.lon + 4.1) < 0.4);
    assert.deepEqual(territory("com-75112")?.parents, ["com-75056", "epci-200054781", "dep-75", "reg-11"]);
  });

  it("contains a place by its commune, districts and former communes included", () => {
    assert.ok(containsPoint("dep-29", undefined, "29151"));
    assert.ok(containsPoint("com-75056", undefined, "75112"));
    assert.ok(containsPoint("reg-84", undefined, "69232"));
    assert.equal(containsPoint("dep-29", undefined, "35238"), false);
    assert.equal(containsPoint("dep-29", { lat: 48.6, lon: -3.8 }), false);
  });
});

describe("a declared territory", () => {
  afterEach(() => setDeclaredTerritories([]));
  const pays = { code: "pays-morlaix", name: "Pays de Morlaix", communes: ["29151", "29254", "29265"] };
  const square = [
    [
      [-3.84, 48.56],
      [-3.8, 48.56],
      [-3.8, 48.62],
      [-3.84, 48.62],
      [-3.84, 48.56],
    ],
  ] as const;

  it("is a set of communes, found by name, holding what they hold", () => {
    setDeclaredTerritories([pays]);
    assert.equal(
      territory("pays-morlaix")?.population,
      ["29151", "29254", "29265"].reduce((sum, code) => sum + (territory(code)?.population ?? 0), 0),
    );
    assert.deepEqual([...communesOf("pays-morlaix")], pays.communes);
    assert.deepEqual(territory("pays-morlaix")?.parents, ["dep-29", "reg-53"]);
    assert.ok(containsPoint("pays-morlaix", undefined, "29151"));
    assert.deepEqual(declaredCodesOf("29151", undefined), ["pays-morlaix"]);
    assert.equal(resolvePlace("pays de morlaix").territory?.code, "pays-morlaix");
    assert.equal(findPlaces("pays de mor", 3)[0]?.code, "pays-morlaix");
  });

  it("is a perimeter: an exact position decides, else the centre of the commune", () => {
    setDeclaredTerritories([{ code: "pays-quartier", name: "Quartier", communes: [], perimeter: [square] }]);
    assert.ok(containsPoint("pays-quartier", { lat: 48.6, lon: -3.81 }));
    assert.equal(containsPoint("pays-quartier", { lat: 48.6, lon: -3.7 }, "29151"), false);
    assert.deepEqual(declaredCodesOf(undefined, { lat: 48.6, lon: -3.81 }), ["pays-quartier"]);
    assert.deepEqual(declaredCodesOf("29151", { lat: 48.6, lon: -3.7 }), []);
    assert.ok(communesOf("pays-quartier").has("29151"));
  });

  it("disappears when it is taken away", () => {
    setDeclaredTerritories([pays]);
    assert.ok(territory("pays-morlaix"));
    setDeclaredTerritories([]);
    assert.equal(territory("pays-morlaix"), undefined);
    assert.deepEqual(findPlaces("pays de morlaix", 3), []);
  });
});

describe("centres of its own", () => {
  it("win over the official ones, until they are taken away", () => {
    const before = locate({ insee: "29151" }).place;
    setCommuneCentres(new Map([["29151", { lat: 48.5, lon: -3.5 }]]));
    const own = locate({ insee: "29151" }).place;
    setCommuneCentres(new Map());
    assert.deepEqual([own.lat, own.lon], [48.5, -3.5]);
    assert.deepEqual(locate({ insee: "29151" }).place, before);
  });
});

describe('the words of "Où ?"', () => {
  const read = (words: string) => {
    const { territory: found, ambiguous } = resolvePlace(words);
    return [found?.code, ambiguous?.length ?? 0];
  };

  it("are read as codes, numbers, names, names with their department", () => {
    for (const [words, code] of [
      ["dep-29", "dep-29"],
      ["29", "dep-29"],
      ["974", "dep-974"],
      ["2a", "dep-2A"],
      ["Finistère", "dep-29"],
      ["finistere", "dep-29"],
      ["Rhône-Alpes", "reg-84"],
      ["Morlaix", "com-29151"],
      ["MORLAIX", "com-29151"],
      ["Paris 12", "com-75112"],
      ["Lyon 3e", "com-69383"],
      ["mans", "com-72181"],
      ["Saint-Denis (974)", "com-97411"],
      ["Morlaix Communauté", "epci-242900835"],
      ["guadeloupe", "dep-971"],
      ["29151", "com-29151"],
    ]) {
      assert.deepEqual(read(words ?? ""), [code, 0], words);
    }
  });

  it("keep the other readings at hand, and choose none when none is likely enough", () => {
    assert.deepEqual(read("Saint-Denis"), [undefined, 4]);
    assert.deepEqual(read("Montreuil"), ["com-93048", 2]);
    assert.deepEqual(read("Bretagne"), ["reg-53", 2]);
    assert.deepEqual(read("29600"), ["com-29151", 3]);
    assert.deepEqual(read("Nulle Part"), [undefined, 0]);
    assert.deepEqual(read("  "), [undefined, 0]);
  });

  it("are suggested from their first letters: exact names first, then the most populous", () => {
    const names = (words: string) => findPlaces(words, 4).map(({ name, context }) => `${name} (${context})`);
    assert.equal(names("morlaix")[0], "Morlaix (Finistère)");
    assert.equal(names("bret")[0], "Bretagne (région)");
    assert.equal(names("rochelle")[0], "La Rochelle (Charente-Maritime)");
    assert.deepEqual(names("saint denis").slice(0, 2), ["Saint-Denis (La Réunion)", "Saint-Denis (Seine-Saint-Denis)"]);
    assert.deepEqual(names("ganton"), ["Saint-Ganton (Ille-et-Vilaine)"]);
    assert.deepEqual(names("29"), ["Finistère (département, 29)"]);
    assert.equal(names("29600").length, 4);
    assert.deepEqual(findPlaces("", 4), []);
    assert.deepEqual(findPlaces("-- ''", 4), []);
  });
});
