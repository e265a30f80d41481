import type { Transaction } from "../platform/database.ts";
import { mintId } from "../platform/ids.ts";
import { type AliasTable, deleteAliases, insertAliases, presentEntry } from "./alias.store.ts";
import { appendDecisions } from "./change.store.ts";
import { type Regrouped, writeEntries } from "./entry.commands.ts";
import { deleteEntry, entryHeads } from "./entry.store.ts";
import { moveRecords, movesOf, type RecordRef, recordRefs } from "./merge.store.ts";
import { entryOfRecord } from "./record.store.ts";

/** Who decides it, when, and why: kept with the decision. */
type Signed = { at: string; by: string; reason: string };

const rowOf = (
  { at, by, reason }: Signed,
  ref: RecordRef,
  kind: "merge" | "split",
  move: { from: string; to: string; act: string },
) => ({
  at,
  kind,
  source: ref.source,
  remote_id: ref.remoteId,
  entry: move.to,
  reason,
  decided_by: by,
  from_entry: move.from,
  act: move.act,
});

async function present(trx: Transaction, ids: readonly string[]): Promise<string[]> {
  const all = await Promise.all(ids.map((id) => presentEntry(trx, id)));
  return [...new Set(all)].sort();
}

/**
 * Makes one entry of several: the oldest id stays, the others lead to it, all their records make one golden record. Records that
 * were set aside come along. Undone by `undoMerge` with the act.
 * @param entries ids, present or former.
 * @returns the entry and the act; undefined when they are one entry already.
 */
export async function mergeEntries(
  trx: Transaction,
  { entries, ...signed }: Signed & { entries: readonly string[] },
): Promise<{ entry: string; act: string } | undefined> {
  const [to, ...others] = await present(trx, entries);
  if (to === undefined || others.length === 0) return undefined;
  const act = mintId(new Date(signed.at));
  const heads = await entryHeads(trx, others);
  const aliases: AliasTable[] = [];
  for (const from of others) {
    const refs = await recordRefs(trx, from);
    await moveRecords(trx, refs, to);
    await appendDecisions(
      trx,
      refs.map((ref) => rowOf(signed, ref, "merge", { from, to, act })),
    );
    await deleteEntry(trx, from);
    aliases.push({ alias: from, entry: to, act, at: signed.at, revision: heads.get(from)?.revision ?? 0 });
  }
  await insertAliases(trx, aliases);
  const line = { action: "merge" as const, before: [to, ...others].join(" "), after: to };
  await writeEntries(trx, new Map([[to, []]]), new Set(), signed.at, new Map([[to, { line }]]));
  return { entry: to, act };
}

/** Moves records away, each to its entry, and computes the entry they leave and those they make; one line of change log. */
async function partRecords(
  trx: Transaction,
  signed: Signed,
  {
    from,
    moves,
    revisions,
  }: { from: string; moves: ReadonlyMap<string, readonly RecordRef[]>; revisions: ReadonlyMap<string, number> },
): Promise<void> {
  const act = mintId(new Date(signed.at));
  for (const [to, refs] of moves) {
    await moveRecords(trx, refs, to);
    await appendDecisions(
      trx,
      refs.map((ref) => rowOf(signed, ref, "split", { from, to, act })),
    );
  }
  const ids = [from, ...moves.keys()];
  const regrouped = new Map<string, Regrouped>([...moves.keys()].map((id) => [id, { revision: revisions.get(id) ?? 0 }]));
  regrouped.set(from, { line: { action: "split", before: from, after: ids.join(" ") } });
  await writeEntries(trx, new Map(ids.map((id) => [id, []])), new Set(), signed.at, regrouped);
}

/**
 * Takes a merge back: every record that it moved, and that is still where it led, returns to its entry, which has its id and
 * its address again. What came to the merged entry since stays there; what was erased stays erased. Doing it twice changes nothing.
 * @returns the entries that stand on their own again; empty when there is nothing to take back.
 */
export async function undoMerge(trx: Transaction, { act, ...signed }: Signed & { act: string }): Promise<string[]> {
  const aliases = await deleteAliases(trx, act);
  const [first] = aliases;
  if (!first) return [];
  const from = await presentEntry(trx, first.entry);
  const back = new Map<string, RecordRef[]>(aliases.map(({ alias }) => [alias, []]));
  for (const move of await movesOf(trx, act)) {
    if ((await entryOfRecord(trx, move.source, move.remoteId)) === from) back.get(move.from)?.push(move);
  }
  await partRecords(trx, signed, {
    from,
    moves: back,
    revisions: new Map(aliases.map(({ alias, revision }) => [alias, revision])),
  });
  return [...back.keys()];
}

/**
 * Takes some records out of an entry: they are another thing, which gets an entry of its own. Merging the two again takes it back.
 * @returns the new entry; undefined when none of these records is in the entry, or all of them are.
 */
export async function splitEntry(
  trx: Transaction,
  { entry, records, ...signed }: Signed & { entry: string; records: readonly RecordRef[] },
): Promise<string | undefined> {
  const from = await presentEntry(trx, entry);
  const key = ({ source, remoteId }: RecordRef) => `${source}\n${remoteId}`;
  const wanted = new Set(records.map(key));
  const all = await recordRefs(trx, from);
  const moved = all.filter((ref) => wanted.has(key(ref)));
  if (moved.length === 0 || moved.length === all.length) return undefined;
  const to = mintId(new Date(signed.at));
  await partRecords(trx, signed, { from, moves: new Map([[to, moved]]), revisions: new Map() });
  return to;
}
