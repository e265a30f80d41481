import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compileMapping } from "../src/harvest/mapping/index.ts";
import { countByCode, locatedShare, mappingFile, type Reading, readThrough } from "../src/harvest/mapping/testing.ts";
import { contentHash } from "../src/platform/ids.ts";
import { sharedData } from "../src/platform/testing/shared-data.ts";

const mapping = mappingFile("sources/mediation-numerique-bfc.yaml");
const dated = (day: string): string => sharedData("sources", `bfc-mediation-numerique-${day}-a.csv`);
const DAYS = ["200409", "200429", "200515"];

/** What an update would do, by the content of the records alone. */
function compared(before: Reading, after: Reading): { added: number; removed: number; changed: number } {
  const hashes = new Map(before.records.map(({ remoteId, body }) => [remoteId, contentHash(body)]));
  let [added, changed] = [0, 0];
  for (const { remoteId, body } of after.records) {
    const hash = hashes.get(remoteId);
    if (hash === undefined) added += 1;
    else if (hash !== contentHash(body)) changed += 1;
    hashes.delete(remoteId);
  }
  return { added, removed: hashes.size, changed };
}

describe("the digital mediation places of Bourgogne-Franche-Comté, on three dates", () => {
  it("have no id in the file: name, address and town make one, the same on each date", async () => {
    const readings = await Promise.all(DAYS.map((day) => readThrough(mapping, dated(day))));
    // One place is written twice in each file, letter for letter: it is folded.
    assert.deepEqual(
      readings.map((reading) => [reading.rows, reading.records.length]),
      [
        [560, 559],
        [606, 605],
        [606, 605],
      ],
    );
    const [first, second, third] = readings;
    assert.ok(first && second && third);
    assert.deepEqual(compared(second, third), { added: 0, removed: 0, changed: 0 });
    // The codes were rewritten between the two dates ("- MSAP - NMM" became "-MSAP-NMM", "A - P - DM" became "APTIC-DM"). Only what
    // they mean counts: of the 384 rows whose text changed, 16 lost or gained a label.
    assert.deepEqual(compared(first, second), { added: 46, removed: 0, changed: 16 });
  });

  it("counts the 384 rewritten labels when they are kept as they are written", async () => {
    const literal = {
      ...mapping,
      fields: { ...mapping.fields, keywords: "code_label", placeTypes: { const: "espace-numerique" } },
    };
    const [first, second] = await Promise.all(
      ["200409", "200429"].map((day) => readThrough(literal, dated(day), compileMapping(literal))),
    );
    assert.ok(first && second);
    assert.deepEqual(compared(first, second), { added: 46, removed: 0, changed: 384 });
  });

  it("puts every place on the map, turning swapped coordinates round", async () => {
    const reading = await readThrough(mapping, dated("200515"));
    assert.deepEqual(locatedShare(reading.records), { places: 605, located: 605 });
    const counts = countByCode(reading.issues);
    assert.equal(counts["swapped-coordinates"], 33);
    assert.deepEqual([...reading.unmapped], []);
    assert.deepEqual(reading.refused, []);
    const inside = reading.records.filter(({ body }) =>
      ["21", "25", "39", "58", "70", "71", "89", "90"].includes(body.places[0]?.department ?? ""),
    );
    assert.equal(inside.length, 605);
  });

  it("reads a place whole", async () => {
    const reading = await readThrough(mapping, dated("200515"));
    const panda = reading.records.find(({ body }) => body.title === "PANDA Grésilles")?.body;
    assert.deepEqual(panda?.keywords, ["APTIC", "Réseau Dijon métropole"]);
    assert.deepEqual(panda?.placeTypes, ["espace-numerique"]);
    assert.deepEqual(panda?.contacts, [{ kind: "phone", value: "03 80 48 84 14", openness: "open" }]);
    assert.equal(panda?.places[0]?.insee, "21231");
    assert.equal(panda?.places[0]?.address, "14 rue Camille Claudel");
  });
});
