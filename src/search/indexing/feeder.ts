import { setImmediate as nextTurn } from "node:timers/promises";
import { allEntries, type Change, changesAfter, countEntries, type Entry, entriesByIds, lastSeq } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { log } from "../../platform/log.ts";
import { type ProjectionContext, projectEntry } from "../projection.ts";
import type { IndexFeed } from "./standing.ts";

/** How far the first reading of a catalogue is. */
export type Progress = { done: number; total: number };

type FeederDeps = {
  read: Executor;
  index: IndexFeed;
  /** Asked once per batch: sources and territories change while the server runs. */
  context(): Promise<ProjectionContext>;
  /** The version of the vocabulary: when it changes, every fiche is read once more, for what its words mean has changed. */
  words(): string;
  /** Fiches read at once. Small where pages are answered between two batches. */
  batch?: number;
  /** Called at each look at the log, when all is applied: how many changes were. May save a snapshot, of them or of those before. */
  settled?(applied: number): void;
  /** Told while the first reading of a catalogue is under way; `undefined`: it is over. */
  onProgress?(progress: Progress | undefined): void;
};

/** Milliseconds between two looks at an idle change log; a failing database is asked less and less often. */
const POLL = 300;
const SLOWEST = 10_000;
const BATCH = 50;
/** During the first reading, what was read is shown this often (milliseconds). */
const SHOWN_EVERY = 500;

export const markOf = ({ at, entry }: Pick<Change, "at" | "entry">): string => `${at} ${entry}`;

/** Every entry that a change may have created, changed or emptied. */
function touchedBy(changes: readonly Change[]): string[] {
  const ids = changes.flatMap(({ action, entry, before, after }) =>
    action === "merge" || action === "split" ? [entry, ...`${before ?? ""} ${after ?? ""}`.split(/[^0-9a-z]+/)] : [entry],
  );
  return [...new Set(ids)].filter(Boolean);
}

/** Keeps an index in step with the catalogue: follows the change log, never the tables behind it. */
export class Feeder {
  readonly #deps: FeederDeps;
  readonly #batch: number;
  #stopped = false;
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #woken = false;
  /** The last change when the first reading first began: what changed since is read again from the log, even after a failure. */
  #before: Change | undefined;
  readonly #caughtUp = Promise.withResolvers<void>();
  /** Settles when everything has been applied for the first time. */
  readonly caughtUp = this.#caughtUp.promise;

  constructor(deps: FeederDeps) {
    this.#deps = deps;
    this.#batch = deps.batch ?? BATCH;
  }

  /** Applies all changes there are; returns how many. A new index reads every entry once instead of its whole history. */
  async catchUp(): Promise<number> {
    const { read, index } = this.#deps;
    let applied = index.standing.seq === 0 ? await this.#readAll() : await this.#readAgain();
    while (!this.#stopped) {
      const changes = await changesAfter(read, index.standing.seq, this.#batch);
      const last = changes.at(-1);
      if (!last) break;
      await this.#apply(changes);
      index.publish({ ...index.standing, seq: last.seq, mark: markOf(last) });
      applied += changes.length;
      await nextTurn();
    }
    return applied;
  }

  async #readAgain(): Promise<number> {
    const { index } = this.#deps;
    const words = this.#deps.words();
    if (index.standing.words === words) return 0;
    const done = await this.#readEntries();
    if (!this.#stopped) index.publish({ ...index.standing, words });
    return done;
  }

  async #readAll(): Promise<number> {
    const { read, index, onProgress } = this.#deps;
    this.#before ??= await this.#lastChange();
    const last = this.#before;
    if (!last) return 0;
    const words = this.#deps.words();
    const total = await countEntries(read);
    onProgress?.({ done: 0, total });
    const done = await this.#readEntries((read) => onProgress?.({ done: read, total }));
    onProgress?.(undefined);
    if (!this.#stopped) index.publish({ seq: last.seq, mark: markOf(last), words });
    return done;
  }

  async #lastChange(): Promise<Change | undefined> {
    const seq = await lastSeq(this.#deps.read);
    return seq === 0 ? undefined : (await changesAfter(this.#deps.read, seq - 1, 1))[0];
  }

  /** Reads every entry, showing from time to time how far it is. */
  async #readEntries(onRead?: (done: number) => void): Promise<number> {
    const { read, index } = this.#deps;
    let done = 0;
    let shown = performance.now();
    for await (const entries of allEntries(read, this.#batch)) {
      if (this.#stopped) break;
      await this.#put(entries);
      done += entries.length;
      if (performance.now() - shown > SHOWN_EVERY) {
        index.publish(index.standing);
        onRead?.(done);
        shown = performance.now();
      }
      await nextTurn();
    }
    return done;
  }

  async #apply(changes: readonly Change[]): Promise<void> {
    const ids = touchedBy(changes);
    const entries = await entriesByIds(this.#deps.read, ids);
    const found = new Set(entries.map(({ id }) => id));
    await this.#put(entries);
    this.#deps.index.remove(ids.filter((id) => !found.has(id)));
  }

  async #put(entries: readonly Entry[]): Promise<void> {
    const context = await this.#deps.context();
    this.#deps.index.put(entries.map((entry) => projectEntry(entry, context)));
  }

  /** Follows the log until `stop`. A failure is logged and tried again, later and later. */
  start(): void {
    this.#running ??= this.#follow();
  }

  async #follow(): Promise<void> {
    let wait = POLL;
    while (!this.#stopped) {
      try {
        this.#woken = false;
        const applied = await this.catchUp();
        this.#caughtUp.resolve();
        this.#deps.settled?.(applied);
        wait = POLL;
      } catch (error) {
        if (this.#stopped) return;
        log.error("search index cannot follow the catalogue", { error, retryMs: wait });
        wait = Math.min(SLOWEST, wait * 2);
        this.#woken = false;
      }
      await this.#pause(wait);
    }
  }

  /** Looks at the log at once instead of at the next turn. */
  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  #pause(ms: number): Promise<void> {
    if (this.#stopped || this.#woken) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Resolves when nothing more will touch the index or the database. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#caughtUp.resolve();
    this.#wake?.();
    await this.#running;
  }
}
