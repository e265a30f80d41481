import { browseRank } from "../browse-order.ts";
import { type SearchDocument, type StoredDocument, WHEREABOUTS } from "../search-document.ts";
import { type CoreParts, emptyParts } from "./core-parts.ts";
import { FREQUENCY_BITS } from "./document-terms.ts";
import { facetsOf, VALUE_GROUPS } from "./facet-values.ts";
import { TermBeginnings } from "./term-beginnings.ts";
import { WordWriter } from "./word-writer.ts";

/** A posting holds the document number beside the packed frequencies. */
const MOST_DOCUMENTS = 1 << (32 - FREQUENCY_BITS);

/**
 * The data of the index. Documents are numbered in order of arrival; a replaced or removed one stays as a dead number
 * until `compacted`. Nothing here decides what matches: see `text-match.ts`, `filter.ts`, `order.ts`.
 */
export class Core {
  readonly parts: CoreParts;
  readonly beginnings: TermBeginnings;
  readonly #numbers = new Map<string, number>();
  readonly #words: WordWriter;
  liveCount = 0;
  /** Words in all live documents together: what an average document is measured against. */
  liveLength = 0;

  constructor(parts = emptyParts()) {
    this.parts = parts;
    this.beginnings = new TermBeginnings(parts.terms.names);
    this.#words = new WordWriter(parts, this.beginnings);
    const { live, length } = parts.columns;
    for (let number = 0; number < parts.ids.length; number++) {
      if (live.data[number] !== 1) continue;
      this.#numbers.set(parts.ids[number] ?? "", number);
      this.liveCount += 1;
      this.liveLength += length.data[number] ?? 0;
    }
  }

  get count(): number {
    return this.parts.ids.length;
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  idOf(number: number): string {
    return this.parts.ids[number] ?? "";
  }

  stored(number: number): StoredDocument {
    return JSON.parse(this.parts.stored.text(number)) as StoredDocument;
  }

  put(document: SearchDocument): void {
    this.remove(document.id);
    const number = this.count;
    if (number >= MOST_DOCUMENTS) throw new RangeError(`memory index is full: ${MOST_DOCUMENTS} documents`);
    this.parts.ids.push(document.id);
    this.#numbers.set(document.id, number);
    const length = this.#words.write(number, document);
    const partner = this.#putFacets(number, document);
    this.#putColumns(document, length, partner);
    this.parts.positions.add(
      document.places.flatMap(({ lat, lon }) => (lat === undefined || lon === undefined ? [] : [lat, lon])),
    );
    const { keywords: _keywords, body: _body, ...shown } = document;
    this.parts.stored.add(JSON.stringify(shown));
    this.liveCount += 1;
    this.liveLength += length;
  }

  #putFacets(number: number, document: SearchDocument): number {
    const chosen = facetsOf(document);
    const ids: number[] = [];
    for (const group of VALUE_GROUPS) for (const value of chosen[group]) ids.push(this.parts.values.add(group, value));
    for (const id of ids) this.parts.valuePostings.append(id, number);
    this.parts.facets.add(ids);
    return this.parts.values.add("partners", chosen.partners[0] ?? "");
  }

  #putColumns(document: SearchDocument, length: number, partner: number): void {
    const { columns } = this.parts;
    columns.live.push(1);
    columns.whereabouts.push(WHEREABOUTS.indexOf(document.whereabouts));
    columns.length.push(length);
    columns.partner.push(partner);
    columns.rank.push(browseRank(document));
    columns.created.push(Date.parse(document.createdAt) || 0);
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    this.parts.columns.live.data[number] = 0;
    this.liveCount -= 1;
    this.liveLength -= this.parts.columns.length.data[number] ?? 0;
  }
}
