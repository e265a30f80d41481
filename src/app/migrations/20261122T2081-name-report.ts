import type { Kysely } from "kysely";

/** Persons who are named in a fiche and do not wish to be: what they asked, until it is decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("name_report")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("words", "text", (c) => c.notNull())
    .addColumn("decided_at", "text")
    .execute();
  await db.schema.createIndex("name_report_email").on("name_report").column("email").execute();
}
