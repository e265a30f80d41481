import type { Kysely } from "kysely";

/** Sources being prepared: a document given, what was recognised, the correspondence as corrected so far. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("source_draft")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("partner", "text", (c) => c.notNull().references("partner.id"))
    // The source whose correspondence is being changed; null for a new one.
    .addColumn("source", "text", (c) => c.references("source.id"))
    .addColumn("location", "text", (c) => c.notNull())
    .addColumn("document", "text", (c) => c.notNull())
    .addColumn("document_name", "text", (c) => c.notNull())
    .addColumn("recognition", "text", (c) => c.notNull())
    .addColumn("yaml", "text", (c) => c.notNull())
    // JSON: why the mapping was proposed so, by column and in general.
    .addColumn("reasons", "text", (c) => c.notNull())
    // JSON list of the columns of the document in force, when another is to replace it.
    .addColumn("columns_before", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .execute();
}
