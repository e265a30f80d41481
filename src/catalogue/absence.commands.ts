import { DAY, earlier } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import * as store from "./absence.store.ts";
import type { DecisionTable } from "./catalogue.tables.ts";
import { appendDecisions } from "./change.store.ts";
import { writeEntries } from "./entry.commands.ts";
import { markMissing, recordsOfEntries, unmarkMissing } from "./record.store.ts";

/** A record that its source no longer lists stops counting after this many days... */
export const GRACE_DAYS = 7;
/** ...and this many complete lists in a row that lacked it. */
export const GRACE_RUNS = 2;
/** Records set aside together. */
const BATCH = 200;

/** Which run of which source does it, at which ISO instant, signed by whom. */
export type RunContext = { source: string; run: string; at: string; by: string };

const presenceOf = ({ missingSince, missingRuns, archivedAt }: store.Absent): store.Presence => ({
  missingSince,
  missingRuns,
  archivedAt,
});

const LISTED: store.Presence = { missingSince: null, missingRuns: 0, archivedAt: null };

const step = ({ run, source }: RunContext, record: store.Absent, effect: string, after: store.Presence) => ({
  run,
  source,
  remote_id: record.remoteId,
  effect,
  before: JSON.stringify(presenceOf(record)),
  after: JSON.stringify(after),
});

/** The decision that makes a record stop or start to count. */
export const decided = (
  { source, at, by }: RunContext,
  record: Pick<store.Absent, "remoteId" | "entry">,
  kind: "retire" | "restore",
  reason: string,
): Omit<DecisionTable, "seq"> => ({
  at,
  kind,
  source,
  remote_id: record.remoteId,
  entry: record.entry,
  reason,
  decided_by: by,
});

const again = (entries: Iterable<string>) => new Map([...entries].map((entry) => [entry, []]));

/**
 * Marks as missing the records that a complete list lacked: the fiche stays and says since when. `countAbsence`, once per list,
 * counts the list. @returns how many went missing now.
 */
export async function markAbsent(trx: Transaction, context: RunContext, remoteIds: string[]): Promise<number> {
  const { source, at } = context;
  const listed = (await store.presences(trx, source, remoteIds)).filter((record) => record.missingSince === null);
  const rows = listed.map((record) =>
    step(context, record, "missing", { missingSince: at, missingRuns: 0, archivedAt: record.archivedAt }),
  );
  await store.insertAbsences(trx, rows);
  return markMissing(
    trx,
    source,
    listed.map((record) => record.remoteId),
    at,
  );
}

/** Records that were missing, or set aside by a run, are listed again: they count as before, under the same address. @returns how many. */
export async function seenAgain(trx: Transaction, context: RunContext, remoteIds: readonly string[]): Promise<number> {
  if (remoteIds.length === 0) return 0;
  const records = (await store.presences(trx, context.source, remoteIds)).filter(
    (record) => record.missingSince !== null || record.archivedAt !== null,
  );
  await store.insertAbsences(
    trx,
    records.map((record) => step(context, record, "back", LISTED)),
  );
  const archived = records.filter((record) => record.archivedAt !== null);
  for (const record of archived) await store.setPresence(trx, context.source, record, LISTED);
  await unmarkMissing(
    trx,
    context.source,
    records.map((record) => record.remoteId),
  );
  await appendDecisions(
    trx,
    archived.map((record) => decided(context, record, "restore", "listed-again")),
  );
  await writeEntries(trx, again(archived.map((record) => record.entry)), new Set(), context.at);
  return records.length;
}

/** Entries that would be left with nothing but what people corrected in them: they hold on to their partner's word. */
async function heldByPeople(trx: Transaction, source: string, absent: readonly store.Absent[]): Promise<Set<string>> {
  const leaving = new Set(absent.map((record) => record.remoteId));
  const held = new Set<string>();
  for (const [entry, records] of await recordsOfEntries(trx, [...new Set(absent.map((record) => record.entry))])) {
    const left = records.filter((record) => record.source !== source || !leaving.has(record.remoteId));
    if (left.length > 0 && left.every((record) => record.body.amends)) held.add(entry);
  }
  return held;
}

/**
 * Sets aside some records that have been missing for GRACE_DAYS and GRACE_RUNS; nothing is deleted, and they come back when they are
 * listed again. A fiche that people corrected or hold keeps its last description, marked as missing.
 * @param after the last remote id of the batch before.
 * @returns how many were set aside, and where to go on; no `next` at the end.
 */
export async function archiveLongMissing(
  trx: Transaction,
  context: RunContext,
  after = "",
): Promise<{ archived: number; next?: string }> {
  const { source, at } = context;
  const before = earlier(new Date(at), GRACE_DAYS * DAY);
  const due = await store.longMissing(trx, source, { runs: GRACE_RUNS, before, after, limit: BATCH });
  const held = await heldByPeople(trx, source, due);
  const leaving = due.filter((record) => !held.has(record.entry));
  const rows = leaving.map((record) => step(context, record, "archived", { ...presenceOf(record), archivedAt: at }));
  await store.insertAbsences(trx, rows);
  for (const record of leaving) await store.setPresence(trx, source, record, { ...presenceOf(record), archivedAt: at });
  await appendDecisions(
    trx,
    leaving.map((record) => decided(context, record, "retire", "missing-too-long")),
  );
  await writeEntries(trx, again(leaving.map((record) => record.entry)), new Set(), at);
  const last = due.length === BATCH ? due.at(-1)?.remoteId : undefined;
  return { archived: leaving.length, ...(last === undefined ? {} : { next: last }) };
}
