import { type Kysely, sql } from "kysely";

/** What people say under fiches, whom they follow, and the news that waits to be told to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createComments(db);
  await createFollows(db);
  await createNews(db);
}

async function createComments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("comment")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("entry", "text", (c) => c.notNull())
    // The message that it answers; null for one that stands by itself.
    .addColumn("parent", "text", (c) => c.references("comment.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    // Public name, where the author wants one.
    .addColumn("name", "text")
    // Never shown. Null once the author is forgotten.
    .addColumn("email", "text")
    // "holder", or "partner:<name>": as what the author speaks.
    .addColumn("standing", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("published_at", "text")
    .addColumn("withdrawn_at", "text")
    // Version that is read by all; null while none is.
    .addColumn("shown", "integer")
    .execute();
  await db.schema.createIndex("comment_entry").on("comment").columns(["entry", "published_at"]).execute();
  await db.schema.createIndex("comment_parent").on("comment").column("parent").execute();
  await db.schema.createIndex("comment_email").on("comment").column("email").execute();

  await db.schema
    .createTable("comment_version")
    .addColumn("comment", "text", (c) => c.notNull().references("comment.id").onDelete("cascade"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    // draft (not confirmed), waiting, accepted, refused, replaced (another was written before it was judged).
    .addColumn("state", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("comment_version_pk", ["comment", "version"])
    .execute();
}

async function createFollows(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("follow_person")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("muted_until", "text")
    .execute();

  await db.schema
    .createTable("follow")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("person", "text", (c) => c.notNull().references("follow_person.id").onDelete("cascade"))
    // entry:<id>, territory:<code>, theme:<concept>, thread:<message>:<entry>.
    .addColumn("target", "text", (c) => c.notNull())
    .addColumn("cause", "text", (c) => c.notNull())
    .addColumn("rhythm", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("stopped_at", "text")
    // What happened up to these numbers (of the change log, of the news) was before: it is not news.
    .addColumn("since_change", "integer", (c) => c.notNull())
    .addColumn("since_news", "integer", (c) => c.notNull())
    // Everything up to this number has been told.
    .addColumn("told_news", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("follow_active")
    .on("follow")
    .columns(["person", "target"])
    .unique()
    .where(sql.ref("stopped_at"), "is", null)
    .execute();
  await db.schema.createIndex("follow_target").on("follow").column("target").execute();

  await db.schema
    .createTable("follow_letter")
    .addColumn("person", "text", (c) => c.notNull().references("follow_person.id").onDelete("cascade"))
    .addColumn("rhythm", "text", (c) => c.notNull())
    .addColumn("sent_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("follow_letter_pk", ["person", "rhythm"])
    .execute();

  // What a followed fiche said when its followers were last told: one fingerprint a field, JSON.
  await db.schema
    .createTable("follow_snapshot")
    .addColumn("entry", "text", (c) => c.notNull().primaryKey())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("fields", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("follow_cursor")
    .addColumn("name", "text", (c) => c.notNull().primaryKey())
    .addColumn("seq", "integer", (c) => c.notNull())
    .execute();
}

async function createNews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("news")
    .addColumn("seq", "integer", (c) => c.notNull().primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("entry", "text", (c) => c.notNull())
    // The same thing is never news twice.
    .addColumn("news_key", "text", (c) => c.notNull().unique())
    // Number in the change log of what made it; 0 for what does not come from there.
    .addColumn("change", "integer", (c) => c.notNull())
    .addColumn("source", "text")
    // Who wrote it: nobody is told what they said themselves.
    .addColumn("author", "text")
    .addColumn("data", "text", (c) => c.notNull())
    .addColumn("retracted", "integer", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("news_at").on("news").column("at").execute();
  await db.schema.createIndex("news_author").on("news").column("author").execute();

  await db.schema
    .createTable("news_target")
    .addColumn("target", "text", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull().references("news.seq").onDelete("cascade"))
    .addPrimaryKeyConstraint("news_target_pk", ["target", "seq"])
    .execute();
  await db.schema.createIndex("news_target_seq").on("news_target").column("seq").execute();
}
