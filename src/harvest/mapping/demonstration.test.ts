import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { countByCode, mappingFile, type Reading, readThrough, titled } from "./testing.ts";

const folder = fileURLToPath(new URL("../../../demonstration/", import.meta.url));
const slugs = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml") && file !== "network.yaml")
  .map((file) => file.replace(".yaml", ""))
  .sort();

const readings = new Map<string, Promise<Reading>>();
function read(slug: string): Promise<Reading> {
  const mapping = mappingFile(`demonstration/${slug}.yaml`);
  const reading = readings.get(slug) ?? readThrough(mapping, folder + mapping.file);
  readings.set(slug, reading);
  return reading;
}

/** Records of each notebook (demonstration/README.md). */
const RECORDS: Record<string, number> = {
  alimentation: 32,
  appuis: 43,
  bretagne: 21,
  campagnes: 33,
  "democratie-monnaies": 29,
  "emploi-insertion": 27,
  "energie-mobilite": 20,
  "habitat-et-prendre-soin": 39,
  reemploi: 22,
  "tiers-lieux": 32,
};

describe("the demonstration network", () => {
  it("is ten notebooks in as many shapes, each with its mapping", () => {
    assert.deepEqual(slugs, Object.keys(RECORDS));
  });

  for (const slug of slugs) {
    it(`${slug}: every record comes out, every word is understood, nothing is complained of`, async () => {
      const reading = await read(slug);
      assert.equal(reading.records.length, RECORDS[slug]);
      assert.deepEqual(reading.refused, []);
      assert.deepEqual([...reading.unmapped], []);
      assert.deepEqual(countByCode([...reading.readIssues, ...reading.issues]), {});
      assert.equal(new Set(reading.records.map(({ remoteId }) => remoteId)).size, reading.records.length);
      for (const { body } of reading.records) {
        assert.ok(body.pitch ?? body.description, `${body.title} says what it is`);
        assert.equal(body.updatedAt, "2026-11-22");
      }
    });
  }

  it("places in France are all on the map; those abroad keep their country", async () => {
    const places = (await Promise.all(slugs.map(read))).flatMap((reading) => reading.records.flatMap(({ body }) => body.places));
    assert.ok(places.length > 250);
    for (const place of places) {
      if (place.country === "FR") assert.ok(place.lat !== undefined && place.insee !== undefined, JSON.stringify(place));
      else assert.equal(place.precision, "country", JSON.stringify(place));
    }
  });

  it("folds one row per branch into one record, and reads several towns in one cell", async () => {
    const envie = titled(await read("reemploi"), "Envie");
    assert.equal(envie.places.length, 5);
    assert.deepEqual(envie.spread, { modes: ["franchise-sociale"], kit: [{ title: "Guide disponible" }] });
    const loos = (await read("emploi-insertion")).records.find(({ body }) => body.title === "La Fabrique de l'Emploi")?.body;
    assert.deepEqual(
      loos?.places.map(({ commune, insee, postcode }) => [commune, insee, postcode]),
      [
        ["Loos", "59360", "59120"],
        ["Tourcoing", "59599", "59200"],
      ],
    );
  });

  it("says who recognises what, how far it acts, and where it comes from", async () => {
    const tzcld = titled(await read("emploi-insertion"), "Territoires zéro chômeur de longue durée");
    assert.deepEqual(tzcld.recognition, [{ by: "La France s'engage", how: "laureate", year: 2016 }]);
    assert.deepEqual(tzcld.zone, { scope: "national", codes: [], label: "France entière" });
    const prizes = (await read("reemploi")).records.flatMap(({ body }) => body.recognition);
    assert.ok(prizes.length > 0 && prizes.every(({ by, year }) => by === "La France s'engage" && year !== undefined));
    const kinds = new Set((await read("appuis")).records.map(({ body }) => body.kind));
    assert.deepEqual([...kinds].sort(), ["article", "event", "guide", "organisation", "resource", "scheme"]);
  });
});
