import type { Executor } from "../platform/database.ts";
import { chunks } from "./record.store.ts";

type ErasedRecordTable = { source: string; remote_id: string; at: string; erased_by: string };

declare module "../platform/database.ts" {
  interface Schema {
    erased_record: ErasedRecordTable;
  }
}

/** Those of these records that were erased and must not come back. */
export async function erasedRecords(executor: Executor, source: string, remoteIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const ids of chunks(remoteIds)) {
    const rows = await executor
      .selectFrom("erased_record")
      .select("remote_id")
      .where("source", "=", source)
      .where("remote_id", "in", ids)
      .execute();
    for (const row of rows) found.add(row.remote_id);
  }
  return found;
}

/** Removes every version of a record, and notes that it must not come back. */
export async function deleteRecord(executor: Executor, row: ErasedRecordTable): Promise<void> {
  const { source, remote_id } = row;
  for (const table of ["entry_key", "record_address", "source_record_version", "source_record"] as const) {
    await executor.deleteFrom(table).where("source", "=", source).where("remote_id", "=", remote_id).execute();
  }
  await executor.insertInto("erased_record").values(row).execute();
}
