/** Where the time comes from: passed to whatever needs it, so that tests decide what time it is. */
export type Clock = { now(): Date };

/** Lengths of time, in milliseconds. A day is 24 hours: what is counted here never depends on the time of the day. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The ISO instant `ms` before `now`: how far back something is looked at or kept. */
export const earlier = (now: Date, ms: number): string => new Date(now.getTime() - ms).toISOString();

/** The ISO instant `ms` after `now`: until when something holds. */
export const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock for tests: starts at `iso` and moves on by `stepMs` after each reading (0: stands still).
 * `advance(ms)` moves it by hand.
 */
export function fixedClock(iso: string, stepMs = 0): Clock & { advance(ms: number): void } {
  let time = Date.parse(iso);
  if (Number.isNaN(time)) throw new RangeError(`not a date: ${iso}`);
  return {
    now() {
      const now = new Date(time);
      time += stepMs;
      return now;
    },
    advance(ms) {
      time += ms;
    },
  };
}
