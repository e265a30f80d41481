import type { Kysely } from "kysely";

/** Those who decide and no longer wish the daily letter about what waits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("moderation_silence")
    .addColumn("account", "text", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
}
