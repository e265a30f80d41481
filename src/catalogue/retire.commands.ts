import type { Transaction } from "../platform/database.ts";
import { appendDecisions } from "./change.store.ts";
import { writeEntries } from "./entry.commands.ts";
import { knownRecords, setRetired } from "./record.store.ts";

type Judged = { source: string; remoteId: string; at: string; by: string; reason: string };

async function decide(trx: Transaction, kind: "retire" | "restore", record: Judged): Promise<string | undefined> {
  const { source, remoteId, at, by, reason } = record;
  const known = (await knownRecords(trx, source, [remoteId])).get(remoteId);
  if (!known) return undefined;
  if ((known.retired_at !== null) === (kind === "retire")) return known.entry;
  await setRetired(trx, source, remoteId, kind === "retire" ? at : null);
  await appendDecisions(trx, [{ at, kind, source, remote_id: remoteId, entry: known.entry, reason, decided_by: by }]);
  await writeEntries(trx, new Map([[known.entry, []]]), new Set(), at);
  return known.entry;
}

/**
 * Sets a record aside by a logged decision: it is kept, and its entry is computed without it (or disappears, when nobody else
 * describes it, until the record is restored). Doing it twice changes nothing.
 * @returns the entry concerned; undefined when there is no such record.
 */
export const retireRecord = (trx: Transaction, record: Judged): Promise<string | undefined> => decide(trx, "retire", record);

/** Makes a record that was set aside count again, under the same entry and the same address. */
export const restoreRecord = (trx: Transaction, record: Judged): Promise<string | undefined> => decide(trx, "restore", record);
