import type { Kysely } from "kysely";

/** The queue of what waits for a decision, its log, what spam is recognised by, the community's voices, and reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("moderation_case")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    // Id in the room that the kind belongs to.
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("entry", "text")
    .addColumn("email", "text")
    .addColumn("account", "text")
    // JSON: the words judged; what was there before and after; why it looks like spam or not.
    .addColumn("texts", "text", (c) => c.notNull())
    .addColumn("changes", "text", (c) => c.notNull())
    .addColumn("signals", "text", (c) => c.notNull())
    .addColumn("score", "integer", (c) => c.notNull())
    .addColumn("likely_spam", "integer", (c) => c.notNull())
    .addColumn("urgent", "integer", (c) => c.notNull())
    .addColumn("aside", "integer", (c) => c.notNull())
    .addColumn("appealed", "integer", (c) => c.notNull())
    .addColumn("contests", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    // Order of the queue, computed from the flags above; then since when.
    .addColumn("rank", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("opened_at", "text", (c) => c.notNull())
    .addColumn("waiting_since", "text", (c) => c.notNull())
    .addColumn("decided_at", "text")
    .addColumn("decided_by", "text")
    .addColumn("erased_at", "text")
    .execute();
  const index = (name: string, columns: string[]) => db.schema.createIndex(name).on("moderation_case").columns(columns).execute();
  await db.schema.createIndex("moderation_case_subject").unique().on("moderation_case").columns(["kind", "subject"]).execute();
  await index("moderation_case_queue", ["state", "rank", "waiting_since"]);
  await index("moderation_case_email", ["email"]);

  await db.schema
    .createTable("moderation_case_partner")
    .addColumn("case", "text", (c) => c.notNull().references("moderation_case.id"))
    .addColumn("partner", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("moderation_case_partner_key", ["case", "partner"])
    .execute();

  // Append-only: what happened to each case, by whom.
  await db.schema
    .createTable("moderation_event")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("case", "text", (c) => c.notNull().references("moderation_case.id"))
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("act", "text", (c) => c.notNull())
    // What the author was told; what curators told each other.
    .addColumn("message", "text")
    .addColumn("note", "text")
    .addColumn("changes", "text")
    .addColumn("batch", "text")
    .addColumn("undoes", "text")
    .execute();
  await db.schema.createIndex("moderation_event_case").on("moderation_event").column("case").execute();
  await db.schema.createIndex("moderation_event_act").on("moderation_event").columns(["act", "id"]).execute();

  // What lately came in, so that the same text, domain or author is recognised.
  await db.schema
    .createTable("moderation_trace")
    .addColumn("case", "text", (c) => c.notNull().references("moderation_case.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("moderation_trace_key", ["case", "kind", "value"])
    .execute();
  await db.schema.createIndex("moderation_trace_value").on("moderation_trace").columns(["kind", "value", "at"]).execute();

  await db.schema
    .createTable("moderation_vote")
    .addColumn("case", "text", (c) => c.notNull().references("moderation_case.id"))
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("side", "text", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("moderation_vote_key", ["case", "account"])
    .execute();
  await db.schema.createIndex("moderation_vote_account").on("moderation_vote").column("account").execute();

  await db.schema
    .createTable("moderation_report")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    // Path on this site of what is reported.
    .addColumn("object", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("email", "text")
    .addColumn("account", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("moderation_report_email").on("moderation_report").column("email").execute();
}
