import { setImmediate as nextTurn } from "node:timers/promises";
import { allEntries, type Change, changesAfter, countEntries, type Entry, entriesByIds, lastSeq } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import { log } from "../platform/log.ts";
import type { SearchIndex } from "./index-port.ts";
import { type ProjectionContext, projectEntry } from "./projection.ts";

type FeederDeps = {
  read: Executor;
  index: SearchIndex;
  /** Asked once per batch: sources and territories change while the server runs. */
  context(): Promise<ProjectionContext>;
  /** Called at each look at the log, when all is applied: how many changes were. May save a snapshot, of them or of those before. */
  settled?(applied: number): Promise<void>;
};

/** Milliseconds between two looks at an idle change log; a failing database is asked less and less often. */
const POLL = 300;
const SLOWEST = 10_000;
/** Small, so that pages are answered between two batches. */
const BATCH = 50;

export const markOf = ({ at, entry }: Pick<Change, "at" | "entry">): string => `${at} ${entry}`;

/** Every entry that a change may have created, changed or emptied. */
function touchedBy(changes: readonly Change[]): string[] {
  const ids = changes.flatMap(({ action, entry, before, after }) =>
    action === "merge" || action === "split" ? [entry, ...`${before ?? ""} ${after ?? ""}`.split(/[^0-9a-z]+/)] : [entry],
  );
  return [...new Set(ids)].filter(Boolean);
}

/** Keeps the index in step with the catalogue: follows the change log, never the tables behind it. */
export class Feeder {
  readonly #deps: FeederDeps;
  #stopped = false;
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  readonly #caughtUp = Promise.withResolvers<void>();
  /** Settles when everything has been applied for the first time. */
  readonly caughtUp = this.#caughtUp.promise;
  /** Set while the first reading of a large catalogue is under way. */
  progress: { done: number; total: number } | undefined;
  #reread = false;

  constructor(deps: FeederDeps) {
    this.#deps = deps;
  }

  /** Applies all changes there are; returns how many. A new index reads every entry once instead of its whole history. */
  async catchUp(): Promise<number> {
    const { read, index } = this.#deps;
    let applied = index.seq === 0 ? await this.#readAll() : await this.#readAgain();
    while (!this.#stopped) {
      const changes = await changesAfter(read, index.seq, BATCH);
      const last = changes.at(-1);
      if (!last) break;
      await this.#apply(changes);
      index.advance(last.seq, markOf(last));
      applied += changes.length;
      await nextTurn();
    }
    return applied;
  }

  /** Asks for every entry to be read once more: what their words mean has changed, not they. */
  reread(): void {
    this.#reread = true;
    this.#wake?.();
  }

  async #readAgain(): Promise<number> {
    if (!this.#reread) return 0;
    this.#reread = false;
    let done = 0;
    for await (const entries of allEntries(this.#deps.read, BATCH)) {
      if (this.#stopped) break;
      await this.#put(entries);
      done += entries.length;
      await nextTurn();
    }
    return done;
  }

  async #readAll(): Promise<number> {
    const { read, index } = this.#deps;
    const seq = await lastSeq(read);
    const [last] = seq === 0 ? [] : await changesAfter(read, seq - 1, 1);
    if (!last) return 0;
    this.progress = { done: 0, total: await countEntries(read) };
    // What changes while this reads is read again from the log: applying a change twice is harmless.
    for await (const entries of allEntries(read, BATCH)) {
      if (this.#stopped) return 0;
      await this.#put(entries);
      this.progress.done += entries.length;
      await nextTurn();
    }
    index.advance(last.seq, markOf(last));
    const { done } = this.progress;
    this.progress = undefined;
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
        const applied = await this.catchUp();
        this.#caughtUp.resolve();
        await this.#deps.settled?.(applied);
        wait = POLL;
      } catch (error) {
        if (this.#stopped) return;
        log.error("search index cannot follow the catalogue", { error, retryMs: wait });
        wait = Math.min(SLOWEST, wait * 2);
      }
      await this.#pause(wait);
    }
  }

  #pause(ms: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
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
