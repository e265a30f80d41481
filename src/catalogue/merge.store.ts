import type { Executor } from "../platform/database.ts";
import { chunks } from "./record.store.ts";

/** One record, as its source names it. */
export type RecordRef = { source: string; remoteId: string };

/** Every record of an entry, those set aside too. */
export async function recordRefs(executor: Executor, entry: string): Promise<RecordRef[]> {
  const rows = await executor
    .selectFrom("source_record")
    .select(["source", "remote_id"])
    .where("entry", "=", entry)
    .orderBy("source")
    .orderBy("remote_id")
    .execute();
  return rows.map(({ source, remote_id }) => ({ source, remoteId: remote_id }));
}

/** Gives records to another entry, with what they are recognised by. */
export async function moveRecords(executor: Executor, refs: readonly RecordRef[], entry: string): Promise<void> {
  for (const [source, own] of Map.groupBy(refs, (ref) => ref.source)) {
    for (const some of chunks(own.map(({ remoteId }) => remoteId))) {
      for (const table of ["source_record", "entry_key"] as const)
        await executor.updateTable(table).set({ entry }).where("source", "=", source).where("remote_id", "in", some).execute();
    }
  }
}

/** What one merge or split moved: each record, from which entry to which. */
export async function movesOf(executor: Executor, act: string): Promise<(RecordRef & { from: string; to: string })[]> {
  const rows = await executor.selectFrom("decision").selectAll().where("act", "=", act).orderBy("seq").execute();
  return rows.flatMap(({ source, remote_id, entry, from_entry }) =>
    !from_entry ? [] : [{ source, remoteId: remote_id, from: from_entry, to: entry }],
  );
}
