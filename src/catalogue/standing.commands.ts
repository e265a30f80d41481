import type { Database } from "../platform/database.ts";
import { writeEntries } from "./entry.commands.ts";
import { appendStanding, sharedEntries, standingsOf } from "./standing.store.ts";
import type { StandingDeclared } from "./standing.ts";

/** Entries computed again in one transaction: a large source does not hold back the others meanwhile. */
const AT_ONCE = 500;

/**
 * Declares what a source is worth beside the others. Nothing when it is so already. What its entries show changes with
 * `retellSource`, and by itself with the next word of any of their sources.
 * @returns whether it changed.
 */
export async function declareStanding(database: Database, declared: StandingDeclared): Promise<boolean> {
  return database.transaction(async (trx) => {
    const before = (await standingsOf(trx)).get(declared.source) ?? "usual";
    if (before === declared.standing) return false;
    await appendStanding(trx, declared);
    return true;
  });
}

/**
 * Computes again the entries that a source describes with others, after its standing changed. Can be stopped and done again.
 * @returns how many were looked at; those that differ are in the change log.
 */
export async function retellSource(database: Database, source: string, at: string, signal?: AbortSignal): Promise<number> {
  let count = 0;
  for (let after = ""; !signal?.aborted; ) {
    const some = await sharedEntries(database.read, source, after, AT_ONCE);
    const last = some.at(-1);
    if (!last) break;
    after = last.remoteId;
    const touched = new Map(some.map(({ entry }) => [entry, []]));
    await database.transaction((trx) => writeEntries(trx, touched, new Set(), at));
    count += touched.size;
  }
  return count;
}
