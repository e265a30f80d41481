import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LinkageIndex, Matcher, ORGANISATIONS, ORGANISATIONS_MODEL } from "../engine/linkage/index.ts";
import { reasonFr } from "./reason.fr.ts";
import { reasonOf } from "./reason.ts";

describe("why two things are thought to be one", () => {
  it("is said in a few French words", () => {
    const index = new LinkageIndex(ORGANISATIONS, { secret: "test" });
    index.put({ id: "a", values: { name: "MJC de Bréquigny", town: "Rennes", site: "https://mjcbrequigny.com" } });
    for (let i = 0; i < 50; i++) index.put({ id: `x${i}`, values: { name: `Jardin ${i}`, town: `Ville ${i}` } });
    const [match] = new Matcher(index, ORGANISATIONS_MODEL).match({
      id: "draft",
      values: { name: "Maison des jeunes et de la culture Bréquigny", town: "rennes", site: "http://autre.fr" },
    });
    const reason = match ? reasonOf(match.explanation) : "";
    assert.deepEqual(reason.split(", ").sort(), ["autre site", "même commune", "nom rare presque identique"]);
  });

  it("knows every level of the model", () => {
    for (const [field, levels] of Object.entries(ORGANISATIONS_MODEL.fields))
      for (const level of Object.keys(levels)) assert.ok(reasonFr[field]?.[level], `${field} ${level}`);
  });
});
