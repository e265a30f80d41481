import assert from "node:assert/strict";
import { test } from "node:test";
import type { Database } from "../platform/database.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { countEntries, ingest, recordBodySchema } from "./index.ts";

const AT = "2026-01-01T00:00:00.000Z";
const SIRET = [{ scheme: "siret" as const, value: "43493312300029" }];

/** "Envie @29019" stands in that commune. */
const bodyOf = (told: string) => {
  const [title = "", insee] = told.split(" @");
  return recordBodySchema.parse({ kind: "organisation", title, identifiers: SIRET, places: insee ? [{ insee }] : [] });
};

const take = (database: Database, source: string, ...titles: string[]) =>
  database.transaction((trx) =>
    ingest(
      trx,
      { source, run: "r", mapping: "m", at: AT, by: source },
      titles.map((title, i) => ({
        remoteId: `${source}-${title}-${i}`,
        rawKey: `${title} ${i}`,
        body: bodyOf(title),
      })),
    ),
  );

eachDatabase("An official number that two sources give", (open) => {
  const entriesOf = async (...updates: [source: string, ...titles: string[]][]) => {
    const database = await open();
    for (const [source, ...titles] of updates) await take(database, source, ...titles);
    return countEntries(database.read);
  };

  test("makes one fiche where names have something in common, be it initials", async () => {
    assert.equal(await entriesOf(["a", "Anonymal"], ["b", "ANONYMAL (Reims)"]), 1);
    assert.equal(await entriesOf(["a", "MJCB"], ["b", "Maison des jeunes et de la culture de Bréquigny"]), 1);
  });

  test("makes none where it was copied by mistake: the names say two things", async () => {
    assert.equal(await entriesOf(["a", "Crèche Les Loustics"], ["b", "Garage solidaire du Ponant"]), 2);
    assert.equal(await entriesOf(["a", "Envie @29019"], ["b", "Envie Rennes @35238"]), 2, "and so do the places");
    assert.equal(await entriesOf(["a", "Envie @29019"], ["b", "Envie Brest @29019"]), 1);
  });

  test("makes none where a source gives it to many: a federation's number stands on all its members", async () => {
    const members = ["Fédération Envie Brest", "Envie Rennes", "Envie Morlaix"];
    assert.equal(await entriesOf(["a", "Fédération Envie"], ["b", ...members]), 4);
    assert.equal(await entriesOf(["b", ...members], ["a", "Fédération Envie"]), 4);
    assert.equal(
      await entriesOf(["a", "Envie"], ["b", "Envie Brest"], ["b", "Envie Rennes"]),
      2,
      "one came first; the next waits",
    );
  });
});
