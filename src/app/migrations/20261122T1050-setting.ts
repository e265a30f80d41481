import type { Kysely } from "kysely";

/** What an instance remembers of itself: its public address, whether it has been through its first start. Each change is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("setting")
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("setting_pk", ["name", "at"])
    .execute();
}
