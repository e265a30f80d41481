import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kind } from "../src/catalogue/index.ts";
import { loadIndex, saveIndex } from "../src/search/index-file.ts";
import type { SearchQuery } from "../src/search/index-port.ts";
import { MemoryIndex } from "../src/search/memory-index.ts";
import { synonymBook } from "../src/search/synonyms.ts";
import { documentOf, queryOf } from "../src/search/testing/documents.ts";
import { synonymGroups } from "../src/vocabulary/index.ts";

/**
 * The stopgap index on a deterministic corpus of 1.3 kB a fiche (`npm run bench -- search`, `ESSAIM_BENCH_SIZE` fiches, 100,000 by
 * default): CPU ms a query with its exact total and all facets, memory, save and load.
 */
const SIZE = Number(process.env.ESSAIM_BENCH_SIZE ?? 100_000);
const VOCABULARY = 60_000;
const KINDS: Kind[] = ["innovation", "organisation", "place"];

let state = 12_345;
const random = () => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return state / 2 ** 32;
};
const pick = (below: number) => Math.floor(random() * below);

/** A pronounceable word for each rank. */
function word(rank: number): string {
  let text = "";
  for (let left = rank + 12; left > 0; left = Math.floor(left / 7))
    text += `${"bcdfglmnprst"[left % 12]}${"aeiou"[(left >> 3) % 5]}`;
  return text;
}

/** Words by a Zipf law, as in any language. */
const text = (length: number) => Array.from({ length }, () => word(Math.floor(VOCABULARY ** random()) + pick(3))).join(" ");

function fiche(number: number) {
  const department = pick(96);
  const commune = pick(30_000);
  return documentOf({
    id: `e${String(number).padStart(14, "0")}`,
    kind: KINDS[number % 3] ?? "innovation",
    title: text(6),
    pitch: text(18),
    keywords: [text(4)],
    body: text(160),
    where: "Morlaix (Finistère)",
    places: [{ lat: 43 + random() * 7, lon: -4 + random() * 11, precision: "commune", commune: "Morlaix", insee: "29151" }],
    whereabouts: "position",
    territories: [`com-${commune}`, `epci-${commune % 1_250}`, `dep-${department}`, `reg-${department % 13}`],
    cells: [`c${commune % 380}`],
    themes: [`t${department % 15}`, `t${department % 15}-${commune % 8}`],
    ownThemes: [`t${department % 15}-${commune % 8}`],
    audiences: [`a${commune % 28}`],
    stage: `s${commune % 8}`,
    placeTypes: [`p${commune % 42}`],
    carriers: [text(3)],
    sources: [{ source: `source-${department % 20}`, partner: `partner-${department % 10}`, updatedAt: "2026-01-01" }],
    createdAt: new Date(1.7e12 + number * 1_000).toISOString(),
    confirmedAt: new Date(1.7e12 + number * 100_000).toISOString(),
    completeness: random(),
  });
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

function time(name: string, work: (turn: number) => unknown): void {
  const spent = Array.from({ length: 120 }, (_, turn) => {
    const before = cpu();
    work(turn);
    return cpu() - before;
  })
    .slice(20)
    .sort((a, b) => a - b);
  const at = (share: number) => (spent[Math.floor(spent.length * share)] ?? 0).toFixed(2).padStart(8);
  console.log(`${name.padEnd(44)} p50 ${at(0.5)}   p95 ${at(0.95)} ms CPU`);
}

const options = { synonyms: synonymBook(synonymGroups()), reach: (code: string) => ({ codes: [code] }) };
const index = new MemoryIndex(options);
let building = 0;
for (let done = 0; done < SIZE; done += 500) {
  const batch = Array.from({ length: Math.min(500, SIZE - done) }, (_, i) => fiche(done + i));
  const before = cpu();
  index.put(batch);
  building += cpu() - before;
}
console.log(`${"building".padEnd(44)} ${((building / SIZE) * 1_000).toFixed(0)} µs CPU a fiche (${SIZE} fiches)`);
const { heapUsed, arrayBuffers } = process.memoryUsage();
console.log(`${"memory of the index, about".padEnd(44)} ${Math.round((heapUsed + arrayBuffers) / 1e6)} MB`);

const ask = (changes: Partial<SearchQuery>) => index.search(queryOf({ kinds: ["innovation"], ...changes }), { areas: "cells" });
time("all fiches, all kinds", () => ask({ kinds: [] }));
time("all innovations", () => ask({}));
time("newest", () => ask({ kinds: [], sort: "newest" }));
time("a theme in a department", (turn) =>
  ask({ themes: [`t${turn % 15}`], where: { kind: "territory", code: `dep-${turn % 96}`, label: "" } }),
);
time("within 30 km", () => ask({ where: { kind: "radius", lat: 48.5, lon: -3, radiusKm: 30, label: "" } }));
time("one word", (turn) => ask({ q: word(20 + turn * 7) }));
time("two words", (turn) => ask({ q: `${word(5 + turn)} ${word(100 + turn * 3)}` }));
time("a phrase", (turn) => ask({ q: `"${word(40 + turn)} ${word(60)}"` }));
time("a word in the making", (turn) => ask({ q: `${word(3_000 + turn * 11).slice(0, 5)}x` }));
time("suggestions", (turn) => index.suggest(word(100 + turn * 9).slice(0, 4), 8));
time("similar fiches", (turn) => index.similar(`e${String(turn * 11).padStart(14, "0")}`, 6));
time("fiches around", (turn) => index.nearby(`e${String(turn * 11).padStart(14, "0")}`, 6));

const folder = mkdtempSync(join(tmpdir(), "essaim-bench-"));
const path = join(folder, "search.index");
let before = cpu();
await saveIndex(index, path);
console.log(`${"save".padEnd(44)} ${((cpu() - before) / 1_000).toFixed(2)} s CPU, ${Math.round(statSync(path).size / 1e6)} MB`);
before = cpu();
const { index: loaded } = await loadIndex(path, options);
loaded.search(queryOf({ q: word(30) }));
console.log(`${"load and first answer".padEnd(44)} ${((cpu() - before) / 1_000).toFixed(2)} s CPU`);
rmSync(folder, { recursive: true, force: true });
