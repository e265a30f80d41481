import { writeSync } from "node:fs";
import type { Report } from "./measure.ts";
import { runFts5 } from "./peers/fts5.ts";
import { luceneJar, runLucene } from "./peers/lucene.ts";
import { runMiniSearch } from "./peers/minisearch.ts";
import { CLASSES, queriesOf } from "./queries.ts";
import { corpusOf } from "./records.ts";

/** One engine in a process of its own, so that no heap weighs on another: `one.ts <engine> <size> <seed> <seconds>`, its report as JSON. */
const [engine = "", size = 0, seed = 0, seconds = 0] = process.argv
  .slice(2)
  .map((text, i) => (i === 0 ? text : Number(text))) as [string, number, number, number];
const corpus = corpusOf(seed);
const asked = CLASSES.flatMap((kind) => queriesOf(kind, corpus, size, seed).map((query) => ({ kind, query }))).map(
  (asked, number) => ({ ...asked, number }),
);

async function run(): Promise<Report> {
  if (engine === "fts5") return runFts5(corpus, size, asked, seconds);
  if (engine === "minisearch") return runMiniSearch(corpus, size, asked, seconds);
  const jar = luceneJar();
  if (engine.startsWith("lucene") && jar)
    return runLucene(jar, engine.endsWith("columns") ? "columns" : "arrays", corpus, size, asked, seconds);
  throw new Error(`no engine "${engine}"`);
}

const report = JSON.stringify(await run());
for (let written = 0, bytes = Buffer.from(report); written < bytes.length; ) written += writeSync(1, bytes, written);
