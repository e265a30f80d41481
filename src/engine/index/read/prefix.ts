import { BLOCK, isDense, type Segment } from "../segment.ts";
import { setBits } from "./bitmap.ts";
import { meetFew, meetTerm, raiseLocated, type Wanted } from "./meet.ts";
import type { PrefixPlan } from "./plan.ts";
import { locate, unpackTerm } from "./postings.ts";
import type { Evaluation } from "./scene.ts";
import type { List, Scratch } from "./scratch.ts";
import { type Gathering, gathered, listSums, raiseDense, raisedTable, raiseFew, raiseMany, raiseSingles } from "./sums.ts";

type Range = PrefixPlan["ranges"][number];

/** Reading a posting, and seeking a document among those of a term, in nanoseconds: only their proportion matters. */
const READ = 2;
const SEEK = 60;
/** Whether a posting is wanted is guessed wrong too often when one document in so many is: of many postings, all are gathered then. */
const MANY = 8;

/** From so many postings on, what each code raises a sum to is worked out once. */
const WORTH_A_TABLE = 512;

/** All documents with a term that begins so, each scored by its best. */
export function collectPrefix({ scene, live, at }: Evaluation, plan: PrefixPlan): List {
  const { scratch } = scene;
  const { documents } = live.segment;
  const { postings } = plan.ranges[at] as Range;
  const list = scratch.list(Math.min(documents, postings) + 1);
  const mark = scratch.mark();
  const gathering: Gathering = { sums: scratch.sums(documents), seen: scratch.words(live.words) };
  // Where few documents are met, their bits tell which; otherwise all are looked at.
  const sparse = !isDense(postings, documents);
  raiseAll(live.segment, plan, at, gathering, sparse, scratch);
  if (sparse) gathered(gathering, live.words, list);
  else list.length = listSums(gathering.sums, documents, list);
  scratch.release(mark);
  return list;
}

/** Raises the sums of all documents with one of the terms. @param sparse whether their bits are wanted too */
function raiseAll(
  segment: Segment,
  { ranges, impacts }: PrefixPlan,
  at: number,
  gathering: Gathering,
  sparse: boolean,
  scratch: Scratch,
): void {
  const { sums, seen } = gathering;
  const { documents, codes, frequency, codeStart } = segment;
  const { from, to, factors } = ranges[at] as Range;
  const docs = scratch.ints(documents);
  const table = scratch.table();
  raiseSingles(gathering, segment, from, to, factors, impacts);
  for (let term = from; term < to; term++) {
    const count = frequency[term] as number;
    if (count === 1) continue;
    const factor = factors[term - from] as number;
    const start = codeStart[term] as number;
    if (isDense(count, documents)) {
      raiseDense(sums, documents, codes, start, raisedTable(table, factor, impacts));
      continue;
    }
    unpackTerm(segment, term, docs);
    if (count < WORTH_A_TABLE) raiseFew(sums, docs, count, codes, start, factor, impacts);
    else raiseMany(sums, docs, count, codes, start, raisedTable(table, factor, impacts));
    if (sparse) setBits(seen, docs, count);
  }
}

/** The best score of each of these documents, -1 for those without such a term. */
export function probePrefix(evaluation: Evaluation, plan: PrefixPlan, docs: Int32Array, count: number, out: Int32Array): void {
  const { scene, live, at } = evaluation;
  const { scratch } = scene;
  const { documents } = live.segment;
  const { postings } = plan.ranges[at] as Range;
  const mark = scratch.mark();
  if (count * MANY < documents || postings < documents) meetAll(evaluation, plan, docs, count, out);
  else {
    const sums = scratch.sums(documents);
    raiseAll(live.segment, plan, at, { sums, seen: scratch.words(live.words) }, false, scratch);
    for (let i = 0; i < count; i++) out[i] = (sums[docs[i] as number] as number) - 1;
    sums.fill(0, 0, documents);
  }
  scratch.release(mark);
}

/**
 * A term with few postings is read whole, and each posting asks whether its document is wanted; one with many is sought in each
 * document.
 */
function meetAll({ scene, live, at }: Evaluation, plan: PrefixPlan, docs: Int32Array, count: number, out: Int32Array): void {
  const { scratch } = scene;
  const { segment } = live;
  const { from, to, factors } = plan.ranges[at] as Range;
  const places = scratch.sums(segment.documents);
  const wanted: Wanted = { bits: scratch.words(live.words), places, best: out };
  setBits(wanted.bits, docs, count);
  for (let i = 0; i < count; i++) places[docs[i] as number] = i;
  out.fill(-1, 0, count);
  const found = scratch.ints(count + 1);
  meetFew(segment, from, to, factors, plan.impacts, wanted);
  for (let term = from; term < to; term++) {
    const frequency = segment.frequency[term] as number;
    if (frequency <= BLOCK) continue;
    const factor = factors[term - from] as number;
    if (!isDense(frequency, segment.documents) && frequency * READ < count * SEEK) {
      meetTerm(segment, term, factor, plan.impacts, wanted);
    } else {
      locate(segment, term, docs, count, found, scratch);
      raiseLocated(segment.codes, segment.codeStart[term] as number, factor, plan.impacts, found, count, out);
    }
  }
  for (let i = 0; i < count; i++) places[docs[i] as number] = 0;
}
