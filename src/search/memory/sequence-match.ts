import { isStopWord } from "../../engine/text/index.ts";
import type { Sequence } from "../text-query.ts";
import type { Core } from "./core.ts";
import { FREQUENCY_BITS, FREQUENCY_MASK, leastFrequency } from "./document-terms.ts";

/** Live documents that hold something, by increasing number, with packed frequencies by field. */
export type Match = { documents: Uint32Array; packed: Uint16Array };

const NOTHING: Match = { documents: new Uint32Array(0), packed: new Uint16Array(0) };

/** Where one term stands. */
export function termMatch(core: Core, term: string): Match {
  const id = core.parts.terms.id(term);
  if (id === undefined) return NOTHING;
  const postings = core.parts.postings.values(id);
  const live = core.parts.columns.live.data;
  const packed = new Uint16Array(postings.length);
  let kept = 0;
  for (const posting of postings) {
    const document = posting >>> FREQUENCY_BITS;
    if (live[document] !== 1) continue;
    postings[kept] = document;
    packed[kept++] = posting & FREQUENCY_MASK;
  }
  return { documents: postings.subarray(0, kept), packed: packed.subarray(0, kept) };
}

function intersect(a: Match, b: Match): Match {
  const documents = new Uint32Array(Math.min(a.documents.length, b.documents.length));
  const packed = new Uint16Array(documents.length);
  let kept = 0;
  for (let i = 0, j = 0; i < a.documents.length && j < b.documents.length; ) {
    const left = a.documents[i] ?? 0;
    const right = b.documents[j] ?? 0;
    if (left === right) {
      documents[kept] = left;
      packed[kept++] = leastFrequency(a.packed[i] ?? 0, b.packed[j] ?? 0);
    }
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return { documents: documents.subarray(0, kept), packed: packed.subarray(0, kept) };
}

function adjacent(core: Core, match: Match, terms: readonly string[]): Match {
  const wanted = Uint32Array.from(terms, (term) => core.parts.terms.id(term) ?? 0xffffffff);
  const { starts, values } = core.parts.sequences;
  const sequence = values.data;
  const standsAt = (at: number) => {
    for (let i = 0; i < wanted.length; i++) if (sequence[at + i] !== wanted[i]) return false;
    return true;
  };
  const kept: number[] = [];
  match.documents.forEach((document, i) => {
    const end = (starts.data[document + 1] ?? 0) - wanted.length;
    for (let at = starts.data[document] ?? 0; at <= end; at++) {
      if (!standsAt(at)) continue;
      kept.push(i);
      return;
    }
  });
  return {
    documents: Uint32Array.from(kept, (i) => match.documents[i] ?? 0),
    packed: Uint16Array.from(kept, (i) => match.packed[i] ?? 0),
  };
}

/**
 * Documents that hold all the terms of a sequence, next to each other when it says so. Function words are looked for
 * only where they stand between other words, unless there is nothing else.
 */
export function sequenceMatch(core: Core, { terms, adjacent: mustTouch }: Sequence): Match {
  const meaningful = terms.filter((term) => !isStopWord(term));
  const needed = [...new Set(meaningful.length > 0 ? meaningful : terms)];
  const matches = needed.map((term) => termMatch(core, term)).sort((a, b) => a.documents.length - b.documents.length);
  const [rarest, ...others] = matches;
  if (rarest === undefined) return NOTHING;
  const together = others.reduce(intersect, rarest);
  return mustTouch && terms.length > 1 ? adjacent(core, together, terms) : together;
}
