import { andWith, listBits, setRange, shareBits, withoutBits } from "./bitmap.ts";
import { type Choice, choiceBits, testChoice } from "./choices.ts";
import type { Counts } from "./count-tokens.ts";
import { countAll } from "./count-values.ts";
import { Evaluator } from "./evaluator.ts";
import { type Key, offer } from "./offer.ts";
import type { Plan } from "./plan.ts";
import type { Scene } from "./scene.ts";
import type { List } from "./scratch.ts";
import { tallyBits, tallyList } from "./tally.ts";
import { Top } from "./top.ts";

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
    const { plan } = this.task;
    const { live, at } = this.evaluator;
    return plan.scored || (plan.sizes[at] as number) < live.words
      ? this.runList(this.evaluator.collect(plan))
      : this.runBits(plan);
  }

  private runList(hits: List): number {
    const { scratch } = this.scene;
    const { live } = this.evaluator;
    const { choices, groups } = this.task;
    if (live.live !== undefined) keepSet(hits, live.live);
    // For each choice, what fails it alone: counted for its own group.
    const misses: List[] = [];
    for (const choice of choices) {
      const missed = scratch.list(hits.length);
      this.split(choice, hits, missed);
      for (const earlier of misses) this.split(choice, earlier, undefined);
      misses.push(missed);
    }
    tallyList(this.scene, live, groups, hits.docs, hits.length, this.counts);
    for (const [i, missed] of misses.entries()) {
      const group = choices[i]?.group as number;
      if (groups.includes(group)) tallyList(this.scene, live, [group], missed.docs, missed.length, this.counts);
    }
    this.show(hits);
    return hits.length;
  }

  /** Keeps the documents that a choice keeps; the others go to `missed`. */
  private split(choice: Choice, list: List, missed: List | undefined): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    const found = scratch.ints(list.length + 1);
    testChoice(this.evaluator, choice, list.docs, list.length, found);
    if (missed !== undefined) missed.length = copyMissed(list, found, missed.docs);
    list.length = keepTested(list, found);
    scratch.release(mark);
  }

  private runBits(plan: Plan): number {
    const { scene } = this;
    const { live } = this.evaluator;
    const { choices, groups } = this.task;
    const kept = choices.map((choice) => {
      const bits = scene.scratch.words(live.words);
      choiceBits(this.evaluator, choice, bits);
      return bits;
    });
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

/** Keeps the documents whose bits are set. */
function keepSet(list: List, bits: Int32Array): void {
  const { docs, scores, length } = list;
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    docs[kept] = document;
    scores[kept] = scores[i] as number;
    kept += ((bits[document >>> 5] as number) >>> document) & 1;
  }
  list.length = kept;
}

function keepTested({ docs, scores, length }: List, found: Int32Array): number {
  let kept = 0;
  for (let i = 0; i < length; i++) {
    docs[kept] = docs[i] as number;
    scores[kept] = scores[i] as number;
    kept += ((found[i] as number) >>> 31) ^ 1;
  }
  return kept;
}

function copyMissed({ docs, length }: List, found: Int32Array, missed: Int32Array): number {
  let count = 0;
  for (let i = 0; i < length; i++) {
    missed[count] = docs[i] as number;
    count += (found[i] as number) >>> 31;
  }
  return count;
}
