import { codebook } from "../codebook.ts";
import type { Commit } from "../commit.ts";
import { fnv1a } from "../fnv.ts";
import { findId } from "../id-table.ts";
import type { IndexDocument, IndexSchema } from "../schema.ts";
import { segmentBytes } from "../segment-layout.ts";
import { ValueTable } from "../value-table.ts";
import { HeldSegment } from "./held-segment.ts";
import { Merging } from "./merging.ts";
import type { SavedIndex } from "./saved-index.ts";
import { type BuildSettings, SegmentBatch } from "./segment-batch.ts";

/**
 * The one writer of an index. Whatever is put or removed shows at the next commit, whole. It does nothing by itself: its owner
 * calls `merge` when there is time.
 */
export class IndexWriter {
  private readonly settings: BuildSettings;
  private readonly merging: Merging;
  private held: HeldSegment[];
  /** What was put since the last segment was built, and where each id is in it. */
  private batch: SegmentBatch;
  private waiting = new Map<string, number>();
  private nextNumber: number;
  private toldValues = 0;
  /** Segments that readers know and must forget. */
  private dropped: number[] = [];
  private state: string;
  private readonly schema: string;
  private readonly now: () => number;

  /**
   * @param saved an index to go on with; the first commit then tells all of it @param now milliseconds, for `merge`
   * @throws Error when the saved index is of another schema: then it is another index
   */
  constructor(schema: IndexSchema, saved?: SavedIndex, now: () => number = () => performance.now()) {
    this.schema = JSON.stringify(schema);
    if (saved !== undefined && saved.schema !== this.schema) throw new Error("The saved index is of another schema.");
    const values = new ValueTable();
    values.append(0, saved?.values ?? []);
    this.settings = { schema, codebook: codebook(schema.fields), values };
    this.batch = new SegmentBatch(this.settings);
    this.held = (saved?.segments ?? []).map(({ segment, dead }) => new HeldSegment(segment, dead.slice()));
    this.nextNumber = Math.max(0, ...this.held.map(({ segment }) => segment.number + 1));
    this.state = saved?.state ?? "";
    this.now = now;
    this.merging = new Merging(schema.groups.length);
  }

  /** How many documents there are. */
  get documents(): number {
    return this.held.reduce((sum, { living }) => sum + living, this.waiting.size);
  }

  /** Whether a commit would tell readers anything. */
  get isNews(): boolean {
    return this.waiting.size > 0 || this.dropped.length > 0 || this.held.some(({ isNews }) => isNews);
  }

  /** Segments as they are, the oldest first: their number, their documents and those that are dead, their bytes, of which payloads. */
  get segments(): { number: number; documents: number; dead: number; bytes: number; payloadBytes: number }[] {
    return this.held.map(({ segment, deadCount }) => ({
      number: segment.number,
      documents: segment.documents,
      dead: deadCount,
      bytes: segmentBytes(segment),
      payloadBytes: segment.payload.length,
    }));
  }

  /** Adds documents, each in the place of the one with its id; of two with one id the later counts. */
  put(documents: Iterable<IndexDocument>): void {
    for (const document of documents) {
      // Ids are UTF-8: what a surrogate alone becomes there is what it is here.
      const id = document.id.toWellFormed();
      this.bury(id);
      this.waiting.set(id, this.batch.add(document));
      if (this.batch.isFull) this.build();
    }
  }

  /** Removes documents; ids that are not there are passed over. */
  remove(ids: Iterable<string>): void {
    for (const id of ids) this.bury(id.toWellFormed());
  }

  /** Everything since the last commit, for readers. @param state what the owner calls this state of the index */
  commit(state: string): Commit {
    this.build();
    this.state = state;
    // Nobody will ever read the empty ones.
    const isEmpty = (held: HeldSegment) => held.living === 0 && !this.merging.has(held);
    this.forget(this.held.filter(isEmpty));
    const added = this.held.filter(({ isTold }) => !isTold).map(({ segment }) => segment);
    const deleted = this.held
      .map((held) => ({ segment: held.segment.number, documents: held.tell() }))
      .filter(({ documents }) => documents.length > 0);
    const values = this.settings.values.since(this.toldValues);
    const commit = { added, dropped: this.dropped, deleted, values, firstValue: this.toldValues, state };
    this.dropped = [];
    this.toldValues += values.length;
    return commit;
  }

  /**
   * Merges what is worth it until a time (of `performance.now()`), past it by a tenth of a millisecond or so. What is finished
   * is told by the next commit. @returns whether there is more to do
   */
  merge(until: number): boolean {
    for (;;) {
      this.merging.start(this.held, () => this.nextNumber++, this.settings.values.size);
      const done = this.merging.work(() => this.now() >= until);
      if (done === undefined) return this.merging.isBusy;
      this.forget(done.inputs);
      if (done.merged.segment.documents > 0) this.held.push(done.merged);
    }
  }

  /** Makes merging go on until everything is in one segment without dead documents. */
  compact(): void {
    this.build();
    this.merging.wantsOne = true;
  }

  /** The index as last committed, for a snapshot. @throws Error when something was put, removed or merged since: commit first */
  saved(): SavedIndex {
    if (this.isNews) throw new Error("An index is saved right after a commit.");
    const segments = this.held.map(({ segment, dead }) => ({ segment, dead: dead.slice() }));
    return { schema: this.schema, segments, values: this.settings.values.since(0), state: this.state };
  }

  private build(): void {
    if (this.waiting.size === 0) return;
    this.held.push(new HeldSegment(this.batch.build(this.nextNumber++)));
    this.batch = new SegmentBatch(this.settings);
    this.waiting = new Map();
  }

  /** Kills the living document of an id, if there is one. */
  private bury(id: string): void {
    const waiting = this.waiting.get(id);
    if (waiting !== undefined) {
      this.batch.takeBack(waiting);
      this.waiting.delete(id);
      return;
    }
    const bytes = Buffer.from(id);
    const hash = fnv1a(bytes);
    for (let i = this.held.length - 1; i >= 0; i--) {
      const held = this.held[i] as HeldSegment;
      const document = findId(held.segment, bytes, hash);
      if (document < 0 || held.isDead(document)) continue;
      held.kill(document);
      return;
    }
  }

  private forget(gone: readonly HeldSegment[]): void {
    if (gone.length === 0) return;
    const set = new Set(gone);
    this.held = this.held.filter((held) => !set.has(held));
    this.dropped.push(...gone.filter(({ isTold }) => isTold).map(({ segment }) => segment.number));
  }
}
