import type { IndexDocument } from "../../../src/engine/index/index.ts";
import type { BenchQuery } from "../queries.ts";
import { VALUE_COUNT } from "../records.ts";

/** A document as brute force looks at it. */
type Plain = {
  fields: readonly ReadonlyMap<number, string>[];
  words: ReadonlySet<string>;
  document: IndexDocument;
  values: readonly number[];
};

const RADIUS_KM = 6_371.008_8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** What there should be in an index, told by looking at every document: no structure to go wrong. */
export class Model {
  private readonly documents = new Map<string, Plain>();

  get size(): number {
    return this.documents.size;
  }

  put(document: IndexDocument): void {
    const fields = document.fields.map(({ terms, positions }) => new Map(terms.map((term, i) => [positions[i] as number, term])));
    const words = new Set(document.fields.flatMap(({ terms }) => terms));
    const values = document.values.flat().map((value) => Number(value.slice(1)));
    this.documents.set(document.id, { fields, words, document, values });
  }

  remove(id: string): void {
    this.documents.delete(id);
  }

  /** All documents, to build another index from. */
  all(): IndexDocument[] {
    return [...this.documents.values()].map(({ document }) => document);
  }

  /** Total, and counts by value, those of a chosen group without its own choice. */
  answer(query: BenchQuery): { total: number; counts: Int32Array } {
    const counts = new Int32Array(VALUE_COUNT);
    let total = 0;
    for (const plain of this.documents.values()) {
      if (!isFound(plain, query)) continue;
      const missed = query.choices.filter(({ values }) => !values.some((value) => plain.values.includes(value)));
      if (missed.length > 1) continue;
      if (missed.length === 0) total++;
      const only = missed[0]?.group;
      for (const [group, values] of plain.document.values.entries())
        if (only === undefined || only === group) for (const value of values) (counts[Number(value.slice(1))] as number)++;
    }
    return { total, counts };
  }
}

function isFound({ words, fields, document }: Plain, { terms, prefix, typo, phrase, area }: BenchQuery): boolean {
  if (!terms.every((term) => words.has(term))) return false;
  if (prefix !== undefined && !words.values().some((word) => word.startsWith(prefix))) return false;
  if (typo !== undefined && !words.values().some((word) => isNear(word, typo))) return false;
  if (
    phrase &&
    !fields.some((field) => field.keys().some((start) => phrase.every(({ term, at }) => field.get(start + at) === term)))
  )
    return false;
  return !area || document.places.some((place) => isWithin(area, place));
}

/** Whether one letter added, missing, changed or swapped with its neighbour makes one word the other, or none. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

function isWithin(area: NonNullable<BenchQuery["area"]>, { lat, lon }: { lat: number; lon: number }): boolean {
  if (area.kind === "box") return lat >= area.south && lat <= area.north && lon >= area.west && lon <= area.east;
  const [a, b] = [Math.sin(radians(lat - area.lat) / 2), Math.sin(radians(lon - area.lon) / 2)];
  const h = a * a + b * b * Math.cos(radians(lat)) * Math.cos(radians(area.lat));
  return 2 * RADIUS_KM * Math.asin(Math.sqrt(h)) <= area.km;
}
