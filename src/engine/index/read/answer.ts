import type { FacetChoice, FacetCount, Hit, MatchedDocument, Order, SearchRequest, SearchResult } from "../query.ts";
import { type Choice, readChoices } from "./choices.ts";
import { compile, valueNumbers } from "./compile.ts";
import type { Counts } from "./count-tokens.ts";
import { facetCounts } from "./facets.ts";
import type { LiveSegment } from "./live-segment.ts";
import { keyOf, nearestKm } from "./offer.ts";
import type { Plan } from "./plan.ts";
import { emptyRanking, mergeRanking, type Ranking } from "./ranking.ts";
import { REORDERED, reorder } from "./reorder.ts";
import type { Scene } from "./scene.ts";
import { searchSegment, type Task } from "./search-segment.ts";

/** Answers a search. @param numbersOf the numbers of the values of each group */
export function answer(scene: Scene, request: SearchRequest, numbersOf: readonly (readonly number[])[]): SearchResult {
  const mark = scene.scratch.mark();
  try {
    const plan = compile(request.query, scene);
    const choices = readChoices(request.choices, scene);
    const groups = [...new Set(request.count)].map((group) => scene.schema.groups.indexOf(group)).filter((group) => group >= 0);
    const counts = scene.scratch.ints(scene.values.size).fill(0, 0, scene.values.size);
    const page = pageOf(request, scene.documents);
    const { total, ranking } = rank(scene, request, plan, choices, groups, page, counts);
    return {
      total,
      hits: hitsOf(scene, ranking, page, request.order.by === "score", originOf(request.order, plan)),
      facets: facetsOf(scene, request, groups, counts, numbersOf),
    };
  } finally {
    scene.scratch.release(mark);
  }
}

type Page = { offset: number; size: number };

/** Pages beyond the last document are empty, and cost nothing. */
function pageOf({ offset, size }: Page, documents: number): Page {
  const from = Math.max(0, Math.trunc(offset) || 0);
  if (from >= documents) return { offset: 0, size: 0 };
  return { offset: from, size: Math.min(documents - from, Math.max(0, Math.trunc(size) || 0)) };
}

function rank(
  scene: Scene,
  request: SearchRequest,
  plan: Plan,
  choices: readonly Choice[],
  groups: readonly number[],
  { offset, size }: Page,
  counts: Counts,
): { total: number; ranking: Ranking } {
  const reordered = size > 0 && offset < REORDERED && (request.diversify !== undefined || request.proximity === true);
  const places = size === 0 ? 0 : Math.max(offset + size, reordered ? REORDERED : 0);
  const key = keyOf(request.order, scene.schema.numbers, scene.factors);
  const task: Task = { plan, choices, groups, key, places, visit: visitor(request, scene.segments) };
  let total = 0;
  let ranking = emptyRanking();
  for (let at = 0; at < scene.segments.length; at++) {
    const full = places > 0 && ranking.docs.length === places;
    const found = searchSegment(scene, at, task, counts, full ? (ranking.keys[places - 1] as number) : Number.NEGATIVE_INFINITY);
    total += found.total;
    ranking = mergeRanking(ranking, found.top, at, scene.segments, places);
  }
  return { total, ranking: reordered ? reorder(scene, request, ranking) : ranking };
}

function visitor({ visit }: SearchRequest, segments: readonly LiveSegment[]): Task["visit"] {
  if (visit === undefined) return undefined;
  return (at, { docs, length }) => {
    const match: MatchedDocument = { segment: segments[at]?.segment.number ?? 0, document: 0 };
    for (let i = 0; i < length; i++) {
      match.document = docs[i] as number;
      visit(match);
    }
  };
}

type Origin = { lat: number; lon: number };

/** Where distances are told from: the order's point, or the middle of a circle that is searched. */
function originOf(order: Order, plan: Plan): Origin | undefined {
  if (order.by === "distance") return order;
  const parts = plan.kind === "every" ? plan.of : [plan];
  const circle = parts.find((part) => part.kind === "area" && part.area.isCircle);
  return circle?.kind === "area" ? circle.area : undefined;
}

function hitsOf(scene: Scene, ranking: Ranking, { offset, size }: Page, byScore: boolean, origin: Origin | undefined): Hit[] {
  const hits: Hit[] = [];
  for (let i = offset; i < Math.min(offset + size, ranking.docs.length); i++) {
    const live = scene.segments[ranking.segments[i] as number] as LiveSegment;
    const document = ranking.docs[i] as number;
    const score = (byScore ? ranking.keys[i] : ranking.scores[i]) as number;
    const km = origin ? nearestKm(live.segment, document, origin.lat, origin.lon, Number.POSITIVE_INFINITY) : Number.NaN;
    hits.push({
      ...live.stored(document),
      score,
      ...(Number.isFinite(km) ? { distanceKm: km } : {}),
    });
  }
  return hits;
}

function facetsOf(
  scene: Scene,
  { choices, mostValues = Number.POSITIVE_INFINITY }: SearchRequest,
  groups: readonly number[],
  counts: Counts,
  numbersOf: readonly (readonly number[])[],
): Map<string, FacetCount[]> {
  const facets = new Map<string, FacetCount[]>();
  for (const group of groups) {
    const name = scene.schema.groups[group] as string;
    const own = choices
      .filter((choice: FacetChoice) => choice.group === name)
      .flatMap(({ values }) => valueNumbers(scene.values, group, values));
    facets.set(name, facetCounts(numbersOf[group] ?? [], counts, scene.values, mostValues, own));
  }
  return facets;
}
