import type { Codebook } from "../codebook.ts";
import { occurrenceWeight, saturated } from "../impact.ts";
import type { IndexSchema } from "../schema.ts";
import type { SegmentArrays } from "../segment-layout.ts";
import { termSignature } from "../term-signature.ts";
import { GrowingBytes } from "./growing.ts";
import { mostBytes, writePositions } from "./positions.ts";
import { PostingWriter, TermPostings } from "./posting-list.ts";
import { documentOf, fieldOf, positionOf, type TokenStream } from "./token-stream.ts";

type TermArrays = Pick<
  SegmentArrays,
  | "fieldStart"
  | "terms"
  | "termStart"
  | "signature"
  | "frequency"
  | "codeStart"
  | "wordStart"
  | "positionStart"
  | "codes"
  | "postingWords"
  | "positions"
>;

/** What an occurrence counts in each field of each document, `[d * fields + f]`, and where the fields begin, as `Segment` has it. */
function fieldsOf(
  { fields }: IndexSchema,
  stream: TokenStream,
  documents: Uint32Array,
): { weights: Float64Array; fieldStart: Uint16Array } {
  const weights = new Float64Array(documents.length * fields.length);
  const fieldStart = new Uint16Array(documents.length * (fields.length - 1));
  for (let d = 0; d < documents.length; d++) {
    let start = 0;
    for (const [f, field] of fields.entries()) {
      const length = stream.lengths.array[(documents[d] as number) * fields.length + f] as number;
      weights[d * fields.length + f] = occurrenceWeight(field, length);
      if (f > 0) fieldStart[d * (fields.length - 1) + f - 1] = start;
      start += length;
    }
  }
  return { weights, fieldStart };
}

/**
 * The dictionary of a batch with its postings and positions. One loop over all tokens: most of the time of a build goes here.
 * @param documents by when they came, in the order of their numbers
 */
export function termArrays(
  { schema, codebook }: { schema: IndexSchema; codebook: Codebook },
  stream: TokenStream,
  documents: Uint32Array,
): TermArrays {
  const order = stream.terms.inOrder();
  const { tokens, ends } = stream.byTerm(documents, order);
  const { weights, fieldStart } = fieldsOf(schema, stream, documents);
  const fields = schema.fields.length;
  const writer = new PostingWriter(documents.length);
  const postings = new TermPostings(documents.length);
  const written = new GrowingBytes();
  const terms = new GrowingBytes();
  const termStart = new Uint32Array(order.length + 1);
  const signature = new Uint32Array(order.length);
  const frequency = new Uint32Array(order.length);
  const codeStart = new Uint32Array(order.length);
  const wordStart = new Uint32Array(order.length);
  const positionStart = new Uint32Array(order.length);
  const positions = new Uint16Array(2 ** 16);

  let at = 0;
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const end = ends[i] as number;
    // A term of documents that were all taken back.
    if (at === end) continue;
    const from = stream.terms.starts.array[order[i] as number] as number;
    const to = stream.terms.starts.array[(order[i] as number) + 1] as number;
    terms.append(stream.terms.bytes.array, from, to);
    signature[count] = termSignature(terms.array, termStart[count] as number, terms.length);
    codeStart[count] = writer.codes.length;
    wordStart[count] = writer.words.length;
    positionStart[count] = written.length;

    const bytes = written.room((end - at) * mostBytes(1));
    let place = written.length;
    let found = 0;
    while (at < end) {
      const document = documentOf(tokens[at] as number);
      let mask = 0;
      let weighted = 0;
      let places = 0;
      let token = tokens[at] as number;
      while (documentOf(token) === document) {
        const field = fieldOf(token);
        const before = places;
        while (documentOf(token) === document && fieldOf(token) === field) {
          const position = positionOf(token);
          // A term may come twice at one position: it is the same written word.
          if (places === 0 || positions[places - 1] !== position) positions[places++] = position;
          if (++at === end) break;
          token = tokens[at] as number;
        }
        mask |= 1 << field;
        weighted += (places - before) * (weights[document * fields + field] as number);
        if (at === end) break;
      }
      postings.documents[found] = document;
      postings.codes[found] = codebook.encode(mask, saturated(weighted));
      postings.positionAt[found++] = place - written.length;
      place = writePositions(bytes, place, positions, places);
    }
    writer.write(postings, found, place - written.length);
    written.length = place;
    frequency[count++] = found;
    termStart[count] = terms.length;
  }
  // Readers take two words at a time.
  writer.words.push(0);
  return {
    fieldStart,
    terms: terms.written(),
    termStart: termStart.subarray(0, count + 1),
    signature: signature.subarray(0, count),
    frequency: frequency.subarray(0, count),
    codeStart: codeStart.subarray(0, count),
    wordStart: wordStart.subarray(0, count),
    positionStart: positionStart.subarray(0, count),
    codes: writer.codes.written(),
    postingWords: writer.words.signed(),
    positions: written.written(),
  };
}
