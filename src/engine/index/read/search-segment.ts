import { andWith, listBits, setRange, shareBits, withoutBits } from "./bitmap.ts";
import { type Choice, choiceBits, testChoice } from "./choices.ts";
import { collectCost, probeCost } from "./cost.ts";
import type { Counts } from "./count-tokens.ts";
import { countAll } from "./count-values.ts";
import { Evaluator } from "./evaluator.ts";
import { type Key, offer } from "./offer.ts";
import type { Plan } from "./plan.ts";
import type { Scene } from "./scene.ts";
import type { List } from "./scratch.ts";
import { keepSet, setNear, splitSet, splitTested } from "./split.ts";
import { tallyBits, tallyList } from "./tally.ts";
import { Top } from "./top.ts";

/** What writing a document of a bitmap to a list costs, see `cost.ts`. */
const LISTED = 2;

/** A search made ready for the segments of a scene. */
export type Task = {
  plan: Plan;
  choices: readonly Choice[];
  /** Places of the groups to count in the schema. */
  groups: readonly number[];
  key: Key;
  /** Results kept. */
  places: number;
  /** Called with the list of matches of each segment. */
  visit: ((at: number, matches: List) => void) | undefined;
};

/** Carries out a search in one segment: adds to the counts. @param floor keys below are of no interest */
export function searchSegment(scene: Scene, at: number, task: Task, counts: Counts, floor: number): { total: number; top: Top } {
  const mark = scene.scratch.mark();
  const part = new SegmentSearch(scene, at, task, counts, floor);
  const total = part.run();
  scene.scratch.release(mark);
  return { total, top: part.top };
}

class SegmentSearch {
  readonly top: Top;
  private readonly scene: Scene;
  private readonly task: Task;
  private readonly counts: Counts;
  private readonly evaluator: Evaluator;

  constructor(scene: Scene, at: number, task: Task, counts: Counts, floor: number) {
    this.scene = scene;
    this.task = task;
    this.counts = counts;
    this.evaluator = new Evaluator(scene, at);
    const places = Math.min(task.places, this.evaluator.live.size);
    this.top = new Top(places, scene.scratch.top(places), floor);
  }

  /** Few matches, or matches with scores, are a list; many without are a bitmap. */
  run(): number {
    const { plan, choices } = this.task;
    const { live, at } = this.evaluator;
    const size = plan.sizes[at] as number;
    if (!plan.scored && size >= live.words) return this.runBits(plan);
    return choices.length > 1 && size > live.words ? this.runNear(plan) : this.runList(plan);
  }

  private runList(plan: Plan): number {
    const { live } = this.evaluator;
    const hits = this.evaluator.collect(plan);
    if (live.live !== undefined) keepSet(hits, live.live);
    const misses: List[] = [];
    for (const choice of this.task.choices) {
      const missed = this.scene.scratch.list(hits.length);
      this.split(choice, hits, missed);
      for (const earlier of misses) this.split(choice, earlier, undefined);
      misses.push(missed);
    }
    return this.told(hits, misses);
  }

  /** Keeps the documents that a choice keeps; the others go to `missed`. */
  private split(choice: Choice, list: List, missed: List | undefined): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    const found = scratch.ints(list.length + 1);
    testChoice(this.evaluator, choice, list.docs, list.length, found);
    splitTested(list, found, missed);
    scratch.release(mark);
  }

  /**
   * Nobody counts a document that fails two choices. The others are told by bitmaps before the query is asked: where they are few, it is
   * asked of them alone.
   */
  private runNear(plan: Plan): number {
    const { scratch } = this.scene;
    const { live, at } = this.evaluator;
    const kept = this.choiceBitmaps();
    const near = scratch.words(live.words);
    const count = setNear(near, kept, live.words);
    const isCheaper = probeCost(plan, count, live, at) + count * LISTED < collectCost(plan, live, at);
    const hits = isCheaper ? scratch.list(count + 32) : this.evaluator.collect(plan);
    if (isCheaper) {
      listBits(near, live.words, hits);
      this.evaluator.narrow(plan, hits);
    } else keepSet(hits, near);
    if (live.live !== undefined) keepSet(hits, live.live);
    const misses = kept.map((bits) => {
      const missed = scratch.list(hits.length + 1);
      splitSet(hits, bits, missed);
      return missed;
    });
    return this.told(hits, misses);
  }

  /** Counts and shows what was found. @param misses for each choice, what fails it alone: counted for its own group @returns the total */
  private told(hits: List, misses: readonly List[]): number {
    const { scene, counts } = this;
    const { live } = this.evaluator;
    const { choices, groups } = this.task;
    tallyList(scene, live, groups, hits.docs, hits.length, counts);
    for (const [i, missed] of misses.entries()) {
      const group = choices[i]?.group as number;
      if (groups.includes(group)) tallyList(scene, live, [group], missed.docs, missed.length, counts);
    }
    this.show(hits);
    return hits.length;
  }

  private choiceBitmaps(): Int32Array[] {
    const { live } = this.evaluator;
    return this.task.choices.map((choice) => {
      const bits = this.scene.scratch.words(live.words);
      choiceBits(this.evaluator, choice, bits);
      return bits;
    });
  }

  private runBits(plan: Plan): number {
    const { scene } = this;
    const { live } = this.evaluator;
    const { choices, groups } = this.task;
    const kept = this.choiceBitmaps();
    const asked = this.askedBits(plan);
    const all = asked === undefined ? kept : [asked, ...kept];
    const hits = scene.scratch.words(live.words);
    if (all.length === 0) setRange(hits, 0, live.segment.documents);
    const total = all.length === 0 ? live.size : shareBits(hits, all, live.words);
    // Groups counted over the hits; for a chosen one, over what its choice alone leaves out besides.
    const counted = groups.filter((group) => {
      const at = choices.findIndex((choice) => choice.group === group);
      return at < 0 || !this.tallyWithout(all.toSpliced(at + all.length - kept.length, 1), hits, total, group);
    });
    tallyBits(scene, live, counted, hits, total, this.counts);
    this.showBits(hits, total);
    return total;
  }

  /** The documents that match the query and count; none when that is all there are. */
  private askedBits(plan: Plan): Int32Array | undefined {
    const { live } = this.evaluator;
    if (plan.kind === "all") return live.live;
    const asked = this.scene.scratch.words(live.words);
    this.evaluator.setBits(plan, asked);
    if (live.live !== undefined) andWith(asked, live.live, live.words);
    return asked;
  }

  /** Counts a group as if nothing were chosen in it: all of that, when it is most documents; else what is not a hit. @returns whether all */
  private tallyWithout(others: readonly Int32Array[], hits: Int32Array, total: number, group: number): boolean {
    const { scene, counts } = this;
    const { live } = this.evaluator;
    if (others.length === 0 || (others.length === 1 && others[0] === live.live)) {
      countAll(live, group, counts);
      return true;
    }
    const mark = scene.scratch.mark();
    const bits = scene.scratch.ints(live.words);
    const count = shareBits(bits, others, live.words);
    const most = count * 2 > live.size;
    if (!most) withoutBits(bits, hits, live.words);
    tallyBits(scene, live, [group], bits, most ? count : count - total, counts);
    scene.scratch.release(mark);
    return most;
  }

  private showBits(bits: Int32Array, count: number): void {
    const { task, scene } = this;
    const { live } = this.evaluator;
    // Documents are numbered by rank: without scores, the first ones are the best.
    const first = task.visit === undefined && (task.key.by === "rank" || task.key.by === "score");
    const wanted = first ? Math.min(count, task.places) : count;
    if (wanted === 0 || (task.places === 0 && task.visit === undefined)) return;
    const mark = scene.scratch.mark();
    const list = scene.scratch.list(wanted + 32);
    listBits(bits, live.words, list, wanted);
    list.length = wanted;
    this.show(list);
    scene.scratch.release(mark);
  }

  private show(hits: List): void {
    const { task, evaluator, top } = this;
    task.visit?.(evaluator.at, hits);
    if (task.places === 0) return;
    offer(top, task.key, evaluator.live.segment, hits);
    top.sort();
  }
}
