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

/** For a word that is one of several which say one thing: how many documents hold the most frequent, how many terms make it. */
type Shared = { holding: number; terms: number };

const holdingOf = ({ documents }: ReferenceScene, term: string): number =>
  documents.filter(({ codes }) => codes.has(term.toWellFormed())).length;

/** What a term adds to the score of each document; by document, nothing where it does not count. */
function termScores(
  { codebook, documents }: ReferenceScene,
  term: string,
  fields: number,
  weight: number,
  shared?: Shared,
): Map<ReferenceDocument, number> {
  const holding = documents.filter(({ codes }) => codes.has(term));
  const bounded = Math.min(QUERY_LIMITS.weight, Math.max(0, weight));
  const factor = termFactor(shared?.holding ?? holding.length, documents.length, bounded) / (shared?.terms ?? 1);
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

/** The tests that the best of several comes down to: one inside another is as good as written out. */
const flattened = (of: readonly Query[]): readonly Query[] =>
  of.flatMap((part) => (part.kind === "any" && part.score === "best" ? flattened(part.of) : [part]));

/** How many documents hold a word; of a phrase, its rarest term tells most. */
function wordHolding(scene: ReferenceScene, query: Query): number {
  if (query.kind === "term" && query.fields !== 0) return holdingOf(scene, query.term);
  if (query.kind !== "phrase" || query.fields === 0 || query.terms.length === 0) return 0;
  const places = query.terms.map(({ at }) => at);
  if (Math.max(...places) - Math.min(...places) > QUERY_LIMITS.phraseSpan) return 0;
  return Math.min(...query.terms.map(({ term }) => holdingOf(scene, term)));
}

/** The best of several, terms and phrases sharing the rarity of the most frequent. */
function bestOf(scene: ReferenceScene, of: readonly Query[]): Scores[] {
  const parts = flattened(of);
  if (parts.length < 2) return parts.map((part) => matches(scene, part));
  const holding = Math.max(...parts.map((part) => wordHolding(scene, part)));
  return parts.map((part) => matches(scene, part, { holding, terms: part.kind === "phrase" ? part.terms.length : 1 }));
}

/** The documents that match a query, with their scores, each test asked of each document. */
export function matches(scene: ReferenceScene, query: Query, shared?: Shared): Scores {
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
      return termScores(scene, query.term.toWellFormed(), query.fields ?? all, query.weight ?? 1, shared);
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
      if (only !== undefined && query.terms.length === 1)
        return matches(scene, { ...query, kind: "term", term: only.term }, shared);
      const scores = query.terms.map(({ term }) => termScores(scene, term.toWellFormed(), all, query.weight ?? 1, shared));
      const found = documents.filter((document) => hasPhrase(document, query.terms, query.fields ?? all));
      return new Map(found.map((document) => [document, sum(scores.map((of) => of.get(document) ?? 0))]));
    }
    case "any":
      if (query.score === "best") return joined(bestOf(scene, query.of), 1, (of) => Math.max(...of));
      return joined(parts(query.of), 1, sum);
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
