import type { Kysely } from "kysely";

/** Requests for contact, who was asked, what both sides wrote to each other, and counters that name nobody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("introduction")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("entry", "text", (c) => c.notNull())
    .addColumn("entry_title", "text", (c) => c.notNull())
    // Where it counts: slug of the partner that brought the fiche, code of its department; "" when there is none.
    .addColumn("partner", "text", (c) => c.notNull())
    .addColumn("department", "text", (c) => c.notNull())
    .addColumn("asker_email", "text")
    .addColumn("asker_name", "text", (c) => c.notNull())
    .addColumn("asker_organisation", "text", (c) => c.notNull())
    .addColumn("asker_role", "text", (c) => c.notNull())
    .addColumn("why", "text", (c) => c.notNull())
    .addColumn("offer", "text", (c) => c.notNull())
    .addColumn("asker_shares", "integer", (c) => c.notNull())
    // JSON: what the trap of the form caught.
    .addColumn("trap", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("rung", "text")
    .addColumn("held_by", "text")
    .addColumn("redirects", "integer", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("rung_since", "text")
    .addColumn("reminded_at", "text")
    .addColumn("answered_at", "text")
    .addColumn("ended_at", "text")
    .addColumn("last_message_at", "text")
    .addColumn("outcome_asked_at", "text")
    .addColumn("erased_at", "text")
    .addColumn("other_email", "text")
    .addColumn("other_name", "text")
    .addColumn("other_shares", "integer", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("asker_outcome", "text")
    .addColumn("other_outcome", "text")
    .execute();
  await db.schema.createIndex("introduction_state").on("introduction").columns(["state", "rung_since"]).execute();
  await db.schema.createIndex("introduction_asker").on("introduction").columns(["asker_email", "entry"]).execute();
  await db.schema.createIndex("introduction_other").on("introduction").column("other_email").execute();

  await db.schema
    .createTable("introduction_recipient")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("introduction", "text", (c) => c.notNull().references("introduction.id").onDelete("cascade"))
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("name", "text")
    .addColumn("rung", "text", (c) => c.notNull())
    // French: where the address came from, told to its holder.
    .addColumn("origin", "text", (c) => c.notNull())
    .addColumn("since", "text", (c) => c.notNull())
    .addColumn("until", "text")
    .execute();
  await db.schema.createIndex("introduction_recipient_of").on("introduction_recipient").column("introduction").execute();
  await db.schema.createIndex("introduction_recipient_email").on("introduction_recipient").column("email").execute();

  await db.schema
    .createTable("introduction_message")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("introduction", "text", (c) => c.notNull().references("introduction.id").onDelete("cascade"))
    .addColumn("side", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("via", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    // JSON: names of the files passed on, and of those that stayed behind with why.
    .addColumn("files", "text", (c) => c.notNull())
    .addColumn("withheld", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    // Fingerprint of its Message-ID, or of the form that it came from: the same letter twice is one.
    .addColumn("fingerprint", "text", (c) => c.notNull())
    .addUniqueConstraint("introduction_message_once", ["introduction", "side", "fingerprint"])
    .execute();
  await db.schema.createIndex("introduction_message_of").on("introduction_message").columns(["introduction", "at"]).execute();

  await db.schema
    .createTable("introduction_alias")
    .addColumn("alias", "text", (c) => c.notNull().primaryKey())
    .addColumn("introduction", "text", (c) => c.notNull().references("introduction.id").onDelete("cascade"))
    // Who writes to it.
    .addColumn("side", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("introduction_alias_of").on("introduction_alias").column("introduction").execute();

  await db.schema
    .createTable("introduction_block")
    // SHA-256 of both addresses together: neither can be read from it.
    .addColumn("pair", "text", (c) => c.notNull().primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("introduction_count")
    .addColumn("month", "text", (c) => c.notNull())
    .addColumn("partner", "text", (c) => c.notNull())
    .addColumn("department", "text", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("introduction_count_pk", ["month", "partner", "department", "what"])
    .execute();
}
