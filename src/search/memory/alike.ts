import { haversineKm } from "../../engine/geometry/index.ts";
import type { SearchHit } from "../index-port.ts";
import type { Core } from "./core.ts";
import { FREQUENCY_BITS, FREQUENCY_MASK, WEIGHTED } from "./document-terms.ts";
import { top } from "./top.ts";

/** What an entry is compared by: its rarest words, and what it shares of themes, audiences and kind. */
const WORDS_COMPARED = 25;
/** Words looked at: title, pitch, keywords and the beginning of the description. */
const WORDS_READ = 80;
/** Words in more than this share of the catalogue say nothing of one fiche. */
const TOO_COMMON = 0.2;
const SHARED: Record<string, number> = { themes: 1.2, audiences: 0.5, placeTypes: 0.5, kinds: 0.4 };

type Scored = { scores: Float64Array; touched: Set<number> };

function add({ scores, touched }: Scored, document: number, score: number): void {
  scores[document] = (scores[document] ?? 0) + score;
  touched.add(document);
}

/** Terms of one document with how much they tell: frequency there by rarity elsewhere. */
function tellingTerms(core: Core, number: number): { term: number; weight: number; documents: Uint32Array }[] {
  const terms = [...new Set(core.parts.sequences.row(number).subarray(0, WORDS_READ))];
  const live = core.parts.columns.live.data;
  const found = terms.flatMap((term) => {
    const postings = core.parts.postings.values(term).filter((posting) => live[posting >>> FREQUENCY_BITS] === 1);
    const own = postings.find((posting) => posting >>> FREQUENCY_BITS === number);
    if (own === undefined || postings.length < 2 || postings.length > TOO_COMMON * core.liveCount + 5) return [];
    const weight = Math.log(core.liveCount / postings.length) * Math.log2(1 + (WEIGHTED[own & FREQUENCY_MASK] ?? 0));
    return [{ term, weight, documents: postings.map((posting) => posting >>> FREQUENCY_BITS) }];
  });
  const name = (id: number) => core.parts.terms.name(id);
  return found.sort((a, b) => b.weight - a.weight || (name(a.term) < name(b.term) ? -1 : 1)).slice(0, WORDS_COMPARED);
}

function addShared(core: Core, number: number, scored: Scored): void {
  const live = core.parts.columns.live.data;
  for (const value of core.parts.facets.row(number)) {
    const name = core.parts.values.names[value] ?? "";
    const weight = SHARED[name.slice(0, name.indexOf("/"))];
    if (weight === undefined) continue;
    const documents = core.parts.valuePostings.values(value).filter((document) => live[document] === 1);
    const rarity = weight * Math.log(1 + core.liveCount / Math.max(1, documents.length));
    // Sharing a theme ranks what already shares a word; alone it would bring thousands.
    for (const document of documents) if (scored.touched.has(document) || documents.length < 200) add(scored, document, rarity);
  }
}

function bestOf(core: Core, { scores, touched }: Scored, except: number, limit: number): SearchHit[] {
  touched.delete(except);
  const better = (a: number, b: number) =>
    scores[a] === scores[b] ? core.idOf(a) < core.idOf(b) : (scores[a] ?? 0) > (scores[b] ?? 0);
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

/** Entries with a place near one of this one's places (its first twenty), nearest first. */
export function nearbyTo(core: Core, number: number, limit: number, withinKm: number): SearchHit[] {
  const own = core.parts.positions.row(number).slice(0, 40);
  const distances = new Map<number, number>();
  const live = core.parts.columns.live.data;
  const degrees = withinKm / 111;
  for (let document = 0; document < core.count; document++) {
    if (live[document] !== 1 || document === number) continue;
    const places = core.parts.positions.row(document);
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i + 1 < places.length; i += 2) {
      for (let j = 0; j + 1 < own.length; j += 2) {
        if (Math.abs((places[i] ?? 0) - (own[j] ?? 0)) > degrees) continue;
        const km = haversineKm({ lat: places[i] ?? 0, lon: places[i + 1] ?? 0 }, { lat: own[j] ?? 0, lon: own[j + 1] ?? 0 });
        nearest = Math.min(nearest, km);
      }
    }
    if (nearest <= withinKm) distances.set(document, nearest);
  }
  const km = (document: number) => distances.get(document) ?? 0;
  return top(distances.keys(), limit, (a, b) => (km(a) === km(b) ? core.idOf(a) < core.idOf(b) : km(a) < km(b))).map(
    (document) => ({
      document: core.stored(document),
      score: 0,
      reasons: [],
      distanceKm: km(document),
    }),
  );
}
