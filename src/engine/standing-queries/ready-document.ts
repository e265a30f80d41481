import { type IndexDocument, LIMITS } from "../index/index.ts";
import { keptTerm } from "./bounded.ts";

/** A term of a phrase, at its distance from where the phrase begins. */
type PhraseTerm = { term: string; at: number };

/** The words of a field, with their positions in it. */
type Words = { terms: readonly string[]; positions: readonly number[] };

/** Positions of one term in each field, in order. */
type Positions = readonly (readonly number[])[];

/**
 * One document as an index would keep it (`LIMITS`), laid out so that questions about it are answered at once. What only few
 * queries ask for is prepared when first asked.
 */
export class ReadyDocument {
  /** By term, a bit for each field that it stands in. */
  readonly fieldsOf = new Map<string, number>();
  /** By group. */
  readonly values: readonly ReadonlySet<string>[];
  /** Those on Earth, as a segment keeps them: rounded to 32 bits, so that the same places are inside a boundary. */
  readonly places: readonly { lat: number; lon: number }[];
  readonly numbers: readonly number[];
  private readonly fields: readonly Words[];
  private readonly positions = new Map<string, Positions>();
  private sorted: readonly string[] | undefined;

  constructor(document: IndexDocument) {
    this.fields = this.readFields(document);
    this.values = keptValues(document);
    this.numbers = document.numbers;
    this.places = document.places
      .filter(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
      .slice(0, LIMITS.placesPerDocument)
      .map(({ lat, lon }) => ({ lat: Math.fround(lat), lon: Math.fround(lon) }));
  }

  private readFields(document: IndexDocument): Words[] {
    let [tokensLeft, positionsLeft] = [LIMITS.tokens, LIMITS.positions] as number[] as [number, number];
    return document.fields.map((field, f) => {
      const kept = { terms: [] as string[], positions: [] as number[] };
      let last = -1;
      for (let i = 0; i < field.terms.length && tokensLeft > 0; i++) {
        // Positions that go back, or are none, are those of the word before.
        last = Math.max(last, Math.trunc(field.positions[i] as number) || 0, 0);
        if (last >= positionsLeft) break;
        const term = keptTerm(field.terms[i] as string);
        if (term === undefined) continue;
        this.fieldsOf.set(term, (this.fieldsOf.get(term) ?? 0) | (1 << f));
        kept.terms.push(term);
        kept.positions.push(last);
        tokensLeft--;
      }
      positionsLeft -= Math.min(last + 1, positionsLeft);
      return kept;
    });
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
    const found = this.fields.map(({ terms, positions }) => {
      const own: number[] = [];
      for (let i = terms.indexOf(term); i >= 0; i = terms.indexOf(term, i + 1)) own.push(positions[i] as number);
      return own;
    });
    this.positions.set(term, found);
    return found;
  }
}

function keptValues({ values }: IndexDocument): Set<string>[] {
  let left: number = LIMITS.valuesPerDocument;
  return values.map((group) => {
    const kept = new Set<string>();
    for (const value of group) {
      if (kept.size === left) break;
      if (value.length <= LIMITS.valueLength) kept.add(value.toWellFormed());
    }
    left -= kept.size;
    return kept;
  });
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
