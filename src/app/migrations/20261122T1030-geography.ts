import type { Kysely } from "kysely";

/** What an instance adds to official geography: centres of communes of its own, and territories that it declares. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("commune_centroid")
    .addColumn("insee", "text", (c) => c.primaryKey())
    .addColumn("lat", "double precision", (c) => c.notNull())
    .addColumn("lon", "double precision", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("declared_territory")
    .addColumn("code", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("kind", "text")
    .addColumn("note", "text")
    .addColumn("communes", "text", (c) => c.notNull())
    .addColumn("perimeter", "text")
    .addColumn("updated_at", "text", (c) => c.notNull())
    .execute();
}
