import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countByCode, locatedShare, realFile, titled } from "../src/harvest/mapping/testing.ts";

describe("Tourisme & Handicap, 3,809 labelled establishments", () => {
  const read = realFile("sources/tourisme-et-handicap.yaml", "sources", "tourisme-handicap-etablissements.xlsx");

  it("places every one by commune, postal code and department, without any coordinates in the file", async () => {
    const reading = await read();
    assert.equal(reading.rows, 3_809);
    assert.equal(reading.records.length, 3_799, "ten are written twice with the same name, address and commune");
    assert.deepEqual(reading.refused, []);
    const { places, located } = locatedShare(reading.records);
    assert.equal(located, places);
    const inCommune = reading.records.filter(({ body }) => body.places[0]?.precision === "commune").length;
    assert.ok(inCommune / reading.records.length > 0.99, `${inCommune} in a known commune`);
  });

  it("gives names in capitals an ordinary case and cuts the lists in cells", async () => {
    const reading = await read();
    const office = titled(reading, "Office de Tourisme Bernay Terres de Normandie");
    assert.equal(office.places[0]?.commune, "Bernay");
    const camping = titled(reading, "Camping Saint Jean");
    assert.deepEqual(camping.keywords, ["Hébergement", "Camping", "handicap auditif", "handicap mental", "handicap visuel"]);
    assert.deepEqual(camping.carriers, [{ name: "Camping Saint Jean", role: "exploitant", siret: "41046372300016" }]);
    assert.deepEqual(camping.recognition, [{ by: "Tourisme & Handicap", how: "labelled" }]);
    assert.deepEqual(camping.audiences, ["handicap"]);
    assert.equal(camping.places[0]?.insee, "29189");
  });

  it("refuses the SIRET whose key is wrong, and only it", async () => {
    const reading = await read();
    assert.deepEqual(
      reading.issues.filter((issue) => issue.code === "invalid-siret").map(({ line, value }) => [line, value]),
      [[510, "404350589 00015"]],
    );
    assert.ok((countByCode(reading.issues)["invalid-url"] ?? 0) < 80);
  });
});
