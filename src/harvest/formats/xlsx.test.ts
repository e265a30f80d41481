import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import readXlsxFile from "read-excel-file/node";
import writeXlsxFile from "write-excel-file/node";
import { sharedData } from "../../platform/testing/shared-data.ts";
import { bytesSource } from "./byte-source.ts";
import { recognise } from "./index.ts";
import { read } from "./testing/read.ts";
import { rowsXml, workbook, workbookFiles, zip } from "./testing/workbook.ts";
import { openSpreadsheet } from "./workbook.ts";

const TABLE = [
  ["nom", "ville"],
  ["Envie", "Strasbourg"],
  ["Fe2i", "Florange"],
];

describe("a workbook", () => {
  it("gives its rows under the names of the header, with sheet and row", async () => {
    const { rows } = await read(workbook([{ name: "Projets", rows: rowsXml([["Liste des projets"], [], ...TABLE]) }]));
    assert.deepEqual(
      rows.map(({ line, sheet, values }) => [line, sheet, values]),
      [
        [4, "Projets", { nom: "Envie", ville: "Strasbourg" }],
        [5, "Projets", { nom: "Fe2i", ville: "Florange" }],
      ],
    );
  });

  it("is read on the sheet that holds the data; all are listed; another may be asked for", async () => {
    const bytes = workbook([
      { name: "Lisez-moi", rows: rowsXml([["Ce fichier recense les projets."], ["Contact : équipe"]]) },
      { name: "Codes", rows: rowsXml(Array.from({ length: 50 }, (_, i) => [`code ${i}`, `libellé ${i}`])), state: "hidden" },
      { name: "Projets", rows: rowsXml([...TABLE, ["Re", "Romans"]]) },
      {
        name: "Notes",
        rows: rowsXml([
          ["note", "par"],
          ["rien", "moi"],
        ]),
      },
    ]);
    const found = await recognise(bytesSource(bytes));
    assert.deepEqual([found.sheet, found.sheets], ["Projets", ["Lisez-moi", "Codes", "Projets", "Notes"]]);
    assert.deepEqual((await read(bytes, { sheet: "Notes" })).values, [{ note: "rien", par: "moi" }]);
    const { fatal } = await read(bytes, { sheet: "Feuil9" });
    assert.equal(fatal?.code, "unknown-sheet");
    assert.match(fatal?.detail ?? "", /Feuil9.*Projets/);
  });

  it("written by Excel's own library reads back", async () => {
    const when = new Date(Date.UTC(2019, 2, 31));
    const bytes = await writeXlsxFile(
      [
        [{ value: "nom" }, { value: "début" }, { value: "siret" }, { value: "actif" }],
        [
          { value: "Épicerie & <Cie>" },
          { type: Date, value: when, format: "dd/mm/yyyy" },
          { type: Number, value: 43493312300029 },
          { type: Boolean, value: true },
        ],
      ],
      {},
    ).toBuffer();
    assert.deepEqual((await read(bytes)).values, [
      { nom: "Épicerie & <Cie>", début: "2019-03-31", siret: 43493312300029, actif: true },
    ]);
  });

  it("has its numbers as people see them", async () => {
    const formats = [
      "00000",
      '0#" "##" "##" "##" "##',
      "dd/mm/yyyy",
      "[$-40C]d mmmm yyyy;@",
      "0.00%",
      "#,##0.00\\ [$€-40C]",
      "000\\ 000\\ 000\\ 00000",
      "h:mm",
      "yyyy-mm-dd hh:mm:ss",
      "General",
      "[<=99999]00000;00000\\-0000",
    ];
    const styles = `<numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"/>`).join("")}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}<xf numFmtId="14"/></cellXfs>`;
    const numbers = [
      1000,
      298399107,
      43555,
      43555,
      0.125,
      1234.5,
      43493312300029,
      0.604166666666667,
      43555.604166666664,
      0.1 + 0.2,
      1000,
      43555,
    ];
    const cells = numbers.map((value, i) => `<c r="${String.fromCharCode(65 + i)}2" s="${i + 1}"><v>${value}</v></c>`).join("");
    const names = rowsXml([numbers.map((_, i) => `c${i}`)]);
    const { values } = await read(workbook([{ name: "F", rows: `${names}<row r="2">${cells}</row>` }], { styles }));
    assert.deepEqual(Object.values(values[0] ?? {}), [
      "01000",
      "02 98 39 91 07",
      "2019-03-31",
      "2019-03-31",
      0.125,
      1234.5,
      "434 933 123 00029",
      "14:30",
      "2019-03-31T14:30:00",
      0.3,
      1000,
      "2019-03-31",
    ]);
  });

  it("of a Macintosh counts its days from 1904", async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const rows = `${rowsXml([["nom", "date"]])}<row r="2"><c r="A2" t="str"><v>A</v></c><c r="B2" s="1"><v>42093</v></c></row>`;
    assert.equal(
      (await read(workbook([{ name: "F", rows }], { styles, properties: '<workbookPr date1904="1"/>' }))).values[0]?.date,
      "2019-03-31",
    );
  });

  it("gives the results of formulas; an error leaves the value empty, and is told", async () => {
    const rows = `${rowsXml([["nom", "total", "part"]])}<row r="2"><c r="A2" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="B2"><f>SUM(1,2)</f><v>3</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`;
    const { values, issues } = await read(workbook([{ name: "F", rows }]));
    assert.deepEqual(values, [{ nom: "ab", total: 3, part: null }]);
    assert.deepEqual(
      issues.map(({ line, column, value, code }) => [line, column, value, code]),
      [[2, "part", "#DIV/0!", "spreadsheet-error"]],
    );
  });

  it("joins rich texts, leaves phonetics, undoes its escapes", async () => {
    const strings =
      '<si><t>nom</t></si><si><t>ville</t></si><si><r><rPr><b/></rPr><t>Le </t></r><r><t xml:space="preserve">Lieu &amp; co</t></r><rPh><t>x</t></rPh></si><si><t>ligne_x000D_\n2</t></si><si/>';
    const rows =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row><row><c t="s"><v>99</v></c><c t="s"><v>4</v></c></row>';
    assert.deepEqual((await read(workbook([{ name: "F", rows }], { strings }))).values, [
      { nom: "Le Lieu & co", ville: "ligne\r\n2" },
    ]);
  });

  it("with a prefix on every tag, as some programs write, reads the same", async () => {
    const files = workbookFiles([{ name: "F", rows: rowsXml(TABLE) }]);
    for (const name of Object.keys(files)) files[name] = (files[name] ?? "").replace(/<(\/?)(?![?/])/g, "<$1x:");
    assert.equal((await read(zip(files))).rows.length, 2);
  });

  it("carries a value merged over several rows down to each", async () => {
    const rows = rowsXml([
      ["département", "nom"],
      ["Finistère", "A"],
      [undefined, "B"],
      [undefined, "C"],
      ["Drôme", "D"],
    ]);
    const { values } = await read(
      workbook([{ name: "F", rows, after: '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>' }]),
    );
    assert.deepEqual(
      values.map((value) => value.département),
      ["Finistère", "Finistère", "Finistère", "Drôme"],
    );
  });

  it("keeps what stands outside the named columns, drops a repeated header", async () => {
    const { values, codes } = await read(
      workbook([{ name: "F", rows: rowsXml([...TABLE, ["nom", "ville"], ["Re", "Romans", undefined, "en marge"]]) }]),
    );
    assert.deepEqual([values.at(-1), codes], [{ nom: "Re", ville: "Romans", "colonne 4": "en marge" }, ["4:repeated-header"]]);
  });

  it("of the partners reads cell by cell like the library that reads them best", async () => {
    for (const name of [
      "ffe-lafrancesengage-v3",
      "cis-correspondances-import",
      "tourisme-handicap-etablissements",
      "data-inclusion-modele-structures-services",
    ]) {
      const path = sharedData("sources", `${name}.xlsx`);
      const ours = await openSpreadsheet(readFileSync(path));
      let cells = 0;
      for (const { sheet, data } of await readXlsxFile(path, { trim: false })) {
        for await (const rows of ours.rows(sheet)) {
          for (const { row, cells: read_ } of rows) {
            for (const [column, value] of read_) {
              const theirs: unknown = data[row - 1]?.[column];
              assert.deepEqual(
                value,
                theirs instanceof Date ? theirs.toISOString().slice(0, 10) : theirs,
                `${name}, ${sheet}, ${row}:${column}`,
              );
              cells++;
            }
          }
        }
        cells -= data.flat().filter((value) => value !== null && value !== "").length;
      }
      assert.equal(cells, 0, name);
    }
  });
});

describe("an archive that is not what it seems", () => {
  const files = workbookFiles([{ name: "F", rows: rowsXml(TABLE) }]);
  const refused = async (bytes: Buffer) => (await read(bytes)).fatal;

  it("and would unfold without end is refused from what it declares", async () => {
    const bomb = { ...files, "xl/worksheets/sheet1.xml": " ".repeat(150_000_000) };
    const fatal = await refused(zip(bomb));
    assert.equal(fatal?.code, "zip-bomb");
    assert.match(fatal?.detail ?? "", /150\sMo/);
  });

  it("and declares less than it holds is stopped when it does", async () => {
    const bomb = { ...files, "xl/worksheets/sheet1.xml": " ".repeat(50_000_000) };
    assert.equal((await refused(zip(bomb, (name, size) => (name.includes("sheet1") ? 1_000 : size))))?.code, "zip-bomb");
  });

  it("of too many parts is refused", async () => {
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`xl/${i}.xml`, ""]));
    assert.equal((await refused(zip({ ...files, ...many })))?.code, "zip-bomb");
  });

  it("is refused as damaged when it is cut or garbled, wherever", async () => {
    const whole = zip(files);
    for (const cut of [4, 100, whole.length >> 1, whole.length - 1]) {
      assert.equal((await refused(whole.subarray(0, cut)))?.code, "unreadable-workbook", `cut at ${cut}`);
    }
    for (let at = 30; at < whole.length; at += 7) {
      const garbled = Buffer.from(whole);
      garbled[at] = (garbled[at] ?? 0) ^ 0xff;
      const { fatal, rows } = await read(garbled);
      assert.ok(fatal !== undefined || rows.length <= 2, `byte ${at}`);
    }
  });

  it("is named when it is another kind of document", async () => {
    const kinds: [Record<string, string>, RegExp][] = [
      [{ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }, /traitement de texte/],
      [{ "word/document.xml": "<x/>" }, /traitement de texte/],
      [{ "xl/workbook.bin": "x" }, /xlsb/],
      [{ "communes.shp": "x", "communes.dbf": "x" }, /Shapefile/],
      [{ "export.csv": "a;b" }, /export\.csv/],
    ];
    for (const [content, words] of kinds) {
      const fatal = await refused(zip(content));
      assert.equal(fatal?.code, "binary-file");
      assert.match(fatal?.detail ?? "", words);
    }
  });

  it("cannot explode by its entities, nor by mark-up without end", async () => {
    const rows = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${rowsXml([
      ["nom", "ville"],
      ["A", "B"],
    ])}<row><c t="str"><v>&b;</v></c><c t="str"><v>x</v></c></row>`;
    assert.equal((await read(workbook([{ name: "F", rows }]))).values.at(-1)?.nom, "&b;");
  });
});
