import type { TypedWord } from "../../engine/text/index.ts";
import { isPlaceName, spokenName, type Territory } from "../../geography/index.ts";
import type { Gazetteer } from "../gazetteer.ts";
import { AROUND, AT, GOES_ON, IN_AREA, isOrdinary, LEAD } from "./place-words.fr.ts";

/** Words that name a place: `from` to before `to` among those given, `start` to `end` in the text, what leads to it included; `name`: its own words. */
export type NamedPlace = {
  from: number;
  to: number;
  start: number;
  end: number;
  name: readonly TypedWord[];
  /** Absent when several bear the name and none is likely enough. */
  territory?: Territory;
  /** The other places of that name. */
  others: readonly Territory[];
  /** Around it rather than in it. */
  km?: number;
  /** An ordinary word with a capital: it may be the place, and is read as the word. */
  doubtful?: boolean;
};

const LONGEST_NAME = 8;
const SHORTEST_NAME = 3;
const FARTHEST_LEAD = 60;
const DEFAULT_KM = 30;
const BETWEEN_WORDS = /^[\s'’-]*$/;

/** Text before the name, as far as it may say something of it. */
const before = (text: string, at: number): string => text.slice(Math.max(0, at - FARTHEST_LEAD), at);

/**
 * Whether an ordinary word is meant as the name of a place. Few people type capitals in a search box, and titles are full of them:
 * it takes a capital, and "à" or "en" before it ("dans le" before wider areas).
 */
function isMeant(typed: string, lead: string, place: Territory | undefined, shouted: boolean): boolean {
  if (shouted || !/^\p{Lu}/u.test(typed)) return false;
  return (place?.kind === "department" || place?.kind === "region" ? IN_AREA : AT).test(lead);
}

/** Whether an ordinary word stands out by its capital, among words that have none. */
const standsOut = ({ words, text, shouted }: Run, { start, text: typed }: TypedWord): boolean =>
  !shouted &&
  /^\p{Lu}/u.test(typed) &&
  text.slice(0, start).trim() !== "" &&
  words.every((other) => other.start === start || other.stop || /^\p{Ll}/u.test(other.text));

function placeAt(run: Run, from: number): NamedPlace | undefined {
  const { words, spoken, text, gazetteer, shouted } = run;
  const first = words[from];
  if (!first || first.stop) return undefined;
  for (let to = Math.min(words.length, from + LONGEST_NAME); to > from; to--) {
    const last = words[to - 1];
    const name = spoken.slice(from, to).join(" ");
    if (!last || last.stop || name.length < SHORTEST_NAME || !isPlaceName(name) || GOES_ON.test(text.slice(last.end))) continue;
    const typed = text.slice(first.start, last.end);
    const { territory, ambiguous = [] } = gazetteer.resolvePlace(typed);
    const known = territory !== undefined || ambiguous.length > 0;
    const leading = before(text, first.start);
    const meant = !isOrdinary(name) || isMeant(typed, leading, territory, shouted);
    const doubtful = !meant && standsOut(run, first);
    if (!known || !(meant || doubtful) || !isWhole(words.slice(from, to), text)) continue;
    const lead = leadOf(leading);
    const start = first.start - lead.length;
    const begins = words.findIndex((word) => word.start >= start);
    return {
      from: begins < 0 ? from : begins,
      to,
      start,
      end: last.end,
      name: words.slice(from, to),
      ...(territory && { territory }),
      others: ambiguous,
      ...(lead.km !== undefined && { km: lead.km }),
      ...(doubtful && { doubtful }),
    };
  }
  return undefined;
}

type Run = { words: readonly TypedWord[]; spoken: readonly string[]; text: string; gazetteer: Gazetteer; shouted: boolean };

/** Nothing but spaces and hyphens between the words: a comma parts two things. */
const isWhole = (words: readonly TypedWord[], text: string): boolean =>
  words.every((word, at) => at === 0 || BETWEEN_WORDS.test(text.slice(words[at - 1]?.end ?? 0, word.start)));

function leadOf(text: string): { length: number; km?: number } {
  const around = AROUND.exec(text);
  if (around) return { length: around[0].length, km: around[1] === undefined ? DEFAULT_KM : Number(around[1]) };
  return { length: LEAD.exec(text)?.[0].length ?? 0 };
}

/** The places that words of a text name, in order, apart from one another; the longest names first. */
export function placesIn(words: readonly TypedWord[], text: string, gazetteer: Gazetteer): NamedPlace[] {
  // All in capitals, none says anything.
  const shouted = !/\p{Ll}/u.test(text);
  const run: Run = { words, spoken: words.map((word) => spokenName(word.text)), text, gazetteer, shouted };
  const found: NamedPlace[] = [];
  for (let at = 0; at < words.length; ) {
    const place = placeAt(run, at);
    if (place) found.push({ ...place, from: Math.max(place.from, found.at(-1)?.to ?? 0) });
    at = place?.to ?? at + 1;
  }
  return found;
}
