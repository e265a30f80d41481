import type { Kysely } from "kysely";

/** What sources are declared to be worth beside one another: every declaration, the last of each counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("source_standing")
    .addColumn("seq", "bigint", (c) => c.notNull().primaryKey())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("standing", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("declared_by", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("source_standing_source").on("source_standing").column("source").execute();
}
