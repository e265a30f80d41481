import type { Query } from "../../engine/index/index.ts";
import type { QueryNode } from "../../engine/query-language/index.ts";
import { gluedTerm } from "../../engine/text/index.ts";
import { placeName } from "../gazetteer.ts";
import type { Reading } from "./fields.ts";
import type { NamedPlace } from "./place-words.ts";
import type { Alternative, Plan } from "./understanding.ts";
import { best, phraseQuery, wordQuery } from "./word-query.ts";

/**
 * A place among the words: what stands there, and what speaks of it. Nothing that the words alone would have found is lost, so that a name
 * wrongly taken for a place costs little.
 */
export function placeUnit(reading: Reading, place: NamedPlace, nodes: readonly QueryNode[]): Plan {
  const { territory, name, km } = place;
  const [first, last] = [name[0], name.at(-1)];
  const typed = reading.text.slice(first?.start ?? 0, last?.end ?? 0);
  const label = territory && placeName(territory, reading.lexicon.gazetteer);
  const alternatives: Alternative[] = [{ shown: typed, query: asWords(place) }];
  if (territory && label) alternatives.push({ shown: label, query: asPlace(reading, place) });
  const read = territory && label ? { code: territory.code, label, ...(km === undefined ? {} : { km }) } : undefined;
  const clause = reading.clauses.add({ text: typed, ...(read && { place: read }) }, nodes);
  reading.place(clause, place);
  return reading.unit({ clause, words: name, alternatives, loose: false, unfinished: false }, false);
}

function asWords({ name }: NamedPlace): Query {
  const [only] = name;
  if (only && name.length === 1) return wordQuery(only);
  return best([phraseQuery(name), { kind: "term", term: gluedTerm(name) }]);
}

function asPlace({ lexicon }: Reading, { territory, km }: NamedPlace): Query {
  if (!territory) return { kind: "none" };
  if (km === undefined) return lexicon.inTerritory(territory.code);
  return { kind: "radius", lat: territory.centre.lat, lon: territory.centre.lon, km };
}
