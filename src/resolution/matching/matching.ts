import { setImmediate as nextTurn } from "node:timers/promises";
import { allRecords, changesAfter, lastSeq, recordsOfEntries } from "../../catalogue/index.ts";
import { keyedHash } from "../../platform/instance-secret.ts";
import { heededJudgements, judgementsAfter, lastJudgement } from "../judgement.store.ts";
import { likenessesOf } from "../likeness.store.ts";
import type { Draft } from "../linkage-record.ts";
import { recordKey } from "../linkage-record.ts";
import { missingRecords } from "../missing.store.ts";
import {
  type MatchingState,
  readMatchingState,
  sourcesWithoutDuplicates,
  writeMatchingState,
} from "../resolution-state.store.ts";
import { Standing } from "../standing.ts";
import { applyProposals, JudgedMeanwhile } from "./apply.ts";
import { touchedBy } from "./changed.ts";
import { grouping } from "./grouping.ts";
import { Keeper, MODEL_VERSION } from "./keeper.ts";
import type { MatchingDeps } from "./matching-deps.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { type Probable, probableIn } from "./probable.ts";
import { proposalsOf } from "./proposals.ts";

/** How far a run is, and what stops it. */
type MatchingRun = {
  signal?: AbortSignal | undefined;
  progress?(step: "reading" | "comparing", done: number, total: number): void;
};

/** What a run did. */
export type MatchingResult = { compared: number; merged: number; proposed: number; whole: boolean };

/** People judge while it compares: it begins again with what they said, so often. */
const TRIES = 5;
/** Entries compared in one go. */
const BATCH = 400;
/** From so many changes on it is quicker to compare all with all. */
const MOST_CHANGES = 20_000;

/** The last judgement that is heeded: the machine's own are, as it makes them. */
type Heeded = { heeded: number };
type Tally = { compared: number; merged: number; proposed: number; large: number[]; held: number[] };

/**
 * The descriptions of an instance in memory, compared with each other as they change: merges what is sure, proposes what is
 * likely. One of them may work at a time on a database (the job sees to it); any number may answer what is asked while typing.
 */
export class Matching {
  readonly #deps: MatchingDeps;
  #keeper: Keeper | undefined;
  #alone = "";
  #last: Promise<unknown> = Promise.resolve();
  /** Last change that the keeper has seen. */
  #seen = 0;

  constructor(deps: MatchingDeps) {
    this.#deps = deps;
  }

  /** Whether anything happened that no run has looked at. */
  async behind(): Promise<boolean> {
    const { read } = this.#deps.database;
    const state = await readMatchingState(read);
    return !state || state.change !== (await lastSeq(read)) || state.judgement !== (await lastJudgement(read));
  }

  /** Whether a source lists something no more since the last run: the change log does not tell it. Reads all records. */
  async somethingMissing(): Promise<boolean> {
    const { read } = this.#deps.database;
    const since = (await readMatchingState(read))?.missing ?? "";
    return (await missingRecords(read)).some((record) => record.since > since);
  }

  /** Brings what is kept in memory to the present state of the catalogue, so that what is typed meets it. */
  refresh(run: MatchingRun = {}): Promise<void> {
    return this.#inTurn(async () => void (await this.#refresh(run)));
  }

  /** What changes memory is done one after the other. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #refresh(run: MatchingRun): Promise<{ keeper: Keeper; changed: Set<string> }> {
    const { read } = this.#deps.database;
    const alone = await sourcesWithoutDuplicates(read);
    const last = await lastSeq(read);
    if (!this.#keeper || this.#keeper.worn || alone.join() !== this.#alone || last < this.#seen)
      this.#keeper = await this.#readAll(alone, run);
    const changed = new Set<string>();
    for (;;) {
      const changes = await changesAfter(read, this.#seen, BATCH);
      const end = changes.at(-1);
      if (!end) return { keeper: this.#keeper, changed };
      const ids = touchedBy(changes);
      const records = await recordsOfEntries(read, ids);
      for (const id of ids) if (this.#keeper.put(id, records.get(id) ?? [])) changed.add(id);
      this.#seen = end.seq;
      run.signal?.throwIfAborted();
    }
  }

  async #readAll(withoutDuplicates: readonly string[], { signal, progress }: MatchingRun): Promise<Keeper> {
    const { database } = this.#deps;
    // Made inside a transaction at first use.
    const hash = await database.transaction((trx) => keyedHash(trx));
    const keeper = new Keeper({ secret: hash("resolution/contacts"), withoutDuplicates });
    const seen = await lastSeq(database.read);
    for await (const page of allRecords(database.read)) {
      for (const [entry, records] of page) keeper.put(entry, records);
      progress?.("reading", keeper.records, 0);
      signal?.throwIfAborted();
      await nextTurn();
    }
    this.#seen = seen;
    this.#alone = withoutDuplicates.join();
    return keeper;
  }

  /** Compares what changed since the last run with all, or all with all when there was none by this model. */
  run(run: MatchingRun = {}): Promise<MatchingResult> {
    return this.#inTurn(async () => {
      for (let tries = 1; ; tries++) {
        try {
          return await this.#run(run);
        } catch (error) {
          if (!(error instanceof JudgedMeanwhile) || tries >= TRIES) throw error;
        }
      }
    });
  }

  async #run(run: MatchingRun): Promise<MatchingResult> {
    const { read } = this.#deps.database;
    const state = await readMatchingState(read);
    const judgement = { heeded: await lastJudgement(read) };
    const { keeper, changed } = await this.#refresh(run);
    const seen = this.#seen;
    const missed = state ? await this.#missed(state, changed) : undefined;
    const gone = await missingRecords(read);
    keeper.setMissing(new Set(gone.map(recordKey)));
    for (const record of gone) {
      const entry = keeper.entryOfKey(recordKey(record));
      if (entry && state && record.since > state.missing) missed?.add(entry);
    }
    const missing = gone.reduce((last, { since }) => (since > last ? since : last), state?.missing ?? "");
    const standing = new Standing(await heededJudgements(read));
    const tally: Tally = { compared: 0, merged: 0, proposed: 0, large: [], held: [] };
    const whole = missed === undefined;
    if (whole) await this.#compareAll(keeper, standing, judgement, tally, run);
    else await this.#compareSome([...missed], keeper, standing, judgement, tally, run);
    await this.#note(
      { change: seen, judgement: judgement.heeded, missing, large: tally.large, held: tally.held },
      keeper,
      whole ? undefined : state,
    );
    return { compared: tally.compared, merged: tally.merged, proposed: tally.proposed, whole };
  }

  /** Entries that changed since the last run, as written in its state; undefined when all must be compared. */
  async #missed(state: MatchingState, changed: ReadonlySet<string>): Promise<Set<string> | undefined> {
    const { read } = this.#deps.database;
    if (state.model !== this.#version() || state.change > this.#seen || this.#seen - state.change > MOST_CHANGES)
      return undefined;
    const ids = new Set(changed);
    // What this memory saw before the last run ended is not new; what another process saw is.
    for (let seq = state.change; seq < this.#seen; ) {
      const changes = await changesAfter(read, seq, BATCH);
      for (const id of touchedBy(changes)) ids.add(id);
      seq = changes.at(-1)?.seq ?? this.#seen;
    }
    for (const { sides } of await judgementsAfter(read, state.judgement)) {
      for (const { records } of sides) {
        for (const record of records) {
          const entry = this.#keeper?.entryOfKey(recordKey(record));
          if (entry) ids.add(entry);
        }
      }
    }
    return ids;
  }

  #version(): string {
    return `${MODEL_VERSION} ${this.#alone}`.trim();
  }

  async #compareAll(keeper: Keeper, standing: Standing, judgement: Heeded, tally: Tally, run: MatchingRun): Promise<void> {
    const entries = new Set(keeper.allEntries());
    run.progress?.("comparing", 0, entries.size);
    const pairs = keeper.index.allPairs();
    await nextTurn();
    await this.#settle({ keeper, entries, pairs, changed: "all" }, standing, judgement, tally);
    tally.compared = entries.size;
  }

  async #compareSome(
    changed: readonly string[],
    keeper: Keeper,
    standing: Standing,
    judgement: Heeded,
    tally: Tally,
    { signal, progress }: MatchingRun,
  ): Promise<void> {
    const { read } = this.#deps.database;
    for (let start = 0; start < changed.length; start += BATCH) {
      const some = changed.slice(start, start + BATCH);
      const known = (await likenessesOf(read, some)).map(({ a, b }) => [a, b] as const);
      const around = neighbourhood(keeper, some, known);
      await this.#settle({ keeper, ...around, changed: some }, standing, judgement, tally);
      tally.compared += some.length;
      progress?.("comparing", tally.compared, changed.length);
      signal?.throwIfAborted();
      await nextTurn();
    }
  }

  async #settle(
    around: {
      keeper: Keeper;
      entries: ReadonlySet<string>;
      pairs: Parameters<typeof grouping>[2];
      changed: readonly string[] | "all";
    },
    standing: Standing,
    judgement: Heeded,
    tally: Tally,
  ): Promise<void> {
    const { keeper, entries, pairs, changed } = around;
    const groups = grouping(keeper, entries, pairs, standing);
    const proposals = proposalsOf(keeper, groups, standing, this.#deps.clock.now().toISOString());
    const merged = await applyProposals(this.#deps, { keeper, proposals, changed, judgement });
    tally.merged += merged;
    tally.proposed += proposals.likenesses.length;
    for (const { size } of proposals.merges) if (size > WARNED) tally.large.push(size);
    for (const { size } of groups.held) tally.held.push(size);
  }

  async #note(
    told: Pick<MatchingState, "change" | "judgement" | "missing" | "large" | "held">,
    keeper: Keeper,
    before: MatchingState | undefined,
  ): Promise<void> {
    const { database, clock } = this.#deps;
    const worst = (sizes: readonly number[]) => [...new Set(sizes)].sort((a, b) => b - a).slice(0, MOST_TOLD);
    await database.transaction((trx) =>
      writeMatchingState(trx, {
        ...told,
        large: worst([...(before?.large ?? []), ...told.large]),
        held: worst([...(before?.held ?? []), ...told.held]),
        model: this.#version(),
        at: clock.now().toISOString(),
        records: keeper.records,
        entries: keeper.entries,
      }),
    );
  }

  /** Entries that may be what somebody is about to describe, likeliest first, from what is in memory; none before it is read. */
  probable(draft: Draft, options: { limit?: number; atLeast?: number } = {}): Probable[] {
    return this.#keeper ? probableIn(this.#keeper, draft, options) : [];
  }
}

const WARNED = 20;
const MOST_TOLD = 20;
