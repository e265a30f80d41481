import type { Kysely } from "kysely";

/** Records erased at somebody's request: what remains is that they must not come back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("erased_record")
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("remote_id", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("erased_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("erased_record_pk", ["source", "remote_id"])
    .execute();
}
