import { sql } from "kysely";
import type { Executor } from "../platform/database.ts";
import type { Entry } from "./entry.ts";
import { toRecord } from "./record.store.ts";
import { standingsOf } from "./standing.store.ts";
import { materialise } from "./survivorship.ts";

/**
 * An entry as its present records told it just before an ISO instant, for readers of the change log who want to know what a change
 * changed; undefined when none of them had been told yet. What was erased since is not there; a record that came from another
 * entry (merge, split) counts as if it had always been here, and sources are trusted as they are today.
 */
export async function entryBefore(executor: Executor, id: string, at: string): Promise<Entry | undefined> {
  const rows = await executor
    .selectFrom("source_record as r")
    .innerJoin("source_record_version as v", (join) =>
      join.onRef("v.source", "=", "r.source").onRef("v.remote_id", "=", "r.remote_id"),
    )
    .select(["r.source", "r.remote_id", "r.first_at", "v.version", "v.at", "v.body", "v.since"])
    .where("r.entry", "=", id)
    .where((eb) => eb.or([eb("r.retired_at", "is", null), eb("r.retired_at", ">=", at)]))
    .where("v.version", "=", (eb) =>
      eb
        .selectFrom("source_record_version as w")
        .select(eb.fn.max<number>(sql.ref("w.version")).as("version"))
        .whereRef("w.source", "=", "r.source")
        .whereRef("w.remote_id", "=", "r.remote_id")
        .where("w.at", "<", at),
    )
    .execute();
  const createdAt = rows.map((row) => row.first_at).reduce((a, b) => (a < b ? a : b), at);
  const records = rows.map(toRecord);
  return records.length > 0 ? materialise(id, createdAt, records, await standingsOf(executor)) : undefined;
}
