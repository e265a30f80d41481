import type { Kysely } from "kysely";

/** Corrections of fiches, claims and those who hold a fiche. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("correction")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("entry", "text", (c) => c.notNull())
    // What it is about: `value`, `gone`, `duplicate`, `removal`.
    .addColumn("about", "text", (c) => c.notNull())
    // JSON: fields with the value before and the value after (null: nothing).
    .addColumn("changes", "text", (c) => c.notNull())
    // The fiche that it would be a duplicate of.
    .addColumn("other", "text")
    .addColumn("because", "text", (c) => c.notNull())
    .addColumn("evidence", "text")
    .addColumn("email", "text")
    .addColumn("name", "text")
    // The holder who stated it on their own fiche; null for everybody else.
    .addColumn("holder", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("likely_spam", "integer", (c) => c.notNull())
    // JSON: what the trap of the form said, kept until the address is confirmed.
    .addColumn("trap", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("decided_at", "text")
    .addColumn("decided_by", "text")
    .addColumn("message", "text")
    .execute();
  await db.schema.createIndex("correction_entry").on("correction").columns(["entry", "state"]).execute();
  await db.schema.createIndex("correction_email").on("correction").column("email").execute();
  await db.schema.createIndex("correction_holder").on("correction").column("holder").execute();

  await db.schema
    .createTable("correction_partner")
    .addColumn("correction", "text", (c) => c.notNull())
    .addColumn("partner", "text", (c) => c.notNull())
    .addColumn("awaiting_told_at", "text")
    .addColumn("decided_told_at", "text")
    .addPrimaryKeyConstraint("correction_partner_pk", ["correction", "partner"])
    .execute();
  await db.schema.createIndex("correction_partner_partner").on("correction_partner").column("partner").execute();

  await db.schema
    .createTable("correction_mute")
    .addColumn("partner", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("correction_mute_pk", ["partner", "email"])
    .execute();

  await db.schema
    .createTable("correction_opinion")
    .addColumn("correction", "text", (c) => c.notNull())
    .addColumn("holder", "text", (c) => c.notNull())
    .addColumn("verdict", "text", (c) => c.notNull())
    .addColumn("words", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("correction_opinion_pk", ["correction", "holder"])
    .execute();

  await db.schema
    .createTable("claim")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("email", "text")
    .addColumn("name", "text")
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("proof", "text", (c) => c.notNull())
    .addColumn("proof_url", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("trap", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("decided_at", "text")
    .addColumn("decided_by", "text")
    .addColumn("message", "text")
    .execute();
  await db.schema.createIndex("claim_entry").on("claim").columns(["entry", "state"]).execute();
  await db.schema.createIndex("claim_email").on("claim").column("email").execute();

  await db.schema
    .createTable("holder")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("email", "text")
    .addColumn("name", "text")
    .addColumn("role", "text", (c) => c.notNull())
    // The claim, or the transfer, that made them one.
    .addColumn("origin", "text", (c) => c.notNull())
    // How they want to be asked: `relay` (through this site) or `none`.
    .addColumn("reach", "text", (c) => c.notNull())
    .addColumn("since", "text", (c) => c.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("ended_at", "text")
    .addColumn("ended_why", "text")
    .execute();
  await db.schema.createIndex("holder_entry").on("holder").column("entry").execute();
  await db.schema.createIndex("holder_email").on("holder").column("email").execute();

  await db.schema
    .createTable("holder_transfer")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("holder", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    // 1: whoever hands over stays a holder too.
    .addColumn("stays", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("holder_transfer_holder").on("holder_transfer").column("holder").execute();
}
