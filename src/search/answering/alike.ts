import type { Hit, IndexReader, Query } from "../../engine/index/index.ts";
import { analyse, isStopWord } from "../../engine/text/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { readBeginning, readStored } from "../stored-document.ts";

/** What a fiche is compared by: its rarest terms among those of its title, pitch and themes and of the beginning of its text. */
const TERMS_COMPARED = 25;
const TEXT_READ = 600;
/** Terms in more than this share of the catalogue say nothing of one fiche. */
const TOO_COMMON = 0.2;

/** The terms that tell most of a fiche: rare, and shared with others. */
function tellingTerms(reader: IndexReader, payload: Uint8Array): string[] {
  const { title, pitch = "", lang, ownThemes } = readStored(payload);
  const texts = [title, pitch, ...ownThemes.map((theme) => labelOf("themes", theme))];
  const beginning = readBeginning(payload).text.slice(0, TEXT_READ);
  const terms = new Set(analyse([...texts, beginning], { language: lang }).terms);
  const most = TOO_COMMON * reader.size + 5;
  return [...terms]
    .filter((term) => !isStopWord(term))
    .map((term) => ({ term, count: reader.frequency(term) }))
    .filter(({ count }) => count >= 2 && count <= most)
    .sort((a, b) => a.count - b.count || (a.term < b.term ? -1 : 1))
    .slice(0, TERMS_COMPARED)
    .map(({ term }) => term);
}

const others = (hits: readonly Hit[], id: string, limit: number): Hit[] => hits.filter((hit) => hit.id !== id).slice(0, limit);

/** Fiches that share the words that tell most of this one, most alike first; none for an unknown id. */
export function similarTo(reader: IndexReader, id: string, limit: number): Hit[] {
  const own = reader.document(id);
  if (!own) return [];
  const of = tellingTerms(reader, own.payload).map((term): Query => ({ kind: "term", term }));
  if (of.length === 0) return [];
  const query: Query = { kind: "any", of, score: "sum" };
  const { hits } = reader.search({ query, choices: [], order: { by: "score" }, offset: 0, size: limit + 1 });
  return others(hits, id, limit);
}

/** Of a fiche with many places, those that are looked around. */
const PLACES_LOOKED_AROUND = 20;
/** Around a town the first kilometres hold enough: each circle is tried before the next. */
const WIDENING = [0.1, 0.4, 1];

export type Near = { hit: Hit; km: number };

function nearestTo(reader: IndexReader, lat: number, lon: number, wanted: number, withinKm: number): Near[] {
  let near: Near[] = [];
  for (const share of WIDENING) {
    const { hits } = reader.search({
      query: { kind: "radius", lat, lon, km: withinKm * share },
      choices: [],
      order: { by: "distance", lat, lon },
      offset: 0,
      size: wanted,
    });
    near = hits.map((hit) => ({ hit, km: hit.distanceKm ?? 0 }));
    if (near.length === wanted) break;
  }
  return near;
}

/** Fiches with a place near one of this one's places (its first twenty), nearest first. */
export function nearbyTo(reader: IndexReader, id: string, limit: number, withinKm: number): Near[] {
  const own = reader.document(id);
  if (!own || limit <= 0) return [];
  const places = reader.placesOf(own.match).slice(0, PLACES_LOOKED_AROUND * 2);
  const nearest = new Map<string, Near>();
  for (let i = 0; i + 1 < places.length; i += 2) {
    for (const near of nearestTo(reader, places[i] ?? 0, places[i + 1] ?? 0, limit + 1, withinKm)) {
      const known = nearest.get(near.hit.id);
      if (near.hit.id !== id && (known === undefined || near.km < known.km)) nearest.set(near.hit.id, near);
    }
  }
  return [...nearest.values()].sort((a, b) => a.km - b.km || (a.hit.id < b.hit.id ? -1 : 1)).slice(0, limit);
}
