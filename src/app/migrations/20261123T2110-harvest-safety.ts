import { type Kysely, sql } from "kysely";

/** What keeps a harvest from hurting: runs in the order in which they began, their differences, what people decide of them, absences. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // 1: each update of the source waits for a person.
  await db.schema
    .alterTable("source")
    .addColumn("approval", "integer", (c) => c.notNull().defaultTo(0))
    .execute();

  // Order of beginning, whatever the clock said.
  await db.schema
    .alterTable("harvest_run")
    .addColumn("seq", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update harvest_run set seq = (select count(*) from harvest_run as b where b.id <= harvest_run.id)`.execute(db);
  await sql`insert into sequence (name, value) select 'harvest_run', count(*) from harvest_run having count(*) > 0`.execute(db);
  await db.schema.createIndex("harvest_run_order").on("harvest_run").columns(["source", "seq"]).execute();
  // JSON: what the run would change, with samples.
  await db.schema.alterTable("harvest_run").addColumn("plan", "text").execute();

  await db.schema
    .createTable("run_decision")
    .addColumn("seq", "bigint", (c) => c.notNull().primaryKey())
    .addColumn("run", "text", (c) => c.notNull().references("harvest_run.id"))
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("verdict", "text", (c) => c.notNull())
    .addColumn("decided_by", "text", (c) => c.notNull())
    // What was judged: this document as this mapping reads it.
    .addColumn("document", "text", (c) => c.notNull())
    .addColumn("reader", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("run_decision_run").on("run_decision").column("run").execute();
  await db.schema.createIndex("run_decision_source").on("run_decision").columns(["source", "seq"]).execute();

  // Complete listings in a row that lacked the record; when it was set aside by a run rather than by a person.
  await db.schema
    .alterTable("source_record")
    .addColumn("missing_runs", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("source_record").addColumn("archived_at", "text").execute();
  await sql`update source_record set missing_runs = 1 where missing_since is not null`.execute(db);
  // The version that was the head before this one, when it is not the one numbered before.
  await db.schema.alterTable("source_record_version").addColumn("follows", "integer").execute();

  await db.schema
    .createTable("record_absence")
    .addColumn("run", "text", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("remote_id", "text", (c) => c.notNull())
    // `missing`, `back`, `archived`, `restored`, and JSON: how the record stood before and after.
    .addColumn("effect", "text", (c) => c.notNull())
    .addColumn("before", "text", (c) => c.notNull())
    .addColumn("after", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("record_absence_pk", ["run", "source", "remote_id", "effect"])
    .execute();
}
