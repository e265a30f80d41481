import { stat } from "node:fs/promises";
import { join } from "node:path";
import { changesAfter, lastSeq, type SourceDirectory } from "../../catalogue/index.ts";
import { readSnapshot, type SavedIndex, writeSnapshot } from "../../engine/index/index.ts";
import { onCommit } from "../../platform/committed.ts";
import type { Database } from "../../platform/database.ts";
import { onVocabularyChanged, vocabularyVersion } from "../../vocabulary/index.ts";
import { fr } from "../search.fr.ts";
import { projectionContext } from "../territory-context.ts";
import { Feeder, markOf } from "./feeder.ts";
import { IndexWriting } from "./index-writing.ts";
import type { IndexerEvent } from "./indexer-messages.ts";
import { projectionVersion } from "./projection-version.ts";
import { Snapshots } from "./snapshots.ts";
import { readStanding } from "./standing.ts";

/** Where an index reads the catalogue, and where it keeps itself. */
export type IndexSources = {
  database: Database;
  /** Folder of the index file (`ESSAIM_DATA/index`). */
  folder: string;
  sources(): Promise<SourceDirectory>;
};

type IndexerOptions = IndexSources & {
  /** Takes what there is to tell, on this thread and at once. */
  emit(event: IndexerEvent): void;
  /** Fiches read at once: few where pages are answered between two batches (default). */
  batch?: number;
};

/** Keeps an index in step with the catalogue until it is stopped. */
export type Indexer = {
  /** Applies all changes there are, once. */
  catchUp(): Promise<void>;
  /** Follows the catalogue. */
  start(): void;
  /** Saves the index and ends. */
  stop(): Promise<void>;
};

/** Changes that take long enough to apply for whoever starts the server to be told. */
const MANY_CHANGES = 500;

/** The index file, when it can serve; `say`: why it cannot, or how far behind it is, in French. */
async function savedIndex({ database, folder }: IndexSources): Promise<{ saved?: SavedIndex; say?: string }> {
  const read = await readSnapshot(fileIn(folder));
  const last = await lastSeq(database.read);
  if (!read.found) {
    if (read.why !== "missing") return { say: fr.rebuild(fr.indexFile[read.why]) };
    return last >= MANY_CHANGES ? { say: fr.indexMissing } : {};
  }
  if (read.label !== projectionVersion()) return { say: fr.rebuild(fr.indexFile.format) };
  const { seq, mark } = readStanding(read.saved.state);
  const [change] = await changesAfter(database.read, seq - 1, 1);
  if (change?.seq !== seq || markOf(change) !== mark) return { say: fr.rebuild(fr.indexFile.foreign) };
  return { saved: read.saved, ...(last - seq >= MANY_CHANGES ? { say: fr.catchingUp(last - seq) } : {}) };
}

/** A folder that bears the name of the file is the one thing that only a person can remove: said, once. */
function saving(folder: string, emit: (event: IndexerEvent) => void, save: () => Promise<void>): () => Promise<void> {
  let said = false;
  return async () => {
    try {
      await save();
      said = false;
    } catch (error) {
      const found = await stat(fileIn(folder)).catch(() => undefined);
      if (!found?.isDirectory()) throw error;
      if (!said) emit({ kind: "say", line: fr.indexIsFolder(fileIn(folder)) });
      said = true;
    }
  };
}

const fileIn = (folder: string): string => join(folder, "search.index");

/** Opens the index at the state of its file, when there is a sound one. */
export async function openIndexer(options: IndexerOptions): Promise<Indexer> {
  const { database, folder, sources, emit, batch } = options;
  const { saved, say } = await savedIndex(options);
  if (say !== undefined) emit({ kind: "say", line: say });
  const writing = new IndexWriting((commit) => emit({ kind: "commit", commit }), saved);
  if (saved) writing.publish(writing.standing);
  emit({ kind: "opened" });
  const save = async () => {
    if (writing.standing.seq > 0) await writeSnapshot(fileIn(folder), await writing.saved(), projectionVersion());
  };
  const snapshots = new Snapshots(saving(folder, emit, save));
  const feeder = new Feeder({
    read: database.read,
    index: writing,
    context: async () => projectionContext(await sources()),
    words: vocabularyVersion,
    settled: (applied) => snapshots.settled(applied),
    onProgress: (progress) => emit({ kind: "progress", progress }),
    ...(batch === undefined ? {} : { batch }),
  });
  feeder.caughtUp.then(() => emit({ kind: "caughtUp" }));
  let quiet = () => {};
  return {
    catchUp: async () => void (await feeder.catchUp()),
    start() {
      feeder.start();
      quiet = onCommit(() => feeder.wake());
      onVocabularyChanged(() => feeder.wake());
    },
    async stop() {
      quiet();
      await feeder.stop();
      await snapshots.finish();
      await writing.stop();
    },
  };
}
