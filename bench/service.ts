import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "../src/app/config.ts";
import { openServices } from "../src/app/services.ts";
import { corpusOf } from "./engine/records.ts";
import { percentile } from "./engine/table.ts";
import { benchCatalogue, searchAddresses } from "./service/catalogue.ts";
import { type Read, saturate, steady } from "./service/readers.ts";
import { type Running, startWatched } from "./service/running.ts";

/**
 * The whole service (`npm run bench -- service`): result pages with facets, counted and drawn anew each time, that a second of CPU of
 * the server's process gives; then, at half of that, how long pages take and how long the event loop is held while partners'
 * files, one record in ten changed, are harvested by another process. The server is what `npm start` runs.
 *
 * ESSAIM_BENCH_SIZE (100000: entries), ESSAIM_BENCH_SEED (1), ESSAIM_BENCH_SECONDS (20: of each load), ESSAIM_BENCH_DATA (a folder to
 * keep the catalogue in, and find it again).
 */
const size = Number(process.env.ESSAIM_BENCH_SIZE ?? 100_000);
const seed = Number(process.env.ESSAIM_BENCH_SEED ?? 1);
const seconds = Number(process.env.ESSAIM_BENCH_SECONDS ?? 20);
const kept = process.env.ESSAIM_BENCH_DATA;
const folder = kept ?? mkdtempSync(join(tmpdir(), "essaim-bench-"));
mkdirSync(folder, { recursive: true });
const data = join(folder, "data");
const env = { ...process.env, ESSAIM_DATA: data, ESSAIM_DEMO: "0" };
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const say = (what: string, figures: string): void => console.log(`${what.padEnd(46)} ${figures}`);
const times = ({ ms }: Read): string =>
  [0.5, 0.95, 0.99].map((share, i) => `p${[50, 95, 99][i]} ${percentile(ms, share).toFixed(1)}`).join(", ");

const corpus = corpusOf(seed);
const catalogue = benchCatalogue(corpus, size, folder);
const addresses = searchAddresses(corpus, size, seed, 500);

async function fill(): Promise<void> {
  const services = await openServices(readConfig(env));
  const known = await services.database.read.selectFrom("entry").select("id").limit(1).execute();
  if (known.length === 0) {
    catalogue.write();
    await catalogue.fill(services);
  }
  await services.close();
}

/** Until nothing works any more: the index is merged and saved after it can be searched. */
async function settled(server: Running): Promise<void> {
  for (let before = (await server.look()).cpuMs, waited = 0; waited < 300; waited++) {
    await sleep(1_000);
    const { cpuMs } = await server.look();
    if (cpuMs - before < 50) return;
    before = cpuMs;
  }
}

/** Pages for a second of CPU of the whole process of the server, its threads included. */
async function throughput(server: Running): Promise<number> {
  await saturate(server.port, addresses, Math.min(10, seconds));
  const before = await server.look();
  const read = await saturate(server.port, addresses, seconds);
  const after = await server.look();
  const perCpu = read.ms.length / ((after.cpuMs - before.cpuMs) / 1_000);
  const page = `${(read.bytes / read.ms.length / 1_000).toFixed(1)} kB a page`;
  say(
    "search pages at full speed",
    `${perCpu.toFixed(0)} pages/CPU-s, ${(1_000 / perCpu).toFixed(2)} ms CPU a page, ${page}, ${read.failed} failed`,
  );
  say(
    "",
    `${(read.ms.length / seconds).toFixed(0)} pages/s of wall, ${times(read)} ms, memory ${Math.round(after.rss / 1e6)} MB`,
  );
  return perCpu;
}

/** @param beside what runs meanwhile */
async function atRate(server: Running, perSecond: number, what: string, beside: () => Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  await server.look();
  const reading = steady(server.port, addresses, perSecond, stop.signal);
  await beside();
  stop.abort();
  const read = await reading;
  const { max, p99 } = await server.look();
  say(`${what}, ${perSecond.toFixed(0)} pages/s`, `${times(read)} ms, ${read.failed} failed of ${read.ms.length}`);
  say("", `event loop held ${max.toFixed(1)} ms at most, p99 ${p99.toFixed(1)} ms`);
}

async function harvest(): Promise<void> {
  const flags = (scripts.essaim ?? "").split(" ").filter((part) => part.startsWith("--max-") || part.startsWith("--heap"));
  const start = performance.now();
  const child = spawn(process.execPath, [...flags, "--import", "./tools/tsx-loader.mjs", "src/cli.ts", "harvest"], {
    env,
    stdio: "ignore",
  });
  await once(child, "exit");
  say("harvest of all partners, beside", `${((performance.now() - start) / 1_000).toFixed(1)} s wall, exit ${child.exitCode}`);
}

say("filling", `${size} entries`);
await fill();
const server = await startWatched(data, scripts);
await settled(server);
const perCpu = await throughput(server);
await atRate(server, perCpu / 2, "nothing beside", () => sleep(seconds * 1_000));
// Another text at each run: a catalogue that was kept knows the last one.
const added = ` Dit le ${new Date().toISOString()}.`;
catalogue.write((number) => (number % 10 === 0 ? added : ""));
await atRate(server, perCpu / 2, "a harvest beside", async () => {
  await harvest();
  await sleep(5_000);
});
await server.stop();
if (kept === undefined) rmSync(folder, { recursive: true, force: true });
