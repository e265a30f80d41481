import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { changesAfter, type SourceDirectory } from "../catalogue/index.ts";
import type { Database } from "../platform/database.ts";
import { log } from "../platform/log.ts";
import { decidedSynonyms, onVocabularyChanged, synonymGroups, vocabularyVersion } from "../vocabulary/index.ts";
import { Feeder, markOf } from "./feeder.ts";
import { loadIndex, saveIndex } from "./index-file.ts";
import type { SearchIndex } from "./index-port.ts";
import type { MemoryIndex } from "./memory-index.ts";
import { fr } from "./search.fr.ts";
import { type SynonymBook, synonymBook } from "./synonyms.ts";
import { projectionContext, territoryReach } from "./territory-context.ts";

/** Where the index reads the catalogue, and where it keeps itself. */
export type OpenSearchOptions = {
  database: Database;
  /** Folder of the index file (`ESSAIM_DATA/index`). */
  folder: string;
  sources(): Promise<SourceDirectory>;
  /** Told, in French, when the index has to be built again. */
  say?(line: string): void;
  /** Milliseconds to wait for a first complete state before serving what there is. */
  patience?: number;
};

/** An index that follows the catalogue until it is stopped. */
export type SearchService = {
  index: SearchIndex;
  /** While a large catalogue is being read for the first time. */
  progress(): { done: number; total: number } | undefined;
  /** Saves the index and ends. */
  stop(): Promise<void>;
};

const SAVE_AFTER_CHANGES = 2_000;
const SAVE_AFTER_MS = 60_000;
const PATIENCE = 2_000;

/** Decides when the index is worth saving: the file only spares reading the change log again. */
function saver(index: MemoryIndex, path: string) {
  let pending = 0;
  let saved = performance.now();
  const save = async () => {
    if (pending === 0 || index.seq === 0) return;
    try {
      if (await saveIndex(index, path)) {
        pending = 0;
        saved = performance.now();
      }
    } catch (error) {
      log.warn("the search index could not be saved; it will be built again at the next start", { error });
    }
  };
  const settled = async (applied: number) => {
    pending += applied;
    if (pending >= SAVE_AFTER_CHANGES || performance.now() - saved >= SAVE_AFTER_MS) await save();
  };
  return { save, settled };
}

/** The thesaurus with the words that were adopted since: made anew when the vocabulary changes. */
function livingBook(): SynonymBook {
  const read = () => synonymBook([...synonymGroups(), ...decidedSynonyms()]);
  let book = read();
  onVocabularyChanged(() => {
    book = read();
  });
  return {
    of: (terms, capitals) => book.of(terms, capitals),
    get longest() {
      return book.longest;
    },
  };
}

async function open({ database, folder, sources, say }: OpenSearchOptions) {
  const path = join(folder, "search.index");
  const options = { synonyms: livingBook(), reach: territoryReach };
  const { index, rebuild } = await loadIndex(path, options, async ({ seq, mark }) => {
    const [change] = await changesAfter(database.read, seq - 1, 1);
    return change?.seq === seq && markOf(change) === mark;
  });
  if (rebuild !== undefined) say?.(fr.rebuild(rebuild));
  const { save, settled } = saver(index, path);
  const feeder = new Feeder({ read: database.read, index, context: async () => projectionContext(await sources()), settled });
  return { index, feeder, save };
}

/**
 * Opens the index (from its file when there is a sound one), catches up with the catalogue, and follows it until `stop`.
 * Returns when all is applied, or after `patience` with what there is: then `progress()` tells how far it is.
 */
export async function openSearch(options: OpenSearchOptions): Promise<SearchService> {
  const { index, feeder, save } = await open(options);
  const words = join(options.folder, "vocabulary.version");
  // Saved under another vocabulary, the index still counts fiches where they no longer stand.
  if (index.seq > 0 && (await readFile(words, "utf8").catch(() => "")) !== vocabularyVersion()) feeder.reread();
  onVocabularyChanged(() => feeder.reread());
  feeder.start();
  const patience = AbortSignal.timeout(options.patience ?? PATIENCE);
  await Promise.race([feeder.caughtUp, new Promise((resolve) => patience.addEventListener("abort", resolve, { once: true }))]);
  return {
    index,
    progress: () => feeder.progress,
    stop: async () => {
      await feeder.stop();
      await save();
      await writeFile(words, vocabularyVersion()).catch((error: unknown) => log.warn("vocabulary not noted", { error }));
    },
  };
}

/** The index at the present state of the catalogue, once, for a command: nothing is followed or saved. */
export async function openSearchOnce(options: OpenSearchOptions): Promise<SearchIndex> {
  const { index, feeder } = await open(options);
  await feeder.catchUp();
  return index;
}
