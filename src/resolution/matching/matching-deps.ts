import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";

/** What matching works on. */
export type MatchingDeps = { database: Database; clock: Clock };
