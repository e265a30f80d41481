import { later, MINUTE } from "../../platform/clock.ts";

/** What failed so far for one key (an address, an account), without who tried. */
export type Failures = { count: number; lastAt: string; lockedUntil: string | null };

/** Failures that cost nothing: people mistype. */
const FREE = 5;
const LONGEST_LOCK = 60 * MINUTE;
/** Failures older than this are forgotten. */
const MEMORY = 24 * 60 * MINUTE;

/** Whether tries are refused without being looked at. */
export const isLocked = (failures: Failures | undefined, now: Date): boolean =>
  Boolean(failures?.lockedUntil && failures.lockedUntil > now.toISOString());

/**
 * After one more failure: five cost nothing, then each costs a pause that doubles from one minute to one hour. At that pace ten
 * million passwords take eleven centuries, and who owns the account still signs in by link.
 */
export function afterFailure(failures: Failures | undefined, now: Date): Failures {
  const fresh = failures && now.getTime() - Date.parse(failures.lastAt) < MEMORY;
  const count = (fresh ? failures.count : 0) + 1;
  const pause = count < FREE ? 0 : Math.min(LONGEST_LOCK, MINUTE * 2 ** Math.min(count - FREE, 10));
  const lockedUntil = pause ? later(now, pause) : null;
  return { count, lastAt: now.toISOString(), lockedUntil };
}
