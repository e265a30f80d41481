import type { Segment } from "../segment.ts";
import { leavesOfSets, type SetLeaves } from "./set-leaves.ts";
import { type Sliced, STEP } from "./slices.ts";

type Sets = Pick<Segment, "setOf" | "groupSet" | "setValue" | "setStart">;

/** A part of the values of a group, for each document: which piece, by set of the group; the values of each piece. */
export type PieceColumn = { group: number; count: number; pieceOf: Uint32Array; pieces: readonly (readonly number[])[] };

/** Pieces that sets of values are cut into, at most. */
const MOST_PIECES = 6;
/** Documents that the pieces should suit: those with more values have a last piece of their own. */
const USUAL = 0.98;

/** The sets of one group as columns of few different pieces each; none when there is no way. */
export function* pieceColumns(sets: Sets, group: number, documents: number, budget: number): Sliced<PieceColumn[]> {
  const { groupSet, setValue, setStart } = sets;
  const first = groupSet[group] as number;
  const count = (groupSet[group + 1] as number) - first;
  if (count <= budget) {
    const pieces = Array.from({ length: count }, (_, s) => [...setValue.subarray(setStart[first + s], setStart[first + s + 1])]);
    return [{ group, count, pieceOf: Uint32Array.from({ length: count }, (_, s) => s), pieces }];
  }
  const leaves = yield* leavesOfSets(sets, first, count);
  const usual = yield* usualLength(sets, group, documents, leaves);
  for (const size of [2, 1]) {
    const columns = Math.ceil(usual / size);
    const cut = columns > MOST_PIECES ? undefined : yield* cutInto(Math.max(1, columns), size, leaves, budget);
    if (cut !== undefined) return cut.map((column) => ({ group, ...column }));
  }
  return [];
}

/** How many leaves nearly all documents have at most. */
function* usualLength({ setOf, groupSet }: Sets, group: number, documents: number, { leafStart }: SetLeaves): Sliced<number> {
  const first = groupSet[group] as number;
  const byLength: number[] = [];
  for (let d = 0; d < documents; d++) {
    const set = (setOf[group * documents + d] as number) - first;
    const length = (leafStart[set + 1] as number) - (leafStart[set] as number);
    byLength[length] = (byLength[length] ?? 0) + 1;
    if (d % STEP === 0) yield;
  }
  let usual = 0;
  for (let found = byLength[0] ?? 0; found < USUAL * documents; found += byLength[usual] ?? 0) usual++;
  return Math.max(1, usual);
}

/** `size` leaves a piece, one or two; the last piece has all that are left. Nothing when a column gets too many different pieces. */
function* cutInto(
  columns: number,
  size: number,
  { leafStart, leafOf, leaves }: SetLeaves,
  budget: number,
): Sliced<Omit<PieceColumn, "group">[] | undefined> {
  const count = leafStart.length - 1;
  const cut: Omit<PieceColumn, "group">[] = [];
  for (let column = 0; column < columns; column++) {
    const known = new Map<number | string, number>();
    const pieceOf = new Uint32Array(count);
    const pieces: number[][] = [];
    for (let s = 0; s < count; s++) {
      const end = leafStart[s + 1] as number;
      const from = Math.min(end, (leafStart[s] as number) + column * size);
      const to = column === columns - 1 ? end : Math.min(end, from + size);
      // No leaf, one or two are told by a number.
      const [a = -1, b = -1] = [from < to ? leafOf[from] : undefined, from + 1 < to ? leafOf[from + 1] : undefined];
      const key = to - from > 2 ? leafOf.slice(from, to).join() : (a + 1) * (leaves.length + 1) + b + 1;
      let piece = known.get(key);
      if (piece === undefined) {
        piece = pieces.push(leafOf.slice(from, to).flatMap((leaf) => leaves[leaf] as readonly number[])) - 1;
        known.set(key, piece);
        if (pieces.length > budget) return undefined;
      }
      pieceOf[s] = piece;
      if (s % STEP === 0) yield;
    }
    cut.push({ count: pieces.length, pieceOf, pieces });
  }
  return cut;
}
