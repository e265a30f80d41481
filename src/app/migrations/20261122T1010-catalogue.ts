import type { Kysely } from "kysely";

/** Source records, decisions, entries, change log. JSON is text; dates are ISO text; order is by byte on both engines. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("source_record")
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("remote_id", "text", (c) => c.notNull())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("raw_key", "text", (c) => c.notNull())
    .addColumn("body_hash", "text", (c) => c.notNull())
    .addColumn("first_at", "text", (c) => c.notNull())
    .addColumn("missing_since", "text")
    .addPrimaryKeyConstraint("source_record_pk", ["source", "remote_id"])
    .execute();
  await db.schema.createIndex("source_record_entry").on("source_record").column("entry").execute();

  await db.schema
    .createTable("source_record_version")
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("remote_id", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("run", "text", (c) => c.notNull())
    .addColumn("mapping", "text", (c) => c.notNull())
    .addColumn("body_hash", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("since", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("source_record_version_pk", ["source", "remote_id", "version"])
    .execute();

  await db.schema
    .createTable("decision")
    .addColumn("seq", "bigint", (c) => c.notNull().primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("remote_id", "text", (c) => c.notNull())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("decided_by", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("decision_entry").on("decision").column("entry").execute();

  await db.schema
    .createTable("entry")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("entry_key")
    .addColumn("link_key", "text", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("remote_id", "text", (c) => c.notNull())
    .addColumn("entry", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("entry_key_pk", ["link_key", "source", "remote_id"])
    .execute();
  await db.schema.createIndex("entry_key_record").on("entry_key").columns(["source", "remote_id"]).execute();

  await db.schema
    .createTable("change")
    .addColumn("seq", "bigint", (c) => c.notNull().primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("before", "text")
    .addColumn("after", "text")
    .execute();
  await db.schema.createIndex("change_entry").on("change").column("entry").execute();
}
