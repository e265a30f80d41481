import type { Kysely } from "kysely";

/** What the commons share: private links, letters waiting to be sent, source records that no longer count, consultations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("private_link")
    // SHA-256 of the secret: a copy of the database opens nothing.
    .addColumn("secret_hash", "text", (c) => c.notNull().primaryKey())
    .addColumn("purpose", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("email", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("spent_at", "text")
    .execute();
  await db.schema.createIndex("private_link_subject").on("private_link").columns(["purpose", "subject"]).execute();
  await db.schema.createIndex("private_link_email").on("private_link").columns(["email", "created_at"]).execute();

  await db.schema
    .createTable("outgoing_mail")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("recipient", "text", (c) => c.notNull())
    .addColumn("mail", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("outgoing_mail_recipient").on("outgoing_mail").column("recipient").execute();

  // A record set aside by a decision: kept, and no longer part of its entry.
  await db.schema.alterTable("source_record").addColumn("retired_at", "text").execute();

  await db.schema
    .createTable("consultation")
    .addColumn("entry", "text", (c) => c.notNull())
    // Day of the consultations, ISO date in UTC; and what was looked at: `fiche` or `video`.
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("consultation_pk", ["entry", "day", "what"])
    .execute();
  await db.schema.createIndex("consultation_day").on("consultation").column("day").execute();
}
