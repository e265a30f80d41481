import type { Worker } from "node:worker_threads";
import { IndexReader } from "../engine/index/index.ts";
import { EngineIndex } from "./answering/engine-index.ts";
import type { SearchIndex } from "./index-port.ts";
import { SCHEMA } from "./index-schema.ts";
import type { Progress } from "./indexing/feeder.ts";
import { type IndexSources, openIndexer } from "./indexing/indexer.ts";
import type { IndexerEvent } from "./indexing/indexer-messages.ts";
import { followThread } from "./indexing/indexer-thread.ts";
import { plainQuery } from "./plain-query.ts";
import { territoryReach } from "./territory-context.ts";
import { livingLexicon } from "./understanding/living-lexicon.ts";

type Opening = {
  /** Told, in French, when the index has to be built again. */
  say?(line: string): void;
  /** Milliseconds to wait for a first complete state before serving what there is. */
  patience?: number;
};

/** An index that follows the catalogue until it is stopped. */
export type SearchService = {
  index: SearchIndex;
  /** While a large catalogue is being read for the first time. */
  progress(): Progress | undefined;
  /** Saves the index and ends. */
  stop(): Promise<void>;
};

const PATIENCE = 2_000;

/** A thread that cannot even open its file is not waited for for ever: pages say that they are not ready. */
const OPENING = 60_000;

async function within(ms: number, promise: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([promise, late.promise]);
  clearTimeout(timer);
}

const newIndex = () => new EngineIndex({ lexicon: livingLexicon(), reach: territoryReach });

/** What a service does with what an indexer tells. */
class Following {
  readonly index = newIndex();
  progress: Progress | undefined;
  readonly #opened = Promise.withResolvers<void>();
  readonly #caughtUp = Promise.withResolvers<void>();
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void = () => {}) {
    this.#say = say;
  }

  /**
   * Takes the events of one indexer. A second one, whose thread replaces another, begins from its file: its answers are used
   * once it has caught up with the catalogue; until then those of the first are.
   */
  take(): (event: IndexerEvent) => void {
    const reader = new IndexReader(SCHEMA);
    let used = this.index.size === 0;
    if (used) this.index.use(reader);
    return (event) => {
      if (event.kind === "say") this.#say(event.line);
      else if (event.kind === "progress") this.progress = event.progress;
      else if (event.kind === "opened") this.#opened.resolve();
      else if (event.kind === "commit") {
        if (used) this.index.apply(event.commit);
        else reader.apply(event.commit);
      } else {
        if (!used) this.index.use(reader);
        used = true;
        this.#caughtUp.resolve();
      }
    };
  }

  /** Returns when all is applied; or `patience` after what was kept is there, with that. */
  async ready(patience = PATIENCE): Promise<void> {
    await within(OPENING, this.#opened.promise);
    await within(patience, this.#caughtUp.promise);
  }
}

/** Opens an index that is kept by a thread (see `serveIndexer`): whatever it does, searches are answered at once. */
export async function openSearchOnThread({ start, say, patience }: Opening & { start(): Worker }): Promise<SearchService> {
  const following = new Following(say);
  const thread = followThread({ start, onStart: () => following.take() });
  // The first words to be read wake the thesaurus and the names of places, which takes half a second: the thread takes longer.
  following.index.search(plainQuery([], { q: "une recherche" }));
  await following.ready(patience);
  return { index: following.index, progress: () => following.progress, stop: thread.stop };
}

/** The same on this thread: for tests, and for whoever does nothing else. */
export async function openSearch({ say, patience, ...sources }: Opening & IndexSources): Promise<SearchService> {
  const following = new Following(say);
  const indexer = await openIndexer({ ...sources, emit: following.take() });
  indexer.start();
  await following.ready(patience);
  return { index: following.index, progress: () => following.progress, stop: indexer.stop };
}

/** The index at the present state of the catalogue, once, for a command: nothing is followed or saved. */
export async function openSearchOnce({ say, ...sources }: Opening & IndexSources): Promise<SearchIndex> {
  const following = new Following(say);
  const indexer = await openIndexer({ ...sources, emit: following.take() });
  await indexer.catchUp();
  await indexer.stop();
  return following.index;
}
