import type { Codebook } from "../codebook.ts";
import type { IndexDocument, IndexSchema } from "../schema.ts";
import type { Segment } from "../segment.ts";
import { copyArrays, segmentOf } from "../segment-layout.ts";
import type { ValueTable } from "../value-table.ts";
import { type DocumentAspects, documentColumns, inOrder } from "./document-columns.ts";
import { placeCells } from "./place-cells.ts";
import { positionMarks } from "./position-marks.ts";
import { atOnce } from "./slices.ts";
import { termArrays } from "./term-arrays.ts";
import { MOST_DOCUMENTS, TokenStream } from "./token-stream.ts";
import { valueLists } from "./value-lists.ts";
import { valueSlots } from "./value-slots.ts";

/** What building segments of one index takes. */
export type BuildSettings = { schema: IndexSchema; codebook: Codebook; values: ValueTable };

/** Words, and bytes of payloads, that are enough for one batch whatever its documents. */
const MOST_TOKENS = 2_000_000;
const MOST_PAYLOADS = 2 ** 26;

/** Documents that will be a segment. Words are turned into numbers as they come; ids are all different. */
export class SegmentBatch {
  private readonly settings: BuildSettings;
  private readonly stream: TokenStream;
  /** In the order in which they came; undefined: taken back. */
  private readonly documents: (DocumentAspects | undefined)[] = [];

  private payloads = 0;

  /** @param settings facet values not met before get their numbers in `settings.values` */
  constructor(settings: BuildSettings) {
    this.settings = settings;
    this.stream = new TokenStream(settings.schema);
  }

  /** Whether it is as large as a segment built at once should be, for the sake of memory. */
  get isFull(): boolean {
    return this.documents.length >= MOST_DOCUMENTS / 2 || this.stream.count >= MOST_TOKENS || this.payloads >= MOST_PAYLOADS;
  }

  /** @returns what to take it back by @throws RangeError beyond 16,384 documents: see `isFull` */
  add({ fields, id, values, numbers, places, rank, boost, payload }: IndexDocument): number {
    if (this.documents.length === MOST_DOCUMENTS)
      throw new RangeError(`A segment is built from at most ${MOST_DOCUMENTS} documents.`);
    this.stream.add(fields);
    this.payloads += payload?.length ?? 0;
    const aspects = { id: id.toWellFormed(), values, numbers, places, rank, boost };
    return this.documents.push(payload === undefined ? aspects : { ...aspects, payload }) - 1;
  }

  takeBack(document: number): void {
    this.documents[document] = undefined;
  }

  /** The segment, the same whatever the order in which documents came. */
  build(number: number): Segment {
    const { schema, values } = this.settings;
    const order = inOrder(this.documents);
    const documents = Array.from(order, (place) => this.documents[place] as DocumentAspects);
    const columns = documentColumns(schema, documents, values);
    const terms = termArrays(this.settings, this.stream, order);
    const arrays = copyArrays({
      ...columns,
      ...atOnce(placeCells(columns)),
      ...atOnce(valueLists(columns, documents.length, values.size)),
      ...atOnce(valueSlots(columns, documents.length)),
      ...terms,
      ...atOnce(positionMarks(terms.positions)),
    });
    return segmentOf(number, documents.length, arrays);
  }
}

/** A segment of these documents, ids all different. @throws RangeError beyond 16,384 documents */
export function buildSegment(settings: BuildSettings, number: number, documents: Iterable<IndexDocument>): Segment {
  const batch = new SegmentBatch(settings);
  for (const document of documents) batch.add(document);
  return batch.build(number);
}
