import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/node";
import { sharedData } from "../platform/testing/shared-data.ts";
import { communeByInsee } from "./centroids.ts";
import { locate } from "./locate.ts";
import type { Located, LocateInput } from "./located.ts";

type Row = Record<string, string>;

const csv = (name: string): Row[] =>
  parse(readFileSync(sharedData("sources", name), "utf8"), { columns: true, bom: true, relax_column_count: true });

function tally(located: readonly Located[]): string {
  const count = (words: string[]) =>
    Object.entries(Object.groupBy(words, (word) => word)).map(([word, all]) => `${word} ${all?.length}`);
  const precisions = count(located.map(({ place }) => place.precision));
  const notes = count(located.flatMap((one) => one.notes.map(({ code }) => code)));
  return `${located.length} lines: ${precisions.join(", ")}; notes: ${notes.join(", ")}`;
}

describe("the partners' real files", () => {
  it("third places (CGET): name and postal code alone give the INSEE code that the file states", (t) => {
    const rows = csv("CGET_TiersLieux_2019.csv");
    let [known, answered, right] = [0, 0, 0];
    for (const row of rows) {
      const truth = communeByInsee(row.INSEECOM ?? "");
      if (!truth) continue;
      known++;
      const { place } = locate({ commune: row.COMINIT || row.NOMCOM, postcode: row.CP });
      const found = place.precision === "commune" && place.insee ? communeByInsee(place.insee) : undefined;
      if (!found) continue;
      answered++;
      // The file codes Paris now by district, now whole.
      if (found.insee === truth.insee || found.districtOf === truth.insee || truth.districtOf === found.insee) right++;
    }
    t.diagnostic(
      `${known} with a code: ${answered} answered (${percent(answered, known)}), ${right} of them right (${percent(right, answered)})`,
    );
    assert.ok(answered / known > 0.99, `${answered} of ${known}`);
    // What is left is in the file: Pessac written Talence, Saint-Ouen written Paris.
    assert.ok(right / answered > 0.99, `${right} of ${answered}`);
  });

  it("third places: a position alone never names a wrong department, and a commune only when it is clear", (t) => {
    let [sound, named, right, placed, inDepartment] = [0, 0, 0, 0, 0];
    for (const row of csv("CGET_TiersLieux_2019.csv")) {
      const truth = communeByInsee(row.INSEECOM ?? "");
      if (!truth || !(Number(row.PRECISION) >= 0.6)) continue;
      sound++;
      const { place } = locate({ lat: row.LAT, lon: row.LONG });
      if (place.insee) {
        named++;
        if (place.insee === truth.insee) right++;
      }
      if (place.department) {
        placed++;
        if (place.department === truth.department) inDepartment++;
      }
    }
    t.diagnostic(
      `${sound} positions: commune told for ${percent(named, sound)}, right for ${percent(right, named)}; department ${percent(placed, sound)}, right ${percent(inDepartment, placed)}`,
    );
    assert.ok(named / sound > 0.55 && right / named > 0.98);
    assert.ok(placed / sound > 0.93 && inDepartment / placed > 0.998);
  });

  it("tourism and disability (3,809 upper-case communes, no coordinates): nearly all find their commune, none is silently lost", async (t) => {
    const sheets = (await readWorkbook(sharedData("sources", "tourisme-handicap-etablissements.xlsx"))) as unknown[];
    const table = (Array.isArray(sheets[0]) ? sheets : (sheets[0] as { data: unknown[] }).data) as (string | number | null)[][];
    const [head = [], ...rows] = table;
    const cell = (row: (string | number | null)[], name: string) => row[head.indexOf(name)] ?? undefined;
    const located = rows.map((row) =>
      locate({ commune: String(cell(row, "COMMUNE") ?? ""), postcode: cell(row, "CP"), department: cell(row, "DEPARTEMENT") }),
    );
    t.diagnostic(tally(located));
    assert.equal(located.length, 3809);
    assert.ok(located.filter(({ place }) => place.insee).length / located.length > 0.99);
    assert.ok(located.every(({ place, notes }) => place.insee || (place.department && notes.length > 0)));
  });

  it("digital mediation (Burgundy): swapped and misplaced coordinates are caught", (t) => {
    const located = csv("bfc-mediation-numerique-200515-a.csv").map((row) => locate(mediation(row)));
    t.diagnostic(tally(located));
    assert.ok(located.every(({ place }) => place.region === "27" && place.lat !== undefined));
    const noted = (code: string) => located.filter(({ notes }) => notes.some((note) => note.code === code)).length;
    assert.equal(noted("swapped-coordinates"), 33);
    assert.ok(noted("coordinates-far-from-commune") > 20);
  });

  it("La France s'engage: 75 rows whose coordinates belong to other rows are not put on the map there", (t) => {
    const located = csv("ffe-lafrancesengage-v0.csv").map((row) =>
      locate({
        commune: row["Ville "],
        postcode: row["Code postal "],
        department: row.Département_code,
        lat: row.lat,
        lon: row.long,
      }),
    );
    t.diagnostic(tally(located));
    assert.equal(located.filter(({ notes }) => notes.some(({ code }) => code.startsWith("coordinates-far"))).length, 75);
  });

  it("European map (SUSY): every country it writes, but the misspelt, is read", (t) => {
    const { features } = JSON.parse(readFileSync(sharedData("sources", "susy-ssedas-europe.geojson"), "utf8")) as {
      features: { properties: Row; geometry: { coordinates: [number, number] } }[];
    };
    const located = features.map(({ properties, geometry }) =>
      locate({
        commune: properties["addr:city"],
        country: properties["addr:country"],
        lon: geometry.coordinates[0],
        lat: geometry.coordinates[1],
      }),
    );
    t.diagnostic(tally(located));
    const unread = new Set(
      located.flatMap(({ notes }) => notes.filter(({ code }) => code === "unknown-country").map(({ detail }) => detail)),
    );
    assert.ok(unread.size <= 8, [...unread].join("\n"));
    assert.ok(
      located.every(({ place }) => place.lat !== undefined || place.precision === "country" || place.precision === "unknown"),
    );
  });
});

function mediation(row: Row): LocateInput {
  return { commune: row.ville, postcode: row.code_postal, department: row.dep_txt, lat: row.lat, lon: row.lon };
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
