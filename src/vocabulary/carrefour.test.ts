import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { sharedData } from "../platform/testing/shared-data.ts";
import { createAligner } from "./alignment.ts";
import { alignmentConflicts } from "./alignment-conflicts.ts";
import { alignCarrefourTags, type CarrefourTag, carrefourCodeToThemes } from "./carrefour.ts";
import { crosswalk } from "./crosswalk.ts";

function realTags(): CarrefourTag[] {
  const rows: { source: string; label: string; codes: string }[] = parse(
    readFileSync(sharedData("sources", "cis_partner_tags_835.csv")),
    { columns: true },
  );
  return rows.map(({ source, label, codes }) => ({ source, label, codes: codes.split("|") }));
}

describe("the codes of the first Carrefour", () => {
  it("are the forty of its nomenclature, each with an answer", () => {
    const nomenclature = JSON.parse(readFileSync(sharedData("sources", "cis_nomenclature.json"), "utf8")) as {
      nomenclature: Record<string, unknown>;
    };
    const codes = Object.keys(nomenclature.nomenclature).sort();
    assert.deepEqual(
      crosswalk("carrefour-2018")
        .entries.map(({ code }) => code)
        .sort(),
      codes,
    );
    assert.equal(codes.length, 40);
    assert.deepEqual(
      codes.filter((code) => carrefourCodeToThemes(code).match === "unclassified"),
      ["AUT"],
    );
  });

  it("go to the theme above when they cover several of ours, and name audiences where they name people", () => {
    assert.deepEqual(carrefourCodeToThemes("AGR"), { themes: ["alimentation"], audiences: [], match: "broad" });
    assert.deepEqual(carrefourCodeToThemes(" eau "), { themes: ["eau"], audiences: [], match: "exact" });
    assert.deepEqual(carrefourCodeToThemes("SEN").audiences, ["seniors"]);
    assert.deepEqual(carrefourCodeToThemes("JEU").audiences, ["jeunes"]);
    assert.deepEqual(carrefourCodeToThemes("HAN").audiences, ["handicap"]);
    assert.deepEqual(carrefourCodeToThemes("XYZ"), { themes: [], audiences: [], match: "unmapped" });
  });

  it("COH is social cohesion, though its file calls it energy", () => {
    assert.deepEqual(carrefourCodeToThemes("COH").themes, ["solidarites"]);
    assert.deepEqual(carrefourCodeToThemes("ENE").themes, ["climat-energie"]);
  });
});

describe("a partner's tag", () => {
  const themes = (label: string, codes: string[], source = "Réseau") =>
    alignCarrefourTags([{ source, label, codes }]).find(({ scheme }) => scheme === "themes");

  it("is as precise as its own words allow within what its codes say", () => {
    assert.deepEqual(themes("Covoiturage", ["MOB"])?.to, ["mobilite-partagee"]);
    assert.deepEqual(themes("Mobilité et territoires", ["MOB"])?.to, ["mobilite"]);
  });

  it("keeps what its codes say when its words say something else", () => {
    assert.deepEqual(themes("Tourisme", ["SAN"])?.to, ["sante-autonomie"]);
  });

  it("is unclassified when it was only put under « autres », unless its words are known", () => {
    assert.deepEqual(themes("Optimisme", ["AUT"]), {
      source: "Réseau",
      label: "Optimisme",
      by: "carrefour-2018",
      scheme: "themes",
      to: [],
      match: "unclassified",
    });
    assert.deepEqual(themes("Partage", ["AUT"])?.to, ["economie-partage"]);
  });

  it("reads COM as communication, or as trade where the label or the partner means trade", () => {
    assert.deepEqual(themes("Presse locale", ["COM"])?.to, ["medias-citoyens"]);
    assert.deepEqual(themes("Structures commerciales", ["COM"])?.to, ["commerce-services-proximite"]);
    assert.deepEqual(themes("Boulangerie", ["COM"], "Avise")?.to, ["commerce-services-proximite"]);
  });

  it("coded in several ways by one partner keeps what all its codings share", () => {
    const codings = [
      ["COH", "HAN"],
      ["COH", "EDU"],
    ].map((codes) => ({ source: "FNCE", label: "Entraide locale", codes }));
    assert.deepEqual(alignCarrefourTags(codings).find(({ scheme }) => scheme === "themes")?.to, ["solidarites"]);
    assert.deepEqual(alignCarrefourTags([["EAU"], ["SPO"]].map((codes) => ({ source: "FNCE", label: "Piscine", codes }))), [
      { source: "FNCE", label: "Piscine", by: "carrefour-2018", scheme: "themes", to: ["eau", "sport"], match: "broad" },
    ]);
  });
});

describe("the 835 real tags", () => {
  it("all resolve: at least 95 % of rows, « autres » reported apart", (test) => {
    const tags = realTags();
    const align = createAligner(alignCarrefourTags(tags));
    const report: Record<string, number> = { exact: 0, close: 0, broad: 0, unclassified: 0, unmapped: 0 };
    for (const { source, label } of tags) {
      const { match } = align(source, "themes", label);
      report[match] = (report[match] ?? 0) + 1;
    }
    const { exact = 0, close = 0, broad = 0, unclassified = 0, unmapped = 0 } = report;
    const percent = (count: number) => `${((100 * count) / tags.length).toFixed(1)} %`;
    test.diagnostic(
      `${tags.length} tags: exact ${exact}, close ${close}, broad ${broad}, unclassified ${unclassified}, unmapped ${unmapped}`,
    );
    test.diagnostic(`with a theme ${percent(exact + close + broad)}, resolved ${percent(tags.length - unmapped)}`);
    assert.equal(tags.length, 835);
    assert.ok(tags.length - unmapped >= 0.95 * tags.length);
    assert.ok(exact + close + broad >= 0.94 * tags.length);
    // Nothing but « autres » may end without a theme.
    for (const tag of tags)
      if (align(tag.source, "themes", tag.label).to.length === 0) assert.deepEqual(tag.codes, ["AUT"], tag.label);
  });

  it("keep, partner by partner, the words that partners understand differently", () => {
    const tags = realTags();
    const alignments = alignCarrefourTags(tags);
    const align = createAligner(alignments);
    const differently = alignmentConflicts(alignments).filter(({ scheme }) => scheme === "themes");
    assert.ok(differently.length >= 20);
    for (const { label, meanings } of differently) {
      for (const { to, sources } of meanings)
        for (const source of sources)
          assert.deepEqual(align(source, "themes", label).to.toSorted(), [...to].sort(), `${label}, ${source}`);
    }
  });

  it("JEU, SEN and HAN also say for whom", () => {
    const align = createAligner(alignCarrefourTags(realTags()));
    assert.deepEqual(align("ODAS - APRILES", "audiences", "Autonomie").to, ["seniors", "handicap"]);
  });
});
