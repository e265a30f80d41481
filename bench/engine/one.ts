import { writeSync } from "node:fs";
import type { Report } from "./measure.ts";
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

/** Only what is asked is loaded: an engine pays for no other. */
async function run(): Promise<Report> {
  if (engine === "essaim") return (await import("./ours.ts")).runOurs(corpus, size, asked, seconds);
  if (engine === "fts5") return (await import("./peers/fts5.ts")).runFts5(corpus, size, asked, seconds);
  if (engine === "minisearch") return (await import("./peers/minisearch.ts")).runMiniSearch(corpus, size, asked, seconds);
  const { luceneJar, runLucene } = await import("./peers/lucene.ts");
  const jar = luceneJar();
  const rows = engine === "lucene-columns" ? "columns" : "arrays";
  if (engine.startsWith("lucene") && jar) return runLucene(jar, rows, corpus, size, asked, seconds);
  throw new Error(`no engine "${engine}"`);
}

const report = JSON.stringify(await run());
for (let written = 0, bytes = Buffer.from(report); written < bytes.length; ) written += writeSync(1, bytes, written);
