import { listBits } from "./bitmap.ts";
import { type Counts, countAll, countByValue, countListed, stepsByValue } from "./count-values.ts";
import type { LiveSegment } from "./live-segment.ts";
import type { Scratch } from "./scratch.ts";

/** Counts the values of some groups over a list of documents, none removed, in order. Of more than half of all, the others are counted. */
export function tallyList(
  live: LiveSegment,
  groups: readonly number[],
  docs: Int32Array,
  count: number,
  counts: Counts,
  scratch: Scratch,
): void {
  if (groups.length === 0 || count === 0) return;
  const mark = scratch.mark();
  const most = count * 2 > live.size;
  const others = most ? otherDocuments(live, docs, count, scratch) : docs;
  for (const group of groups) {
    if (most) countAll(live, group, counts);
    countListed(live, group, others, most ? live.size - count : count, most ? -1 : 1, counts, scratch);
  }
  scratch.release(mark);
}

/** The documents that count and are not in a list. */
function otherDocuments(live: LiveSegment, docs: Int32Array, count: number, scratch: Scratch): Int32Array {
  const others = scratch.ints(live.size - count);
  const { documents } = live.segment;
  let next = 0;
  let at = 0;
  for (let d = 0; d < documents; d++) {
    if (at < count && docs[at] === d) at++;
    else if (live.isLive(d)) others[next++] = d;
  }
  return others;
}

/** The same over a bitmap of `count` documents, none removed. */
export function tallyBits(
  live: LiveSegment,
  groups: readonly number[],
  bits: Int32Array,
  count: number,
  counts: Counts,
  scratch: Scratch,
): void {
  const byValue = groups.filter((group) => stepsByValue(live, group) < Math.min(count, live.size - count));
  for (const group of byValue) countByValue(live, group, bits, counts);
  const others = groups.filter((group) => !byValue.includes(group));
  if (others.length === 0) return;
  const mark = scratch.mark();
  const list = scratch.list(count);
  listBits(bits, live.words, list);
  tallyList(live, others, list.docs, count, counts, scratch);
  scratch.release(mark);
}
