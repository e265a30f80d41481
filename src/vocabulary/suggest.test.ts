import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { sharedData } from "../platform/testing/shared-data.ts";
import { carrefourCodeToThemes } from "./carrefour.ts";
import { SCHEMES } from "./concept.ts";
import { crosswalk } from "./crosswalk.ts";
import { suggestConcepts } from "./suggest.ts";
import { ancestors, concepts } from "./vocabulary.ts";

const first = (label: string, scheme: "themes" | "audiences" | "placeTypes" = "themes") => suggestConcepts(scheme, label)[0]?.id;
const head = (id: string) => ancestors("themes", id).at(-1) ?? id;

describe("suggesting concepts for a partner's words", () => {
  it("the name of a concept gives that concept, first and surely", () => {
    for (const scheme of SCHEMES) {
      for (const { id, label } of concepts(scheme)) {
        const [best] = suggestConcepts(scheme, label);
        assert.equal(best?.score, 1, `${scheme} ${label}`);
        assert.equal(best?.id, id);
      }
    }
  });

  it("survives typos, plurals, compounds and other words of a family", () => {
    assert.equal(first("Ressourceries & recycleries"), "reemploi-reparation");
    assert.equal(first("gaspilage alimantaire"), "gaspillage-alimentaire");
    assert.equal(first("habitats participatifs ruraux"), "habitat-participatif");
    assert.equal(first("auto-construction"), "renovation");
    assert.equal(first("personnes agées", "audiences"), "seniors");
    assert.equal(first("Espaces de coworking", "placeTypes"), "coworking");
  });

  it("uses the thesaurus: a word that no concept bears", () => {
    assert.equal(first("donnerie", "placeTypes"), "ressourcerie");
    assert.equal(first("makerspaces", "placeTypes"), "fablab");
    assert.equal(first("Bicyclette"), "mobilite-active");
  });

  it("is silent rather than absurd, and bounded on any text", () => {
    assert.deepEqual(suggestConcepts("themes", "xyzzy"), []);
    assert.deepEqual(suggestConcepts("themes", ""), []);
    assert.deepEqual(suggestConcepts("themes", "les des à la"), []);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 0, max: 5 }), (label, limit) => {
        const found = suggestConcepts("themes", label, limit);
        assert.ok(found.length <= limit);
        for (const { score } of found) assert.ok(score > 0 && score <= 1);
        assert.deepEqual(suggestConcepts("themes", label, limit), found);
      }),
      { numRuns: 200 },
    );
  });

  it("finds the right great theme of the 835 real tags in its first three proposals, three times out of four", (test) => {
    const rows: { label: string; codes: string }[] = parse(readFileSync(sharedData("sources", "cis_partner_tags_835.csv")), {
      columns: true,
    });
    const known = rows
      .map(({ label, codes }) => ({
        label,
        heads: new Set(
          codes
            .split("|")
            .flatMap((code) => carrefourCodeToThemes(code).themes)
            .map(head),
        ),
      }))
      .filter(({ heads }) => heads.size > 0);
    const start = process.cpuUsage();
    const proposed = known.map(({ label }) => suggestConcepts("themes", label));
    const spent = process.cpuUsage(start).user / known.length;
    const within = (count: number) =>
      known.filter(({ heads }, index) => proposed[index]?.slice(0, count).some(({ id }) => heads.has(head(id)))).length;
    test.diagnostic(
      `${known.length} tags with a theme: right great theme first ${within(1)} (${((100 * within(1)) / known.length).toFixed(1)} %), in three ${within(3)} (${((100 * within(3)) / known.length).toFixed(1)} %), ${spent.toFixed(0)} µs each`,
    );
    assert.ok(within(3) >= 0.75 * known.length);
    assert.ok(within(1) >= 0.68 * known.length);
  });

  it("and of labels it was not built on: the themes of data.inclusion", (test) => {
    const entries = crosswalk("data-inclusion").entries;
    const right = entries.filter(({ label, themes }) =>
      suggestConcepts("themes", label).some(({ id }) => themes.map(head).includes(head(id))),
    ).length;
    test.diagnostic(`${entries.length} labels of data.inclusion: ${((100 * right) / entries.length).toFixed(1)} % in three`);
    assert.ok(right >= 0.6 * entries.length);
  });
});
