import { inPolygons } from "../../geometry/index.ts";
import type { Codebook } from "../codebook.ts";
import { distanceKm } from "../distance.ts";
import { QUERY_LIMITS, type Query } from "../query.ts";
import type { IndexSchema } from "../schema.ts";
import { contribution, termFactor } from "../score.ts";
import type { ReferenceDocument } from "./reference-document.ts";

/** What a search is asked of, for the reference. */
export type ReferenceScene = { schema: IndexSchema; codebook: Codebook; documents: readonly ReferenceDocument[] };

const bytes = (text: string) => Buffer.from(text.toWellFormed());

/** What a term adds to the score of each document; by document, nothing where it does not count. */
function termScores(
  { codebook, documents }: ReferenceScene,
  term: string,
  fields: number,
  weight: number,
): Map<ReferenceDocument, number> {
  const holding = documents.filter(({ codes }) => codes.has(term));
  const factor = termFactor(holding.length, documents.length, Math.min(QUERY_LIMITS.weight, Math.max(0, weight)));
  const scores = new Map<ReferenceDocument, number>();
  for (const document of holding) {
    const code = document.codes.get(term) as number;
    if (((codebook.maskOf[code] as number) & fields) !== 0)
      scores.set(document, contribution(factor, codebook.impactOf[code] as number));
  }
  return scores;
}

/** Where a phrase stands in a document: in one field, one of those asked for. */
function hasPhrase({ occurrences }: ReferenceDocument, terms: readonly { term: string; at: number }[], fields: number): boolean {
  const [first] = terms;
  if (first === undefined) return false;
  return (occurrences.get(first.term.toWellFormed()) ?? []).some(
    ({ field, position }) =>
      (fields & (1 << field)) !== 0 &&
      terms.every(({ term, at }) =>
        (occurrences.get(term.toWellFormed()) ?? []).some(
          (other) => other.field === field && other.position === position + at - first.at,
        ),
      ),
  );
}

function inBox(west: number, south: number, east: number, north: number, lat: number, lon: number): boolean {
  if (!(lat >= south && lat <= north)) return false;
  if (east - west >= 360) return true;
  if (!Number.isFinite(west) || !Number.isFinite(east)) return false;
  const normal = (degrees: number) => (Math.abs(degrees) <= 180 ? degrees : degrees - 360 * Math.floor((degrees + 180) / 360));
  const [from, to] = [normal(west), normal(east)];
  return from <= to ? lon >= from && lon <= to : lon >= from || lon <= to;
}

type Scores = Map<ReferenceDocument, number>;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The documents that match a query, with their scores, each test asked of each document. */
export function matches(scene: ReferenceScene, query: Query): Scores {
  const { schema, documents } = scene;
  const all = 2 ** schema.fields.length - 1;
  const where = (test: (document: ReferenceDocument) => boolean): Scores =>
    new Map(documents.filter(test).map((document) => [document, 0]));
  const parts = (of: readonly Query[]) => of.map((part) => matches(scene, part));
  const joined = (of: readonly Scores[], least: number, join: (scores: readonly number[]) => number): Scores => {
    const found = documents.map((document) => ({ document, scores: of.flatMap((scores) => scores.get(document) ?? []) }));
    return new Map(found.filter(({ scores }) => scores.length >= least).map(({ document, scores }) => [document, join(scores)]));
  };
  switch (query.kind) {
    case "all":
      return where(() => true);
    case "none":
      return new Map();
    case "term":
      return termScores(scene, query.term.toWellFormed(), query.fields ?? all, query.weight ?? 1);
    case "prefix": {
      const beginning = bytes(query.prefix);
      if (beginning.length === 0) return new Map();
      const terms = new Set(documents.flatMap(({ codes }) => [...codes.keys()]));
      const begin = [...terms].filter((term) => bytes(term).subarray(0, beginning.length).equals(beginning));
      const scores = begin.map((term) => termScores(scene, term, query.fields ?? all, query.weight ?? 1));
      return joined(scores, 1, (of) => Math.max(...of));
    }
    case "phrase": {
      const [only] = query.terms;
      if (only !== undefined && query.terms.length === 1) return matches(scene, { ...query, kind: "term", term: only.term });
      const scores = query.terms.map(({ term }) => termScores(scene, term.toWellFormed(), all, query.weight ?? 1));
      const found = documents.filter((document) => hasPhrase(document, query.terms, query.fields ?? all));
      return new Map(found.map((document) => [document, sum(scores.map((of) => of.get(document) ?? 0))]));
    }
    case "any":
      return joined(parts(query.of), 1, query.score === "best" ? (of) => Math.max(...of) : sum);
    case "every":
      return joined(parts(query.of), query.of.length, sum);
    case "most":
      return joined(parts(query.of), query.least, sum);
    case "not": {
      const inner = matches(scene, query.query);
      return where((document) => !inner.has(document));
    }
    case "value": {
      const group = schema.groups.indexOf(query.group);
      return where(({ source }) => (source.values[group] ?? []).some((value) => query.values.includes(value)));
    }
    case "range": {
      const column = schema.numbers.indexOf(query.column);
      const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = query;
      return where(
        ({ source }) => (source.numbers[column] ?? Number.NaN) >= from && (source.numbers[column] ?? Number.NaN) <= to,
      );
    }
    case "box":
      return where(({ source }) =>
        source.places.some(
          ({ lat, lon }) =>
            inBox(query.west, query.south, query.east, query.north, Math.fround(lat), Math.fround(lon)) &&
            (query.within === undefined || inPolygons(query.within, { lat: Math.fround(lat), lon: Math.fround(lon) })),
        ),
      );
    case "radius":
      return where(({ source }) =>
        source.places.some(({ lat, lon }) => distanceKm(query.lat, query.lon, Math.fround(lat), Math.fround(lon)) <= query.km),
      );
  }
}
