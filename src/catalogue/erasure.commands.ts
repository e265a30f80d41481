import type { Transaction } from "../platform/database.ts";
import { writeEntries } from "./entry.commands.ts";
import { deleteRecord } from "./erasure.store.ts";
import { knownRecords } from "./record.store.ts";

/**
 * Erases one partner's description of one thing, all versions, at the request of somebody it speaks of (GDPR, article 17).
 * The fiche is computed again without it, or disappears with it; the next updates of the source leave the record aside.
 * @returns the entry concerned; undefined when there is no such record.
 */
export async function eraseRecord(
  trx: Transaction,
  record: { source: string; remoteId: string; at: string; by: string },
): Promise<string | undefined> {
  const { source, remoteId, at, by } = record;
  const known = (await knownRecords(trx, source, [remoteId])).get(remoteId);
  if (!known) return undefined;
  await deleteRecord(trx, { source, remote_id: remoteId, at, erased_by: by });
  await writeEntries(trx, new Map([[known.entry, []]]), new Set(), at);
  return known.entry;
}
