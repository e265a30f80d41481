import { isBitmap, type Segment } from "../segment.ts";
import { GrowingWords } from "./growing.ts";
import { type Sliced, STEP } from "./slices.ts";

type Sets = Pick<Segment, "setOf" | "setStart" | "setValue">;
type ValueLists = Pick<Segment, "valueNumber" | "valueCount" | "valueStart" | "valueWords">;

/** How many documents have each value. */
function* countsOf({ setOf, setStart, setValue }: Sets, values: number): Sliced<Uint32Array> {
  const bySet = new Uint32Array(setStart.length - 1);
  for (let i = 0; i < setOf.length; i++) {
    (bySet[setOf[i] as number] as number)++;
    if (i % STEP === 0) yield;
  }
  const counts = new Uint32Array(values);
  for (let set = 0; set < bySet.length; set++) {
    const end = setStart[set + 1] as number;
    for (let i = setStart[set] as number; i < end; i++) (counts[setValue[i] as number] as number) += bySet[set] as number;
    if (set % STEP === 0) yield;
  }
  return counts;
}

/** The documents of each facet value, from the sets of values of each document. @param values how many values the index knows */
export function* valueLists(sets: Sets, documents: number, values: number): Sliced<ValueLists> {
  const counts = yield* countsOf(sets, values);
  const present = new GrowingWords();
  for (let value = 0; value < values; value++) {
    if ((counts[value] as number) > 0) present.push(value);
    if (value % (STEP * 4) === 0) yield;
  }
  const valueNumber = present.written();
  const valueCount = valueNumber.map((value) => counts[value] as number);
  const valueStart = new Uint32Array(valueNumber.length);
  // By value: where its next document goes, or the start of its bitmap with the bits flipped.
  const next = new Int32Array(values);
  let words = 0;
  for (let at = 0; at < valueNumber.length; at++) {
    const count = valueCount[at] as number;
    valueStart[at] = words;
    const bitmap = isBitmap(count, documents);
    next[valueNumber[at] as number] = bitmap ? ~words : words;
    words += bitmap ? Math.ceil(documents / 32) : count;
  }

  const { setOf, setStart, setValue } = sets;
  const valueWords = new Int32Array(words);
  for (let entry = 0, document = 0; entry < setOf.length; entry++, document++) {
    if (document === documents) document = 0;
    const set = setOf[entry] as number;
    const end = setStart[set + 1] as number;
    for (let i = setStart[set] as number; i < end; i++) {
      const value = setValue[i] as number;
      const at = next[value] as number;
      if (at < 0) {
        const word = ~at + (document >>> 5);
        valueWords[word] = (valueWords[word] as number) | (1 << (document & 31));
      } else {
        valueWords[at] = document;
        next[value] = at + 1;
      }
    }
    if (entry % STEP === 0) yield;
  }
  return { valueNumber, valueCount, valueStart, valueWords };
}
