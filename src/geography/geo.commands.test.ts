import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, it } from "node:test";
import { fixedClock } from "../platform/clock.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { sharedData } from "../platform/testing/shared-data.ts";
import { setCommuneCentres } from "./centroids.ts";
import { setDeclaredTerritories } from "./declared.ts";
import { declareTerritory, refreshGeography, removeTerritory, resetCentroids, updateCentroids } from "./geo.commands.ts";
import { readCentroids } from "./geo.store.ts";
import { locate } from "./locate.ts";
import { communesOf, containsPoint, territory } from "./territory.ts";

const clock = fixedClock("2026-11-22T10:00:00.000Z");

async function* bytes(text: string | Uint8Array): AsyncIterable<Uint8Array> {
  const whole = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < whole.length; at += 10_000) yield whole.subarray(at, at + 10_000);
}

const SQUARE = {
  type: "Polygon",
  coordinates: [
    [
      [-3.84, 48.56],
      [-3.8, 48.56],
      [-3.8, 48.62],
      [-3.84, 48.62],
      [-3.84, 48.56],
    ],
  ],
} as const;

eachDatabase("geography of an instance", (open) => {
  after(() => {
    setCommuneCentres(new Map());
    setDeclaredTerritories([]);
  });

  it("takes centres of communes from a file, and a bad line costs one line of report", async () => {
    const database = await open();
    const csv = [
      "code_insee;latitude;longitude;origine",
      "29151;48,5773;-3,8274;mairie",
      "1001;46.15;4.93;mairie",
      "99999;48.5;-3.8;nulle part",
      "29232;NaN;-4.1;erreur",
      "29019;4.4;48.39;inversée",
      "35238;48.11;-1.68;mairie",
      "75112;48.8354;2.4191;mairie",
      "35238;48.11;-1.68;deux fois",
    ].join("\r\n");
    const { kept, refused, issues } = await updateCentroids({ database, clock }, bytes(`\ufeff${csv}`), "test.csv");
    assert.deepEqual([kept, refused], [4, 4]);
    assert.deepEqual(
      issues.map(({ line }) => line),
      [4, 5, 6, 9],
    );
    assert.match(issues[0]?.detail ?? "", /99999/);
    assert.match(issues[2]?.detail ?? "", /Brest\s: la position est à [\d\s]+km/);
    assert.deepEqual([locate({ insee: "29151" }).place.lat, locate({ insee: "01001" }).place.lat], [48.5773, 46.15]);
    await resetCentroids({ database, clock });
    assert.notEqual(locate({ insee: "29151" }).place.lat, 48.5773);
  });

  it("changes nothing for a file that is not one of centres", async () => {
    const database = await open();
    const wrong = ["code_insee,lat,lon", ...Array.from({ length: 20 }, (_, index) => `${10_000 + index},500,600`)].join("\n");
    await assert.rejects(updateCentroids({ database, clock }, bytes(wrong), "x"), { code: "geo/wrong-file" });
    await assert.rejects(updateCentroids({ database, clock }, bytes("nom,ville\na,b\n"), "x"), { code: "geo/missing-columns" });
    await assert.rejects(updateCentroids({ database, clock }, bytes(""), "x"), { code: "geo/missing-columns" });
    await assert.rejects(updateCentroids({ database, clock }, bytes(new Uint8Array(50_000).fill(200)), "x"), /./);
    assert.equal((await readCentroids(database.read)).size, 0);
  });

  it("takes the 34,908 centres of the real file", async (t) => {
    const database = await open();
    const file = readFileSync(sharedData("geo", "communes-centroides.csv"));
    const { kept, refused } = await updateCentroids({ database, clock }, bytes(file), "communes-centroides.csv");
    t.diagnostic(`${kept} kept, ${refused} refused`);
    assert.equal(kept + refused, 34_908);
    assert.ok(refused < 40, `${refused}`);
    assert.equal((await readCentroids(database.read)).size, kept);
  });

  it("declares territories from codes, and another process learns of it", async () => {
    const database = await open();
    const made = await declareTerritory(
      { database, clock },
      { name: "Pays de Morlaix", codes: ["242900835", "29151", "com-29265"], note: "Trois EPCI" },
    );
    assert.equal(made.code, "pays-morlaix");
    assert.ok(made.communes.includes("29254") && made.communes.length >= 26);
    assert.equal(territory("pays-morlaix")?.name, "Pays de Morlaix");

    const other = await open({ same: database });
    setDeclaredTerritories([]);
    assert.equal(await refreshGeography(other), true);
    assert.equal(await refreshGeography(other), false);
    assert.ok(communesOf("pays-morlaix").has("29151"));

    await assert.rejects(declareTerritory({ database, clock }, { name: "Pays de Morlaix", codes: ["29151"] }), {
      code: "geo/territory-exists",
    });
    await declareTerritory({ database, clock }, { name: "Pays de Morlaix", codes: ["29151"] }, true);
    assert.equal(communesOf("pays-morlaix").size, 1);
    await removeTerritory({ database, clock }, "pays-morlaix");
    assert.equal(territory("pays-morlaix"), undefined);
    await assert.rejects(removeTerritory({ database, clock }, "pays-morlaix"), { code: "geo/no-territory" });
  });

  it("declares territories from a perimeter, kept whole", async () => {
    const database = await open();
    const perimeter = { type: "FeatureCollection", features: [{ type: "Feature", properties: null, geometry: SQUARE }] } as never;
    const made = await declareTerritory({ database, clock }, { name: "Quartier de la Boissière", perimeter });
    assert.equal(made.code, "pays-quartier-de-la-boissiere");
    setDeclaredTerritories([]);
    await refreshGeography(await open({ same: database }));
    assert.ok(containsPoint(made.code, { lat: 48.6, lon: -3.81 }));
    assert.equal(containsPoint(made.code, { lat: 48.7, lon: -3.81 }), false);
  });

  it("refuses what is no territory, and says how to mend it", async () => {
    const database = await open();
    const declare = (declaration: object) => declareTerritory({ database, clock }, { name: "Essai", ...declaration } as never);
    await assert.rejects(declare({ codes: ["29151", "00000", "pays-x"] }), { code: "geo/unknown-code" });
    await assert.rejects(declare({}), { code: "geo/empty-territory" });
    await assert.rejects(declare({ name: "x", codes: ["29151"] }), { code: "geo/bad-territory" });
    await assert.rejects(declare({ slug: "../x", codes: ["29151"] }), { code: "geo/bad-territory" });
    for (const perimeter of [
      { type: "Point", coordinates: [2, 48] },
      {
        type: "Polygon",
        coordinates: [
          [
            [2, 48],
            [2, 300],
            [3, 48],
            [2, 48],
          ],
        ],
      },
      "texte",
      null,
      [],
      { type: "Polygon", coordinates: [[[2, 48]]] },
    ]) {
      await assert.rejects(declare({ perimeter }), { code: "geo/bad-perimeter" }, JSON.stringify(perimeter));
    }
    const huge = { type: "Polygon", coordinates: [Array.from({ length: 20_001 }, (_, index) => [2 + index / 1e6, 48])] };
    await assert.rejects(declare({ perimeter: huge }), { code: "geo/perimeter-too-large" });
  });
});
