import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bytesSource } from "./byte-source.ts";
import { recognise } from "./index.ts";
import { read } from "./testing/read.ts";
import { zip } from "./testing/workbook.ts";

const MIME = "application/vnd.oasis.opendocument.spreadsheet";
const ods = (...tables: [string, string][]) =>
  zip({
    mimetype: MIME,
    "content.xml": `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>${tables
      .map(
        ([name, rows]) =>
          `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="9"/>${rows}</table:table>`,
      )
      .join("")}</office:spreadsheet></office:body></office:document-content>`,
  });
const text = (value: string, more = "") =>
  `<table:table-cell office:value-type="string"${more}><text:p>${value}</text:p></table:table-cell>`;
const float = (value: number, shown: string) =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;

describe("a workbook of LibreOffice", () => {
  it("is read like one of Excel: values, codes as shown, dates, errors, blank rows", async () => {
    const bytes = ods(
      ["Notes", row(text("Mode d’emploi"))],
      [
        "Lieux",
        row(text("nom"), text("cp"), text("tél"), text("lat"), text("ouvert"), text("actif"), text("calcul")) +
          '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="7"/></table:table-row>' +
          row(
            '<table:table-cell office:value-type="string"><office:annotation><text:p>à vérifier</text:p></office:annotation><text:p>Le <text:span>Lieu</text:span><text:s text:c="2"/>&amp; co</text:p><text:p>Morlaix</text:p></table:table-cell>',
            float(1000, "01000"),
            float(298399107, "02 98 39 91 07"),
            float(48.5778, "48,58"),
            '<table:table-cell office:value-type="date" office:date-value="2019-03-31"><text:p>31/03/19</text:p></table:table-cell>',
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p></table:table-cell>',
            float(0, "#REF!"),
          ) +
          '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
      ],
    );
    const found = await recognise(bytesSource(bytes));
    assert.deepEqual([found.format, found.sheet, found.sheets], ["xlsx", "Lieux", ["Notes", "Lieux"]]);
    const { rows, issues } = await read(bytes);
    assert.deepEqual(rows, [
      {
        line: 4,
        sheet: "Lieux",
        raw: undefined,
        values: {
          nom: "Le Lieu  & co\nMorlaix",
          cp: "01000",
          tél: "02 98 39 91 07",
          lat: 48.5778,
          ouvert: "2019-03-31",
          actif: true,
          calcul: null,
        },
      },
    ]);
    assert.deepEqual(
      issues.map(({ line, column, code }) => [line, column, code]),
      [[4, "calcul", "spreadsheet-error"]],
    );
  });

  it("carries a merged value down, and repeats what it writes once", async () => {
    const merged = text("Finistère", ' table:number-rows-spanned="2" table:number-columns-spanned="1"');
    const bytes = ods([
      "F",
      row(text("département"), text("nom")) +
        row(merged, text("A")) +
        row("<table:covered-table-cell/>", text("B")) +
        `<table:table-row table:number-rows-repeated="2">${text("Drôme")}${text("C")}</table:table-row>`,
    ]);
    assert.deepEqual(
      (await read(bytes)).values.map((value) => Object.values(value)),
      [
        ["Finistère", "A"],
        ["Finistère", "B"],
        ["Drôme", "C"],
        ["Drôme", "C"],
      ],
    );
  });

  it("cannot explode by its repetitions", async () => {
    const many = `<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>`;
    assert.equal((await read(ods(["F", many.repeat(50)]))).fatal?.code, "too-large");
  });

  it("with a password is refused as such", async () => {
    const bytes = zip({
      mimetype: MIME,
      "content.xml": "noise",
      "META-INF/manifest.xml": "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
    });
    assert.match((await read(bytes)).fatal?.detail ?? "", /mot de passe/);
  });
});
