import { log } from "../platform/log.ts";
import { noteRetention } from "./privacy.store.ts";
import type { PrivacyDeps } from "./privacy.ts";

/**
 * Runs each retention clock in a transaction of its own: what one cannot forget does not keep the others from it, and is said on
 * the desk until it can. @returns how many things were forgotten, by processing.
 */
export async function runRetention(deps: PrivacyDeps, signal?: AbortSignal): Promise<Record<string, number>> {
  const forgotten: Record<string, number> = {};
  for (const { id, purge } of deps.processings) {
    if (!purge) continue;
    signal?.throwIfAborted();
    const now = deps.clock.now();
    const at = now.toISOString();
    try {
      const count = await deps.database.transaction(async (trx) => {
        const done = await purge(trx, now);
        await noteRetention(trx, { processing: id, at, forgotten: done });
        return done;
      });
      forgotten[id] = count;
      if (count > 0) log.info("retention", { processing: id, forgotten: count });
    } catch (error) {
      log.error("retention failed", { processing: id, error });
      const failure = error instanceof Error ? error.name : "error";
      await deps.database.transaction((trx) => noteRetention(trx, { processing: id, at, forgotten: 0, failure }));
    }
  }
  return forgotten;
}
