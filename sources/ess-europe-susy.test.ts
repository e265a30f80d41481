import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countByCode, locatedShare, realFile } from "../src/harvest/mapping/testing.ts";

describe("the map of solidarity economy in Europe (SUSY)", () => {
  const read = realFile("sources/ess-europe-susy.yaml", "sources", "susy-ssedas-europe.geojson");

  it("gives 1,794 good practices, nearly all with a position", async () => {
    const reading = await read();
    assert.equal(reading.records.length, 1_794);
    assert.deepEqual(reading.refused, []);
    const { places, located } = locatedShare(reading.records);
    assert.equal(places, 1_794);
    assert.ok(located >= 1_788, `${located} located`);
  });

  it("reads a country written in sixty ways, typing slips included, and refuses a town", async () => {
    const reading = await read();
    const countries = new Map<string, number>();
    for (const { body } of reading.records) {
      const country = body.places[0]?.country ?? "";
      countries.set(country, (countries.get(country) ?? 0) + 1);
    }
    assert.ok((countries.get("AT") ?? 0) >= 285, "Österreich, Austria, AT, ÖSterreich");
    assert.ok((countries.get("GB") ?? 0) >= 490, "England, UK, uk, GB, United Kingdom, SCOTLAND");
    assert.ok((countries.get("GR") ?? 0) >= 81, "GR, Ελλάδα, Greece");
    assert.ok((countries.get("RS") ?? 0) >= 17, "SR stands for Serbia here");
    const issues = reading.issues.filter((issue) => issue.column === "addr:country");
    assert.deepEqual(issues.map(({ value, code }) => [value, code]).sort(), [
      ["ABERDEEN", "unknown-country"],
      ["Cypres", "repaired-country"],
      ["Frace", "repaired-country"],
      ["Frace", "repaired-country"],
      ["Italu", "repaired-country"],
    ]);
  });

  it("takes the French text first, then the main one, then any other, and aligns every type of initiative", async () => {
    const reading = await read();
    assert.deepEqual([...reading.unmapped], []);
    assert.ok(reading.records.filter(({ body }) => body.description?.text).length >= 1_600);
    const french = reading.records.find(({ body }) =>
      body.description?.text?.startsWith("Association promouvant une finance éthique"),
    );
    assert.equal(french?.body.lang, "fr");
    const concordia = reading.records.find(({ body }) => body.title === "Workshop for candies and ceramics Concordia")?.body;
    assert.deepEqual(concordia?.themes, ["entraide-voisinage", "arts-culture"]);
    assert.deepEqual(concordia?.keywords, ["social entrepreneurship", "artshop", "candles", "art store"]);
    assert.equal(concordia?.updatedAt, "2017-01-24");
    assert.equal(concordia?.places[0]?.address, "4 Павлина Унуфриева");
  });

  it("refuses what is no address of web, mail or phone, naming each", async () => {
    const reading = await read();
    const refused = (code: string): (string | undefined)[] =>
      reading.issues.filter((issue) => issue.code === code).map((issue) => issue.value);
    assert.ok(refused("invalid-url").includes("update6"));
    assert.ok(refused("invalid-url").length < 40);
    assert.ok(refused("invalid-email").includes("bajkazylolomouc.cz"));
    assert.ok(refused("invalid-phone").length < 80, `${refused("invalid-phone").length} phones refused`);
    assert.ok(Object.keys(countByCode(reading.issues)).every((code) => code !== "missing-title"));
  });
});
