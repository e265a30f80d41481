import { andWith, flip, listBits, listShared, orWith, setBits, setRange, tellSet } from "./bitmap.ts";
import { setArea, standsIn } from "./cells.ts";
import { collectCost, probeCost } from "./cost.ts";
import { bothFound, eitherFound, intersect, keepFound } from "./lists.ts";
import type { LiveSegment } from "./live-segment.ts";
import { collectMost, probeMost } from "./most.ts";
import { collectPhrase, probePhrase } from "./phrase.ts";
import type { Plan, PlanOf, TermPlan } from "./plan.ts";
import { collectTerm, locate, scoreLocated } from "./postings.ts";
import { collectPrefix, probePrefix } from "./prefix.ts";
import type { Evaluation, Scene } from "./scene.ts";
import type { List } from "./scratch.ts";
import { gatherBest, gathered } from "./sums.ts";
import { setValues, testValues } from "./value-bits.ts";

/** Looking at the places of one document takes as long as asking so many of a cell whether they are wanted. */
const WORTH_THE_AREA = 20;
/** What putting a document of one list beside those of another costs, see `cost.ts`. */
const GUESSES = 10;
/** How many documents it takes before a bitmap of the values is better than a look at each one's set. */
const WORTH_A_BITMAP = 256;

/** Carries out plans in one segment: list at a time, the cheapest part of an "every" first, the others tested on what is left. */
export class Evaluator implements Evaluation {
  readonly scene: Scene;
  readonly live: LiveSegment;
  readonly at: number;

  constructor(scene: Scene, at: number) {
    this.scene = scene;
    this.live = scene.segments[at] as LiveSegment;
    this.at = at;
  }

  collect(plan: Plan): List {
    switch (plan.kind) {
      case "term":
        return this.collectTerm(plan);
      case "prefix":
        return collectPrefix(this, plan);
      case "phrase":
        return collectPhrase(this, plan);
      case "every":
        return this.collectEvery(plan);
      case "any":
        return this.collectAny(plan);
      case "most":
        return collectMost(this, plan);
      default:
        return this.collectBits(plan);
    }
  }

  private collectTerm({ numbers, sizes, table }: PlanOf<"term">): List {
    // One more than there are: a list is written to before it is known whether the document counts.
    const list = this.scene.scratch.list((sizes[this.at] as number) + 1);
    const number = numbers[this.at] as number;
    if (number >= 0) collectTerm(this.live.segment, number, table, list);
    return list;
  }

  private collectBits(plan: Plan): List {
    const { scratch } = this.scene;
    const list = scratch.list(this.live.segment.documents + 32);
    const mark = scratch.mark();
    const bits = scratch.words(this.live.words);
    this.setBits(plan, bits);
    listBits(bits, this.live.words, list);
    scratch.release(mark);
    return list;
  }

  private collectEvery({ of }: PlanOf<"every">): List {
    const { live, at } = this;
    const driver = this.driverOf(of);
    const dense = this.isDense(driver) ? of.filter((part) => this.isDense(part)) : [];
    const list = dense.length > 1 ? this.listDense(dense) : this.collect(driver);
    const rest = of
      .filter((part) => part !== driver || dense.length > 1)
      .sort((a, b) => this.price(a, list.length) - this.price(b, list.length));
    for (const part of rest) {
      if (list.length === 0) break;
      // Two lists are put side by side by guesses: it must be worth it.
      const cost = collectCost(part, live, at) + list.length * GUESSES;
      if (cost < probeCost(part, list.length, live, at)) this.intersectWith(part, list);
      else this.narrow(part, list);
    }
    return list;
  }

  private isDense(plan: Plan): plan is TermPlan {
    if (plan.kind !== "term") return false;
    const number = plan.numbers[this.at] as number;
    return number >= 0 && this.live.isDense(number);
  }

  /** The documents that hold all of these dense terms, not scored yet. */
  private listDense(terms: readonly TermPlan[]): List {
    const { live, at, scene } = this;
    const list = scene.scratch.list(Math.min(...terms.map(({ sizes }) => sizes[at] as number)) + 32);
    const bits = terms.map(({ numbers }) => live.bitsOf(numbers[at] as number));
    listShared(bits, live.words, list, scene.scratch);
    return list;
  }

  /** The part to begin with: cheap to find, and leaving few documents to test. */
  private driverOf(of: readonly Plan[]): Plan {
    const { live, at } = this;
    let best = of[0] as Plan;
    let least = Number.POSITIVE_INFINITY;
    for (const part of of) {
      const size = part.sizes[at] as number;
      let cost = collectCost(part, live, at);
      for (const other of of) {
        if (cost >= least) break;
        if (other !== part) cost += Math.min(probeCost(other, size, live, at), collectCost(other, live, at) + size);
      }
      if (cost < least) [best, least] = [part, cost];
    }
    return best;
  }

  /** What a test costs for each document that it may leave out. */
  private price(part: Plan, count: number): number {
    const { live, at } = this;
    const share = Math.min(1, (part.sizes[at] as number) / live.segment.documents);
    return Math.min(probeCost(part, count, live, at), collectCost(part, live, at)) / (1.01 - share);
  }

  /** Keeps the documents of a list that match, and adds to their scores. */
  narrow(part: Plan, list: List): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    const found = scratch.ints(list.length + 1);
    this.probe(part, list.docs, list.length, found);
    keepFound(list, found);
    scratch.release(mark);
  }

  private intersectWith(part: Plan, list: List): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    intersect(list, this.collect(part));
    scratch.release(mark);
  }

  private collectAny({ of, sizes }: PlanOf<"any">): List {
    const { live, at } = this;
    const { scratch } = this.scene;
    const list = scratch.list((sizes[at] as number) + 1);
    const mark = scratch.mark();
    const gathering = { sums: scratch.sums(live.segment.documents), seen: scratch.words(live.words) };
    for (const part of of) {
      const inner = scratch.mark();
      gatherBest(gathering, this.collect(part));
      scratch.release(inner);
    }
    gathered(gathering, live.words, list);
    scratch.release(mark);
    return list;
  }

  probe(plan: Plan, docs: Int32Array, count: number, out: Int32Array): void {
    const { segment } = this.live;
    switch (plan.kind) {
      case "all":
      case "none":
        out.fill(plan.kind === "all" ? 0 : -1, 0, count);
        return;
      case "term": {
        const number = plan.numbers[this.at] as number;
        if (number < 0) {
          out.fill(-1, 0, count);
          return;
        }
        locate(segment, number, docs, count, out, this.scene.scratch);
        scoreLocated(segment, number, plan.table, count, out);
        return;
      }
      case "prefix":
        probePrefix(this, plan, docs, count, out);
        return;
      case "phrase":
        probePhrase(this, plan, docs, count, out);
        return;
      case "every":
        this.probeParts(plan.of, docs, count, out, bothFound);
        return;
      case "any":
        this.probeParts(plan.of, docs, count, out, eitherFound);
        return;
      case "most":
        probeMost(this, plan, docs, count, out);
        return;
      case "not":
        this.probe(plan.of, docs, count, out);
        for (let i = 0; i < count; i++) out[i] = (out[i] as number) < 0 ? 0 : -1;
        return;
      case "value":
        if (count < WORTH_A_BITMAP) testValues(segment, plan.group, plan.values, docs, count, out);
        else this.probeBits(plan, docs, count, out);
        return;
      case "range": {
        const base = plan.column * segment.documents;
        for (let i = 0; i < count; i++) {
          const number = segment.numbers[base + (docs[i] as number)] as number;
          out[i] = number >= plan.from && number <= plan.to ? 0 : -1;
        }
        return;
      }
      case "area":
        if (plan.everywhere) this.probeBits(plan, docs, count, out);
        else if (count * WORTH_THE_AREA > (plan.sizes[this.at] as number)) this.probeArea(plan, docs, count, out);
        else for (let i = 0; i < count; i++) out[i] = standsIn(segment, plan.area, docs[i] as number) ? 0 : -1;
        return;
    }
  }

  private probeParts(
    of: readonly Plan[],
    docs: Int32Array,
    count: number,
    out: Int32Array,
    join: (out: Int32Array, other: Int32Array, count: number) => void,
  ): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    const found = scratch.ints(count + 1);
    for (const [i, part] of of.entries()) {
      this.probe(part, docs, count, i === 0 ? out : found);
      if (i > 0) join(out, found, count);
    }
    scratch.release(mark);
  }

  private probeBits(plan: Plan, docs: Int32Array, count: number, out: Int32Array): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    const bits = scratch.words(this.live.words);
    this.setBits(plan, bits);
    tellSet(bits, docs, count, out);
    scratch.release(mark);
  }

  private probeArea({ area }: PlanOf<"area">, docs: Int32Array, count: number, out: Int32Array): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    const wanted = scratch.words(this.live.words);
    setBits(wanted, docs, count);
    const bits = scratch.words(this.live.words);
    setArea(this.live.segment, area, bits, wanted);
    tellSet(bits, docs, count, out);
    scratch.release(mark);
  }

  setBits(plan: Plan, bits: Int32Array): void {
    const { live } = this;
    const { segment, words } = live;
    switch (plan.kind) {
      case "all":
        setRange(bits, 0, segment.documents);
        return;
      case "none":
        return;
      case "not":
        this.setOthers(plan, bits);
        return;
      case "value":
        setValues(segment, plan.values, bits, words);
        return;
      case "range":
        this.setNumbers(plan, bits);
        return;
      case "area":
        if (plan.everywhere) orWith(bits, live.withPlace(), words);
        else setArea(segment, plan.area, bits);
        return;
      case "any":
        for (const part of plan.of) this.setBits(part, bits);
        return;
      case "every":
        if ((plan.sizes[this.at] as number) > words) this.setShared(plan, bits);
        else this.setCollected(plan, bits);
        return;
      default:
        this.setCollected(plan, bits);
    }
  }

  private setCollected(plan: Plan, bits: Int32Array): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    const list = this.collect(plan);
    setBits(bits, list.docs, list.length);
    scratch.release(mark);
  }

  /** Parts that many documents match are bitmaps put together. */
  private setShared({ of }: PlanOf<"every">, bits: Int32Array): void {
    const { scratch } = this.scene;
    const { words } = this.live;
    const mark = scratch.mark();
    const all = scratch.words(words);
    for (const [i, part] of of.entries()) {
      const inner = scratch.mark();
      const one = i === 0 ? all : scratch.words(words);
      this.setBits(part, one);
      if (i > 0) andWith(all, one, words);
      scratch.release(inner);
    }
    orWith(bits, all, words);
    scratch.release(mark);
  }

  private setOthers({ of }: PlanOf<"not">, bits: Int32Array): void {
    const { scratch } = this.scene;
    const mark = scratch.mark();
    const inner = scratch.words(this.live.words);
    this.setBits(of, inner);
    flip(inner, this.live.segment.documents);
    orWith(bits, inner, this.live.words);
    scratch.release(mark);
  }

  private setNumbers({ column, from, to }: PlanOf<"range">, bits: Int32Array): void {
    const { numbers, documents } = this.live.segment;
    const base = column * documents;
    for (let d = 0; d < documents; d++) {
      const number = numbers[base + d] as number;
      const found = number >= from && number <= to ? 1 : 0;
      bits[d >>> 5] = (bits[d >>> 5] as number) | (found << d);
    }
  }
}
