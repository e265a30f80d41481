import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countByCode, locatedShare, realFile, titled } from "../src/harvest/mapping/testing.ts";

describe("La France s'engage, workbook of 2019", () => {
  const read = realFile("sources/la-france-s-engage.yaml", "sources", "ffe-lafrancesengage-v3.xlsx");

  it("gives 150 projects although the file has only 19 ids: name and carrier identify them", async () => {
    const reading = await read();
    assert.equal(reading.rows, 150);
    assert.equal(reading.records.length, 150);
    assert.equal(new Set(reading.records.map(({ remoteId }) => remoteId)).size, 150);
    assert.deepEqual(locatedShare(reading.records), { places: 141, located: 141 });
    assert.deepEqual(reading.refused, []);
    assert.deepEqual([...reading.unmapped], []);
  });

  it("has nothing to complain of but placeholders, which are dropped", async () => {
    const reading = await read();
    assert.deepEqual(countByCode(reading.issues), {});
    const links = reading.records.flatMap(({ body }) => body.links.map((link) => link.url));
    assert.ok(!links.includes("http://facebook.com/") && !links.includes("http://twitter.com/"));
    assert.equal(reading.records.filter(({ body }) => body.links.some((link) => link.rel === "home")).length, 142);
  });

  it("reads a project whole", async () => {
    const log = titled(await read(), "La logistique solidaire");
    assert.deepEqual(log.carriers, [{ name: "Log'ins", role: "porteur du projet" }]);
    assert.deepEqual(log.themes, ["acces-emploi", "handicap", "economie-solidaire"]);
    assert.deepEqual(log.sdg, [8]);
    assert.deepEqual(log.recognition, [
      { by: "Fondation La France s'engage", how: "laureate", year: 2015, url: "https://fondationlafrancesengage.org/" },
    ]);
    assert.deepEqual(log.links, [{ rel: "home", url: "http://log-ins.fr/" }]);
    assert.equal(log.images[0]?.alt, "Logo de Log'ins");
  });
});
