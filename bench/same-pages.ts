import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../src/app/config.ts";
import { buildServer } from "../src/app/server.ts";
import { openServices } from "../src/app/services.ts";
import { searchSources } from "../src/app/wiring/search.ts";
import { openSearch } from "../src/search/index.ts";
import { corpusOf } from "./engine/records.ts";
import { searchAddresses } from "./service/catalogue.ts";

/**
 * Whether pages are still the same, to the letter (`npm run bench -- same-pages`), over the catalogue that
 * `npm run bench -- service` keeps in ESSAIM_BENCH_DATA: a digest of each answer is compared with the one that another version of the
 * code left in ESSAIM_BENCH_PAGES (a file; written when it is not there).
 */
const { ESSAIM_BENCH_DATA: kept = "", ESSAIM_BENCH_PAGES: file = "pages.json" } = process.env;
const size = Number(process.env.ESSAIM_BENCH_SIZE ?? 100_000);
const seed = Number(process.env.ESSAIM_BENCH_SEED ?? 1);

/** Besides what people ask: browsing, maps, places, filters, what is not found, what is not well asked. */
const OTHERS =
  "/ /carte /carte?bbox=-5,47,-1,49 /territoire/dep-29 /recherche.atom?q=eau /recherche.csv?q=eau /recherche /recherche?vue=carte " +
  "/recherche?q=eau&ou=Morlaix /recherche?q=eau&ou=29&rayon=50&tri=proche /recherche?q=zzzz&theme=alimentation /recherche?page=500 " +
  "/recherche?type=tout&tri=recent&page=3 /recherche?deplier=theme /recherche?territoire=dep-29&partenaire=partenaire-1 " +
  "/recherche?bbox=-5,47,-1,49 /recherche?situation=inconnue&tri=x&page=x&rayon=-3 /recherche?q=%3Cb%3E&ou=%3Cb%3E /recherche?ou=48.5,-3.8";

const services = await openServices(readConfig({ ...process.env, ESSAIM_DATA: join(kept, "data"), ESSAIM_DEMO: "0" }));
const search = await openSearch({ ...searchSources(services), patience: 600_000 });
const server = await buildServer(services, search);
const digests: Record<string, string> = {};
for (const address of [...searchAddresses(corpusOf(seed), size, seed, 250), ...OTHERS.split(" ")]) {
  const { body, statusCode } = await server.inject(address);
  digests[address] = `${statusCode} ${createHash("sha256").update(body).digest("hex").slice(0, 16)}`;
}
await server.close();
await search.stop();
await services.close();
if (existsSync(file)) {
  const before = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  const other = Object.keys(digests).filter((address) => digests[address] !== before[address]);
  console.log(`${Object.keys(digests).length} pages, ${other.length} differ`, other.slice(0, 20));
  process.exitCode = other.length > 0 ? 1 : 0;
} else {
  writeFileSync(file, JSON.stringify(digests, undefined, 1));
  console.log(`${Object.keys(digests).length} pages kept in ${file}`);
}
