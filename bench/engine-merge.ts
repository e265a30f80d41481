import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { IndexReader } from "../src/engine/index/index.ts";
import type { Told } from "./engine/merging/writer.ts";
import { requestOf, SCHEMA } from "./engine/ours.ts";
import { CLASSES, queriesOf } from "./engine/queries.ts";
import { corpusOf } from "./engine/records.ts";
import { percentile } from "./engine/table.ts";

/**
 * What a search waits for while another thread merges the whole index again and again: `npm run bench -- engine-merge`. Searches and
 * commits are the reader's thread's, merges the writer's: a search waits for a commit to be applied, never for a slice. Milliseconds of
 * wall, since a thread's own CPU is told by ticks of 4 ms: other work on the machine counts.
 *
 * ESSAIM_BENCH_SIZE (100000: records), ESSAIM_BENCH_SECONDS (10: alone, then beside merges), ESSAIM_BENCH_SEED (1).
 */
const size = Number(process.env.ESSAIM_BENCH_SIZE ?? 100_000);
const seconds = Number(process.env.ESSAIM_BENCH_SECONDS ?? 10);
const seed = Number(process.env.ESSAIM_BENCH_SEED ?? 1);

const corpus = corpusOf(seed);
const questions = CLASSES.flatMap((kind) => queriesOf(kind, corpus, size, seed));
const reader = new IndexReader(SCHEMA);
const applied: number[] = [];
const worker = new Worker(new URL("./engine/merging/writer.ts", import.meta.url), {
  workerData: { size, seed },
  execArgv: process.execArgv,
});
let end: { slices: number[]; merged: number } | undefined;
const first = Promise.withResolvers<void>();
worker.on("message", (told: Told) => {
  if (!("commit" in told)) {
    end = told;
    return;
  }
  const before = performance.now();
  reader.apply(told.commit);
  applied.push(performance.now() - before);
  first.resolve();
});
worker.once("error", first.reject);

/** Asks all questions in turn for a time. @returns what each took */
async function ask(): Promise<number[]> {
  const spent: number[] = [];
  const start = performance.now();
  for (let i = 0; performance.now() - start < seconds * 1_000; i++) {
    const before = performance.now();
    reader.search(requestOf(reader, questions[i % questions.length] as (typeof questions)[number], false));
    spent.push(performance.now() - before);
    await nextTurn();
  }
  return spent;
}

const ms = (figures: readonly number[]): string => {
  const [half, nearlyAll, most] = [0.5, 0.999, 1].map((share) => percentile([...figures], share).toFixed(2));
  return `p50 ${half}, p99.9 ${nearlyAll}, most ${most} ms (${figures.length})`;
};

await first.promise;
await ask();
console.log(`searches alone: ${ms(await ask())}`);
worker.postMessage("go");
applied.length = 0;
console.log(`searches beside merges: ${ms(await ask())}`);
worker.postMessage("stop");
while (end === undefined) await nextTurn();
console.log(`a commit applied: ${ms(applied)}\nslices given 2 ms: ${ms(end.slices)}; ${end.merged} merges of ${size} records`);
