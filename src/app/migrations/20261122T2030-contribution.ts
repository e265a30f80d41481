import type { Kysely } from "kysely";

/** Fiches that people propose, from the first word to the end, and the pictures they give. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("proposal")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("proposer", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    // JSON: what was answered so far; what the fiche says; what it said one publication earlier.
    .addColumn("answers", "text", (c) => c.notNull())
    .addColumn("published", "text")
    .addColumn("published_before", "text")
    .addColumn("version", "integer", (c) => c.notNull())
    // Of its author, normalised: known from the sending on.
    .addColumn("email", "text")
    .addColumn("entry", "text")
    // JSON: what the form's trap saw; the decision, with its explanation.
    .addColumn("trap", "text", (c) => c.notNull())
    .addColumn("decision", "text")
    .addColumn("state_before", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("proposal_email").on("proposal").column("email").execute();
  await db.schema.createIndex("proposal_state").on("proposal").columns(["state", "updated_at"]).execute();

  await db.schema
    .createTable("picture")
    .addColumn("id", "text", (c) => c.notNull())
    // What it was given with: the id of a proposal (or of a correction).
    .addColumn("owner", "text", (c) => c.notNull())
    .addColumn("width", "integer", (c) => c.notNull())
    .addColumn("height", "integer", (c) => c.notNull())
    .addColumn("bytes", "integer", (c) => c.notNull())
    // 1 once what it was given with is published.
    .addColumn("public", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("picture_pk", ["id", "owner"])
    .execute();
  await db.schema.createIndex("picture_owner").on("picture").column("owner").execute();
}
