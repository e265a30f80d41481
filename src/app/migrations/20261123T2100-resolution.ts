import type { Kysely } from "kysely";

/** Likely duplicates, as derived from descriptions, and the log of what was judged of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("judgement")
    .addColumn("seq", "integer", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("verdict", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("act", "text")
    .addColumn("undoes", "integer")
    .addColumn("model", "text")
    .addColumn("probability", "double precision")
    .execute();
  await db.schema.createIndex("judgement_undoes").on("judgement").column("undoes").execute();
  await db.schema.createIndex("judgement_act").on("judgement").column("act").execute();
  await db.schema
    .createTable("judgement_record")
    .addColumn("judgement", "integer", (c) => c.notNull())
    .addColumn("side", "integer", (c) => c.notNull())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("remote_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("judgement_record_pk", ["judgement", "side", "source", "remote_id"])
    .execute();
  await db.schema.createIndex("judgement_record_of").on("judgement_record").columns(["source", "remote_id"]).execute();
  await db.schema.createIndex("judgement_record_entry").on("judgement_record").column("entry").execute();
  await db.schema
    .createTable("likeness")
    .addColumn("entry_a", "text", (c) => c.notNull())
    .addColumn("entry_b", "text", (c) => c.notNull())
    .addColumn("case_id", "text", (c) => c.notNull())
    .addColumn("worth", "double precision", (c) => c.notNull())
    .addColumn("probability", "double precision", (c) => c.notNull())
    .addColumn("sibling", "double precision", (c) => c.notNull())
    .addColumn("band", "text", (c) => c.notNull())
    .addColumn("explanation", "text", (c) => c.notNull())
    .addColumn("records", "text", (c) => c.notNull())
    .addColumn("model", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("judged", "text")
    .addPrimaryKeyConstraint("likeness_pk", ["entry_a", "entry_b"])
    .execute();
  await db.schema.createIndex("likeness_b").on("likeness").column("entry_b").execute();
  await db.schema.createIndex("likeness_case").on("likeness").column("case_id").execute();
  await db.schema.createIndex("likeness_worth").on("likeness").columns(["band", "worth"]).execute();
  await db.schema
    .createTable("resolution_state")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("source_without_duplicates")
    .addColumn("source", "text", (c) => c.primaryKey())
    .addColumn("since", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .execute();
}
