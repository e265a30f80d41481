/**
 * An immutable part of an index, as typed arrays over shared memory, so that it goes between threads and to disk as it is.
 * Documents are numbered from 0 by decreasing `rank` then increasing id: the order of numbers is the order of browsing.
 */
export type Segment = {
  /** Unique among the segments of an index. */
  number: number;
  documents: number;

  // Documents.
  /** UTF-8, one after another; `idStart[d]` to `idStart[d + 1]`. */
  ids: Uint8Array;
  idStart: Uint32Array;
  /** Open addressing by FNV-1a of the id's bytes, linear probing, a power of two long: document + 1, or 0. */
  idTable: Uint32Array;
  rank: Float32Array;
  boost: Uint8Array;
  /** `numbers[column * documents + d]`. */
  numbers: Float64Array;
  /** Where fields 1.. begin, in positions: `fieldStart[d * (fields - 1) + f - 1]`. Field 0 begins at 0. */
  fieldStart: Uint16Array;
  payload: Uint8Array;
  payloadStart: Uint32Array;

  // Places: latitude and longitude in turn, `placeStart[d]` to `placeStart[d + 1]` counts places.
  places: Float32Array;
  placeStart: Uint32Array;
  /** Places by cell of a quarter of a degree: `cellKey` sorted, `cellDocument` holds the documents, increasing in each cell. */
  cellKey: Uint32Array;
  cellStart: Uint32Array;
  cellDocument: Int32Array;

  // Facet values. A value's number is that of the whole index (`ValueTable`).
  /** Which set of values document d has in group g: `setOf[g * documents + d]`. Documents with the same values in a group share a set: counting is one step a document and group. */
  setOf: Uint32Array;
  /** The sets of group g are numbered from `groupSet[g]` to `groupSet[g + 1]` (groups + 1 long), in the order in which documents first have them. */
  groupSet: Uint32Array;
  /** Values of set s: `setValue[setStart[s]]` to `setValue[setStart[s + 1]]`, increasing; the set of documents without values has none. */
  setValue: Uint32Array;
  setStart: Uint32Array;
  /**
   * What counting reads: for each document two tokens a word, the low half first, from `tokenPairs[d * slots / 2]` on, each standing for
   * some of its values. The tokens of slot s are numbered from `slotToken[s]` to `slotToken[s + 1]` (slots + 1 long, slots even);
   * the values of token t are `tokenValue[tokenStart[t]]` to `tokenValue[tokenStart[t + 1]]`.
   */
  tokenPairs: Int32Array;
  slotToken: Uint32Array;
  tokenStart: Int32Array;
  tokenValue: Int32Array;
  /** By group: the slots that tell its values, a bit each. 0: none do, its sets must be read. */
  groupSlots: Uint32Array;
  /** Values present here, increasing; how many documents have each; where its documents stand in `valueWords`. */
  valueNumber: Uint32Array;
  valueCount: Uint32Array;
  valueStart: Uint32Array;
  /** A bitmap of `ceil(documents / 32)` words when `isBitmap(count, documents)`, else the documents, increasing. */
  valueWords: Int32Array;

  // Terms, sorted by their UTF-8 bytes.
  terms: Uint8Array;
  termStart: Uint32Array;
  /** What letters each term has (`termSignature`): most terms that no typo makes alike are told apart by it. */
  signature: Uint32Array;
  /** How many documents hold the term. */
  frequency: Uint32Array;
  /** Where its codes begin in `codes`. */
  codeStart: Uint32Array;
  /** Where its postings begin in `postingWords`. */
  wordStart: Uint32Array;
  /** Where its positions begin in `positions`. */
  positionStart: Uint32Array;

  /**
   * One byte a posting, in the order of documents: in which fields, and how much (`codebook.ts`); never 0. A dense term
   * (`isDense(frequency, documents)`) has one byte for each document instead, 0 where it is absent.
   */
  codes: Uint8Array;
  /**
   * A term of one document: its number. Otherwise, for each block of 128 postings, three words - last document; width of the
   * deltas in bits (6 high bits) and where the block's deltas begin, in words from `wordStart` (26 low bits); where its positions
   * begin, in bytes from `positionStart` - then the deltas less one, packed from the low bits on, the block aligned on a word.
   * A dense term: for each block of 128 DOCUMENTS, one word, where the positions of those of them that have it begin.
   * One word of 0 follows the last term's, so that a delta may be read as two words without asking.
   */
  postingWords: Int32Array;
  /**
   * Positions in each document, postings in order. First byte under 224: the only position. 224 to 254: that many more than 223
   * positions follow; 255: a varint tells how many more than 31. They follow as LEB128 varints, each as its distance to the one
   * before, less one (the first: as it is).
   */
  positions: Uint8Array;
  /** A bit for each byte of `positions`, low bits first: set where a posting begins. To pass over many is to count bits. */
  positionMarks: Int32Array;
};

/** Documents of a term that go into one block. */
export const BLOCK = 128;

/** Whether a term is kept as one byte a document: then it is probed at once, and takes no more room than packed postings would twice. */
export const isDense = (frequency: number, documents: number): boolean => documents >= 1_024 && frequency * 5 >= documents;

/** Whether the documents of a facet value are kept as a bitmap. */
export const isBitmap = (count: number, documents: number): boolean => count * 32 >= documents;
