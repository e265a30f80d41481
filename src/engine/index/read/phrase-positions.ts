import type { Segment } from "../segment.ts";
import { ONE, type PositionCursor, readPositions } from "./position-cursor.ts";
import type { Scene } from "./scene.ts";
import type { List } from "./scratch.ts";

/** A document has at most this many positions (`LIMITS`). */
const MOST_POSITIONS = 65_536;

/** A term of a phrase: where it stands in it, where each document of the list stands among its postings, and the bits of its documents when it is dense. */
type Word = { at: number; places: Int32Array; cursor: PositionCursor; bits: Int32Array | undefined };

/**
 * Tells of each document of the list whether the words stand in it as asked, in one of the fields asked for: writes 1 or 0 to `told`. Most
 * documents fail by their first two words, which mostly stand in them once.
 */
export function tellPhrases(
  segment: Segment,
  { schema, scratch }: Scene,
  { at, fields }: { at: Int32Array; fields: number },
  words: readonly Word[],
  { docs, length }: List,
  told: Int32Array,
): void {
  const mark = scratch.mark();
  const bytes = segment.positions;
  const bases = scratch.ints(MOST_POSITIONS);
  const others = scratch.ints(MOST_POSITIONS);
  const [first, second, ...rest] = words as [Word, Word, ...Word[]];
  const [firstStarts, secondStarts] = [scratch.ints(length + 1), scratch.ints(length + 1)];
  first.cursor.starts(first.places, length, firstStarts, first.bits);
  second.cursor.starts(second.places, length, secondStarts, second.bits);
  const distance = second.at - first.at;
  const span = Math.max(...at);
  for (let i = 0; i < length; i++) {
    told[i] = 0;
    let count = meet(bytes, firstStarts[i] as number, secondStarts[i] as number, distance, bases, others);
    if (count === 0) continue;
    for (let w = 0; w < rest.length && count > 0; w++) {
      const { cursor, places, at } = rest[w] as Word;
      const next = cursor.read(places[i] as number, others, 0, MOST_POSITIONS);
      count = following(bases, count, others, next, at - first.at);
    }
    if (count > 0 && anyInOneField(segment, schema.fields.length, docs[i] as number, bases, count, first.at, span, fields))
      told[i] = 1;
  }
  scratch.release(mark);
}

/** Writes the positions of one posting from which one of another is `distance` away. @returns how many */
function meet(bytes: Uint8Array, from: number, other: number, distance: number, bases: Int32Array, others: Int32Array): number {
  const known = bytes[from] as number;
  const found = bytes[other] as number;
  if (known < ONE && found < ONE) {
    bases[0] = known;
    return known + distance === found ? 1 : 0;
  }
  const count = readPositions(bytes, from, bases, 0, MOST_POSITIONS);
  return following(bases, count, others, readPositions(bytes, other, others, 0, MOST_POSITIONS), distance);
}

/** Keeps the positions from which another is `distance` away. */
function following(bases: Int32Array, count: number, positions: Int32Array, found: number, distance: number): number {
  let kept = 0;
  let p = 0;
  for (let b = 0; b < count; b++) {
    const wanted = (bases[b] as number) + distance;
    while (p < found && (positions[p] as number) < wanted) p++;
    if (p === found) break;
    if (positions[p] === wanted) bases[kept++] = bases[b] as number;
  }
  return kept;
}

/** Whether one of the phrases, of which a word `at` from its beginning stands at these positions, is in one field of those wanted. */
function anyInOneField(
  { fieldStart }: Segment,
  fields: number,
  document: number,
  positions: Int32Array,
  count: number,
  at: number,
  span: number,
  wanted: number,
): boolean {
  const starts = document * (fields - 1) - 1;
  for (let p = 0; p < count; p++) {
    const base = (positions[p] as number) - at;
    let field = fields - 1;
    while (field > 0 && (fieldStart[starts + field] as number) > base) field--;
    const whole = field === fields - 1 || base + span < (fieldStart[starts + field + 1] as number);
    if (whole && base >= 0 && (wanted & (1 << field)) !== 0) return true;
  }
  return false;
}
