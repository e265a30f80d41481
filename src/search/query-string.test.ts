import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { KINDS } from "../catalogue/index.ts";
import { resolvePlace, territory } from "../geography/index.ts";
import { concepts, topConcepts } from "../vocabulary/index.ts";
import { type SearchQuery, SORTS, type Where } from "./index-port.ts";
import { PAGE_SIZE, queryParameters, readQueryString, searchHref } from "./query-string.ts";
import { WHEREABOUTS } from "./search-document.ts";
import { queryOf } from "./testing/documents.ts";

const gazetteer = { territory, resolvePlace };
const read = (text: string) => readQueryString(new URLSearchParams(text), gazetteer);

describe("the address of a search", () => {
  it("reads what a person may write", () => {
    const { query, place, notes } = read(
      "q=« tiers lieux » -bar&ou=morlaix&rayon=30&type=acteur,lieu&theme=alimentation&tri=proche&page=2",
    );
    assert.equal(query.q, "« tiers lieux » -bar");
    assert.deepEqual(query.kinds, ["organisation", "place"]);
    assert.deepEqual(query.themes, ["alimentation"]);
    assert.equal(query.sort, "nearest");
    assert.equal(query.page, 2);
    assert.equal(query.where?.kind === "radius" && query.where.radiusKm, 30);
    assert.equal(query.where?.code, "com-29151");
    assert.deepEqual(place, { text: "Morlaix (Finistère)", code: "com-29151" });
    assert.deepEqual(notes, []);
  });

  it("looks for innovations unless told otherwise, and for everything when told so", () => {
    assert.deepEqual(read("").query.kinds, ["innovation"]);
    assert.deepEqual(read("type=tout").query.kinds, []);
    assert.equal(searchHref(read("").query), "/recherche");
  });

  it("puts the nearest first for who asks what is around a place, unless told otherwise", () => {
    assert.equal(read("ou=morlaix&rayon=30").query.sort, "nearest");
    assert.equal(read("ou=morlaix&rayon=30&q=jardin").query.sort, "relevance");
    assert.equal(read("ou=morlaix&rayon=30&tri=pertinence").query.sort, "relevance");
    assert.equal(read("ou=Bretagne").query.sort, "relevance");
  });

  it("says what it could not understand, and does the rest", () => {
    const { query, notes } = read(
      "theme=licornes&theme=alimentation&page=0&rayon=abc&tri=hasard&bbox=1,2,3&stade=<script>&utm_source=x",
    );
    assert.deepEqual(query.themes, ["alimentation"]);
    assert.deepEqual([query.page, query.sort, query.bbox, query.stages], [1, "relevance", undefined, []]);
    assert.equal(notes.length, 6);
    assert.ok(notes.every(({ message }) => message.length > 20));
  });

  it("takes a village's name for the town that it begins, when that is far better known, and offers the villages", () => {
    const { query, notes } = read("ou=Romans");
    assert.equal(query.where?.label, "Romans-sur-Isère (Drôme)");
    assert.deepEqual(notes[0]?.choices?.map(({ label }) => label).sort(), ["Romans (Ain)", "Romans (Deux-Sèvres)"]);
    assert.equal(read("ou=Romans (Ain)").query.where?.label, "Romans (Ain)");
    const { query: unsure, notes: said } = read("ou=Bourg");
    assert.equal(unsure.where, undefined);
    assert.deepEqual(said[0]?.choices?.[0]?.label, "Bourg-en-Bresse (Ain)");
  });

  it("offers the readings of an ambiguous place instead of guessing", () => {
    const { query, notes } = read("ou=Sainte-Colombe");
    assert.equal(query.where, undefined);
    assert.ok((notes[0]?.choices?.length ?? 0) > 1);
    const [choice] = notes[0]?.choices ?? [];
    assert.equal(read(`ou=${choice?.code}`).query.where?.code, choice?.code);
  });

  it("keeps the narrower of a theme and its part, of a region and its department", () => {
    const { query } = read("theme=alimentation,circuits-courts,culture&territoire=reg-53&territoire=dep-29");
    assert.deepEqual([query.themes, query.territories], [["circuits-courts", "culture"], ["dep-29"]]);
  });

  it("accepts a position, a postal code, a department, a region", () => {
    assert.deepEqual(read("ou=48.57,-3.83").query.where, {
      kind: "radius",
      lat: 48.57,
      lon: -3.83,
      radiusKm: 30,
      label: "48.57,-3.83",
    });
    assert.equal(read("ou=29600").query.where?.label.startsWith("Morlaix"), true);
    assert.equal(read("ou=29").query.where?.code, "dep-29");
    assert.equal(read("ou=bretagne").query.where?.code, "reg-53");
    assert.match(read("ou=nulle+part+ailleurs").notes[0]?.message ?? "", /pas trouvé/);
  });

  const where: fc.Arbitrary<Where> = fc.constantFrom(
    ...["com-29151", "dep-29", "reg-53"].flatMap((code): Where[] => {
      const found = read(`ou=${code}`).query.where;
      const around = read(`ou=${code}&rayon=12.5`).query.where;
      return [found, around].filter((each) => each !== undefined);
    }),
  );
  const some = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
  const ids = (scheme: Parameters<typeof concepts>[0]) => some(concepts(scheme).map(({ id }) => id));
  const queries: fc.Arbitrary<SearchQuery> = fc
    .record({
      kinds: fc.uniqueArray(fc.constantFrom(...KINDS), { maxLength: 3 }),
      // A theme and one of its parts would be read as the part alone.
      themes: some(topConcepts("themes").map(({ id }) => id)),
      audiences: ids("audiences"),
      stages: ids("stages"),
      worlds: ids("worlds"),
      legalForms: ids("legalForms"),
      placeTypes: ids("placeTypes"),
      partners: some(["envie", "la-france-s-engage"]),
      territories: some(["dep-29", "dep-75"]),
      sort: fc.constantFrom(...SORTS),
      page: fc.integer({ min: 1, max: 500 }),
      where: fc.option(where, { nil: undefined }),
      q: fc.option(fc.constantFrom("ressourcerie", '"jardin partagé" -bio', "l’eau & l'air?", "100 %"), { nil: undefined }),
      literal: fc.boolean(),
      cell: fc.option(fc.constant("12_-4"), { nil: undefined }),
      whereabouts: fc.option(fc.constantFrom(...WHEREABOUTS), { nil: undefined }),
      bbox: fc.option(fc.constant([-4.5, 48, -3.25, 48.75] as const), { nil: undefined }),
    })
    .map(({ where, q, literal, cell, bbox, whereabouts, ...rest }) =>
      queryOf({
        ...rest,
        ...(rest.sort === "nearest" && !where ? { sort: "newest" as const } : {}),
        ...(where ? { where } : {}),
        ...(q ? { q } : {}),
        ...(literal ? { literal } : {}),
        ...(cell ? { cell } : {}),
        ...(whereabouts ? { whereabouts } : {}),
        ...(bbox ? { bbox } : {}),
        size: PAGE_SIZE,
      }),
    );

  it("keeps every search whole when written and read again", () => {
    fc.assert(
      fc.property(queries, fc.constantFrom("liste", "carte"), (query, view) => {
        const again = read(new URLSearchParams(queryParameters(query, view)).toString());
        assert.deepEqual(again.query, query);
        assert.equal(again.view, view);
        assert.deepEqual(
          again.notes.filter(({ choices }) => !choices),
          [],
        );
      }),
    );
  });

  it("never fails, whatever the address holds", () => {
    const name = fc.constantFrom(
      "q",
      "mots",
      "ou",
      "rayon",
      "type",
      "theme",
      "public",
      "page",
      "tri",
      "bbox",
      "cellule",
      "situation",
      "partenaire",
      "territoire",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: "binary", maxLength: 50 })), { maxLength: 8 }), (pairs) => {
        const { query, view } = readQueryString(new URLSearchParams(pairs), gazetteer);
        assert.deepEqual(read(new URLSearchParams(queryParameters(query, view)).toString()).query, query);
      }),
    );
  });
});
