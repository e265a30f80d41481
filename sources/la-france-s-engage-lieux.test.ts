import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countByCode, locatedShare, realFile, titled } from "../src/harvest/mapping/testing.ts";

describe("La France s'engage, one row per site (2018)", () => {
  const read = realFile("sources/la-france-s-engage-lieux.yaml", "sources", "ffe-lafrancesengage-v0.csv");

  it("folds 303 rows into 150 projects with 294 located sites, none lost, nothing to complain of", async () => {
    const reading = await read();
    assert.equal(reading.rows, 303);
    assert.equal(reading.records.length, 150);
    assert.equal(new Set(reading.records.map(({ remoteId }) => remoteId)).size, 150);
    assert.deepEqual(locatedShare(reading.records), { places: 294, located: 294 });
    assert.deepEqual(countByCode([...reading.readIssues, ...reading.issues]), {});
    assert.deepEqual(reading.refused, []);
  });

  it("gives every project its themes through the Carrefour's crosswalk, its goal and its prize", async () => {
    const reading = await read();
    assert.deepEqual([...reading.unmapped], []);
    const bare = reading.records.filter(({ body }) => body.themes.length === 0);
    // One is only "Territoires", which says no theme; the other has no tag at all.
    assert.deepEqual(
      bare.map(({ body }) => body.title),
      ["Des petits services du quotidien", "Comptoir de Recherches Aquacoles et Mytillicoles du Sénégal"],
    );
    assert.equal(reading.records.filter(({ body }) => body.sdg.length > 0).length, 149);
    const prizes = reading.records.flatMap(({ body }) => body.recognition);
    assert.equal(prizes.length, 150);
    assert.equal(prizes.filter((prize) => prize.year !== undefined).length, 139);
  });

  it("reads La Cravate Solidaire whole", async () => {
    const reading = await read();
    const { places, ...rest } = titled(reading, "La Cravate Solidaire");
    assert.deepEqual(
      places.map(({ department, lat }) => [department, lat]),
      [
        ["75", 48.830245],
        ["64", 43.3301231],
        ["59", 50.6098822],
        ["14", 49.1605141],
        ["72", 47.994491],
        ["69", 45.7580471],
        ["63", 45.8103541],
      ],
    );
    assert.deepEqual(rest, {
      kind: "innovation",
      lang: "fr",
      title: "La Cravate Solidaire",
      pitch:
        "La Cravate Solidaire collecte des tenues professionnelles pour les distribuer aux personnes accompagnées et faciliter leur retour à l'emploi.",
      description: {
        text: "La Cravate Solidaire collecte des tenues professionnelles pour les distribuer aux personnes accompagnées et faciliter leur retour à l'emploi.",
      },
      themes: ["acces-emploi", "grande-precarite", "discriminations-egalite"],
      audiences: [],
      placeTypes: [],
      transitions: [],
      sdg: [10],
      keywords: ["Réduction des inégalités"],
      carriers: [{ name: "La Cravate Solidaire", role: "porteur du projet" }],
      partners: [],
      funders: [],
      contacts: [],
      links: [
        { rel: "social", url: "https://www.facebook.com/lacravatesolidaire/", title: "Facebook" },
        { rel: "social", url: "https://twitter.com/lacravatesolidr?lang=fr", title: "Twitter" },
      ],
      images: [],
      videos: [],
      recognition: [
        { by: "Fondation La France s'engage", how: "laureate", year: 2014, url: "https://fondationlafrancesengage.org/" },
      ],
      identifiers: [],
      openness: {},
    });
  });

  it("keeps e-mail addresses private and drops the words for nothing (null, NR, default)", async () => {
    const reading = await read();
    const contacts = reading.records.flatMap(({ body }) => body.contacts);
    assert.equal(contacts.length, 18);
    assert.ok(contacts.every((contact) => contact.kind === "email" && contact.openness === "private"));
    assert.ok(!JSON.stringify(reading.records).includes('"null"'));
  });
});
