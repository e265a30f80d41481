import { type Kysely, sql } from "kysely";

/** What protects an account, what a person says of themselves, and what happened to it. Secrets are hashes, TOTP's apart. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("session").addColumn("method", "text").execute();
  await db.schema.alterTable("session").addColumn("browser", "text").execute();
  await db.schema.alterTable("session").addColumn("seen_at", "text").execute();
  await sql`create index session_account on session (account)`.execute(db);

  const owned = (name: string) =>
    db.schema.createTable(name).addColumn("account", "text", (c) => c.notNull().references("account.id").onDelete("cascade"));

  await owned("password")
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("password_pk", ["account"])
    .execute();

  await owned("second_factor")
    // Base 32: the server must compute the same codes as the telephone.
    .addColumn("secret", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    // Absent while the first code has not been given.
    .addColumn("confirmed_at", "text")
    .addColumn("last_counter", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("second_factor_pk", ["account"])
    .execute();

  await owned("recovery_code")
    .addColumn("code_hash", "text", (c) => c.notNull())
    .addColumn("used_at", "text")
    .addPrimaryKeyConstraint("recovery_code_pk", ["account", "code_hash"])
    .execute();

  // Somebody who proved the address and still owes the second factor.
  await owned("sign_in_step")
    .addColumn("token_hash", "text", (c) => c.notNull().primaryKey())
    .addColumn("method", "text", (c) => c.notNull())
    .addColumn("next", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .execute();

  // Who somebody is for an OpenID Connect provider.
  await owned("external_identity")
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("linked_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("external_identity_pk", ["issuer", "subject"])
    .execute();

  await owned("profile")
    // JSON: each answer with whom it is shown to.
    .addColumn("answers", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("profile_pk", ["account"])
    .execute();

  await owned("account_event")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    // Who did it, when it is not the owner of the account; and on what (a role and an organisation).
    .addColumn("by", "text")
    .addColumn("detail", "text")
    .execute();
  await sql`create index account_event_account on account_event (account, at)`.execute(db);

  // Failed tries: by the hash of an address or of an account, known or not; never who tried.
  await db.schema
    .createTable("sign_in_failure")
    .addColumn("key", "text", (c) => c.notNull().primaryKey())
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("last_at", "text", (c) => c.notNull())
    .addColumn("locked_until", "text")
    .execute();
}
