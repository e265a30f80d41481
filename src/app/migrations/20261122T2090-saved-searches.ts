import type { Kysely } from "kysely";

/** Searches that people follow, the pause of one thing followed, and the way from a fiche to what was told of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("saved_search")
    // Fingerprint of the parameters: the same search is kept once, whoever follows it.
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    // The parameters of its canonical address.
    .addColumn("parameters", "text", (c) => c.notNull())
    // How it was read, in French, when somebody last began to follow it.
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.alterTable("follow").addColumn("paused_at", "text").execute();
  await db.schema.createIndex("news_entry").on("news").column("entry").execute();
}
