import { contribution } from "../score.ts";
import { eitherFound } from "./lists.ts";
import type { PrefixPlan } from "./plan.ts";
import { collectTerm, locate, scoreLocated, unpackTerm } from "./postings.ts";
import type { Evaluation } from "./scene.ts";
import type { List } from "./scratch.ts";
import { foundAmong, type Gathering, gatherBest, gathered, gatherFew } from "./sums.ts";

/** A term of fewer documents is not worth a table of what each code adds. */
const WORTH_A_TABLE = 256;

type Range = PrefixPlan["ranges"][number];

/** Fills `table` with what the postings of one term of a prefix add. */
function fillTable({ scene }: Evaluation, { fields }: PrefixPlan, factor: number, table: Int32Array): void {
  const { maskOf, impactOf } = scene;
  table[0] = -1;
  for (let code = 1; code < 256; code++)
    table[code] = ((maskOf[code] as number) & fields) === 0 ? -1 : contribution(factor, impactOf[code] as number);
}

/** All documents with a term that begins so, each scored by its best. */
export function collectPrefix(evaluation: Evaluation, plan: PrefixPlan): List {
  const { scene, live, at } = evaluation;
  const { segment } = live;
  const { scratch } = scene;
  const { from, to, factors, postings } = plan.ranges[at] as Range;
  const list = scratch.list(Math.min(segment.documents, postings) + 1);
  const mark = scratch.mark();
  const gathering: Gathering = { sums: scratch.sums(segment.documents), seen: scratch.words(live.words) };
  const table = scratch.table();
  const one = scratch.list(Math.min(segment.documents, postings) + 1);
  for (let term = from; term < to; term++) {
    const frequency = segment.frequency[term] as number;
    const factor = factors[term - from] as number;
    if (frequency < WORTH_A_TABLE) {
      unpackTerm(segment, term, one.docs);
      const start = segment.codeStart[term] as number;
      gatherFew(gathering, one.docs, frequency, segment.codes, start, factor, scene.impactOf, scene.maskOf, plan.fields);
    } else {
      fillTable(evaluation, plan, factor, table);
      collectTerm(segment, term, table, one);
      gatherBest(gathering, one);
    }
  }
  gathered(gathering, live.words, list);
  scratch.release(mark);
  return list;
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
  const table = scratch.table();
  const found = scratch.ints(count);
  const few = scratch.ints(WORTH_A_TABLE);
  out.fill(-1, 0, count);
  for (let term = from; term < to; term++) {
    const frequency = segment.frequency[term] as number;
    const factor = factors[term - from] as number;
    if (frequency < WORTH_A_TABLE) {
      unpackTerm(segment, term, few);
      const start = segment.codeStart[term] as number;
      gatherFew(gathering, few, frequency, segment.codes, start, factor, scene.impactOf, scene.maskOf, plan.fields);
    } else {
      fillTable(evaluation, plan, factor, table);
      locate(segment, term, docs, count, found);
      scoreLocated(segment, term, table, count, found);
      eitherFound(out, found, count);
    }
  }
  foundAmong(gathering, live.words, docs, count, found);
  eitherFound(out, found, count);
  scratch.release(mark);
}
