import { haversineKm } from "../../engine/geometry/index.ts";
import { isStopWord } from "../../engine/text/index.ts";
import { browseRank, spread } from "../browse-order.ts";
import { FACET_GROUPS, type FacetCount, type FacetGroup, type SearchPage, type SearchQuery } from "../index-port.ts";
import { type DocumentTerms, documentTerms, leastFrequency, WEIGHTED } from "../memory/document-terms.ts";
import { facetsOf } from "../memory/facet-values.ts";
import { type SearchDocument, WHEREABOUTS } from "../search-document.ts";
import { settledScore } from "../settled-score.ts";
import type { SynonymBook } from "../synonyms.ts";
import { type Clause, readWords, type Sequence } from "../text-query.ts";

/**
 * The same answers as the index, computed the slow and obvious way over all documents: what the index is tested
 * against. Shares with it only the analysis of text and the definition of the default order.
 */
type Known = { document: SearchDocument; terms: DocumentTerms };
type Scores = Map<string, number>;

function frequencyIn({ terms }: Known, sequence: Sequence): number {
  const meaningful = sequence.terms.filter((term) => !isStopWord(term));
  const needed = meaningful.length > 0 ? meaningful : sequence.terms;
  const packed = needed.map((term) => terms.frequencies.get(term) ?? 0);
  if (packed.includes(0)) return 0;
  if (
    sequence.adjacent &&
    sequence.terms.length > 1 &&
    !` ${terms.sequence.join(" ")} `.includes(` ${sequence.terms.join(" ")} `)
  )
    return -1;
  return packed.reduce(leastFrequency);
}

function scoresOf(known: Known[], { terms, adjacent, weight }: Sequence): Scores {
  const found = known.flatMap((each) => {
    const packed = frequencyIn(each, { terms, adjacent, weight, shown: "" });
    const standsThere = packed > 0 || (packed === 0 && terms.every((term) => each.terms.frequencies.has(term)));
    return packed >= 0 && standsThere ? [{ each, packed }] : [];
  });
  const average = known.reduce((sum, each) => sum + each.terms.length, 0) / Math.max(1, known.length) || 1;
  const rarity = Math.log(1 + (known.length - found.length + 0.5) / (found.length + 0.5)) * weight * 2.2;
  return new Map(
    found.map(({ each, packed }) => {
      const weighted = WEIGHTED[packed] ?? 0;
      return [each.document.id, (rarity * weighted) / (weighted + 1.2 * (0.6 + (0.4 * each.terms.length) / average))];
    }),
  );
}

function beginningScores(known: Known[], beginning: string): Scores[] {
  const frequency = new Map<string, number>();
  for (const { terms } of known)
    for (const term of terms.frequencies.keys())
      if (term.startsWith(beginning)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const sorted = [...frequency].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 50);
  return sorted.map(([term]) => scoresOf(known, { terms: [term], adjacent: false, shown: term, weight: 0.7 }));
}

function clauseScores(known: Known[], clause: Clause): Scores {
  let all = clause.alternatives.map((sequence) => scoresOf(known, sequence));
  if (all.every((scores) => scores.size === 0) && clause.beginning !== undefined) all = beginningScores(known, clause.beginning);
  const best: Scores = new Map();
  for (const scores of all) for (const [id, score] of scores) best.set(id, Math.max(score, best.get(id) ?? 0));
  return best;
}

const inBox = (query: SearchQuery, lat: number, lon: number) => {
  const [west, south, east, north] = query.bbox ?? [0, 0, 0, 0];
  return lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
};

function distance(document: SearchDocument, point: { lat: number; lon: number }): number {
  const all = document.places.flatMap(({ lat, lon }) =>
    lat === undefined || lon === undefined ? [] : [haversineKm(point, { lat, lon })],
  );
  return Math.min(Number.POSITIVE_INFINITY, ...all);
}

function hard(document: SearchDocument, query: SearchQuery): boolean {
  const { where, cell, bbox, whereabouts } = query;
  if (whereabouts !== undefined && document.whereabouts !== whereabouts) return false;
  if (where?.kind === "territory" && !document.territories.includes(where.code)) return false;
  if (where?.kind === "radius" && distance(document, where) > where.radiusKm) return false;
  if (cell !== undefined && !document.cells.includes(cell)) return false;
  return !bbox || document.places.some(({ lat, lon }) => lat !== undefined && lon !== undefined && inBox(query, lat, lon));
}

function refusedBy(document: SearchDocument, query: SearchQuery): FacetGroup[] {
  const own = facetsOf(document);
  return FACET_GROUPS.filter(
    (group) => query[group].length > 0 && !own[group].some((value: string) => (query[group] as string[]).includes(value)),
  );
}

function counted(candidates: SearchDocument[], query: SearchQuery): SearchPage["facets"] {
  const count = (group: FacetGroup): FacetCount[] => {
    const counts = new Map<string, number>();
    for (const document of candidates) {
      if (refusedBy(document, query).some((refusing) => refusing !== group)) continue;
      for (const value of facetsOf(document)[group]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const kept = [...counts].filter(([value]) => group !== "territories" || /^(reg|dep)-/.test(value));
    return kept
      .map(([value, number]) => ({ value, count: number }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return Object.fromEntries(FACET_GROUPS.map((group) => [group, count(group)])) as SearchPage["facets"];
}

function ordered(hits: SearchDocument[], query: SearchQuery, scores: Scores | undefined): SearchDocument[] {
  const by = (key: (document: SearchDocument) => number) => (a: SearchDocument, b: SearchDocument) => {
    const [x, y] = [key(a), key(b)];
    if (x !== y) return y - x;
    return browseRank(b) - browseRank(a) || (a.id < b.id ? -1 : 1);
  };
  const origin = query.where?.kind === "radius" ? query.where : query.where?.centre;
  if (query.sort === "newest") return hits.sort(by((document) => Date.parse(document.createdAt)));
  if (query.sort === "nearest" && origin) return hits.sort(by((document) => -distance(document, origin)));
  if (scores) return hits.sort(by((document) => scores.get(document.id) ?? 0));
  const compare = by(() => 0);
  const groups = Map.groupBy(hits.sort(compare), (document) => document.sources[0]?.partner);
  return [...spread([...groups.values()], (a, b) => compare(a, b) < 0)];
}

type Reference = Pick<SearchPage, "total" | "facets" | "whereabouts"> & { ids: string[]; scores: string[] };

/** Answers a query over all documents, all pages at once. */
export function referenceSearch(documents: SearchDocument[], query: SearchQuery, synonyms: SynonymBook): Reference {
  const known = documents.map((document) => ({ document, terms: documentTerms(document) }));
  const clauses = query.q ? readWords(query.q, query.literal ? undefined : synonyms) : [];
  const wanted = clauses.filter((clause) => !clause.negated).map((clause) => clauseScores(known, clause));
  const unwanted = clauses.filter((clause) => clause.negated).map((clause) => clauseScores(known, clause));
  const matching = documents.filter(
    ({ id }) => wanted.every((scores) => scores.has(id)) && !unwanted.some((scores) => scores.has(id)),
  );
  const candidates = matching.filter((document) => hard(document, query));
  const hits = candidates.filter((document) => refusedBy(document, query).length === 0);
  const scores =
    clauses.length === 0
      ? undefined
      : new Map(hits.map(({ id }) => [id, settledScore(wanted.reduce((sum, each) => sum + (each.get(id) ?? 0), 0))]));
  const ids = ordered([...hits], query, scores).map(({ id }) => id);
  return {
    total: hits.length,
    ids,
    scores: ids.map((id) => (scores?.get(id) ?? 0).toFixed(9)),
    facets: counted(candidates, query),
    whereabouts: Object.fromEntries(
      WHEREABOUTS.map((name) => [name, hits.filter((hit) => hit.whereabouts === name).length]),
    ) as Reference["whereabouts"],
  };
}
