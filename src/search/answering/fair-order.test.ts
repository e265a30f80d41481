import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { documentOf, queryOf } from "../testing/documents.ts";
import { indexOf } from "../testing/written-index.ts";

const partner = (slug: string) => [{ source: slug, partner: slug, updatedAt: "2026-01-01" }];
const first = (index: ReturnType<typeof indexOf>, q?: string) =>
  index.search(queryOf(q === undefined ? {} : { q })).hits.map(({ document }) => document.id);

describe("whom a search shows first", () => {
  it("never buries a young project of a village for being short: it is about what is asked, the famous one mentions it", () => {
    const index = indexOf([
      documentOf({
        id: "village",
        title: "Épicerie participative de Kerbors",
        body: "Les habitants ouvrent une épicerie.",
        stage: "ideation",
        completeness: 0.35,
        confirmedAt: "2026-03-01T00:00:00.000Z",
      }),
      documentOf({
        id: "famous",
        title: "La grande coopérative urbaine",
        pitch: "Un réseau national primé douze fois",
        body: `${"Une histoire longue, beaucoup de partenaires, des prix, des ateliers et des écoles. ".repeat(60)} On y trouve aussi une épicerie participative.`,
        completeness: 1,
        confirmedAt: "2026-11-01T00:00:00.000Z",
      }),
    ]);
    assert.deepEqual(first(index, "épicerie participative"), ["village", "famous"]);
  });

  it("lets neither length nor what a fiche has beside its words part two that say the same", () => {
    const said = { title: "Jardin partagé", pitch: "Un jardin partagé pour tous", confirmedAt: "2026-06-01T00:00:00.000Z" };
    const index = indexOf([
      documentOf({ ...said, id: "short", body: "Un jardin.", completeness: 0.5 }),
      documentOf({
        ...said,
        id: "long",
        body: `Un jardin. ${"D’autres choses encore, dites longuement. ".repeat(80)}`,
        completeness: 1,
      }),
    ]);
    const [one, other] = index.search(queryOf({ q: "jardin partagé" })).hits.map(({ score }) => score);
    assert.ok(one !== undefined && other !== undefined && one / other < 1.03, `${one} ${other}`);
  });

  it("parts two equals by freshness", () => {
    const index = indexOf([
      documentOf({ id: "a", title: "Repair café", confirmedAt: "2019-06-01T00:00:00.000Z" }),
      documentOf({ id: "b", title: "Repair café", confirmedAt: "2026-06-01T00:00:00.000Z" }),
    ]);
    assert.deepEqual(first(index, "repair café"), ["b", "a"]);
  });

  it("shows no more than two of any five from one partner, with words or without, as long as others have something", () => {
    const many = Array.from({ length: 30 }, (_, number) =>
      documentOf({
        id: `big${String(number).padStart(2, "0")}`,
        title: "Jardin jardin jardin",
        sources: partner("big"),
        completeness: 1,
      }),
    );
    const few = Array.from({ length: 6 }, (_, number) =>
      documentOf({
        id: `small${number}`,
        title: "Un petit jardin d’ici",
        sources: partner(`small${number % 2}`),
        completeness: 0.2,
      }),
    );
    const index = indexOf([...many, ...few]);
    for (const q of ["jardin", undefined]) {
      const ids = first(index, q);
      assert.equal(ids.slice(0, 8).filter((id) => id.startsWith("small")).length >= 4, true, ids.join(" "));
    }
    const alone = index.search(queryOf({ q: "jardin", partners: ["big"] }));
    assert.deepEqual([alone.total, alone.hits.length], [30, 20], "who wants one partner gets it whole");
  });
});
