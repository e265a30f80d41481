import type { Kysely } from "kysely";

/** Merges and splits in the log of decisions, and the addresses of entries that became another's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("decision").addColumn("from_entry", "text").execute();
  await db.schema.alterTable("decision").addColumn("act", "text").execute();
  await db.schema.createIndex("decision_act").on("decision").column("act").execute();
  await db.schema.createIndex("decision_from").on("decision").column("from_entry").execute();
  await db.schema
    .createTable("entry_alias")
    .addColumn("alias", "text", (c) => c.primaryKey())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("entry_alias_entry").on("entry_alias").column("entry").execute();
}
