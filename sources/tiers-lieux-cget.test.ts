import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countByCode, locatedShare, realFile, titled } from "../src/harvest/mapping/testing.ts";

describe("the census of third places (CGET, 2019)", () => {
  const read = realFile("sources/tiers-lieux-cget.yaml", "sources", "CGET_TiersLieux_2019.csv");

  it("gives 1,512 places, every one on the map, most of them in a known commune", async () => {
    const reading = await read();
    assert.equal(reading.records.length, 1_512);
    assert.deepEqual(locatedShare(reading.records), { places: 1_512, located: 1_512 });
    const known = reading.records.filter(({ body }) => body.places[0]?.insee !== undefined);
    assert.ok(known.length > 1_480, `${known.length} in a known commune`);
    assert.deepEqual(reading.refused, []);
  });

  it("classes them by their dominant, and maps every label", async () => {
    const reading = await read();
    assert.deepEqual([...reading.unmapped], []);
    const types = reading.records.flatMap(({ body }) => body.placeTypes);
    assert.equal(types.filter((type) => type === "coworking").length + types.filter((type) => type === "fablab").length, 1_463);
  });

  it("completes addresses of web sites and turns handles of social networks into pages", async () => {
    const reading = await read();
    assert.deepEqual(titled(reading, "ADE Coworking").links, [{ rel: "home", url: "https://www.ade-coworking.net/" }]);
    const social = reading.records.flatMap(({ body }) =>
      body.links.filter((link) => link.rel === "social").map((link) => link.url),
    );
    assert.ok(social.includes("https://twitter.com/AnDaolVras"));
    assert.ok(social.includes("https://www.facebook.com/AnDaolVras"));
    // Cells that hold two addresses give two links.
    assert.deepEqual(
      social.filter((url) => !/^https?:\/\/(?:[\w.-]+\.)?(?:twitter|facebook)\.com\//.test(url)),
      [
        "http://www.netvibes.com/aajpn#Accueil",
        "https://plus.google.com/+CoolworkingFr/posts",
        "https://www.linkedin.com/company/le-bac-a-sable---working-caf%C3%A9",
        "https://www.instagram.com/lebacasablecafe/",
      ],
    );
  });

  it("tells what it could not read, line by line, and nothing else", async () => {
    const reading = await read();
    const counts = countByCode(reading.issues);
    assert.deepEqual(Object.keys(counts), [
      "approximate-name",
      "coordinates-far-from-commune",
      "former-commune",
      "invalid-url",
      "postcode-mismatch",
      "unknown-commune",
    ]);
    const wrong = reading.issues.find((issue) => issue.value === "www.la-cordee.netla-cordee-opera");
    assert.equal(wrong?.line, 13);
    assert.equal(wrong?.column, "WEB");
    assert.match(
      wrong?.detail ?? "",
      /^Ligne 13, colonne «.WEB.».: «.www\.la-cordee\.netla-cordee-opera.» ce n’est pas une adresse web/,
    );
    // Sophia Antipolis with the INSEE code of Hérouville: geography follows the code and says so.
    assert.equal(counts["coordinates-far-from-commune"], 1);
  });

  it("keeps persons and their mail private", async () => {
    const reading = await read();
    const contacts = reading.records.flatMap(({ body }) => body.contacts);
    assert.equal(contacts.filter((contact) => contact.kind === "person").length, 52);
    assert.ok(contacts.filter((contact) => contact.kind === "email").length >= 70);
    assert.ok(contacts.every((contact) => contact.openness === "private"));
  });
});
