import type { Codebook } from "../codebook.ts";
import { occurrenceWeight, saturated } from "../impact.ts";
import type { IndexDocument, IndexSchema } from "../schema.ts";
import type { Segment } from "../segment.ts";
import { copyArrays, type SegmentArrays } from "../segment-layout.ts";
import { termSignature } from "../term-signature.ts";
import { compareUtf8 } from "../utf8-order.ts";
import type { ValueTable } from "../value-table.ts";
import { documentColumns, inOrder } from "./document-columns.ts";
import { GrowingBytes } from "./growing.ts";
import { placeCells } from "./place-cells.ts";
import { writePositions } from "./positions.ts";
import { PostingWriter } from "./posting-list.ts";
import { atOnce } from "./slices.ts";
import { documentOf, fieldOf, MOST_DOCUMENTS, positionOf, type TokenStream, tokenStream } from "./token-stream.ts";
import { valueLists } from "./value-lists.ts";

/** What building segments of one index takes. */
export type BuildSettings = { schema: IndexSchema; codebook: Codebook; values: ValueTable };

/**
 * A segment of these documents, in any order, ids all different. Facet values not met before get their numbers in `values`.
 * @throws RangeError beyond `MOST_DOCUMENTS`: the writer cuts its batches
 */
export function buildSegment(settings: BuildSettings, number: number, documents: readonly IndexDocument[]): Segment {
  if (documents.length > MOST_DOCUMENTS) throw new RangeError(`A segment is built from at most ${MOST_DOCUMENTS} documents.`);
  const ordered = inOrder(documents);
  const stream = tokenStream(settings.schema, ordered);
  const columns = documentColumns(settings.schema, ordered, settings.values);
  const arrays = copyArrays({
    ...columns,
    fieldStart: stream.fieldStart,
    ...atOnce(placeCells(columns)),
    ...atOnce(valueLists(columns, documents.length, settings.values.size)),
    ...termArrays(settings, stream, documents.length),
  });
  return { number, documents: documents.length, ...arrays };
}

type TermArrays = Pick<
  SegmentArrays,
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

/** Tokens by term, terms in order, in the order of documents for each: a stable counting sort. */
function tokensByTerm({ terms, termOf, where, count }: TokenStream): {
  order: Uint32Array;
  ends: Uint32Array;
  tokens: Uint32Array;
} {
  const order = Uint32Array.from(terms.keys());
  order.sort((a, b) => compareUtf8(terms[a] as string, terms[b] as string));
  const counts = new Uint32Array(terms.length);
  for (let i = 0; i < count; i++) (counts[termOf[i] as number] as number)++;
  const next = new Uint32Array(terms.length);
  const ends = new Uint32Array(terms.length);
  let total = 0;
  for (let i = 0; i < order.length; i++) {
    const term = order[i] as number;
    next[term] = total;
    total += counts[term] as number;
    ends[i] = total;
  }
  const tokens = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const term = termOf[i] as number;
    tokens[next[term] as number] = where[i] as number;
    next[term] = (next[term] as number) + 1;
  }
  return { order, ends, tokens };
}

/** What an occurrence counts in each field of each document: `[d * fields + f]`. */
function occurrenceWeights({ fields }: IndexSchema, lengths: Uint16Array): Float64Array {
  const weights = new Float64Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) {
    const field = fields[i % fields.length];
    if (field !== undefined) weights[i] = occurrenceWeight(field, lengths[i] as number);
  }
  return weights;
}

/** The dictionary with its postings and positions. One loop over all tokens: most of the time of a build goes here. */
function termArrays({ schema, codebook }: BuildSettings, stream: TokenStream, documents: number): TermArrays {
  const { order, ends, tokens } = tokensByTerm(stream);
  const weights = occurrenceWeights(schema, stream.lengths);
  const fields = schema.fields.length;
  const count = order.length;
  const postings = new PostingWriter(documents);
  const terms = new GrowingBytes();
  const termStart = new Uint32Array(count + 1);
  const signature = new Uint32Array(count);
  const frequency = new Uint32Array(count);
  const codeStart = new Uint32Array(count);
  const wordStart = new Uint32Array(count);
  const positionStart = new Uint32Array(count);
  const positions = new Uint16Array(2 ** 16);

  let at = 0;
  for (let i = 0; i < count; i++) {
    const term = stream.terms[order[i] as number] as string;
    const bytes = terms.room(term.length * 3);
    terms.length += Buffer.from(bytes.buffer, 0, bytes.length).write(term, terms.length);
    termStart[i + 1] = terms.length;
    signature[i] = termSignature(terms.array, termStart[i] as number, terms.length);
    codeStart[i] = postings.codes.length;
    wordStart[i] = postings.words.length;
    positionStart[i] = postings.positions.length;

    postings.begin();
    const end = ends[i] as number;
    while (at < end) {
      const document = documentOf(tokens[at] as number);
      let mask = 0;
      let weighted = 0;
      let found = 0;
      while (at < end && documentOf(tokens[at] as number) === document) {
        const field = fieldOf(tokens[at] as number);
        const before = found;
        let token = tokens[at] as number;
        while (documentOf(token) === document && fieldOf(token) === field) {
          const position = positionOf(token);
          // A term may come twice at one position: it is the same written word.
          if (found === 0 || positions[found - 1] !== position) positions[found++] = position;
          if (++at === end) break;
          token = tokens[at] as number;
        }
        mask |= 1 << field;
        weighted += (found - before) * (weights[document * fields + field] as number);
      }
      postings.add(document, codebook.encode(mask, saturated(weighted)));
      writePositions(postings.positions, positions, found);
    }
    frequency[i] = postings.end();
  }
  // Readers take two words at a time.
  postings.words.push(0);
  return {
    terms: terms.written(),
    termStart,
    signature,
    frequency,
    codeStart,
    wordStart,
    positionStart,
    codes: postings.codes.written(),
    postingWords: postings.words.written(),
    positions: postings.positions.written(),
  };
}
