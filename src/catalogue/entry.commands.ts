import type { Transaction } from "../platform/database.ts";
import type { EntryTable } from "./catalogue.tables.ts";
import { appendChanges, type NewChange } from "./change.store.ts";
import { deleteEntry, type EntryHead, entryHeads, insertEntries, updateEntry } from "./entry.store.ts";
import { pinned } from "./made-of.ts";
import { recordsOfEntries } from "./record.store.ts";
import { type SourceRecord, textHash } from "./record.ts";
import { standingsOf } from "./standing.store.ts";
import type { Standings } from "./standing.ts";
import { materialise } from "./survivorship.ts";

const key = (record: SourceRecord): string => `${record.source}\n${record.remoteId}`;

/** The records of an entry, with those that replace or join them. */
function joined(stored: readonly SourceRecord[] = [], fresh: readonly SourceRecord[]): SourceRecord[] {
  const replaced = new Set(fresh.map(key));
  return [...stored.filter((record) => !replaced.has(key(record))), ...fresh];
}

/**
 * An entry that a merge or split touches: its line of the change log instead of "create" or "update" (none when another's line
 * names it), and the last revision it had before it was merged away.
 */
export type Regrouped = { line?: { action: "merge" | "split"; before: string; after: string }; revision?: number };

/** The row of an entry as its records make it, or nothing when it is what is stored already. */
function rowOf(
  id: string,
  records: SourceRecord[],
  standings: Standings,
  { head, last = 0 }: { head: EntryHead | undefined; last?: number | undefined },
): EntryTable | undefined {
  const createdAt = records.map((r) => r.firstAt).reduce((a, b) => (a < b ? a : b));
  const entry = materialise(id, createdAt, records, standings);
  const body = JSON.stringify(entry);
  const hash = textHash(body);
  if (head?.hash === hash) return undefined;
  const revision = (head?.revision ?? last) + 1;
  return { id, kind: entry.kind, revision, hash, body, created_at: createdAt, updated_at: entry.updatedAt };
}

/**
 * Computes entries again from all their records and writes those that differ, with one line of the change log each, in the
 * caller's transaction. An entry left without any record is deleted.
 * @param touched by entry, the records that replace or join those stored (none after an erasure).
 * @param minted entries known to be new, so that nothing is looked up for them.
 * @param regrouped by entry, what a merge or split says of it: written even when nothing else changed.
 */
export async function writeEntries(
  trx: Transaction,
  touched: ReadonlyMap<string, SourceRecord[]>,
  minted: ReadonlySet<string>,
  at: string,
  regrouped: ReadonlyMap<string, Regrouped> = new Map(),
): Promise<void> {
  const known = [...touched.keys()].filter((id) => !minted.has(id));
  const stored = await recordsOfEntries(trx, known);
  const heads = await entryHeads(trx, known);
  const standings = await standingsOf(trx);
  const inserted: EntryTable[] = [];
  const changes: NewChange[] = [];
  const whole = new Map([...touched].map(([id, fresh]) => [id, joined(stored.get(id), fresh)]));
  for (const [id, records] of whole) {
    const head = heads.get(id);
    const before = head ? String(head.revision) : null;
    const group = regrouped.get(id);
    if (group?.line) changes.push({ at, entry: id, ...group.line, madeOf: pinned(whole) });
    if (records.length === 0) {
      await deleteEntry(trx, id);
      if (head || !group) changes.push({ at, action: "delete", entry: id, before, after: null });
      continue;
    }
    const row = rowOf(id, records, standings, { head, last: group?.revision });
    if (!row) continue;
    if (head) await updateEntry(trx, row);
    else inserted.push(row);
    if (group) continue;
    const action = head ? "update" : "create";
    changes.push({ at, action, entry: id, before, after: String(row.revision), madeOf: pinned(new Map([[id, records]])) });
  }
  await insertEntries(trx, inserted);
  await appendChanges(trx, changes);
}
