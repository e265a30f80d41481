import type { Kind } from "../catalogue/index.ts";
import { DAY } from "../platform/clock.ts";

/** What is consulted: a fiche, by its kind, or a video reached from one. */
export type Consulted = Kind | "video";

/** Consultations of one thing over the three windows that are weighed. */
export type Windows = { week: number; month: number; season: number };

/** Ends of the windows, in days before today; the first is counted whole, the others without those before. */
export const WINDOW_DAYS = { week: 7, month: 28, season: 90 } as const;

/** What one consultation weighs in each window: about half each three weeks, so that last spring's success makes room. */
const WEIGHTS: Windows = { week: 1, month: 0.5, season: 0.1 };

/**
 * How much something is consulted now. Logarithmic: ten times more readers is one more step, not ten times more place.
 */
export function interest({ week, month, season }: Windows): number {
  return Math.log2(1 + week * WEIGHTS.week + month * WEIGHTS.month + season * WEIGHTS.season);
}

/** ISO date (UTC) of an instant. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** ISO date so many days before. */
export const daysBefore = (at: Date, days: number): string => dayOf(new Date(at.getTime() - days * DAY));

/**
 * Which page of the catalogue today's discoveries are taken from: another one each day, all of them in turn (a step that
 * shares no divisor with the number of pages), the same for everybody on one day.
 * @param pages how many there are, at least 1.
 * @returns from 1.
 */
export function pageOfTheDay(at: Date, pages: number): number {
  const day = Math.floor(at.getTime() / DAY);
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let step = Math.max(1, Math.round(pages * 0.618));
  while (divides(step, pages) !== 1) step++;
  return ((day * step) % pages) + 1;
}
