import type { Executor } from "../platform/database.ts";
import type { RecordRef } from "./linkage-record.ts";

/** A description that its source no longer lists, since an ISO instant. */
type Missing = RecordRef & { since: string };

/** Descriptions that their sources no longer list. */
export async function missingRecords(executor: Executor): Promise<Missing[]> {
  const rows = await executor
    .selectFrom("source_record")
    .select(["source", "remote_id", "missing_since"])
    .where("missing_since", "is not", null)
    .where("retired_at", "is", null)
    .execute();
  return rows.map(({ source, remote_id, missing_since }) => ({ source, remoteId: remote_id, since: missing_since ?? "" }));
}
