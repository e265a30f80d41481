import { presentEntry } from "../../catalogue/index.ts";
import { settleCase } from "../../moderation/index.ts";
import type { Executor } from "../../platform/database.ts";
import type { CorrectionDeps } from "./correction.commands.ts";
import { correctionDesk } from "./correction.desk.tsx";
import { fr } from "./correction.fr.ts";
import { twinsWaiting } from "./correction.store.ts";

/** Two fiches that a reader says are one, and how they know. */
type ReportedTwins = { entries: [string, string]; because: string; at: string };

const MOST = 100;

/** What readers report as told twice and nobody has answered, oldest first. */
export async function reportedTwins(executor: Executor): Promise<ReportedTwins[]> {
  const waiting = await twinsWaiting(executor, MOST);
  return waiting.flatMap(({ entry, other, because, createdAt }) =>
    other ? [{ entries: [entry, other] as [string, string], because, at: createdAt }] : [],
  );
}

/**
 * Answers the readers who said that some fiches were one, now that they are: each is thanked, and their report waits no more.
 * @param by who put them together: `signatureOf(account)`.
 */
export async function thankForTwins(deps: CorrectionDeps, by: string): Promise<void> {
  const { database, clock } = deps;
  const desk = correctionDesk(deps);
  await database.transaction(async (trx) => {
    for (const { id, entry, other } of await twinsWaiting(trx, MOST)) {
      if (!other || (await presentEntry(trx, entry)) !== (await presentEntry(trx, other))) continue;
      const at = clock.now().toISOString();
      await desk.accept(trx, id, { at, by, message: fr.desk.united });
      await settleCase(trx, "correction", id, by, clock);
    }
  });
}
