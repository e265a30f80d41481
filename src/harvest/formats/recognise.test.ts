import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { sharedData } from "../../platform/testing/shared-data.ts";
import { bytesSource } from "./byte-source.ts";
import { fileSource, recognise } from "./index.ts";
import { read } from "./testing/read.ts";

describe("what the bytes say a file is", () => {
  it("is told whole, so that it can be given back to the reader", async () => {
    const content = "Sites ouverts;;\nnom ;ville;\nA;Metz;\nB;;\n";
    const found = await recognise(bytesSource(content, "export.txt"));
    assert.deepEqual(
      { ...found, notes: found.notes.length },
      {
        format: "csv",
        encoding: "utf-8",
        separator: ";",
        headerRow: 2,
        columns: [
          { name: "nom", original: "nom ", samples: ["A", "B"], filled: 1 },
          { name: "ville", samples: ["Metz"], filled: 0.5 },
        ],
        rowsSeen: 2,
        notes: 3,
        issues: [],
      },
    );
    assert.equal((await read(content, found)).rows.length, 2);
  });

  it("wins over its name and over what the server says", async () => {
    const { format } = await recognise(bytesSource('[{"a":1}]'), { fileName: "export.csv", contentType: "text/csv" });
    assert.equal(format, "json");
    assert.equal((await recognise(bytesSource("[id];[nom]\n1;a\n"), { fileName: "x.json" })).format, "csv");
  });

  it("stops a table from being read out of an error message", async () => {
    assert.equal((await read('{"error":"quota exceeded"}', { format: "csv", separator: ";" })).fatal?.code, "unexpected-format");
  });

  it("holds for a file compressed by gzip, and a damaged one is refused", async () => {
    const packed = gzipSync("nom;ville\nA;Metz\nB;Nancy\n".repeat(1));
    assert.equal((await recognise(bytesSource(packed, "x.csv.gz"))).rowsSeen, 2);
    const { fatal } = await read(packed.subarray(0, packed.length - 12));
    assert.equal(fatal?.code, "truncated");
  });

  it("an empty file, or one of blank lines, holds nothing", async () => {
    assert.equal((await read("")).fatal?.code, "empty-file");
    assert.equal((await read("\n\n  \n")).fatal?.code, "empty-file");
  });

  it("a header alone is a file without rows", async () => {
    const { rowsSeen, columns, notes } = await recognise(bytesSource("nom;ville\n"));
    assert.deepEqual([rowsSeen, columns.map((column) => column.name)], [0, ["nom", "ville"]]);
    assert.match(notes.at(-1) ?? "", /Aucune fiche/);
  });

  const foreign: [string, Buffer | string, RegExp][] = [
    ["a PDF", "%PDF-1.7\n%\xe2\xe3", /document PDF.*tableau d’origine/],
    ["an old Excel file", Buffer.from("d0cf11e0a1b11ae10000", "hex"), /ancien format.*enregistrez-le en \.xlsx/],
    [
      "a locked workbook",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      /mot de passe/,
    ],
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), /une image/],
    ["a web page", "\n<!-- portail -->\n<!DOCTYPE html>\n<html><body>Connexion</body></html>", /page web.*mène à une page/],
    ["a table of a web page named .xls", "<table><tr><td>nom</td></tr></table>", /page web.*\.xls/],
    ["a feed", '<?xml version="1.0"?><rss version="2.0"></rss>', /fichier XML/],
    ["a database", "SQLite format 3\0", /SQLite/],
    ["noise", Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 89) % 32)), /binaire.*\.xlsx.*\.ods/],
  ];
  for (const [name, content, words] of foreign) {
    it(`${name} is refused under its name, whatever it is called`, async () => {
      const { fatal } = await read(bytesSource(Buffer.from(content as string), "projets.csv"));
      assert.equal(fatal?.code, "binary-file");
      assert.match(fatal?.detail ?? "", words);
    });
  }
});

describe("the partners' real files", () => {
  const files: [string, number, number, Record<string, string>, string[]][] = [
    ["ffe-lafrancesengage-v0.csv", 303, 47, { "Nom du projet": "", Sourceur: "La Fondation La France s'Engage " }, []],
    ["ffe-lafrancesengage-v3.xlsx", 150, 56, { "Souceur-CODE": "FFE" }, []],
    ["cis-correspondances-import.xlsx", 51, 8, { "Nom de la Colonne CIS": "Sourceur " }, []],
    ["cis_partner_tags_835.csv", 835, 3, { label: "Energie" }, []],
    ["bfc-mediation-numerique-200409-a.csv", 560, 15, { nom_structure: "Onlineformapro" }, []],
    ["bfc-mediation-numerique-200429-a.csv", 606, 19, {}, []],
    ["bfc-mediation-numerique-200515-a.csv", 606, 20, {}, []],
    ["CGET_TiersLieux_2019.csv", 1_512, 30, { NOM_TL: "ADE Coworking" }, ["double-encoding"]],
    ["tourisme-handicap-etablissements.xlsx", 3_809, 12, { "NOM ETABLISSEMENT": "Camping Saint Jean" }, []],
    ["data-inclusion-modele-structures-services.xlsx", 4, 34, {}, ["column-renamed"]],
    ["mednum-exemple-valide.csv", 1, 32, { pivot: "43493312300029" }, []],
    ["csv-detective-entetes-repetes.csv", 404, 11, { NUMCOM: "01001" }, ["repeated-header"]],
    ["susy-ssedas-europe.geojson", 1_794, 88, { name: "Bulgarian Food Bank" }, []],
    ["cis_nomenclature.json", 40, 3, { fullname: "Achats" }, []],
  ];
  for (const [name, count, columns, sample, codes] of files) {
    it(`${name} gives ${count} rows`, async () => {
      const source = fileSource(sharedData("sources", name));
      const found = await recognise(source);
      const { rows, issues } = await read(source, found);
      assert.equal(rows.length, count);
      assert.equal(found.columns.length, columns);
      for (const [column, value] of Object.entries(sample)) {
        assert.ok(
          found.columns.some((one) => one.name === column),
          column,
        );
        if (value !== "") assert.equal(rows[0]?.values[column], value);
      }
      assert.deepEqual([...new Set(issues.map((told) => told.code))], codes);
    });
  }

  it("GeoJSON of a partner keeps every position", async () => {
    const { values } = await read(readFileSync(sharedData("sources", "susy-ssedas-europe.geojson")));
    assert.equal(values.filter((value) => typeof value.lat === "number" && typeof value.lon === "number").length, 1_794);
  });
});
