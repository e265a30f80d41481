import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IndexReader, IndexWriter, readSnapshot, writeSnapshot } from "../../src/engine/index/index.ts";
import { cpu } from "./measure.ts";
import { documentOf, SCHEMA } from "./ours.ts";
import { random } from "./random.ts";
import type { Corpus } from "./records.ts";
import { percentile } from "./table.ts";

const CHANGES = 200;
/** What a slice of merging is given, in milliseconds. */
const SLICE_MS = 2;

const ms = (figure: number): string => figure.toFixed(figure < 10 ? 2 : 0);

/** Saves an index and opens it again: milliseconds of CPU, until the first answer. */
export async function saveAndOpen(writer: IndexWriter, notes: string[]): Promise<{ save: number; open: number }> {
  const folder = mkdtempSync(join(tmpdir(), "essaim-bench-index-"));
  const path = join(folder, "index");
  let before = cpu();
  await writeSnapshot(path, writer.saved(), "bench");
  const save = cpu() - before;
  notes.push(`${Math.round(statSync(path).size / 1e6)} MB on disk`);
  before = cpu();
  const start = performance.now();
  const snapshot = await readSnapshot(path);
  if (!snapshot.found) throw new Error(`the snapshot is ${snapshot.why}`);
  const reader = new IndexReader(SCHEMA);
  reader.apply(new IndexWriter(SCHEMA, snapshot.saved).commit("opened"));
  reader.search({ query: { kind: "all" }, choices: [], order: { by: "rank" }, offset: 0, size: 20 });
  const open = cpu() - before;
  notes.push(`opened in ${ms(performance.now() - start)} ms of wall`);
  rmSync(folder, { recursive: true, force: true });
  return { save, open };
}

/**
 * One record changed, again and again: milliseconds of CPU until a search finds it as it is now, and the longest slice of the
 * merges between. On a machine that does nothing else, wall is the same.
 */
export function changesSeen(writer: IndexWriter, reader: IndexReader, corpus: Corpus, size: number, notes: string[]): void {
  const stream = random(size, 12);
  const seen: number[] = [];
  const slices: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const record = corpus.record(stream.below(size), 1);
    // A word that no other record has tells whether it is the new version that is found.
    const [title, ...rest] = documentOf(record).fields;
    const word = `changement${change}`;
    const fields = [{ terms: [...(title?.terms ?? []), word], positions: [...Array.from(title?.positions ?? []), 60] }, ...rest];
    const document = { ...documentOf(record), fields };
    const before = cpu();
    writer.put([document]);
    reader.apply(writer.commit(word));
    const { hits } = reader.search({
      query: { kind: "term", term: word },
      choices: [],
      order: { by: "score" },
      offset: 0,
      size: 20,
    });
    seen.push(cpu() - before);
    if (hits[0]?.id !== record.id) throw new Error(`the change of ${record.id} is not seen`);
    for (let more = true; more; ) {
      const start = cpu();
      more = writer.merge(performance.now() + SLICE_MS);
      slices.push(cpu() - start);
    }
  }
  notes.push(`a change seen in ${ms(percentile(seen, 0.5))} ms, p99 ${ms(percentile(seen, 0.99))}`);
  notes.push(
    `slices of merging given ${SLICE_MS} ms took ${ms(percentile(slices, 0.99))} (p99), ${ms(Math.max(...slices))} at most`,
  );
}
