import { setImmediate as nextTurn } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { type Commit, IndexWriter } from "../../../src/engine/index/index.ts";
import { documentOf, SCHEMA } from "../ours.ts";
import { random } from "../random.ts";
import { corpusOf } from "../records.ts";

/** What the thread that writes says: a commit, or what its slices of merging took once it is told to stop. */
export type Told = { commit: Commit } | { slices: number[]; merged: number };

const BATCH = 2_000;
const SLICE_MS = 2;

const { size, seed } = workerData as { size: number; seed: number };
const corpus = corpusOf(seed);
const writer = new IndexWriter(SCHEMA);
const tell = (told: Told) => parentPort?.postMessage(told);

for (let number = 0; number < size; number += BATCH) {
  writer.put(Array.from({ length: Math.min(BATCH, size - number) }, (_, i) => documentOf(corpus.record(number + i))));
  writer.commit("built");
  while (writer.merge(performance.now() + 1_000));
}
writer.commit("built");
// The first commit of an index that was saved is all of it.
tell({ commit: new IndexWriter(SCHEMA, writer.saved()).commit("built") });

let stopped = false;
parentPort?.once("message", () => {
  parentPort?.once("message", () => {
    stopped = true;
  });
  void changeAndMerge();
});

/** Records change a few at a time, and all is merged into one segment again and again: more than any policy would ask for. */
async function changeAndMerge(): Promise<void> {
  const stream = random(seed, 14);
  const slices: number[] = [];
  let merged = 0;
  while (!stopped) {
    writer.put(Array.from({ length: 20 }, () => documentOf(corpus.record(stream.below(size), 1))));
    tell({ commit: writer.commit("changed") });
    writer.compact();
    for (let more = true; more && !stopped; await nextTurn()) {
      const before = performance.now();
      more = writer.merge(performance.now() + SLICE_MS);
      slices.push(performance.now() - before);
    }
    tell({ commit: writer.commit("merged") });
    merged++;
  }
  tell({ slices, merged });
  parentPort?.close();
}
