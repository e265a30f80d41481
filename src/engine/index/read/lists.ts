import type { List } from "./scratch.ts";

/** Leaves out of a list what a probe did not find, and adds the scores of the others. */
export function keepFound(list: List, found: Int32Array): void {
  const { docs, scores, length } = list;
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const score = found[i] as number;
    docs[kept] = docs[i] as number;
    scores[kept] = (scores[i] as number) + score;
    kept += (score >>> 31) ^ 1;
  }
  list.length = kept;
}

/** Keeps what is in another list too, and adds up both scores. */
export function intersect(list: List, other: List): void {
  const { docs, scores, length } = list;
  let kept = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const document = docs[i] as number;
    while (at < other.length && (other.docs[at] as number) < document) at++;
    if (at === other.length) break;
    if (other.docs[at] !== document) continue;
    docs[kept] = document;
    scores[kept++] = (scores[i] as number) + (other.scores[at] as number);
  }
  list.length = kept;
}

/** What a probe would say of these documents, when all that match are known: their scores, -1 for the others. */
export function findIn(list: List, docs: Int32Array, count: number, out: Int32Array): void {
  let at = 0;
  for (let i = 0; i < count; i++) {
    const document = docs[i] as number;
    while (at < list.length && (list.docs[at] as number) < document) at++;
    out[i] = at < list.length && list.docs[at] === document ? (list.scores[at] as number) : -1;
  }
}

/** Where both were found, the sum; -1 elsewhere. */
export function bothFound(out: Int32Array, other: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const a = out[i] as number;
    const b = other[i] as number;
    out[i] = (a | b) < 0 ? -1 : a + b;
  }
}

/** The better of the two. */
export function eitherFound(out: Int32Array, other: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) if ((other[i] as number) > (out[i] as number)) out[i] = other[i] as number;
}
