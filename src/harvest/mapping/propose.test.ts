import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { sharedData } from "../../platform/testing/shared-data.ts";
import {
  type ByteSource,
  bytesSource,
  fileSource,
  type RawRow,
  type Recognition,
  readRows,
  recognise,
} from "../formats/index.ts";
import { compileMapping } from "./compile.ts";
import type { About } from "./draft-mapping.ts";
import { mappingOf, readMapping } from "./mapping.schema.ts";
import { printMapping } from "./print.ts";
import { type Proposal, proposeMapping } from "./propose.ts";
import { mappingFile } from "./testing.ts";
import { usageOf } from "./usage.ts";

const ABOUT: About = { source: "essai", partner: "essai", title: "Essai", licence: "Licence Ouverte 2.0", why: "Pour l'essai." };

type Proposed = { proposal: Proposal; rows: RawRow[]; recognition: Recognition };

async function proposed(file: ByteSource, about: About = ABOUT): Promise<Proposed> {
  const recognition = await recognise(file, file.name === undefined ? {} : { fileName: file.name });
  const { format, encoding, separator, headerRow, sheet, records } = recognition;
  const options = {
    format,
    ...(encoding && { encoding }),
    ...(separator && { separator }),
    ...(headerRow && { headerRow }),
    ...(sheet && { sheet }),
    ...(records && { records }),
  };
  const rows: RawRow[] = [];
  for await (const batch of readRows(file, options, () => undefined)) {
    rows.push(...batch.slice(0, 500 - rows.length));
    if (rows.length >= 500) break;
  }
  return { proposal: proposeMapping(recognition, rows, about), rows, recognition };
}

const slotsBy = ({ proposal }: Proposed): Record<string, string | undefined> =>
  Object.fromEntries(proposal.columns.map(({ column, slot }) => [column, slot]));

/** Slots that come to the same in the end: a person would take either. */
const SAME: Record<string, string[]> = {
  "places.department": ["places.region"],
  "places.address": ["places.housenumber", "places.complement", "places.name"],
  "places.lat": ["places.position"],
  "places.lon": ["places.position"],
  "links.home": ["url"],
  url: ["links.home"],
  "recognition.laureate": ["recognition.year", "recognition.labelled"],
  "recognition.by": ["recognition.labelled"],
  "zone.scope": ["zone.label"],
  "contacts.openness": [],
};

/** Proposals against the mapping a person wrote for the same file, on the columns that person used. */
function compared(
  proposal: Proposal,
  mapping: ReturnType<typeof mappingFile>,
): { right: number; wrong: string[]; missed: string[]; extra: string[] } {
  const usage = usageOf(mapping);
  const result = { right: 0, wrong: [] as string[], missed: [] as string[], extra: [] as string[] };
  for (const { column, slot } of proposal.columns) {
    const meant = usage.get(column);
    if (!meant) {
      if (slot !== undefined) result.extra.push(`${column} -> ${slot}`);
      continue;
    }
    const right = [...meant].some((each) => each === slot || SAME[each]?.includes(slot ?? ""));
    if (right) result.right += 1;
    else if (slot === undefined) result.missed.push(`${column} (${[...meant].join(", ")})`);
    else result.wrong.push(`${column} -> ${slot} (${[...meant].join(", ")})`);
  }
  return result;
}

async function measure(
  files: [mapping: string, file: string][],
): Promise<{ precision: number; recall: number; lines: string[] }> {
  let [right, wrong, missed] = [0, 0, 0];
  const lines: string[] = [];
  for (const [mapping, file] of files) {
    const result = compared((await proposed(fileSource(file))).proposal, mappingFile(mapping));
    right += result.right;
    wrong += result.wrong.length;
    missed += result.missed.length;
    lines.push(
      `${mapping}: ${result.right} right, ${result.wrong.length} wrong, ${result.missed.length} missed, ${result.extra.length} more`,
      ...[
        ...result.wrong.map((text) => `  wrong ${text}`),
        ...result.missed.map((text) => `  missed ${text}`),
        ...(result.extra.length ? [`  more ${result.extra.join(", ")}`] : []),
      ],
    );
  }
  return { precision: right / (right + wrong), recall: right / (right + wrong + missed), lines };
}

const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`;

describe("a proposed mapping", () => {
  it("agrees with the mappings people wrote for the partners' real files", async (test) => {
    const real = [
      ["la-france-s-engage-lieux", "ffe-lafrancesengage-v0.csv"],
      ["la-france-s-engage", "ffe-lafrancesengage-v3.xlsx"],
      ["tiers-lieux-cget", "CGET_TiersLieux_2019.csv"],
      ["mediation-numerique-bfc", "bfc-mediation-numerique-200515-a.csv"],
      ["ess-europe-susy", "susy-ssedas-europe.geojson"],
      ["tourisme-et-handicap", "tourisme-handicap-etablissements.xlsx"],
    ].map(([slug, file]): [string, string] => [`sources/${slug}.yaml`, sharedData("sources", file ?? "")]);
    const { precision, recall, lines } = await measure(real);
    test.diagnostic(`real files: precision ${percent(precision)}, recall ${percent(recall)}`);
    for (const line of lines) test.diagnostic(line);
    assert.ok(precision >= 0.93, `precision ${percent(precision)}`);
    assert.ok(recall >= 0.85, `recall ${percent(recall)}`);
  });

  it("understands most of ten notebooks whose columns are named on purpose in odd ways", async (test) => {
    const folder = fileURLToPath(new URL("../../../demonstration/", import.meta.url));
    const slugs = readdirSync(folder).filter((name) => name.endsWith(".yaml") && name !== "network.yaml");
    const { precision, recall, lines } = await measure(
      slugs.map((name) => [`demonstration/${name}`, folder + mappingFile(`demonstration/${name}`).file]),
    );
    test.diagnostic(`demonstration: precision ${percent(precision)}, recall ${percent(recall)}`);
    for (const line of lines) test.diagnostic(line);
    assert.ok(precision >= 0.8, `precision ${percent(precision)}`);
    assert.ok(recall >= 0.6, `recall ${percent(recall)}`);
  });

  it("folds the rows of La France s'engage by its id, and sees that the ids of the next file are none", async () => {
    const v0 = await proposed(fileSource(sharedData("sources", "ffe-lafrancesengage-v0.csv")));
    assert.equal(v0.proposal.mapping.record.fold, true);
    assert.equal(v0.proposal.mapping.record.id, "ID interne sourceur");
    const v3 = await proposed(fileSource(sharedData("sources", "ffe-lafrancesengage-v3.xlsx")));
    assert.equal(v3.proposal.mapping.record.fold, false);
    assert.deepEqual(v3.proposal.mapping.record.id, { hash: ["Nom du projet", "Ville"] });
    assert.ok(v3.proposal.notes.some((note) => /pas un identifiant/.test(note)));
    const bfc = await proposed(fileSource(sharedData("sources", "bfc-mediation-numerique-200515-a.csv")));
    assert.deepEqual(bfc.proposal.mapping.record.id, { hash: ["nom_structure", "adresse", "ville"] });
  });

  it("reads the national schema of digital mediation and the workbook of data.inclusion", async () => {
    const mednum = slotsBy(await proposed(fileSource(sharedData("sources", "mednum-exemple-valide.csv"))));
    assert.deepEqual(
      [
        "id",
        "nom",
        "pivot",
        "code_insee",
        "latitude",
        "typologie",
        "courriels",
        "site_web",
        "presentation_resume",
        "date_maj",
        "publics_specifiquement_adresses",
      ].map((column) => mednum[column]),
      [
        "record.id",
        "title",
        "identifiers.siret",
        "places.insee",
        "places.lat",
        "placeTypes",
        "contacts.email",
        "links.home",
        "pitch",
        "record.updated",
        "audiences",
      ],
    );
    const inclusion = slotsBy(
      await proposed(fileSource(sharedData("sources", "data-inclusion-modele-structures-services.xlsx"))),
    );
    assert.equal(inclusion.nom, "title");
    assert.equal(inclusion.thematiques, "themes");
    assert.equal(inclusion.publics, "audiences");
    assert.equal(inclusion.lien_source, "url");
  });

  it("reads the nested JSON of a GoGoCarto map, and the records come out whole", async () => {
    const element = (id: number, name: string, city: string, postalCode: string) => ({
      id,
      name,
      geo: { latitude: 48.5 + id / 100, longitude: -3.8 - id / 100 },
      address: { streetAddress: `${id} rue du Port`, addressLocality: city, postalCode, addressCountry: "FR" },
      categories: id % 2 ? ["Lien social", "Alimentation et agriculture"] : ["Culture, sport et loisirs"],
      description: `${name} accueille chaque semaine les habitants du quartier pour cuisiner, jardiner et se rencontrer autour d’une table.`,
      website: `https://exemple-${id}.org`,
      email: `contact@exemple-${id}.org`,
      images: [`https://exemple-${id}.org/photo.jpg`],
      updatedAt: "2024-05-01T10:00:00+02:00",
    });
    const data = Array.from({ length: 12 }, (_, index) => element(index + 1, `Le Jardin ${index + 1}`, "Morlaix", "29600"));
    const result = await proposed(bytesSource(Buffer.from(JSON.stringify({ licence: "ODbL", data })), "elements.json"));
    assert.deepEqual(slotsBy(result), {
      id: "record.id",
      name: "title",
      "geo.latitude": "places.lat",
      "geo.longitude": "places.lon",
      "address.streetAddress": "places.address",
      "address.addressLocality": "places.commune",
      "address.postalCode": "places.postcode",
      "address.addressCountry": "places.country",
      categories: "themes",
      description: "description.text",
      website: "links.home",
      email: "contacts.email",
      images: "images.url",
      updatedAt: "record.updated",
    });
    const compiled = compileMapping(result.proposal.mapping);
    const [first] = result.rows.map((row) => compiled.recordOf([row]));
    assert.ok(first?.outcome === "mapped");
    assert.deepEqual(first.issues, []);
    assert.deepEqual(first.body.themes, ["lien-social", "alimentation"]);
    assert.equal(first.body.places[0]?.commune, "Morlaix");
    assert.equal(first.body.updatedAt, "2024-05-01");
  });

  it("says why, gives alternatives, and lists the words that match no concept with suggestions", async () => {
    const csv = [
      "Nom;Catégorie;Bizarre",
      ...Array.from(
        { length: 30 },
        (_, index) => `Lieu ${index};${["Lien social", "Zythologie", "Récupération d'objets"][index % 3]};`,
      ),
    ].join("\n");
    const { proposal } = await proposed(bytesSource(Buffer.from(csv), "annuaire.csv"));
    const category = proposal.columns.find((column) => column.column === "Catégorie");
    assert.equal(category?.slot, "themes");
    assert.match(category?.reason ?? "", /Thèmes/);
    assert.deepEqual(proposal.columns.find((column) => column.column === "Bizarre")?.reason, "colonne vide");
    const zyth = proposal.labels.find((label) => label.label === "Zythologie");
    assert.equal(zyth?.count, 10);
    const known = proposal.labels.find((label) => label.label === "Récupération d'objets");
    assert.equal(known?.suggestions[0]?.id ?? "reemploi-reparation", "reemploi-reparation");
  });

  it("always holds and always prints, whatever the columns", () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        "id",
        "nom",
        "titre",
        "email",
        "lat",
        "lon",
        "theme",
        "date_maj",
        "siret",
        "a.b",
        "kind",
        "constructor",
        "Innovation",
        "innovation",
      ),
    );
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("", "Morlaix", "29600", "https://x.fr", "a@b.fr", "2019", "48.5"),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 12 }),
        fc.array(fc.array(cell, { minLength: 12, maxLength: 12 }), { maxLength: 8 }),
        (columns, cells) => {
          const rows = cells.map(
            (values, index): RawRow => ({
              line: index + 2,
              values: Object.fromEntries(columns.map((column, at) => [column, values[at]])),
              raw: undefined,
            }),
          );
          const recognition: Recognition = {
            format: "csv",
            columns: columns.map((column) => ({ name: column, samples: [], filled: 1 })),
            rowsSeen: rows.length,
            notes: [],
            issues: [],
          };
          const { mapping, columns: proposals } = proposeMapping(recognition, rows, ABOUT);
          assert.equal(proposals.length, columns.length);
          assert.deepEqual(readMapping(printMapping(mapping)), mappingOf(mapping));
          const compiled = compileMapping(mapping, { locate: "none" });
          for (const row of rows) compiled.recordOf([row]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
