import { DAY } from "../platform/clock.ts";
import type { SearchDocument } from "./search-document.ts";

type Qualities = Pick<SearchDocument, "completeness" | "confirmedAt">;

/** A fiche that nobody confirmed for this long counts half. */
const HALF_LIFE_DAYS = 365;

/**
 * What any project can tell on its first day: a sentence, a text, a place, a theme, who carries it. Beyond that share of what a
 * fiche may hold (pictures, prizes, links), being fuller brings nothing: the young and the small are not buried for being so.
 */
const ENOUGH = 0.5;
const fullness = ({ completeness }: Qualities): number => Math.min(1, completeness / ENOUGH);

const daysOf = ({ confirmedAt }: Qualities): number => (Date.parse(confirmedAt) || 0) / DAY;

/**
 * The order of fiches when nothing is asked: fullness halved by each year since a partner last confirmed it, as a logarithm, so
 * that the order between two fiches never depends on today's date. To 32 bits, as the engine keeps it: two minutes.
 */
export function browseRank(qualities: Qualities): number {
  return Math.fround(Math.log2(0.05 + fullness(qualities)) + daysOf(qualities) / HALF_LIFE_DAYS);
}

/** Between these dates each year counts the same, so that what a fiche is worth beside another never depends on today. */
const OLDEST = Date.UTC(2016, 0) / DAY;
const NEWEST = Date.UTC(2036, 0) / DAY;

/** What its own qualities add to a fiche that answers, from 0 to 1: freshness and fullness, half each. */
export function qualityOf(qualities: Qualities): number {
  const freshness = Math.max(0, Math.min(1, (daysOf(qualities) - OLDEST) / (NEWEST - OLDEST)));
  return (freshness + fullness(qualities)) / 2;
}
