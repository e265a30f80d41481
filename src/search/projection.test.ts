import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Entry, materialise, type RecordDraft, recordBodySchema } from "../catalogue/index.ts";
import { plainText } from "./plain-text.ts";
import { type ProjectionContext, projectEntry } from "./projection.ts";

const AT = "2026-01-01T00:00:00.000Z";

function entryOf(draft: Partial<RecordDraft> & { title: string }): Entry {
  const body = recordBodySchema.parse({ kind: "innovation", ...draft });
  return materialise("0123456789abcde", AT, [{ source: "s1", remoteId: "1", version: 1, firstAt: AT, at: AT, body, since: {} }]);
}

const context: ProjectionContext = {
  partnerOf: () => "envie",
  territoriesOf: ({ country, insee, department }) =>
    country === "FR" ? [...(insee ? [`com-${insee}`] : []), ...(department ? [`dep-${department}`] : [])] : [],
  cellOf: ({ insee }) => (insee ? "k7" : undefined),
  territoryName: (code) => ({ "dep-29": "Finistère", "reg-53": "Bretagne" })[code],
  territoriesOfZone: (code) => [code],
};
const project = (draft: Partial<RecordDraft> & { title: string }) => projectEntry(entryOf(draft), context);
const MORLAIX = { commune: "Morlaix", insee: "29151", department: "29", lat: 48.57, lon: -3.83, precision: "commune" as const };

describe("what search knows of an entry", () => {
  it("is found by its words, actors, themes and places", () => {
    const { keywords, body, themes, ownThemes } = project({
      title: "Recyclerie",
      themes: ["reemploi-reparation"],
      carriers: [{ name: "Les Chiffonniers" }],
      places: [MORLAIX],
      keywords: ["Zéro déchet"],
      description: { need: "## Trop de déchets", how: "On <b>répare</b> [ici](https://exemple.fr/x)" },
    });
    for (const word of [
      "Zéro déchet",
      "Les Chiffonniers",
      "Morlaix",
      "Finistère",
      "Réemploi et réparation",
      "Économie circulaire et déchets",
    ])
      assert.ok(keywords.includes(word), word);
    assert.equal(body, "Trop de déchets\nOn répare ici");
    assert.deepEqual([ownThemes, themes], [["reemploi-reparation"], ["reemploi-reparation", "economie-circulaire"]]);
  });

  it("never holds what is not open to all", () => {
    const document = project({
      title: "Discrète",
      pitch: "secret-pitch",
      keywords: ["secret-keyword"],
      carriers: [{ name: "secret-carrier" }],
      places: [{ ...MORLAIX, commune: "secret-commune" }],
      description: { need: "secret-need", how: "ouvert" },
      contacts: [{ kind: "email", value: "secret@exemple.fr", openness: "private" }],
      openness: { pitch: "members", keywords: "private", carriers: "commons", places: "private", "description.need": "members" },
    });
    assert.doesNotMatch(JSON.stringify(document), /secret|48\.57|29151/);
    assert.equal(document.whereabouts, "unknown");
    assert.equal(document.body, "ouvert");
  });

  it("says where it is as well as it is known, and no better", () => {
    const where = (...places: RecordDraft["places"] & object) => {
      const document = project({ title: "Lieu", places });
      return [document.where, document.whereabouts, document.places.filter(({ lat }) => lat !== undefined).length];
    };
    assert.deepEqual(where(MORLAIX), ["Morlaix (Finistère)", "position", 1]);
    assert.deepEqual(where(MORLAIX, { ...MORLAIX, address: "2 rue Longue" }), ["Morlaix (Finistère)", "position", 2]);
    assert.deepEqual(where(MORLAIX, { ...MORLAIX, commune: "Brest", insee: "29019" }), [
      "Morlaix (Finistère) et 1\u00a0autre lieu",
      "position",
      2,
    ]);
    assert.deepEqual(where({ department: "29", lat: 48.3, lon: -4, precision: "department" }), ["Finistère", "department", 0]);
    assert.deepEqual(where({ country: "BE", commune: "Liège", lat: 50.6, lon: 5.6, precision: "exact" }), [
      "Liège (Belgique)",
      "abroad",
      1,
    ]);
    assert.deepEqual(where(), ["", "unknown", 0]);
  });

  it("without any place, is where it acts", () => {
    const document = project({ title: "Réseau", zone: { scope: "department", codes: ["dep-29"], label: "Finistère" } });
    assert.deepEqual([document.where, document.whereabouts, document.territories], ["Finistère", "department", ["dep-29"]]);
    assert.equal(project({ title: "National", zone: { scope: "national", codes: [] } }).where, "France entière");
  });

  it("counts as more complete the more it says", () => {
    const bare = project({ title: "Nue" }).completeness;
    const full = project({
      title: "Pleine",
      pitch: "Une phrase",
      places: [MORLAIX],
      themes: ["recyclage"],
      description: { need: "a", how: "b" },
    });
    assert.ok(full.completeness > bare && bare >= 0 && full.completeness <= 1);
  });
});

describe("plain text of a Markdown description", () => {
  it("keeps words, drops marks", () => {
    assert.equal(
      plainText("# Titre\n\n- **gras** et `code`\n1. ![alt](https://x.fr/i.png) voir https://x.fr/y"),
      "Titre gras et code alt voir",
    );
  });

  it("stays quick on hostile text", () => {
    for (const hostile of ["[".repeat(60_000), "<".repeat(60_000), "![](".repeat(20_000), "https://".repeat(9_000)])
      assert.ok(plainText(hostile).length <= 60_000);
  });
});
