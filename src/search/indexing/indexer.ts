import { join } from "node:path";
import { changesAfter, type SourceDirectory } from "../../catalogue/index.ts";
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

/** The index file, when it can serve; `rebuild`: why it cannot, in French. */
async function savedIndex({ database, folder }: IndexSources): Promise<{ saved?: SavedIndex; rebuild?: string }> {
  const read = await readSnapshot(fileIn(folder));
  if (!read.found) return read.why === "missing" ? {} : { rebuild: fr.indexFile[read.why] };
  if (read.label !== projectionVersion()) return { rebuild: fr.indexFile.format };
  const { seq, mark } = readStanding(read.saved.state);
  const [change] = await changesAfter(database.read, seq - 1, 1);
  return change?.seq === seq && markOf(change) === mark ? { saved: read.saved } : { rebuild: fr.indexFile.foreign };
}

const fileIn = (folder: string): string => join(folder, "search.index");

/** Opens the index at the state of its file, when there is a sound one. */
export async function openIndexer(options: IndexerOptions): Promise<Indexer> {
  const { database, folder, sources, emit, batch } = options;
  const { saved, rebuild } = await savedIndex(options);
  if (rebuild !== undefined) emit({ kind: "say", line: fr.rebuild(rebuild) });
  const writing = new IndexWriting((commit) => emit({ kind: "commit", commit }), saved);
  if (saved) writing.publish(writing.standing);
  emit({ kind: "opened" });
  const snapshots = new Snapshots(async () => {
    if (writing.standing.seq > 0) await writeSnapshot(fileIn(folder), await writing.saved(), projectionVersion());
  });
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
