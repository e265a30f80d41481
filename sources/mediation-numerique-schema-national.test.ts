import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { realFile } from "../src/harvest/mapping/testing.ts";

describe("the national schema of digital mediation places", () => {
  const read = realFile("sources/mediation-numerique-schema-national.yaml", "sources", "mednum-exemple-valide.csv");

  it("is read whole, its lists cut at the bars, its contradictory position told", async () => {
    const reading = await read();
    const [record] = reading.records;
    assert.equal(reading.records.length, 1);
    const body = record?.body;
    assert.equal(body?.title, "Anonymal");
    assert.deepEqual(body?.placeTypes, ["tiers-lieu"]);
    assert.deepEqual(body?.audiences, ["jeunes", "femmes"]);
    assert.deepEqual(body?.identifiers, [{ scheme: "siret", value: "43493312300029" }]);
    assert.equal(body?.places[0]?.address, "12 BIS RUE DE LECLERCQ, Le patio du bois de l'Aulne");
    assert.equal(body?.places[0]?.insee, "51454");
    assert.equal(body?.links.length, 3);
    assert.deepEqual(
      body?.contacts.map(({ kind, value }) => [kind, value]),
      [
        ["phone", "01 80 05 98 80"],
        ["email", "c-30c0197f@laquincaillerie.tl"],
        ["email", "c-eabc333a@laquincaillerie.tl"],
        ["form", "https://www.rdv-solidarites.fr/"],
      ],
    );
    assert.deepEqual(
      body?.recognition.map(({ by }) => by),
      ["Formé à « Mon Espace Santé »", "Arnia/MedNum BFC (Bourgogne-Franche-Comté)", "Label et la bête"],
    );
    assert.deepEqual([...reading.unmapped], []);
    // The example says Reims and gives a position in Aix-en-Provence: the commune is followed, and it is said.
    assert.deepEqual(
      reading.issues.map((issue) => issue.code),
      ["coordinates-far-from-commune"],
    );
    assert.equal(body?.places[0]?.precision, "commune");
  });
});
