import { setRange } from "./bitmap.ts";
import type { Plan, PlanOf } from "./plan.ts";
import type { Evaluation } from "./scene.ts";
import type { List } from "./scratch.ts";
import { gatherCount, gathered, gatherSum } from "./sums.ts";

/** All documents that match enough of these parts, each scored by the sum of those it matches. */
export function collectMost(evaluation: Evaluation, plan: PlanOf<"most">): List {
  const { scene, live, at } = evaluation;
  const { scratch } = scene;
  const { of, least, sizes } = plan;
  const list = scratch.list((sizes[at] as number) + 1);
  const mark = scratch.mark();
  const { documents } = live.segment;
  const gathering = { sums: scratch.sums(documents), seen: scratch.words(live.words) };
  const matched = scratch.sums(documents);
  if (least === 0) {
    setRange(gathering.seen, 0, documents);
    gathering.sums.fill(1, 0, documents);
  }
  // Whoever misses all of the first ones cannot match enough of the others: these are only tested.
  const parts = of.toSorted((a, b) => (a.sizes[at] as number) - (b.sizes[at] as number));
  const first = Math.min(of.length, of.length - least + 1);
  for (const part of parts.slice(0, first)) {
    const inner = scratch.mark();
    const found = evaluation.collect(part);
    gatherSum(gathering, found);
    if (least > 1) gatherCount(matched, found);
    scratch.release(inner);
  }
  gathered(gathering, live.words, list);
  if (least > 1) testOthers(evaluation, parts.slice(first), least, matched, list);
  scratch.release(mark);
  return list;
}

/** Tests the documents of a list on further parts, and leaves out those that match too few. Sets `matched` back to 0. */
function testOthers(evaluation: Evaluation, parts: readonly Plan[], least: number, matched: Int32Array, list: List): void {
  const { scratch } = evaluation.scene;
  const { docs, scores } = list;
  const counts = scratch.ints(list.length + 1);
  const found = scratch.ints(list.length + 1);
  for (let i = 0; i < list.length; i++) {
    counts[i] = matched[docs[i] as number] as number;
    matched[docs[i] as number] = 0;
  }
  for (const [p, part] of parts.entries()) {
    evaluation.probe(part, docs, list.length, found);
    const wanted = least - (parts.length - 1 - p);
    let kept = 0;
    for (let i = 0; i < list.length; i++) {
      const hit = (found[i] as number) >= 0 ? 1 : 0;
      const count = (counts[i] as number) + hit;
      if (count < wanted) continue;
      docs[kept] = docs[i] as number;
      scores[kept] = (scores[i] as number) + (found[i] as number) * hit;
      counts[kept++] = count;
    }
    list.length = kept;
  }
}

/** The sum of the parts that each of these documents matches, where they are enough; -1 elsewhere. */
export function probeMost(evaluation: Evaluation, plan: PlanOf<"most">, docs: Int32Array, count: number, out: Int32Array): void {
  const { scratch } = evaluation.scene;
  const mark = scratch.mark();
  const found = scratch.ints(count + 1);
  const counts = scratch.ints(count + 1).fill(0, 0, count);
  out.fill(0, 0, count);
  for (const part of plan.of) {
    evaluation.probe(part, docs, count, found);
    for (let i = 0; i < count; i++) {
      if ((found[i] as number) < 0) continue;
      out[i] = (out[i] as number) + (found[i] as number);
      counts[i] = (counts[i] as number) + 1;
    }
  }
  for (let i = 0; i < count; i++) if ((counts[i] as number) < plan.least) out[i] = -1;
  scratch.release(mark);
}
