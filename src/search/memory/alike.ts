import { haversineKm } from "../../engine/geometry/index.ts";
import type { SearchHit } from "../index-port.ts";
import { settledScore } from "../settled-score.ts";
import type { Core } from "./core.ts";
import { FREQUENCY_BITS, FREQUENCY_MASK, WEIGHTED } from "./document-terms.ts";
import { top } from "./top.ts";

/** What an entry is compared by: its rarest words, and what it shares of themes, audiences and kind. */
const WORDS_COMPARED = 25;
/** Words looked at: title, pitch, keywords and the beginning of the description. */
const WORDS_READ = 80;
/** Words in more than this share of the catalogue say nothing of one fiche. */
const TOO_COMMON = 0.2;
/** Values had by so few bring candidates of their own; how many candidates are then ranked by what they share. */
const FEW = 200;
const RANKED = 400;
const SHARED: Record<string, number> = { themes: 1.2, audiences: 0.5, placeTypes: 0.5, kinds: 0.4 };

type Scored = { scores: Float64Array; touched: Set<number> };

function add({ scores, touched }: Scored, document: number, score: number): void {
  scores[document] = (scores[document] ?? 0) + score;
  touched.add(document);
}

/**
 * How many living documents a list of postings holds. Dead ones wait for the next compaction: counted, they would make what
 * is alike depend on the history of the index. `all` is their number, dead included; `shift` leads to the document's number.
 */
function livingOf(core: Core, all: number, postings: () => Uint32Array, shift = 0): number {
  if (core.liveCount === core.count) return all;
  let count = 0;
  for (const posting of postings()) count += core.parts.columns.live.data[posting >>> shift] ?? 0;
  return count;
}

/** The rarest terms of one document that others have too, with how much they tell: frequency here by rarity elsewhere. */
function tellingTerms(core: Core, number: number): { weight: number; documents: Uint32Array }[] {
  const { postings, terms, sequences, columns } = core.parts;
  const most = TOO_COMMON * core.liveCount + 5;
  const live = columns.live.data;
  const living = (term: number): number => livingOf(core, postings.count(term), () => postings.values(term), FREQUENCY_BITS);
  const rare = [...new Set(sequences.row(number).subarray(0, WORDS_READ))]
    .map((term) => ({ term, count: living(term), name: terms.name(term) }))
    .filter(({ count }) => count >= 2 && count <= most)
    .sort((a, b) => a.count - b.count || (a.name < b.name ? -1 : 1));
  return rare.slice(0, WORDS_COMPARED).flatMap(({ term, count }) => {
    const values = postings.values(term);
    const own = values.find((posting) => posting >>> FREQUENCY_BITS === number);
    if (own === undefined) return [];
    const documents = values.map((posting) => posting >>> FREQUENCY_BITS).filter((document) => live[document] === 1);
    const weight =
      Math.log(core.liveCount / Math.min(count, core.liveCount)) * Math.log2(1 + (WEIGHTED[own & FREQUENCY_MASK] ?? 0));
    return [{ weight, documents }];
  });
}

/** What a shared value adds: more when few have it. Undefined for values that say nothing of likeness. */
function sharedWeights(core: Core, number: number): Map<number, number> {
  const weights = new Map<number, number>();
  for (const value of core.parts.facets.row(number)) {
    const name = core.parts.values.names[value] ?? "";
    const weight = SHARED[name.slice(0, name.indexOf("/"))];
    if (weight === undefined) continue;
    const { valuePostings } = core.parts;
    const count = livingOf(core, valuePostings.count(value), () => valuePostings.values(value));
    weights.set(value, weight * Math.log(1 + core.liveCount / Math.max(1, count)));
  }
  return weights;
}

function addShared(core: Core, number: number, scored: Scored): void {
  const weights = sharedWeights(core, number);
  // Sharing a theme ranks what already shares a word; alone it would bring thousands, so only rare values bring anyone.
  for (const [value] of weights) {
    if (core.parts.valuePostings.count(value) > FEW) continue;
    for (const document of core.parts.valuePostings.values(value))
      if (core.parts.columns.live.data[document] === 1) add(scored, document, 0);
  }
  const promising = top(
    scored.touched,
    RANKED,
    (a, b) =>
      (scored.scores[a] ?? 0) > (scored.scores[b] ?? 0) || (scored.scores[a] === scored.scores[b] && core.idOf(a) < core.idOf(b)),
  );
  for (const document of promising) {
    for (const value of core.parts.facets.row(document)) {
      const weight = weights.get(value);
      if (weight !== undefined) add(scored, document, weight);
    }
  }
}

function bestOf(core: Core, { scores, touched }: Scored, except: number, limit: number): SearchHit[] {
  touched.delete(except);
  const settled = new Map([...touched].map((document) => [document, settledScore(scores[document] ?? 0)]));
  const better = (a: number, b: number) => {
    const [one, other] = [settled.get(a) ?? 0, settled.get(b) ?? 0];
    return one === other ? core.idOf(a) < core.idOf(b) : one > other;
  };
  return top(touched, limit, better).map((document) => ({
    document: core.stored(document),
    score: scores[document] ?? 0,
    reasons: [],
  }));
}

/** Entries that share the words and subjects that tell most of this one, most alike first. */
export function similarTo(core: Core, number: number, limit: number): SearchHit[] {
  const scored: Scored = { scores: new Float64Array(core.count), touched: new Set() };
  for (const { weight, documents } of tellingTerms(core, number)) for (const document of documents) add(scored, document, weight);
  addShared(core, number, scored);
  return bestOf(core, scored, number, limit);
}

/** Kilometres between one document's nearest place and any of `own`, or infinity beyond `withinKm`. */
function nearestOf(core: Core, document: number, own: ArrayLike<number>, withinKm: number): number {
  const { starts, values } = core.parts.positions;
  const places = values.data;
  const end = starts.data[document + 1] ?? 0;
  const degrees = withinKm / 111;
  let nearest = Number.POSITIVE_INFINITY;
  // Read in place: this runs over the whole catalogue for each fiche shown.
  for (let i = starts.data[document] ?? 0; i + 1 < end; i += 2) {
    const lat = places[i] ?? 0;
    for (let j = 0; j + 1 < own.length; j += 2) {
      if (Math.abs(lat - (own[j] ?? 0)) > degrees) continue;
      nearest = Math.min(nearest, haversineKm({ lat, lon: places[i + 1] ?? 0 }, { lat: own[j] ?? 0, lon: own[j + 1] ?? 0 }));
    }
  }
  return nearest <= withinKm ? nearest : Number.POSITIVE_INFINITY;
}

/** Entries with a place near one of this one's places (its first twenty), nearest first. */
export function nearbyTo(core: Core, number: number, limit: number, withinKm: number): SearchHit[] {
  const own = core.parts.positions.row(number).slice(0, 40);
  const distances = new Map<number, number>();
  const live = core.parts.columns.live.data;
  for (let document = 0; document < core.count; document++) {
    if (live[document] !== 1 || document === number) continue;
    const km = nearestOf(core, document, own, withinKm);
    if (km <= withinKm) distances.set(document, km);
  }
  const km = (document: number) => distances.get(document) ?? 0;
  const nearer = (a: number, b: number) => (km(a) === km(b) ? core.idOf(a) < core.idOf(b) : km(a) < km(b));
  return top(distances.keys(), limit, nearer).map((document) => ({
    document: core.stored(document),
    score: 0,
    reasons: [],
    distanceKm: km(document),
  }));
}
