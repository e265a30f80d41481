import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse";
import { migrations } from "../src/app/migrations/index.ts";
import { addPartner, addSource, compileHarvest, type HarvestDeps, harvestSource } from "../src/harvest/index.ts";
import { systemClock } from "../src/platform/clock.ts";
import { migrate, openDatabase } from "../src/platform/database.ts";
import { createRawStore } from "../src/platform/raw-store.ts";

/**
 * Harvest of a deterministic CSV: bytes to committed entries, then the same file again, then one row in ten changed. CPU
 * time of the whole process (all threads) per run, peak memory, and csv-parse alone on the same bytes for scale.
 */
const ROWS = Number(process.env.ROWS ?? 100_000);

const COMMUNES = [
  "Morlaix;29600",
  "Romans-sur-Isère;26100",
  "Loos-en-Gohelle;62750",
  "Guéret;23000",
  "Le Pin;79140",
  "Saint-Denis;97400",
];
const WORDS =
  "réparer partager habiter cultiver apprendre transporter accueillir produire ensemble autrement quartier village atelier coopérative".split(
    " ",
  );
const word = (i: number, k: number): string => WORDS[(i * 31 + k * 17) % WORDS.length] ?? "";

function row(i: number, year: number): string {
  const sentence = Array.from({ length: 40 }, (_, k) => word(i, k)).join(" ");
  const title = `${word(i, 1)} ${word(i, 2)} n° ${i}`;
  return `${i};${title};"${sentence}, et ""plus"" encore.";${COMMUNES[i % COMMUNES.length]};${i} rue de la Paix;${year};insertion,réemploi;Association ${word(i, 3)} ${i % 977};https://exemple-${i}.fr;jeunes`;
}

/** Written piece by piece, so that making the file does not count in the peak of memory. */
function writeFile(changed: (i: number) => boolean): void {
  const file = openSync(path, "w");
  writeSync(file, "id;nom;description;ville;cp;adresse;annee;themes;porteur;site;public\n");
  for (let i = 0; i < ROWS; i++) writeSync(file, `${row(i, changed(i) ? 2020 : 2014)}\n`);
  closeSync(file);
}

const MAPPING = `
source: banc
partner: banc
title: Banc d'essai
role: innovations
why: Mesurer.
licence: Licence Ouverte 2.0
record:
  id: id
  kind: innovation
fields:
  title: nom
  description.text: description
  startDate: annee
  themes: { from: themes, then: { split: "," }, vocab: themes }
  audiences: { from: public, vocab: audiences }
  carriers: { name: porteur }
  links: { rel: home, url: site }
  places: { address: adresse, postcode: cp, commune: ville }
`;

const folder = mkdtempSync(join(tmpdir(), "essaim-bench-"));
const path = join(folder, "banc.csv");
const database = await openDatabase({ file: join(folder, "banc.sqlite") });
await migrate(database, migrations);
const fetch: HarvestDeps["fetch"] = () => Promise.reject(new Error("offline"));
const deps: HarvestDeps = {
  database,
  clock: systemClock,
  raw: createRawStore(join(folder, "raw")),
  fetch,
  compile: compileHarvest,
};
const partner = await addPartner(deps, { name: "Banc" });
const location = { kind: "file" as const, path };
const input = { partner: partner.id, title: "Banc", role: "innovations" as const, licence: "Licence Ouverte 2.0", location };
const source = await addSource(deps, input, { yaml: MAPPING, by: "bench" });

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

async function measure(name: string, work: () => Promise<string>): Promise<void> {
  peak = 0;
  const before = process.cpuUsage();
  const start = performance.now();
  const said = await work();
  const cpu = process.cpuUsage(before);
  const seconds = (cpu.user + cpu.system) / 1e6;
  const wall = (performance.now() - start) / 1_000;
  peak = Math.max(peak, process.memoryUsage.rss());
  const rate = Math.round(ROWS / seconds);
  console.log(
    `${name.padEnd(28)} ${String(rate).padStart(8)} records/CPU-s  ${seconds.toFixed(2)} s CPU  ${wall.toFixed(2)} s wall  peak ${Math.round(peak / 1e6)} MB  ${said}`,
  );
}

const run = async (): Promise<string> => {
  const { status, report, failure } = await harvestSource(deps, source.slug);
  return `${status}: ${report.created} created, ${report.changed} changed, ${report.unchanged} unchanged, ${report.issues} issues ${failure ?? ""}`;
};

console.log(`${ROWS} rows, Node ${process.version}, ${process.platform}`);
writeFile(() => false);
await measure("first harvest", run);
await measure("same file again", run);
writeFile((i) => i % 10 === 0);
await measure("one row in ten changed", run);
await measure("csv-parse alone (peer)", async () => {
  let rows = 0;
  for await (const _ of createReadStream(path).pipe(parse({ delimiter: ";", columns: true }))) rows++;
  return `${rows} rows parsed, nothing stored`;
});
clearInterval(watch);
await database.close();
rmSync(folder, { recursive: true, force: true });
