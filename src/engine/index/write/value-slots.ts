import type { Segment } from "../segment.ts";
import { type Sliced, STEP } from "./slices.ts";
import { type PieceColumn, pieceColumns } from "./value-pieces.ts";

type Sets = Pick<Segment, "setOf" | "groupSet" | "setValue" | "setStart">;
type ValueSlots = Pick<Segment, "tokenPairs" | "slotToken" | "tokenStart" | "tokenValue" | "groupSlots">;

/** Tokens are numbered on 16 bits, and the slots of a group are bits of a word. */
const MOST_TOKENS = 2 ** 16;
const MOST_SLOTS = 31;

/** Tokens that one slot may have. Fewer in small segments: after counting, all tokens are looked at. */
const budgetOf = (documents: number): number => Math.min(4_096, Math.max(256, documents >>> 5));

/** Columns told by one slot: `size` is how many tokens it may need. */
type Slot = { columns: PieceColumn[]; size: number };

/**
 * What counting facets reads: for each document a few tokens, each standing for some of its values. A group with few different sets
 * of values takes one slot; a group with many is cut into pieces; groups so small that all their combinations are few share a
 * slot. Counting takes one step a slot, where it would take one a value, and no two documents take more or fewer than the others.
 */
export function* valueSlots(sets: Sets, documents: number): Sliced<ValueSlots> {
  const groups = sets.groupSet.length - 1;
  const budget = budgetOf(documents);
  const columns: PieceColumn[] = [];
  // One token is that of a slot that tells nothing.
  let left = MOST_TOKENS - 1;
  for (let group = 0; group < groups; group++) {
    const own = yield* pieceColumns(sets, group, documents, budget);
    const size = own.reduce((sum, { count }) => sum + count, 0);
    if (size > left || columns.length + own.length > MOST_SLOTS) continue;
    left -= size;
    columns.push(...own);
  }
  return yield* written(sets, documents, groups, packed(columns, budget, left));
}

/** Columns put together while all their combinations are few, the smallest first. @param room further tokens there may be */
function packed(columns: readonly PieceColumn[], budget: number, room: number): Slot[] {
  const slots: Slot[] = [];
  let left = room;
  for (const column of columns.toSorted((a, b) => a.count - b.count)) {
    const extra = ({ size }: Slot) => size * column.count - size - column.count;
    const slot = slots.find((one) => one.size * column.count <= budget && extra(one) <= left);
    if (slot === undefined) slots.push({ columns: [column], size: column.count });
    else {
      left -= extra(slot);
      slot.columns.push(column);
      slot.size *= column.count;
    }
  }
  return slots.length % 2 === 0 ? slots : [...slots, { columns: [], size: 1 }];
}

function* written(sets: Sets, documents: number, groups: number, slots: readonly Slot[]): Sliced<ValueSlots> {
  const tokenPairs = new Int32Array((documents * slots.length) / 2);
  const slotToken = new Uint32Array(slots.length + 1);
  const groupSlots = new Uint32Array(groups);
  const tokens: (readonly number[])[] = [];
  for (const [s, slot] of slots.entries()) {
    for (const { group } of slot.columns) groupSlots[group] = (groupSlots[group] as number) | (1 << s);
    yield* writeSlot(sets, documents, slot, tokens, tokenPairs, s >>> 1, slots.length >>> 1, (s & 1) * 16);
    slotToken[s + 1] = tokens.length;
  }
  const tokenStart = new Int32Array(tokens.length + 1);
  for (const [t, values] of tokens.entries()) tokenStart[t + 1] = (tokenStart[t] as number) + values.length;
  return { tokenPairs, slotToken, tokenStart, tokenValue: Int32Array.from(tokens.flat()), groupSlots };
}

/** Writes the token of each document for one slot: into half of word `at` of its `stride` words. */
function* writeSlot(
  { setOf, groupSet }: Sets,
  documents: number,
  { columns, size }: Slot,
  tokens: (readonly number[])[],
  pairs: Int32Array,
  at: number,
  stride: number,
  shift: number,
): Sliced<void> {
  // By combination of pieces: one more than its token, once a document has it.
  const known = new Uint32Array(size);
  for (let d = 0; d < documents; d++) {
    let combination = 0;
    for (const { group, pieceOf, count } of columns) {
      const set = (setOf[group * documents + d] as number) - (groupSet[group] as number);
      combination = combination * count + (pieceOf[set] as number);
    }
    if (known[combination] === 0) known[combination] = tokens.push(valuesOf(columns, combination));
    const word = d * stride + at;
    pairs[word] = (pairs[word] as number) | (((known[combination] as number) - 1) << shift);
    if (d % STEP === 0) yield;
  }
}

/** The values of a combination of pieces. */
function valuesOf(columns: readonly PieceColumn[], combination: number): number[] {
  const values: number[] = [];
  let left = combination;
  for (const { count, pieces } of columns.toReversed()) {
    values.push(...(pieces[left % count] as readonly number[]));
    left = Math.floor(left / count);
  }
  return values;
}
