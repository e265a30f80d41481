import { formatNumber } from "../../web/index.ts";
import { type Gazetteer, placeName } from "../gazetteer.ts";
import type { ReadClause, ReadNote, ReadWay } from "../index-port.ts";
import type { NamedPlace } from "./place-words.ts";
import { fr } from "./understanding.fr.ts";

const NEAR_KM = 30;
/** Places of one name that are offered. */
export const MOST_NAMESAKES = 4;

/** What is said of a place recognised among the words: how to have it alone, what is around it, another of that name, or the word. */
export function placeNote(
  text: string,
  clause: ReadClause,
  { name, others, territory }: NamedPlace,
  gazetteer: Gazetteer,
): ReadNote {
  const [start, end] = [name[0]?.start ?? 0, name.at(-1)?.end ?? 0];
  const q = clause.without?.() ?? "";
  const namesakes = others
    .slice(0, MOST_NAMESAKES)
    .map((other): ReadWay => ({ label: placeName(other, gazetteer), q, place: other.code }));
  if (!clause.place) return { message: fr.placesRead(clause.text), ways: namesakes, mild: true };
  const { code, label, km } = clause.place;
  const message = km === undefined ? fr.placeRead(clause.text, label) : fr.placeAroundRead(clause.text, label, formatNumber(km));
  const word = { label: fr.asWord, q: `${text.slice(0, start)}"${clause.text}"${text.slice(end)}` };
  const only = { label: fr.onlyThere, q, place: code };
  const around = { label: fr.aroundThere(formatNumber(NEAR_KM)), q, place: code, km: NEAR_KM };
  // Around a whole region says little, and nobody means its small namesakes.
  const wide = territory?.kind === "region" || territory?.kind === "department";
  return { message, ways: [only, ...(km === undefined && !wide ? [around] : []), word, ...(wide ? [] : namesakes)], mild: true };
}

/** What is said of an ordinary word that may have been meant as a place: those of that name, the word taken away. */
export function mayBePlaceNote(
  text: string,
  { name, start, end, territory, others }: NamedPlace,
  gazetteer: Gazetteer,
): ReadNote {
  const q = `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/g, " ").trim();
  const places = [...(territory ? [territory] : []), ...others].slice(0, MOST_NAMESAKES);
  const typed = text.slice(name[0]?.start ?? 0, end);
  const ways = places.map((place): ReadWay => ({ label: placeName(place, gazetteer), q, place: place.code }));
  return { message: fr.mayBePlace(typed), ways, mild: true };
}
