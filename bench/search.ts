import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kind } from "../src/catalogue/index.ts";
import { IndexReader, IndexWriter, readSnapshot, writeSnapshot } from "../src/engine/index/index.ts";
import { EngineIndex } from "../src/search/answering/engine-index.ts";
import type { SearchOptions, SearchQuery } from "../src/search/index-port.ts";
import { SCHEMA } from "../src/search/index-schema.ts";
import { toIndexDocument } from "../src/search/indexing/index-document.ts";
import { documentOf, queryOf } from "../src/search/testing/documents.ts";
import { livingLexicon } from "../src/search/understanding/living-lexicon.ts";

/**
 * The search of the product, port to port, on a deterministic corpus of 1.3 kB a fiche (`npm run bench -- search`,
 * `ESSAIM_BENCH_SIZE` fiches, 100,000 by default): CPU ms a search with its exact total and all facets, building, memory, merges,
 * save and load. The engine alone is measured by `npm run bench -- engine`.
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
    territories: [
      `com-${String(commune).padStart(5, "0")}`,
      `epci-${commune % 1_250}`,
      `dep-${department}`,
      `reg-${department % 13}`,
    ],
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

const reach = (code: string) => ({ codes: [code] });
const index = new EngineIndex({ lexicon: livingLexicon(), reach });
const writer = new IndexWriter(SCHEMA);

function spent(work: () => void): number {
  const before = cpu();
  work();
  return cpu() - before;
}

let [projecting, building, merging, longest] = [0, 0, 0, 0];
for (let done = 0; done < SIZE; done += 500) {
  const batch = Array.from({ length: Math.min(500, SIZE - done) }, (_, i) => fiche(done + i));
  let ready: ReturnType<typeof toIndexDocument>[] = [];
  projecting += spent(() => {
    ready = batch.map(toIndexDocument);
  });
  building += spent(() => writer.put(ready));
}
building += spent(() => index.apply(writer.commit("")));
for (let more = true; more; ) {
  const slice = performance.now();
  merging += spent(() => {
    more = writer.merge(performance.now() + 4);
  });
  longest = Math.max(longest, performance.now() - slice);
}
index.apply(writer.commit(""));
const each = (ms: number) => `${((ms / SIZE) * 1_000).toFixed(0)} µs CPU a fiche`;
console.log(`${"analysing and projecting".padEnd(44)} ${each(projecting)} (${SIZE} fiches)`);
console.log(`${"building, then merging".padEnd(44)} ${each(building)}, ${each(merging)}; longest slice ${longest.toFixed(1)} ms`);
console.log(`${"segments".padEnd(44)} ${writer.segments.map((segment) => segment.documents).join(" ")}`);
const bytes = writer.saved().segments.reduce((sum, { segment }) => sum + segment.ids.buffer.byteLength, 0);
console.log(
  `${"memory of the index".padEnd(44)} ${Math.round(bytes / SIZE)} bytes a fiche (${Math.round(bytes / 1e6)} MB; payloads included)`,
);

const ask = (changes: Partial<SearchQuery>, options: SearchOptions = {}) =>
  index.search(queryOf({ kinds: ["innovation"], ...changes }), { areas: "cells", territoryLevels: ["region"], ...options });
time("all fiches, all kinds", () => ask({ kinds: [] }));
time("all innovations", () => ask({}));
time("newest", () => ask({ kinds: [], sort: "newest" }));
time("a theme in a department", (turn) =>
  ask({ themes: [`t${turn % 15}`], where: { kind: "territory", code: `dep-${turn % 96}`, label: "" } }),
);
time("a region chosen among the facets", (turn) => ask({ territories: [`reg-${turn % 13}`] }));
time("within 30 km", () => ask({ where: { kind: "radius", lat: 48.5, lon: -3, radiusKm: 30, label: "" } }));
time("one word", (turn) => ask({ q: word(20 + turn * 7) }));
time("two words", (turn) => ask({ q: `${word(5 + turn)} ${word(100 + turn * 3)}` }));
time("a phrase", (turn) => ask({ q: `"${word(40 + turn)} ${word(60)}"` }));
time("a word in the making", (turn) => ask({ q: word(3_000 + turn * 11).slice(0, 5) }));
time("an error of typing", (turn) => ask({ q: `${word(3_000 + turn * 11)}x` }));
time("places in a box", () => ask({ size: 0 }, { points: { bbox: [-4, 47, -1, 49] } }));
time("suggestions", (turn) => index.suggest(word(100 + turn * 9).slice(0, 4), 8));
time("similar fiches", (turn) => index.similar(`e${String(turn * 11).padStart(14, "0")}`, 6));
time("fiches around", (turn) => index.nearby(`e${String(turn * 11).padStart(14, "0")}`, 6));
time("one fiche changed, and visible", (turn) => {
  writer.put([toIndexDocument(fiche(turn))]);
  index.apply(writer.commit(""));
});

const folder = mkdtempSync(join(tmpdir(), "essaim-bench-"));
const path = join(folder, "search.index");
let before = cpu();
await writeSnapshot(path, writer.saved(), "bench");
console.log(`${"save".padEnd(44)} ${((cpu() - before) / 1_000).toFixed(2)} s CPU, ${Math.round(statSync(path).size / 1e6)} MB`);
before = cpu();
const read = await readSnapshot(path);
if (!read.found) throw new Error(read.why);
const loaded = new EngineIndex({ lexicon: livingLexicon(), reach });
loaded.use(new IndexReader(SCHEMA));
loaded.apply(new IndexWriter(SCHEMA, read.saved).commit(""));
loaded.search(queryOf({ q: word(30) }));
console.log(`${"load and first answer".padEnd(44)} ${((cpu() - before) / 1_000).toFixed(2)} s CPU`);
rmSync(folder, { recursive: true, force: true });
