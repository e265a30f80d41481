import { spawnSync } from "node:child_process";
import { appendFileSync, createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse";
import { migrations } from "../src/app/migrations/index.ts";
import { addPartner, addSource, compileHarvest, findSource, type HarvestDeps, harvestSource } from "../src/harvest/index.ts";
import { systemClock } from "../src/platform/clock.ts";
import { migrate, openDatabase } from "../src/platform/database.ts";
import { createRawStore } from "../src/platform/raw-store.ts";
import { MAPPING, ROWS, writeTable } from "./corpus/table.ts";

/**
 * Harvest of a deterministic CSV: bytes to committed entries, then the same file again, then one row in ten changed. CPU
 * time of the whole process (all threads) per run, peak memory, and csv-parse alone on the same bytes for scale.
 */
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
  const flags = ["--max-semi-space-size=8", "--heap-growing-percent=25", "--import", "./tools/tsx-loader.mjs"];
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
  writeTable(path, () => false);
  spawnPhase("first harvest", folder);
  spawnPhase("same file again", folder);
  appendFileSync(path, "\n");
  spawnPhase("same rows, file differs", folder);
  writeTable(path, (i) => i % 10 === 0);
  spawnPhase("one row in ten changed", folder);
  await peer(path);
  rmSync(folder, { recursive: true, force: true });
}

await (process.env.PHASE ? phase(process.env.PHASE) : all());
