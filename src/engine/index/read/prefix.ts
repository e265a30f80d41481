import { isDense } from "../segment.ts";
import type { PrefixPlan } from "./plan.ts";
import { locate, unpackTerm } from "./postings.ts";
import type { Evaluation } from "./scene.ts";
import type { List } from "./scratch.ts";
import { foundAmong, type Gathering, gatherDense, gathered, gatherLocated, gatherSingles, gatherTerm } from "./sums.ts";

type Range = PrefixPlan["ranges"][number];

/** Reading a posting, and seeking a document among those of a term, in nanoseconds: only their proportion matters. */
const READ = 3;
const SEEK = 100;

/** All documents with a term that begins so, each scored by its best. */
export function collectPrefix(evaluation: Evaluation, plan: PrefixPlan): List {
  const { scene, live, at } = evaluation;
  const { scratch } = scene;
  const { from, to, factors, postings } = plan.ranges[at] as Range;
  const list = scratch.list(Math.min(live.segment.documents, postings));
  const mark = scratch.mark();
  const gathering: Gathering = { sums: scratch.sums(live.segment.documents), seen: scratch.words(live.words) };
  const docs = scratch.ints(live.segment.documents);
  gatherSingles(gathering, live.segment, from, to, factors, plan.impacts);
  for (let term = from; term < to; term++)
    if (live.segment.frequency[term] !== 1) gather(evaluation, plan, term, docs, gathering);
  gathered(gathering, live.words, list);
  scratch.release(mark);
  return list;
}

/** Gathers all documents of one of the terms. @param room for the documents of a term */
function gather({ live, at }: Evaluation, plan: PrefixPlan, term: number, room: Int32Array, gathering: Gathering): void {
  const { segment } = live;
  const { from, factors } = plan.ranges[at] as Range;
  const frequency = segment.frequency[term] as number;
  const factor = factors[term - from] as number;
  const start = segment.codeStart[term] as number;
  if (isDense(frequency, segment.documents)) {
    gatherDense(gathering, segment.documents, segment.codes, start, factor, plan.impacts);
  } else {
    unpackTerm(segment, term, room);
    gatherTerm(gathering, room, frequency, segment.codes, start, factor, plan.impacts);
  }
}

/**
 * The best score of each of these documents. A term with few postings is read whole, and marks which of the documents it
 * meets; one with many is sought in each document.
 */
export function probePrefix(evaluation: Evaluation, plan: PrefixPlan, docs: Int32Array, count: number, out: Int32Array): void {
  const { scene, live, at } = evaluation;
  const { segment } = live;
  const { scratch } = scene;
  const { from, to, factors } = plan.ranges[at] as Range;
  const mark = scratch.mark();
  const gathering: Gathering = { sums: scratch.sums(segment.documents), seen: scratch.words(live.words) };
  const room = scratch.ints(segment.documents);
  const places = scratch.ints(count + 1);
  gatherSingles(gathering, segment, from, to, factors, plan.impacts);
  for (let term = from; term < to; term++) {
    if (segment.frequency[term] === 1) continue;
    if ((segment.frequency[term] as number) * READ <= count * SEEK) gather(evaluation, plan, term, room, gathering);
    else {
      const [start, factor] = [segment.codeStart[term] as number, factors[term - from] as number];
      locate(segment, term, docs, count, places, scratch);
      gatherLocated(gathering, docs, places, count, segment.codes, start, factor, plan.impacts);
    }
  }
  foundAmong(gathering, live.words, docs, count, out);
  scratch.release(mark);
}
