import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IndexReader, IndexWriter, readSnapshot, writeSnapshot } from "../src/engine/index/index.ts";
import { cpu } from "./engine/measure.ts";
import { documentOf, requestOf, SCHEMA } from "./engine/ours.ts";
import { CLASSES, queriesOf } from "./engine/queries.ts";
import { random } from "./engine/random.ts";
import { corpusOf, VALUE_COUNT } from "./engine/records.ts";
import { Model } from "./engine/soak/model.ts";
import { percentile } from "./engine/table.ts";

/**
 * A long life of an index (`npm run bench -- engine-soak`): records put, changed and removed, merges, saves and loads, and searches all
 * the while; now and then totals and counts are compared with brute force, and order and scores with an index built anew.
 *
 * ESSAIM_BENCH_SECONDS (60), ESSAIM_BENCH_SIZE (20000: records), ESSAIM_BENCH_SEED (1).
 */
const seconds = Number(process.env.ESSAIM_BENCH_SECONDS ?? 60);
const size = Number(process.env.ESSAIM_BENCH_SIZE ?? 20_000);
const seed = Number(process.env.ESSAIM_BENCH_SEED ?? 1);
const MERGE_MS = 2;

const corpus = corpusOf(seed);
const stream = random(seed, 13);
const questions = CLASSES.flatMap((kind) => queriesOf(kind, corpus, size, seed));
const model = new Model();
let writer = new IndexWriter(SCHEMA);
let reader = new IndexReader(SCHEMA);
const folder = mkdtempSync(join(tmpdir(), "essaim-soak-"));
const path = join(folder, "index");
const seen = { puts: 0, removals: 0, searches: 0, saves: 0, loads: 0, compared: 0, rebuilt: 0, differences: 0 };
let spent: number[] = [];
let slices: number[] = [];
let commits = 0;

function differs(what: string): void {
  seen.differences++;
  console.log(`DIFFERENCE ${what}`);
}

/** A few records are written, for the first time or again; a few go. */
function change(): void {
  const documents = Array.from({ length: 1 + stream.below(stream.chance(0.05) ? 1_000 : 20) }, () =>
    documentOf(corpus.record(stream.below(size), stream.below(4))),
  );
  const gone = Array.from({ length: stream.below(6) }, () => documentOf(corpus.record(stream.below(size))).id);
  writer.put(documents);
  writer.remove(gone);
  for (const document of documents) model.put(document);
  for (const id of gone) model.remove(id);
  seen.puts += documents.length;
  seen.removals += gone.length;
}

function search(): void {
  const request = requestOf(reader, stream.pick(questions), false);
  const before = cpu();
  reader.search(request);
  spent.push(cpu() - before);
  seen.searches++;
}

function merge(): void {
  const before = cpu();
  writer.merge(performance.now() + MERGE_MS);
  slices.push(cpu() - before);
}

async function saveAndLoad(): Promise<void> {
  await writeSnapshot(path, writer.saved(), "soak");
  seen.saves++;
  if (stream.chance(0.5)) return;
  const snapshot = await readSnapshot(path);
  if (!snapshot.found) return differs(`the snapshot is ${snapshot.why}`);
  writer = new IndexWriter(SCHEMA, snapshot.saved);
  reader = new IndexReader(SCHEMA);
  reader.apply(writer.commit(`${commits}`));
  seen.loads++;
}

function compareWithBruteForce(): void {
  if (reader.size !== model.size) differs(`${reader.size} documents, ${model.size} expected`);
  for (let i = 0; i < 10; i++) {
    const query = stream.pick(questions);
    const { total, facets } = reader.search(requestOf(reader, query, true));
    const counts = new Int32Array(VALUE_COUNT);
    for (const values of facets.values()) for (const { value, count } of values) counts[Number(value.slice(1))] = count;
    const expected = model.answer(query);
    if (total !== expected.total) differs(`total ${total}, ${expected.total} expected: ${JSON.stringify(query)}`);
    else if (counts.some((count, value) => count !== expected.counts[value])) differs(`counts: ${JSON.stringify(query)}`);
    seen.compared++;
  }
}

function compareWithAnew(): void {
  const other = new IndexReader(SCHEMA);
  const anew = new IndexWriter(SCHEMA);
  anew.put(model.all());
  other.apply(anew.commit("anew"));
  for (let i = 0; i < 50; i++) {
    const query = stream.pick(questions);
    const [a, b] = [reader, other].map((one) =>
      one
        .search(requestOf(one, query, true))
        .hits.map(({ id, score }) => `${id} ${score}`)
        .join(),
    );
    if (a !== b) differs(`order or scores: ${JSON.stringify(query)}\n  ${a}\n  ${b}`);
  }
  seen.rebuilt++;
}

function report(since: number): void {
  const { rss, arrayBuffers, heapUsed } = process.memoryUsage();
  const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const segments = writer.segments.map(({ documents, dead }) => `${documents}-${dead}`).join(" ");
  console.log(
    `${Math.round(since)} s: ${Object.entries(seen)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ")}\n` +
      `  search p50 ${percentile(spent, 0.5).toFixed(2)} p99 ${percentile(spent, 0.99).toFixed(2)} most ${Math.max(...spent).toFixed(1)} ms; ` +
      `slices p99 ${percentile(slices, 0.99).toFixed(1)} most ${Math.max(...slices).toFixed(1)} ms CPU; ` +
      `memory ${mega(rss)}, buffers ${mega(arrayBuffers)}, heap ${mega(heapUsed)}; ${model.size} documents in ${segments}`,
  );
  spent = [];
  slices = [];
}

const start = performance.now();
const elapsed = (): number => (performance.now() - start) / 1_000;
const every = Math.max(5, seconds / 20);
for (let told = 0, checked = 0; elapsed() < seconds; ) {
  change();
  reader.apply(writer.commit(`${++commits}`));
  for (let i = stream.below(30); i > 0; i--) {
    search();
    merge();
  }
  // What merges have finished is told before anything is saved.
  reader.apply(writer.commit(`${commits}`));
  if (stream.chance(0.01)) await saveAndLoad();
  if (stream.chance(0.02)) compareWithBruteForce();
  if (elapsed() > checked + every * 2) {
    compareWithAnew();
    checked = elapsed();
  }
  if (elapsed() > told + every) {
    told = elapsed();
    report(told);
  }
}
compareWithBruteForce();
compareWithAnew();
report(elapsed());
rmSync(folder, { recursive: true, force: true });
console.log(seen.differences === 0 ? "no difference" : `${seen.differences} differences`);
process.exitCode = seen.differences === 0 ? 0 : 1;
