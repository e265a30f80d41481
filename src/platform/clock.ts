/** Where the time comes from: passed to whatever needs it, so that tests decide what time it is. */
export type Clock = { now(): Date };

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
