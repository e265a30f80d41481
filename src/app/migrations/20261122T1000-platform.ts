import { type Kysely, sql } from "kysely";

/** Gap-free counters, background jobs and their schedule. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sequence")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "bigint", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("job")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("queue", "text", (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("dedupe_key", "text")
    // waiting, running, done, dead (gave up), cancelled
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("priority", "integer", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("max_attempts", "integer", (column) => column.notNull())
    .addColumn("due_at", "text", (column) => column.notNull())
    .addColumn("lease_token", "text")
    .addColumn("lease_until", "text")
    .addColumn("cancel_requested", "integer", (column) => column.notNull())
    .addColumn("progress_text", "text")
    .addColumn("progress_done", "integer")
    .addColumn("progress_total", "integer")
    .addColumn("result", "text")
    .addColumn("error", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("started_at", "text")
    .addColumn("finished_at", "text")
    .execute();
  await db.schema.createIndex("job_due").on("job").columns(["state", "queue", "priority", "due_at", "id"]).execute();
  await db.schema.createIndex("job_finished").on("job").columns(["state", "finished_at"]).execute();
  // One live job per key: asking twice for the same work is one job.
  await db.schema
    .createIndex("job_dedupe")
    .unique()
    .on("job")
    .columns(["queue", "dedupe_key"])
    .where(sql<boolean>`state in ('waiting', 'running')`)
    .execute();

  await db.schema
    .createTable("job_schedule")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("queue", "text", (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("every_seconds", "integer", (column) => column.notNull())
    .addColumn("next_due_at", "text", (column) => column.notNull())
    .execute();
}
