import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { recordBodySchema } from "./record.schema.ts";
import { carrySince } from "./record.ts";
import { materialise } from "./survivorship.ts";
import { recordFor } from "./testing.ts";

const entryOf = (...records: Parameters<typeof materialise>[2]) => materialise("e1", "2026-01-01T00:00:00.000Z", records);

describe("a fiche told by two partners", () => {
  const a = recordFor("a", {
    title: "Recyclerie de Morlaix",
    startDate: "2014",
    themes: ["reemploi-reparation"],
    updatedAt: "2020",
  });
  const b = recordFor("b", {
    title: "Recyclerie de Morlaix",
    startDate: "2016",
    themes: ["reemploi-reparation", "insertion"],
    updatedAt: "2025",
  });

  it("says a common value once, with both who say it", () => {
    const { title, startDate } = entryOf(a, b).single;
    assert.deepEqual(title.by, [0, 1]);
    assert.equal(title.others, undefined);
    assert.equal(startDate?.value, "2016", "the most recent telling is chosen");
    assert.deepEqual(
      startDate?.others?.map((o) => o.value),
      ["2014"],
      "the other telling is not lost",
    );
  });

  it("unites lists, each item with who says it", () => {
    assert.deepEqual(
      entryOf(a, b).lists.themes?.map((t) => [t.value, t.by.length]),
      [
        ["reemploi-reparation", 2],
        ["insertion", 1],
      ],
    );
  });

  it("keeps the fullest long text, whoever is newer", () => {
    const long = recordFor("c", {
      title: "R",
      description: { need: "Un besoin longuement décrit, avec ses raisons." },
      updatedAt: "2010",
    });
    const short = recordFor("d", { title: "R", description: { need: "Un besoin." }, updatedAt: "2026" });
    assert.equal(entryOf(long, short).single["description.need"]?.value, "Un besoin longuement décrit, avec ses raisons.");
  });

  it("lets one partner tell the whole story, and another only the chapter that is missing", () => {
    const short = "Les habitants manquaient de légumes.";
    const full = {
      need: "Des logements difficiles à chauffer.",
      solution: "Isoler les maisons, poser des panneaux, former les artisans du bassin.",
    };
    const a = recordFor("a", { title: "R", description: full, updatedAt: "2010" });
    const b = recordFor("b", {
      title: "R",
      description: { need: `${short} Et rien d’autre.`, how: "Une régie." },
      updatedAt: "2026",
    });
    const { single } = entryOf(a, b);
    assert.equal(single["description.need"]?.value, full.need);
    assert.equal(single["description.solution"]?.value, full.solution);
    assert.equal(single["description.how"]?.value, "Une régie.");
    assert.match(single["description.need"]?.others?.[0]?.value ?? "", /légumes/);
  });

  it("shows one place when one partner knows the door and the other only the commune", () => {
    const coarse = recordFor("a", { title: "R", places: [{ insee: "29151", commune: "Morlaix", precision: "commune" }] });
    const fine = recordFor("b", {
      title: "R",
      places: [{ insee: "29151", commune: "Morlaix", address: "3 rue de Brest", precision: "exact", lat: 48.57, lon: -3.83 }],
    });
    const places = entryOf(coarse, fine).lists.places;
    assert.equal(places?.length, 1);
    assert.equal(places?.[0]?.value.address, "3 rue de Brest");
    assert.equal(places?.[0]?.others?.[0]?.value.precision, "commune");
  });

  it("does not depend on the order in which records arrive", () => {
    const record = fc.record({
      title: fc.constantFrom("A", "B"),
      stage: fc.constantFrom("ideation", "essaimage"),
      themes: fc.subarray(["x", "y", "z"]),
      updatedAt: fc.constantFrom("2019", "2020", "2021"),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 1_000 }), (drafts, seed) => {
        const records = drafts.map((draft, i) => recordFor(`s${i}`, draft));
        const shuffled = [...records].sort(
          (p, q) => ((p.source.charCodeAt(1) * 31 + seed) % 7) - ((q.source.charCodeAt(1) * 31 + seed) % 7),
        );
        assert.deepEqual(entryOf(...shuffled), entryOf(...records));
      }),
    );
  });
});

describe("since when a value is stated", () => {
  const first = recordFor("a", { title: "R", stage: "ideation", themes: ["x"] }, "2024-01-01T00:00:00.000Z");
  const next = recordBodySchema.parse({ kind: "innovation", title: "R", stage: "essaimage", themes: ["x", "y"] });
  const since = carrySince(first, next, "2025-06-01T00:00:00.000Z");
  const entry = entryOf({ ...first, version: 2, at: "2025-06-01T00:00:00.000Z", body: next, since });

  it("is kept for what did not change and dated for what did", () => {
    assert.equal(entry.single.title.since, "2024-01-01T00:00:00.000Z");
    assert.equal(entry.single.stage?.since, "2025-06-01T00:00:00.000Z");
    assert.deepEqual(
      entry.lists.themes?.map((t) => t.since.slice(0, 4)),
      ["2024", "2025"],
    );
  });
});
