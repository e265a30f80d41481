import { setImmediate as nextTurn } from "node:timers/promises";
import { type Commit, IndexWriter, type SavedIndex } from "../../engine/index/index.ts";
import { SCHEMA } from "../index-schema.ts";
import type { SearchDocument } from "../search-document.ts";
import { toIndexDocument } from "./index-document.ts";
import { type IndexFeed, readStanding, type Standing, standingText } from "./standing.ts";

/** Milliseconds of merging between two turns of the event loop: a change waits no longer. */
const SLICE = 2;
/** While changes keep coming, an index is never quite without dead fiches: then it is saved with the last ones. */
const TRIES = 3;

/** The index as it is written: fiches go in, commits come out; merges go on when nothing else does. */
export class IndexWriting implements IndexFeed {
  readonly #writer: IndexWriter;
  readonly #emit: (commit: Commit) => void;
  #standing: Standing;
  #merging: Promise<void> | undefined;
  #stopped = false;

  /** @param emit takes each commit; the first one tells all of `saved` */
  constructor(emit: (commit: Commit) => void, saved?: SavedIndex) {
    this.#writer = new IndexWriter(SCHEMA, saved);
    this.#emit = emit;
    this.#standing = readStanding(saved?.state ?? "");
  }

  get standing(): Standing {
    return this.#standing;
  }

  put(documents: readonly SearchDocument[]): void {
    this.#writer.put(documents.map(toIndexDocument));
  }

  remove(ids: readonly string[]): void {
    this.#writer.remove(ids);
  }

  publish(standing: Standing): void {
    this.#standing = standing;
    this.#commit();
    this.#startMerging();
  }

  #commit(): void {
    this.#emit(this.#writer.commit(standingText(this.#standing)));
  }

  #startMerging(): Promise<void> {
    this.#merging ??= this.#merge().finally(() => {
      this.#merging = undefined;
    });
    return this.#merging;
  }

  /** Merges what is worth it, giving way to whatever comes meanwhile. */
  async #merge(): Promise<void> {
    while (!this.#stopped && this.#writer.merge(performance.now() + SLICE)) await nextTurn();
    if (!this.#stopped && this.#writer.isNews) this.#commit();
  }

  /**
   * The index for a snapshot, without anything of what was removed or replaced: neither texts nor words of the dictionary. Takes
   * its time, in slices, while changes go on.
   */
  async saved(): Promise<SavedIndex> {
    // A file of few segments spares every start from merging them.
    await this.#startMerging();
    for (let tries = 0; tries < TRIES && this.#writer.segments.some(({ dead }) => dead > 0); tries++) {
      this.#writer.compact();
      await this.#merging;
      await this.#startMerging();
    }
    this.#commit();
    return this.#writer.saved();
  }

  /** Ends merging where it is. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#merging;
  }
}
