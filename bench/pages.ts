import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../src/app/config.ts";
import { buildServer } from "../src/app/server.ts";
import { openServices, type Services } from "../src/app/services.ts";
import { ficheParts } from "../src/app/wiring/fiche-parts.tsx";
import { harvestDeps } from "../src/app/wiring/harvest.ts";
import { entriesByIds, entryById, entryJsonLd } from "../src/catalogue/index.ts";
import { EntryPage } from "../src/catalogue/pages/entry-page.tsx";
import { resolvePlace, territory } from "../src/geography/index.ts";
import { addPartner, addSource, harvestSource, sourceDirectory } from "../src/harvest/index.ts";
import { openSearch } from "../src/search/index.ts";
import { SearchPage } from "../src/search/pages/search-page.tsx";
import { readQueryString } from "../src/search/query-string.ts";
import { searchView } from "../src/search/search-view.ts";
import { renderPage } from "../src/web/index.ts";
import { MAPPING, ROWS, writeTable } from "./corpus/table.ts";

/**
 * Pages on a large instance: start to first answer (a process of its own, entries already harvested), then CPU per page,
 * the query measured apart, and what a page weighs (HTML, CSS, JavaScript, inline SVG; no fonts nor pictures).
 */
const folder = mkdtempSync(join(tmpdir(), "essaim-bench-"));
const port = 4_321;
const env = { ...process.env, ESSAIM_DATA: join(folder, "data"), PORT: String(port), ESSAIM_DEMO: "0" };
const cpuMs = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

async function fill(services: Services): Promise<void> {
  const path = join(folder, "banc.csv");
  writeTable(path, () => false);
  const partner = await addPartner(services, { name: "Banc" });
  const described = { title: "Banc", role: "innovations" as const, licence: "Licence Ouverte 2.0" };
  const location = { kind: "file" as const, path };
  const source = await addSource(services, { ...described, partner: partner.id, location }, { yaml: MAPPING, by: "bench" });
  await harvestSource(harvestDeps(services), source.id);
}

async function firstAnswer(what: string): Promise<void> {
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", "./tools/tsx-loader.mjs", "src/main.ts"], { env, stdio: "ignore" });
  for (;;) {
    const answer = await fetch(`http://localhost:${port}/recherche?q=atelier`).catch(() => undefined);
    if (answer?.ok) {
      console.log(`${what.padEnd(44)} ${((performance.now() - start) / 1_000).toFixed(2)} s wall to the first page of results`);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
}

async function cost(what: string, times: number, work: () => unknown): Promise<number> {
  for (let i = 0; i < 20; i++) await work();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) await work();
  const each = cpuMs(before) / times;
  console.log(`${what.padEnd(44)} ${each.toFixed(2)} ms CPU`);
  return each;
}

const services = await openServices(readConfig(env));
console.log(`filling: ${ROWS} entries`);
await fill(services);
const { database } = services;
const sources = () => sourceDirectory(database);
const search = await openSearch({ database, folder: services.folder.index, sources, patience: 600_000 });
const server = await buildServer(services, search);
const get = (url: string) => server.inject({ url, headers: { "accept-encoding": "identity" } });

const request = readQueryString(new URLSearchParams("q=atelier"), { territory, resolvePlace });
const entries = (ids: readonly string[]) => entriesByIds(database.read, ids);
const searching = { index: search.index, entries, sources, url: services.config.url };
const view = await searchView(searching, request);
const context = {
  instance: { ...services.config.instance, url: services.config.url },
  path: "/recherche",
  query: new URLSearchParams(),
};
await cost("one query (atelier)", 100, () => search.index.search(request.query));
await cost("all that the search page asks the index", 100, () => searchView(searching, request));
await cost("search page rendered from that", 200, () => renderPage(SearchPage({ context, view })));
await cost("search page, all included", 100, () => get("/recherche?q=atelier"));
const fiche = new URL(/http[^"]*\/fiche\/[^"]*/.exec((await get("/recherche.json?q=atelier")).body)?.[0] ?? "http://x/").pathname;
const id = fiche.slice(-15);
await cost("fiches near and like this one", 100, () => [search.index.nearby(id, 4), search.index.similar(id, 8)]);
const entry = await entryById(database.read, id);
if (entry) {
  const directory = await sources();
  const props = { context, entry, sources: directory, history: [], missing: [], ...ficheParts(services, search.index) };
  const parts = {
    map: props.map(entry),
    correctHref: (field: string) => props.correctHref(entry, field),
    actions: props.actions(entry),
    after: await props.after(entry),
    related: await props.related(entry),
    jsonLd: entryJsonLd(entry, context.instance.url, directory),
  };
  await cost("fiche rendered (neighbours asked again)", 200, () => renderPage(EntryPage({ ...props, ...parts })));
}
await cost("fiche, all included", 200, () => get(fiche));

for (const [name, url] of [
  ["search page", "/recherche?q=atelier"],
  ["fiche", fiche],
  ["home", "/"],
] as const) {
  const { body } = await get(url);
  const assets = [...new Set([...body.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map((m) => m[1] ?? ""))];
  const sizes = await Promise.all(assets.map(async (asset) => (await get(asset)).rawPayload.length));
  const total = Buffer.byteLength(body) + sizes.reduce((a, b) => a + b, 0);
  console.log(
    `${`weight of the ${name}`.padEnd(44)} ${(total / 1_000).toFixed(1)} kB (HTML ${(Buffer.byteLength(body) / 1_000).toFixed(1)})`,
  );
}
await server.close();
await search.stop();
await services.close();
await firstAnswer("start, entries already harvested");
rmSync(folder, { recursive: true, force: true });
