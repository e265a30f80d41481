import type { Kysely } from "kysely";

/** The cooperative: applications of partners, votes of the members, charter and signatures; changes of the vocabulary. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await applications(db);
  await votes(db);
  await charter(db);
  await words(db);
  await db.schema
    .createTable("governance_event")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("detail", "text")
    .execute();
  await db.schema.createIndex("governance_event_subject").on("governance_event").columns(["subject", "id"]).execute();
}

async function applications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("application")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("ended_at", "text")
    .addColumn("name", "text", (c) => c.notNull())
    // JSON: the answers that are about the organisation.
    .addColumn("answers", "text", (c) => c.notNull())
    // JSON: who looks after it and who signs; emptied when the person asks.
    .addColumn("people", "text", (c) => c.notNull())
    .addColumn("email", "text")
    .addColumn("partner", "text")
    .execute();
  await db.schema.createIndex("application_state").on("application").columns(["state", "id"]).execute();
  await db.schema.createIndex("application_email").on("application").column("email").execute();

  await db.schema
    .createTable("partner_suspension")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("partner", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    // JSON: who looked after its sources, to be given back.
    .addColumn("accounts", "text", (c) => c.notNull())
    .addColumn("lifted_at", "text")
    .execute();
}

async function votes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("admission_vote")
    .addColumn("application", "text", (c) => c.notNull().references("application.id").onDelete("cascade"))
    .addColumn("round", "integer", (c) => c.notNull())
    .addColumn("mode", "text", (c) => c.notNull())
    .addColumn("opened_at", "text", (c) => c.notNull())
    .addColumn("closes_at", "text")
    .addColumn("announced_at", "text")
    .addColumn("reminded_at", "text")
    .addColumn("prolonged_at", "text")
    .addColumn("closed_at", "text")
    .addColumn("outcome", "text")
    // JSON: how many voices of each kind, and how many could be cast, when it closed.
    .addColumn("tally", "text")
    .addPrimaryKeyConstraint("admission_vote_pk", ["application", "round"])
    .execute();
  await db.schema
    .createTable("admission_ballot")
    .addColumn("application", "text", (c) => c.notNull().references("application.id").onDelete("cascade"))
    .addColumn("round", "integer", (c) => c.notNull())
    .addColumn("partner", "text", (c) => c.notNull())
    .addColumn("choice", "text", (c) => c.notNull())
    .addColumn("comment", "text")
    .addColumn("email", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("admission_ballot_pk", ["application", "round", "partner"])
    .execute();
  await db.schema
    .createTable("governance_silence")
    .addColumn("email", "text", (c) => c.notNull().primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
}

async function charter(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("charter_version")
    .addColumn("version", "integer", (c) => c.notNull().primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addColumn("changed", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("charter_signature")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("organisation", "text", (c) => c.notNull())
    .addColumn("partner", "text")
    .addColumn("application", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("name", "text")
    .addColumn("role", "text")
    .addColumn("email", "text")
    .addColumn("public", "integer", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("charter_signature_partner").on("charter_signature").columns(["partner", "version"]).execute();
}

async function words(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("vocabulary_change")
    .addColumn("seq", "integer", (c) => c.notNull().primaryKey())
    .addColumn("scheme", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("undone_at", "text")
    .execute();
  await db.schema
    .createTable("word_proposal")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("opened_at", "text")
    .addColumn("scheme", "text", (c) => c.notNull())
    // JSON: the change that is asked for.
    .addColumn("wanted", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("examples", "text", (c) => c.notNull())
    .addColumn("author", "text")
    .addColumn("email", "text")
    .addColumn("outcome", "text")
    .addColumn("decided_at", "text")
    .addColumn("decision", "text")
    // JSON: the change that was made, and its number.
    .addColumn("adopted", "text")
    .execute();
  await db.schema.createIndex("word_proposal_state").on("word_proposal").columns(["state", "id"]).execute();
  await db.schema
    .createTable("word_comment")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("proposal", "text", (c) => c.notNull().references("word_proposal.id").onDelete("cascade"))
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("author", "text")
    .addColumn("email", "text")
    .addColumn("text", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("word_comment_proposal").on("word_comment").columns(["proposal", "id"]).execute();
  await db.schema
    .createTable("word_opinion")
    .addColumn("proposal", "text", (c) => c.notNull().references("word_proposal.id").onDelete("cascade"))
    .addColumn("account", "text", (c) => c.notNull())
    .addColumn("choice", "text", (c) => c.notNull())
    .addColumn("text", "text")
    .addColumn("author", "text")
    .addColumn("email", "text")
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("word_opinion_pk", ["proposal", "account"])
    .execute();
}
