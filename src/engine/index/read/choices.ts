import { type FacetChoice, QUERY_LIMITS } from "../query.ts";
import { andWith, tellSet } from "./bitmap.ts";
import { valueNumbers } from "./compile.ts";
import { bothFound } from "./lists.ts";
import type { Evaluation, Scene } from "./scene.ts";
import { areBitmaps, setValues, testBitmaps, testValues } from "./value-bits.ts";

/** What is chosen in one group: a document must have a value of each of these lists (of the one list, unless a group is chosen twice). */
export type Choice = { group: number; lists: readonly (readonly number[])[] };

/** Choices by group. One without values is no choice; one of values that no document ever had is met by none. */
export function readChoices(choices: readonly FacetChoice[], scene: Scene): Choice[] {
  const byGroup = new Map<number, number[][]>();
  for (const { group, values } of choices.slice(0, QUERY_LIMITS.choices)) {
    if (values.length === 0) continue;
    const place = scene.schema.groups.indexOf(group);
    const lists = byGroup.get(place) ?? [];
    lists.push(valueNumbers(scene.values, place, values));
    byGroup.set(place, lists);
  }
  return [...byGroup].map(([group, lists]) => ({ group, lists }));
}

/** Writes 0 for each of these documents that a choice keeps, -1 for the others. */
export function testChoice(
  evaluation: Evaluation,
  { group, lists }: Choice,
  docs: Int32Array,
  count: number,
  out: Int32Array,
): void {
  const { scratch } = evaluation.scene;
  const mark = scratch.mark();
  for (const [i, values] of lists.entries()) {
    const found = i === 0 ? out : scratch.ints(count + 1);
    testList(evaluation, group, values, docs, count, found);
    if (i > 0) bothFound(out, found, count);
  }
  scratch.release(mark);
}

/** How many documents it takes before a bitmap of all values is better than a look at each one's; for values that are bitmaps, as a share of its words. */
const WORTH_A_BITMAP = 256;
const WORTH_ONE_MORE = 2;

function testList(
  { scene, live }: Evaluation,
  group: number,
  values: readonly number[],
  docs: Int32Array,
  count: number,
  out: Int32Array,
): void {
  const { segment, words } = live;
  // A group that is not there is chosen by nobody.
  if (values.length === 0) out.fill(-1, 0, count);
  else if (count < words * WORTH_ONE_MORE && areBitmaps(segment, values)) testBitmaps(segment, values, docs, count, out);
  else if (count < WORTH_A_BITMAP) testValues(segment, group, values, docs, count, out);
  else {
    const mark = scene.scratch.mark();
    const bits = scene.scratch.words(words);
    setValues(segment, values, bits, words);
    tellSet(bits, docs, count, out);
    scene.scratch.release(mark);
  }
}

/** Sets the bits of the documents that a choice keeps. @param bits all 0 */
export function choiceBits({ scene, live }: Evaluation, { lists }: Choice, bits: Int32Array): void {
  const { scratch } = scene;
  for (const [i, values] of lists.entries()) {
    const mark = scratch.mark();
    const one = i === 0 ? bits : scratch.words(live.words);
    setValues(live.segment, values, one, live.words);
    if (i > 0) andWith(bits, one, live.words);
    scratch.release(mark);
  }
}
