import { HeldSegment } from "./held-segment.ts";
import { type Merged, mergeSegments } from "./merge.ts";
import { GONE } from "./merge-order.ts";
import { chooseMerge } from "./merge-policy.ts";
import type { Sliced } from "./slices.ts";

/** A merge under way. */
type Running = {
  inputs: readonly HeldSegment[];
  /** Which of their documents were dead when it began. */
  deadBefore: readonly Uint32Array[];
  documents: number;
  work: Sliced<Merged>;
};

/** A merge that is done: `merged` stands for the inputs. */
type Done = { inputs: readonly HeldSegment[]; merged: HeldSegment };

/** A merge starts while another is under way only when it is so many times smaller: small segments do not pile up meanwhile. */
const SMALLER = 4;

/** Offsets in a segment are words of 32 bits: what would not fit in one segment stays in several. */
const fits = (inputs: readonly HeldSegment[]): boolean =>
  (["payload", "positions", "codes", "ids"] as const).every(
    (name) => inputs.reduce((sum, { segment }) => sum + segment[name].length, 0) < 2 ** 32,
  );

/** The documents that died while a merge was under way, in the merged segment. */
function buryLate({ inputs, deadBefore }: Running, { segment, newNumber }: Merged): HeldSegment {
  const merged = new HeldSegment(segment);
  for (const [i, { dead }] of inputs.entries()) {
    const before = deadBefore[i] as Uint32Array;
    for (let w = 0; w < dead.length; w++) {
      let late = (dead[w] as number) & ~(before[w] as number);
      while (late !== 0) {
        const bit = 31 - Math.clz32(late);
        late ^= 1 << bit;
        const document = (newNumber[i] as Uint32Array)[w * 32 + bit] as number;
        if (document !== GONE) merged.kill(document);
      }
    }
  }
  return merged;
}

/** Chooses merges and works at them, the smallest first. */
export class Merging {
  /** Whether everything is to become one segment. */
  wantsOne = false;
  private readonly groups: number;
  /** Each much smaller than the one before it. */
  private readonly running: Running[] = [];

  /** @param groups facet groups of the schema */
  constructor(groups: number) {
    this.groups = groups;
  }

  get isBusy(): boolean {
    return this.running.length > 0;
  }

  /** Whether a segment is being merged: it must stay until that is done. */
  has(held: HeldSegment): boolean {
    return this.running.some(({ inputs }) => inputs.includes(held));
  }

  /** Starts what is worth merging now, if anything. */
  start(held: readonly HeldSegment[], nextNumber: () => number, values: number): void {
    const inputs = this.choose(held.filter((one) => !this.has(one)));
    if (inputs === undefined || !fits(inputs)) return;
    const documents = inputs.reduce((sum, { living }) => sum + living, 0);
    const above = this.running.at(-1);
    if (above !== undefined && documents * SMALLER > above.documents) return;
    const deadBefore = inputs.map(({ dead }) => dead.slice());
    const sources = inputs.map(({ segment }, i) => ({ segment, dead: deadBefore[i] as Uint32Array }));
    this.running.push({ inputs, deadBefore, documents, work: mergeSegments(nextNumber(), sources, this.groups, values) });
  }

  /** Works until a merge is done, or it is time to stop. */
  work(isTime: () => boolean): Done | undefined {
    const running = this.running.at(-1);
    if (running === undefined) return undefined;
    while (!isTime()) {
      const step = running.work.next();
      if (step.done !== true) continue;
      this.running.pop();
      return { inputs: running.inputs, merged: buryLate(running, step.value) };
    }
    return undefined;
  }

  private choose(idle: readonly HeldSegment[]): HeldSegment[] | undefined {
    if (this.wantsOne && !this.isBusy) {
      if (fits(idle) && (idle.length > 1 || idle.some(({ deadCount }) => deadCount > 0))) return [...idle];
      this.wantsOne = false;
    }
    const sizes = idle.map(({ segment, deadCount }) => ({ documents: segment.documents, dead: deadCount }));
    return chooseMerge(sizes)?.map((i) => idle[i] as HeldSegment);
  }
}
