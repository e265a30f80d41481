import type { Segment } from "../segment.ts";
import type { PositionCursor } from "./position-cursor.ts";
import type { Scene } from "./scene.ts";
import type { List } from "./scratch.ts";

/** A document has at most this many positions (`LIMITS`). */
const MOST_POSITIONS = 65_536;

/** A term of a phrase: where it stands in it, and where each document of the list stands among its postings. */
type Word = { at: number; places: Int32Array; cursor: PositionCursor };

/** Keeps the documents where the words stand as asked, in one of the fields asked for. @returns how many */
export function keepPhrases(
  segment: Segment,
  { schema, scratch }: Scene,
  { at, fields }: { at: Int32Array; fields: number },
  words: readonly Word[],
  { docs, scores, length }: List,
): number {
  const bases = scratch.ints(MOST_POSITIONS);
  const others = scratch.ints(MOST_POSITIONS);
  const [first, second, ...rest] = words as [Word, Word, ...Word[]];
  const distance = second.at - first.at;
  const span = Math.max(...at);
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const known = first.cursor.read(first.places[i] as number, bases, 0, MOST_POSITIONS);
    const found = second.cursor.read(second.places[i] as number, others, 0, MOST_POSITIONS);
    let count = following(bases, known, others, found, distance);
    for (let w = 0; w < rest.length && count > 0; w++) {
      const { cursor, places, at } = rest[w] as Word;
      const next = cursor.read(places[i] as number, others, 0, MOST_POSITIONS);
      count = following(bases, count, others, next, at - first.at);
    }
    const document = docs[i] as number;
    if (count === 0 || !anyInOneField(segment, schema.fields.length, document, bases, count, first.at, span, fields)) continue;
    docs[kept] = document;
    scores[kept++] = scores[i] as number;
  }
  return kept;
}

/** Keeps the positions from which another is `distance` away. */
function following(bases: Int32Array, count: number, positions: Int32Array, found: number, distance: number): number {
  // Mostly there is one of each.
  if (count === 1 && found === 1) return (bases[0] as number) + distance === positions[0] ? 1 : 0;
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
