import { listBits, orWith, setBits, setRange, withoutBits } from "./bitmap.ts";
import { type Counts, countTokens, type Wanted } from "./count-tokens.ts";
import { countAll, countByValue, countSets, stepsByValue } from "./count-values.ts";
import type { LiveSegment } from "./live-segment.ts";
import type { Scene } from "./scene.ts";

/** Counts the values of some groups over a list of documents, none removed, in order. Of more than half of all, the others are counted. */
export function tallyList(
  scene: Scene,
  live: LiveSegment,
  groups: readonly number[],
  docs: Int32Array,
  count: number,
  counts: Counts,
): void {
  if (groups.length === 0 || count === 0) return;
  if (count * 2 <= live.size) {
    countGroups(scene, live, groups, docs, count, 1, counts);
    return;
  }
  const mark = scene.scratch.mark();
  const bits = scene.scratch.words(live.words);
  setBits(bits, docs, count);
  tallyOthers(scene, live, groups, bits, live.size - count, counts);
  scene.scratch.release(mark);
}

/** Counts all but `count` documents: all of them, known, less those that are not in a bitmap. */
function tallyOthers(
  scene: Scene,
  live: LiveSegment,
  groups: readonly number[],
  bits: Int32Array,
  count: number,
  counts: Counts,
): void {
  for (const group of groups) countAll(live, group, counts);
  if (count === 0) return;
  const mark = scene.scratch.mark();
  const others = scene.scratch.words(live.words);
  if (live.live === undefined) setRange(others, 0, live.segment.documents);
  else orWith(others, live.live, live.words);
  withoutBits(others, bits, live.words);
  const list = scene.scratch.list(count + 32);
  listBits(others, live.words, list);
  countGroups(scene, live, groups, list.docs, count, -1, counts);
  scene.scratch.release(mark);
}

/** Documents of which a group alone is counted by sets: of more, by tokens, all of which are looked at afterwards. */
const WORTH_TOKENS = 400;

function countGroups(
  scene: Scene,
  { segment }: LiveSegment,
  groups: readonly number[],
  docs: Int32Array,
  count: number,
  step: number,
  counts: Counts,
): void {
  const [only] = groups;
  if (only !== undefined && groups.length === 1 && count < WORTH_TOKENS) {
    countSets(segment, only, docs, count, step, counts);
    return;
  }
  let slots = 0;
  const wanted: Wanted = {
    groupOf: scene.groupOf,
    groups: new Uint8Array(scene.schema.groups.length),
    all: groups.length === scene.schema.groups.length,
  };
  for (const group of groups) {
    slots |= segment.groupSlots[group] as number;
    wanted.groups[group] = 1;
    if (segment.groupSlots[group] === 0) countSets(segment, group, docs, count, step, counts);
  }
  if (slots !== 0) countTokens(segment, slots, wanted, docs, count, step, counts, scene.scratch);
}

/** What counting one document of a list costs beside one word of a bitmap: for each slot, and to write the list. */
const SLOT = 1;
const LISTED = 2;

/** The same over a bitmap of `count` documents, none removed. */
export function tallyBits(
  scene: Scene,
  live: LiveSegment,
  groups: readonly number[],
  bits: Int32Array,
  count: number,
  counts: Counts,
): void {
  if (groups.length === 0 || count === 0) return;
  const fewer = Math.min(count, live.size - count);
  const byValue = groups.filter((group) => stepsByValue(live, group) < fewer * (groups.length === 1 ? SLOT + LISTED : SLOT));
  for (const group of byValue) countByValue(live, group, bits, counts);
  const others = groups.filter((group) => !byValue.includes(group));
  if (others.length === 0) return;
  const { scratch } = scene;
  if (count * 2 > live.size) {
    tallyOthers(scene, live, others, bits, live.size - count, counts);
    return;
  }
  const mark = scratch.mark();
  const list = scratch.list(count + 32);
  listBits(bits, live.words, list);
  countGroups(scene, live, others, list.docs, count, 1, counts);
  scratch.release(mark);
}
