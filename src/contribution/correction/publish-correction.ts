import { type Entry, entryById, entryOfRecord, restoreRecord, retireRecord } from "../../catalogue/index.ts";
import type { Ruling } from "../../moderation/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { CONTRIBUTIONS, HOLDERS } from "../contribution.ts";
import { publishRecord } from "../publish.ts";
import { fr } from "./correction.fr.ts";
import { statementsOf } from "./correction.store.ts";
import type { Correction } from "./correction.ts";
import { lastStated, statementBody } from "./statement.ts";

const REASON = "correction";
type Signed = Pick<Ruling, "at" | "by">;

async function needEntry(trx: Transaction, id: string): Promise<Entry> {
  const entry = await entryById(trx, id);
  if (!entry) throw new ProblemError({ code: "correction/no-entry", kind: "conflict", ...fr.errors.noEntry });
  return entry;
}

/**
 * All that a holder states of a fiche and that counts, as their one source record: the last value of each field, confirmed on
 * the day of their last word. Nothing left: the record no longer counts.
 */
export async function publishStatements(trx: Transaction, holder: string, { at, by }: Signed, clock: Clock): Promise<void> {
  const statements = await statementsOf(trx, holder);
  const record = { source: HOLDERS, remoteId: holder } as const;
  const last = statements.at(-1);
  const known = await entryOfRecord(trx, record.source, record.remoteId);
  if (!last) {
    if (known) await retireRecord(trx, { ...record, at, by, reason: "taken-back" });
    return;
  }
  const entry = await needEntry(trx, last.entry);
  const more = { author: last.name, updatedAt: last.createdAt.slice(0, 10) };
  const body = statementBody(entry, lastStated(statements), more);
  if (known) await restoreRecord(trx, { ...record, at, by, reason: "holder" });
  await publishRecord(trx, { ...record, body, entry: entry.id, reason: "holder", by }, clock);
}

/**
 * Makes a correction a source record attached to its fiche, or counts it again when it had been taken back. Reports of
 * duplicates and removals state nothing: they are for people to act upon.
 * @throws ProblemError `correction/no-entry` when the fiche is no more.
 */
export async function publishCorrection(
  trx: Transaction,
  correction: Correction,
  { at, by }: Signed,
  clock: Clock,
): Promise<void> {
  if (correction.holder) return publishStatements(trx, correction.holder, { at, by }, clock);
  if (correction.changes.length === 0) return;
  const record = { source: CONTRIBUTIONS, remoteId: correction.id } as const;
  if (await entryOfRecord(trx, record.source, record.remoteId)) {
    await restoreRecord(trx, { ...record, at, by, reason: REASON });
    return;
  }
  const entry = await needEntry(trx, correction.entry);
  const body = statementBody(entry, correction.changes, { author: correction.name });
  await publishRecord(trx, { ...record, body, entry: entry.id, reason: REASON, by }, clock);
}

/** Takes back what a correction, no longer accepted, had stated: the fiche is as if it had never been said. */
export async function takeBack(trx: Transaction, correction: Correction, { at, by }: Signed, clock: Clock): Promise<void> {
  if (correction.holder) return publishStatements(trx, correction.holder, { at, by }, clock);
  if (correction.changes.length === 0) return;
  await retireRecord(trx, { source: CONTRIBUTIONS, remoteId: correction.id, at, by, reason: "taken-back" });
}
