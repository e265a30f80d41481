import assert from "node:assert/strict";
import { describe, it } from "node:test";
import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { type ByteSource, bytesSource, type RawRow, type Recognition, readRows, recognise } from "../formats/index.ts";
import { compileMapping } from "./compile.ts";
import type { About } from "./draft-mapping.ts";
import { columnsOf } from "./mapping.schema.ts";
import { proposeMapping } from "./propose.ts";
import { TEMPLATE_COLUMNS } from "./template.fr.ts";
import { templateCsv, templateMapping, templateXlsx } from "./template.ts";

const ABOUT: About = {
  source: "nos-fiches",
  partner: "pays-de-morlaix",
  title: "Nos fiches",
  licence: "Licence Ouverte 2.0",
  why: "Nos initiatives.",
};

async function rowsOf(file: ByteSource, recognition: Recognition): Promise<RawRow[]> {
  const { format, encoding, separator, headerRow, sheet, records } = recognition;
  const options = {
    format,
    ...(encoding && { encoding }),
    ...(separator && { separator }),
    ...(headerRow && { headerRow }),
    ...(sheet && { sheet }),
    ...(records && { records }),
  };
  return (await Array.fromAsync(readRows(file, options, () => undefined))).flat();
}

/** What a person's file gives with the mapping proposed for it, nothing corrected. */
async function harvested(bytes: Uint8Array, name: string) {
  const file = bytesSource(bytes, name);
  const recognition = await recognise(file, { fileName: name });
  const rows = await rowsOf(file, recognition);
  const proposal = proposeMapping(recognition, rows, ABOUT);
  const compiled = compileMapping(proposal.mapping);
  const groups = Map.groupBy(rows, (row) => compiled.idOf(row) ?? String(row.line));
  const records = [...groups.values()].map((group) => compiled.recordOf(group));
  return { proposal, records: records.filter((record) => record.outcome !== "left-out") };
}

const filled = (values: Record<string, string>): string[] => TEMPLATE_COLUMNS.map(({ header }) => values[header] ?? "");

const MANUFACTURE = {
  Identifiant: "MXR-001",
  Nom: "La Manufacture",
  "En une phrase": "On répare et on transmet.",
  Stade: "Pérennisation",
  Début: "04/2019",
  Thèmes: "Réemploi et réparation ; Lien social",
  Publics: "Familles et parents",
  Partenaires: "Ville de Morlaix ; Emmaüs",
  "Code postal": "29600",
  Commune: "Morlaix",
  Territoire: "Finistère",
  "Site web": "exemple.org",
  Courriel: "bonjour@exemple.org",
  "Publier les contacts": "oui",
  "Reconnue par": "La France s’engage",
  "De quelle façon": "Lauréate",
  "En quelle année": "2021",
};

const header = TEMPLATE_COLUMNS.map((column) => column.header);

describe("the spreadsheet template", () => {
  it("has exactly the columns its mapping reads", () => {
    assert.deepEqual([...columnsOf(templateMapping())].sort(), [...header].sort());
  });

  it("gives no record as long as nobody fills it, as a workbook and as CSV", async () => {
    for (const [bytes, name] of [
      [await templateXlsx(), "modele.xlsx"],
      [Buffer.from(templateCsv()), "modele.csv"],
    ] as const) {
      const { proposal, records } = await harvested(bytes, name);
      assert.equal(proposal.template, true, name);
      assert.deepEqual(records, []);
    }
  });

  it("filled, is recognised at once and read whole, with nothing to correct", async () => {
    const second = { Identifiant: "MXR-001", Nom: "La Manufacture", "Code postal": "29670", Commune: "Taulé" };
    const without = { Nom: "Sans identifiant", Commune: "Morlaix" };
    const rows = [header, ...[MANUFACTURE, second, without].map(filled)];
    const workbook = await writeExcelFile(
      rows.map((row) => row.map((value) => ({ value, type: String }))) as SheetData,
    ).toBuffer();
    const csv = Buffer.from(rows.map((row) => row.join("\t")).join("\n"));
    for (const [bytes, name] of [
      [workbook, "nos fiches.xlsx"],
      [csv, "nos fiches.tsv"],
    ] as const) {
      const { proposal, records } = await harvested(bytes, name);
      assert.equal(proposal.template, true);
      assert.ok(proposal.columns.every((column) => column.confidence === 1));
      assert.equal(records.length, 2);
      assert.deepEqual(
        records.flatMap((record) => record.issues),
        [],
      );
      assert.deepEqual(
        records.flatMap((record) => record.unmapped),
        [],
      );
      const [manufacture, other] = records;
      assert.ok(manufacture?.outcome === "mapped" && other?.outcome === "mapped");
      assert.equal(manufacture.remoteId, "MXR-001");
      assert.match(other.remoteId, /^h-/);
      const { body } = manufacture;
      assert.equal(body.kind, "innovation");
      assert.equal(body.stage, "perennisation");
      assert.equal(body.startDate, "2019-04");
      assert.deepEqual(body.themes, ["reemploi-reparation", "lien-social"]);
      assert.deepEqual(body.partners, [{ name: "Ville de Morlaix" }, { name: "Emmaüs" }]);
      assert.deepEqual(
        body.places.map((place) => [place.commune, place.insee]),
        [
          ["Morlaix", "29151"],
          ["Taulé", "29279"],
        ],
      );
      assert.deepEqual(body.zone, { scope: "department", codes: ["dep-29"], label: "Finistère" });
      assert.deepEqual(body.links, [{ rel: "home", url: "https://exemple.org/" }]);
      assert.deepEqual(body.contacts, [{ kind: "email", value: "bonjour@exemple.org", openness: "open" }]);
      assert.deepEqual(body.recognition, [{ by: "La France s’engage", how: "laureate", year: 2021 }]);
    }
  });

  it("is still recognised when columns that serve nobody were taken out", async () => {
    const kept = ["Nom", "En une phrase", "Thèmes", "Commune", "Code postal", "Site web"];
    const csv = [kept.join(";"), "Le Pas de côté;Un café;Lien social;Morlaix;29600;"].join("\n");
    const { proposal, records } = await harvested(Buffer.from(csv), "fiches.csv");
    assert.equal(proposal.template, true);
    assert.equal(records.length, 1);
    assert.equal(records[0]?.outcome, "mapped");
  });
});
