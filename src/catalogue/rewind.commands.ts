import type { Transaction } from "../platform/database.ts";
import { decided, type RunContext } from "./absence.commands.ts";
import * as absence from "./absence.store.ts";
import type { DecisionTable, EntryKeyTable } from "./catalogue.tables.ts";
import { appendDecisions } from "./change.store.ts";
import { writeEntries } from "./entry.commands.ts";
import { replaceLinkKeys } from "./record.store.ts";
import { linkKeys } from "./record.ts";
import { type BroughtVersion, forgetRawKey, pointHead, versionsOfRun } from "./rewind.store.ts";

/** `undo`: as before the run; `redo`: as the run had made it. */
export type Direction = "undo" | "redo";

/** Where a long undoing stands: what it goes through, and the last record done. */
export type RewindCursor = { part: "versions" | "absences"; after: string };
export const REWIND_START: RewindCursor = { part: "versions", after: "" };

/** Records put back together: short transactions, as for a harvest. */
const BATCH = 200;

type Work = { touched: Set<string>; decisions: Omit<DecisionTable, "seq">[] };

/** A record that the run brought first: set aside, or counting again unless a person set it aside meanwhile. */
async function turnCreated(
  trx: Transaction,
  context: RunContext,
  direction: Direction,
  one: BroughtVersion,
  work: Work,
): Promise<void> {
  const undo = direction === "undo";
  const due = undo ? one.retiredAt === null : one.archivedAt !== null && one.missingSince === null;
  if (!due) return;
  const record = { ...one, missingRuns: 0 };
  const [present = record] = await absence.presences(trx, context.source, [one.remoteId]);
  await absence.setPresence(trx, context.source, { ...record, ...present }, { ...present, archivedAt: undo ? context.at : null });
  await forgetRawKey(trx, context.source, one.remoteId);
  work.decisions.push(decided(context, one, undo ? "retire" : "restore", `${direction}:${context.run}`));
  work.touched.add(one.entry);
}

/** A record that the run changed: the version before is in force again, or the run's own. */
async function turnChanged(
  trx: Transaction,
  context: RunContext,
  direction: Direction,
  one: BroughtVersion & { follows: number },
  work: Work,
): Promise<void> {
  const [from, to] = direction === "undo" ? [one.version, one.follows] : [one.follows, one.version];
  if (one.head !== from) return;
  const body = await pointHead(trx, context.source, one.remoteId, to);
  await forgetRawKey(trx, context.source, one.remoteId);
  const { source } = context;
  const keys: EntryKeyTable[] = linkKeys(body).map((link_key) => ({
    link_key,
    source,
    remote_id: one.remoteId,
    entry: one.entry,
  }));
  await replaceLinkKeys(trx, [{ source, remoteId: one.remoteId }], keys);
  const { at, by, run } = context;
  const reason = `run:${run} ${from}>${to}`;
  work.decisions.push({ at, kind: direction, source, remote_id: one.remoteId, entry: one.entry, reason, decided_by: by });
  if (one.retiredAt === null) work.touched.add(one.entry);
}

async function turnVersions(trx: Transaction, context: RunContext, direction: Direction, after: string, work: Work) {
  const page = await versionsOfRun(trx, context.source, context.run, after, BATCH);
  for (const one of page) {
    const { follows } = one;
    if (follows === undefined) await turnCreated(trx, context, direction, one, work);
    else await turnChanged(trx, context, direction, { ...one, follows }, work);
  }
  return page;
}

/** What the run did to the presence of records: as they stood before, or after. */
async function turnAbsences(trx: Transaction, context: RunContext, direction: Direction, after: string, work: Work) {
  const page = await absence.absencesOfRun(trx, context.run, context.source, after, BATCH);
  const ids = page.map((one) => one.remoteId);
  const present = new Map((await absence.presences(trx, context.source, ids)).map((record) => [record.remoteId, record]));
  for (const one of page) {
    const record = present.get(one.remoteId);
    if (!record) continue;
    const wanted = direction === "undo" ? one.before : one.after;
    await absence.setPresence(trx, context.source, record, wanted);
    const byPerson = record.retiredAt !== null && record.archivedAt === null;
    if (byPerson || (record.archivedAt === null) === (wanted.archivedAt === null)) continue;
    const kind = wanted.archivedAt === null ? "restore" : "retire";
    work.decisions.push(decided(context, record, kind, `${direction}:${context.run}`));
    work.touched.add(record.entry);
  }
  return page;
}

/**
 * Puts back some of the records that a run touched, as they were before it (or as it had made them), in the caller's transaction:
 * what it created is set aside, what it changed has its version before in force again, what it marked as missing is listed. Nothing
 * is deleted: versions stay, decisions are added, the change log says what each fiche became. Done twice, it changes nothing.
 * @returns how many records were looked at and where to go on; no `next` at the end.
 */
export async function rewindRun(
  trx: Transaction,
  context: RunContext,
  direction: Direction,
  cursor: RewindCursor,
): Promise<{ records: number; next?: RewindCursor }> {
  const work: Work = { touched: new Set(), decisions: [] };
  const turn = cursor.part === "versions" ? turnVersions : turnAbsences;
  const page = await turn(trx, context, direction, cursor.after, work);
  await appendDecisions(trx, work.decisions);
  await writeEntries(trx, new Map([...work.touched].map((entry) => [entry, []])), new Set(), context.at);
  const last = page.at(-1);
  if (last && page.length === BATCH) return { records: page.length, next: { part: cursor.part, after: last.remoteId } };
  if (cursor.part === "versions") return { records: page.length, next: { part: "absences", after: "" } };
  return { records: page.length };
}
