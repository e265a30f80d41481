import { spawnSync } from "node:child_process";
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse";
import { migrations } from "../src/app/migrations/index.ts";
import { addPartner, addSource, compileHarvest, findSource, type HarvestDeps, harvestSource } from "../src/harvest/index.ts";
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
function writeFile(path: string, changed: (i: number) => boolean): void {
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

/** One phase in a process of its own, as `npm run essaim` starts it: peaks of memory do not add up. */
async function phase(folder: string): Promise<void> {
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
  const source = (await findSource(database.read, "banc")) ?? (await firstSource(deps, join(folder, "banc.csv")));
  const before = process.cpuUsage();
  const start = performance.now();
  const { status, report, failure } = await harvestSource(deps, source.slug);
  const cpu = process.cpuUsage(before);
  const seconds = (cpu.user + cpu.system) / 1e6;
  const wall = (performance.now() - start) / 1_000;
  const peak = process.resourceUsage().maxRSS / 1_000;
  await database.close();
  const counts = `${report.created} created, ${report.changed} changed, ${report.unchanged} unchanged`;
  console.log(
    `${String(Math.round(ROWS / seconds)).padStart(8)} records/CPU-s  ${seconds.toFixed(2)} s CPU  ${wall.toFixed(2)} s wall  peak ${Math.round(peak)} MB  ${status}: ${counts} ${failure ?? ""}`,
  );
}

async function firstSource(deps: HarvestDeps, path: string) {
  const partner = await addPartner(deps, { name: "Banc" });
  const described = { title: "Banc", role: "innovations" as const, licence: "Licence Ouverte 2.0" };
  return addSource(deps, { ...described, partner: partner.id, location: { kind: "file", path } }, { yaml: MAPPING, by: "bench" });
}

function spawnPhase(name: string, folder: string): void {
  process.stdout.write(name.padEnd(28));
  const flags = ["--max-semi-space-size=8", "--heap-growing-percent=40", "--import", "./tools/tsx-loader.mjs"];
  spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url)], {
    stdio: "inherit",
    env: { ...process.env, PHASE: folder },
  });
}

async function peer(path: string): Promise<void> {
  const before = process.cpuUsage();
  let rows = 0;
  for await (const _ of createReadStream(path).pipe(parse({ delimiter: ";", columns: true }))) rows++;
  const cpu = process.cpuUsage(before);
  const seconds = (cpu.user + cpu.system) / 1e6;
  console.log(
    `${"csv-parse alone (peer)".padEnd(28)}${String(Math.round(rows / seconds)).padStart(8)} rows/CPU-s, parsed and nothing else`,
  );
}

async function all(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "essaim-bench-"));
  const path = join(folder, "banc.csv");
  console.log(`${ROWS} rows, Node ${process.version}, ${process.platform}; each phase in its own process`);
  writeFile(path, () => false);
  spawnPhase("first harvest", folder);
  spawnPhase("same file again", folder);
  writeFile(path, (i) => i % 10 === 0);
  spawnPhase("one row in ten changed", folder);
  await peer(path);
  rmSync(folder, { recursive: true, force: true });
}

await (process.env.PHASE ? phase(process.env.PHASE) : all());
