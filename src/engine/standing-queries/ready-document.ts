import type { IndexDocument } from "../index/index.ts";

/** A term of a phrase, at its distance from where the phrase begins. */
export type PhraseTerm = { term: string; at: number };

/** Positions of one term in each field, in order. */
type Positions = readonly (readonly number[])[];

/** One document, laid out so that questions about it are answered at once. Whatever few queries ask for is prepared when first asked. */
export class ReadyDocument {
  readonly document: IndexDocument;
  /** By term, a bit for each field that it stands in. */
  readonly fieldsOf = new Map<string, number>();
  /** As a segment keeps them: rounded to 32 bits, so that the same places are inside a boundary. */
  readonly places: readonly { lat: number; lon: number }[];
  private sorted: readonly string[] | undefined;
  private readonly positions = new Map<string, Positions>();

  constructor(document: IndexDocument) {
    this.document = document;
    this.places = document.places.map(({ lat, lon }) => ({ lat: Math.fround(lat), lon: Math.fround(lon) }));
    for (let field = 0; field < document.fields.length; field++)
      for (const term of document.fields[field]?.terms ?? [])
        this.fieldsOf.set(term, (this.fieldsOf.get(term) ?? 0) | (1 << field));
  }

  /** Whether a term stands in one of the fields of a mask. */
  has(term: string, fields: number): boolean {
    return ((this.fieldsOf.get(term) ?? 0) & fields) !== 0;
  }

  /** Whether a term that begins so stands in one of the fields of a mask. */
  hasBeginning(beginning: string, fields: number): boolean {
    this.sorted ??= [...this.fieldsOf.keys()].sort();
    const { sorted } = this;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as string) < beginning) low = middle + 1;
      else high = middle;
    }
    for (let at = low; sorted[at]?.startsWith(beginning); at++) if (this.has(sorted[at] as string, fields)) return true;
    return false;
  }

  /** Whether all terms stand at their distances from one place, all in one of the fields of a mask. */
  hasPhrase(terms: readonly PhraseTerm[], fields: number): boolean {
    const [first, ...others] = terms;
    if (!first || !terms.every(({ term }) => this.has(term, fields))) return false;
    const from = this.positionsOf(first.term);
    const beside = others.map(({ term, at }) => ({ positions: this.positionsOf(term), distance: at - first.at }));
    return from.some(
      (starts, field) =>
        (fields & (1 << field)) !== 0 &&
        starts.some((start) => beside.every(({ positions, distance }) => isAmong(positions[field] ?? [], start + distance))),
    );
  }

  private positionsOf(term: string): Positions {
    const known = this.positions.get(term);
    if (known) return known;
    const found = this.document.fields.map(({ terms, positions }) => {
      const own: number[] = [];
      for (let i = terms.indexOf(term); i >= 0; i = terms.indexOf(term, i + 1)) own.push(positions[i] as number);
      return own;
    });
    this.positions.set(term, found);
    return found;
  }
}

/** Binary search in numbers that do not decrease. */
function isAmong(sorted: readonly number[], wanted: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
