import { BLOCK, isBitmap, isDense, type Segment } from "../segment.ts";

/** A posting as read back: the document's number, its code, where the term stands. */
export type ReadPosting = { document: number; code: number; positions: number[] };

const text = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.slice(from, to)).toString();

/** Terms of a segment, in order. */
export const termsOf = (segment: Segment): string[] =>
  Array.from(segment.frequency, (_, t) =>
    text(segment.terms, segment.termStart[t] as number, segment.termStart[t + 1] as number),
  );

/** The documents of a term, read plainly from what `Segment` says of the layout, bit by bit. */
function documentsOf(segment: Segment, term: number): number[] {
  const count = segment.frequency[term] as number;
  const start = segment.wordStart[term] as number;
  const word = (at: number) => segment.postingWords[start + at] as number;
  if (isDense(count, segment.documents)) {
    const codes = segment.codes.subarray(segment.codeStart[term], (segment.codeStart[term] as number) + segment.documents);
    return [...codes.keys()].filter((document) => codes[document] !== 0);
  }
  if (count === 1) return [word(0)];
  const documents: number[] = [];
  for (let block = 0; block * BLOCK < count; block++) {
    const width = word(block * 3 + 1) >>> 26;
    const from = word(block * 3 + 1) & (2 ** 26 - 1);
    for (let i = 0; i < Math.min(BLOCK, count - block * BLOCK); i++) {
      let delta = 0;
      for (let bit = 0; bit < width; bit++) {
        const at = i * width + bit;
        if (((word(from + (at >>> 5)) >>> (at & 31)) & 1) === 1) delta += 2 ** bit;
      }
      documents.push((documents.at(-1) ?? -1) + delta + 1);
    }
    if (documents.at(-1) !== word(block * 3)) throw new Error(`Block ${block} does not end where its directory says.`);
  }
  return documents;
}

/** Where the positions of a block begin, from the term's first. */
function blockPositions(segment: Segment, term: number, posting: number, document: number): number | undefined {
  const dense = isDense(segment.frequency[term] as number, segment.documents);
  const start = segment.wordStart[term] as number;
  if (dense) return segment.postingWords[start + Math.floor(document / BLOCK)];
  if (segment.frequency[term] === 1 || posting % BLOCK !== 0) return undefined;
  return segment.postingWords[start + (posting / BLOCK) * 3 + 2];
}

/** All postings of a term, with every redundant offset checked. */
export function postingsOf(segment: Segment, term: number): ReadPosting[] {
  const documents = documentsOf(segment, term);
  const dense = isDense(segment.frequency[term] as number, segment.documents);
  const start = segment.positionStart[term] as number;
  let at = start;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = segment.positions[at++] as number;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  let block = -1;
  return documents.map((document, i) => {
    const isFirst = dense ? Math.floor(document / BLOCK) !== block : i % BLOCK === 0;
    block = Math.floor(document / BLOCK);
    const told = isFirst ? blockPositions(segment, term, i, document) : undefined;
    if (told !== undefined && told !== at - start) throw new Error(`Positions of a block at ${at - start}, not ${told}.`);
    const first = segment.positions[at++] as number;
    const positions = first < 224 ? [first] : [];
    const more = first < 224 ? 0 : first < 255 ? first - 223 : 31 + varint();
    for (let n = 0; n < more; n++) positions.push((positions.at(-1) ?? -1) + varint() + 1);
    const codeAt = (segment.codeStart[term] as number) + (dense ? document : i);
    return { document, code: segment.codes[codeAt] as number, positions };
  });
}

/** Documents by number of facet value. */
export function valuesOf(segment: Segment): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [i, value] of segment.valueNumber.entries()) {
    const count = segment.valueCount[i] as number;
    const start = segment.valueStart[i] as number;
    const isMember = (d: number) => (((segment.valueWords[start + (d >>> 5)] as number) >>> (d & 31)) & 1) === 1;
    const documents = isBitmap(count, segment.documents)
      ? Array.from({ length: segment.documents }, (_, d) => d).filter(isMember)
      : [...segment.valueWords.subarray(start, start + count)];
    found.set(value, documents);
  }
  return found;
}

/** Values of document d in group g, as numbers. */
export function setOf(segment: Segment, group: number, document: number): number[] {
  const set = segment.setOf[group * segment.documents + document] as number;
  return [...segment.setValue.subarray(segment.setStart[set], segment.setStart[set + 1])];
}

/** Ids, in the order of documents. */
export const idsOf = (segment: Segment): string[] =>
  Array.from({ length: segment.documents }, (_, d) =>
    text(segment.ids, segment.idStart[d] as number, segment.idStart[d + 1] as number),
  );
