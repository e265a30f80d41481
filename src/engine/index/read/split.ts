import { popcount } from "./bitmap.ts";
import type { List } from "./scratch.ts";

/** Keeps the documents whose bits are set. */
export function keepSet(list: List, bits: Int32Array): void {
  const { docs, scores, length } = list;
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    docs[kept] = document;
    scores[kept] = scores[i] as number;
    kept += ((bits[document >>> 5] as number) >>> document) & 1;
  }
  list.length = kept;
}

/** Keeps the documents whose bits are set; the others go to `missed`, without their scores. Room for one more is needed in `missed`. */
export function splitSet(list: List, bits: Int32Array, missed: List): void {
  const { docs, scores, length } = list;
  const others = missed.docs;
  let kept = 0;
  let left = 0;
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    const found = ((bits[document >>> 5] as number) >>> document) & 1;
    docs[kept] = document;
    scores[kept] = scores[i] as number;
    others[left] = document;
    kept += found;
    left += found ^ 1;
  }
  list.length = kept;
  missed.length = left;
}

/** Keeps what a probe found; the others go to `missed`, if it is wanted. Room for one more is needed there. */
export function splitTested(list: List, found: Int32Array, missed: List | undefined): void {
  const { docs, scores, length } = list;
  if (missed !== undefined) missed.length = copyMissed(list, found, missed.docs);
  let kept = 0;
  for (let i = 0; i < length; i++) {
    docs[kept] = docs[i] as number;
    scores[kept] = scores[i] as number;
    kept += ((found[i] as number) >>> 31) ^ 1;
  }
  list.length = kept;
}

function copyMissed({ docs, length }: List, found: Int32Array, missed: Int32Array): number {
  let count = 0;
  for (let i = 0; i < length; i++) {
    missed[count] = docs[i] as number;
    count += (found[i] as number) >>> 31;
  }
  return count;
}

/** Sets the bits that are in all of these bitmaps (two or more), or in all but one. @returns how many */
export function setNear(near: Int32Array, bitmaps: readonly Int32Array[], words: number): number {
  let count = 0;
  for (let w = 0; w < words; w++) {
    let every = -1;
    let butOne = -1;
    for (let i = 0; i < bitmaps.length; i++) {
      const word = (bitmaps[i] as Int32Array)[w] as number;
      butOne = (butOne & word) | every;
      every &= word;
    }
    near[w] = butOne;
    count = (count + popcount(butOne)) | 0;
  }
  return count;
}
