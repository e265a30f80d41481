import type { Kysely } from "kysely";

/** Accounts, the roles they hold in an organisation, sign-in links and sessions. Secrets are kept as hashes alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("account")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("name", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("last_seen_at", "text")
    .execute();

  await db.schema
    .createTable("membership")
    .addColumn("account", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
    // Id of a partner, or '*' for the instance itself.
    .addColumn("organisation", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("granted_at", "text", (c) => c.notNull())
    .addColumn("granted_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("membership_pk", ["account", "organisation", "role"])
    .execute();

  await db.schema
    .createTable("sign_in_link")
    .addColumn("token_hash", "text", (c) => c.notNull().primaryKey())
    .addColumn("account", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
    .addColumn("next", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("used_at", "text")
    .execute();

  await db.schema
    .createTable("session")
    .addColumn("token_hash", "text", (c) => c.notNull().primaryKey())
    .addColumn("account", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .execute();
}
