import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { sharedData } from "../platform/testing/shared-data.ts";
import { createAligner } from "./alignment.ts";
import type { Scheme } from "./concept.ts";

type Row = Record<string, string>;

const rows = (...path: string[]): Row[] =>
  parse(readFileSync(sharedData("sources", ...path)), { columns: true, bom: true, relax_column_count: true });
const cells = (table: readonly Row[], column: RegExp): string[] =>
  table.flatMap((row) =>
    Object.keys(row)
      .filter((name) => column.test(name))
      .flatMap((name) => row[name]?.trim() || []),
  );

/** What no one taught: labels of a real file that mean nothing here without any alignment of its own. */
function unknown(scheme: Scheme, labels: readonly string[]): string[] {
  const align = createAligner([]);
  return [...new Set(labels.filter((label) => align("une-source-neuve", scheme, label).match === "unmapped"))];
}

describe("the words of real partner files, without a single alignment of their own", () => {
  it("La France s'engage: themes, sub-themes, goals and kinds are all known", () => {
    const table = rows("ffe-lafrancesengage-v0.csv");
    assert.deepEqual(unknown("themes", cells(table, /Thématiques \d$/)), []);
    assert.deepEqual(unknown("themes", cells(table, /Sous-thématiques \d$/)), []);
    assert.deepEqual(unknown("sdg", cells(table, /^Tags sourceur/)), []);
    assert.deepEqual(unknown("kinds", cells(table, /Types de contenu/)), []);
  });

  it("third places of the CGET, digital mediation in Burgundy: every kind of place is known", () => {
    assert.deepEqual(unknown("placeTypes", cells(rows("CGET_TiersLieux_2019.csv"), /^TYPO$/)), []);
    // One cell may name several kinds, joined by a hyphen: that is the mapping's to split.
    const kinds = cells(rows("bfc-mediation-numerique-200515-a.csv"), /^def_typo$/).flatMap((cell) =>
      cell.split("-Lieux").map((part, index) => (index === 0 ? part : `Lieux${part}`)),
    );
    assert.deepEqual(unknown("placeTypes", kinds), ["C"]);
  });

  it("the European map of solidarity: only misspelt types of initiative are not", () => {
    const map = JSON.parse(readFileSync(sharedData("sources", "susy-ssedas-europe.geojson"), "utf8")) as {
      features: { properties: Row }[];
    };
    const types = map.features
      .flatMap(({ properties }) => String(properties.type_of_initiative ?? "").split(/[;,]/))
      .flatMap((type) => type.trim() || []);
    assert.ok(types.length > 3_000);
    assert.deepEqual(unknown("themes", types), ["other_educatio", "other_infraressource", "othe", "localcollective_ressource"]);
  });

  it("data.inclusion, both versions: themes and publics", () => {
    for (const [folder, file] of [
      ["data-inclusion-seeds-v1", "thematiques_v1.csv"],
      ["data-inclusion-seeds-v0", "thematiques.csv"],
    ] as const) {
      assert.deepEqual(unknown("themes", cells(rows(folder, file), /^value$/)), []);
    }
    assert.deepEqual(unknown("audiences", cells(rows("data-inclusion-seeds-v1", "publics_v1.csv"), /^value|label$/)), []);
    assert.deepEqual(unknown("audiences", cells(rows("data-inclusion-seeds-v0", "profils.csv"), /^label$/)), []);
  });

  it("the national schema of digital mediation: services and publics", () => {
    const schema = JSON.parse(readFileSync(sharedData("sources", "mednum-schema.json"), "utf8")) as {
      fields: { name: string; constraints?: { pattern?: string } }[];
    };
    const choices = (field: string) => {
      const pattern = schema.fields.find(({ name }) => name === field)?.constraints?.pattern ?? "";
      return /\|\)\((.*)\)\)\+/.exec(pattern.replace("^|\\|", "|"))?.[1]?.replaceAll("\\", "").split("|") ?? [];
    };
    assert.ok(choices("services").length >= 9);
    assert.deepEqual(unknown("themes", choices("services")), []);
    assert.deepEqual(
      unknown("audiences", [...choices("publics_specifiquement_adresses"), ...choices("prise_en_charge_specifique")]),
      [],
    );
  });
});
