import type { Kysely } from "kysely";

/** Partners, their sources, versions of mappings, runs with their reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("partner")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("slug", "text", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("description", "text")
    .addColumn("url", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("source")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("slug", "text", (c) => c.notNull().unique())
    .addColumn("partner", "text", (c) => c.notNull().references("partner.id"))
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("why", "text")
    .addColumn("licence", "text", (c) => c.notNull())
    .addColumn("licence_url", "text")
    // JSON {kind: file|url|upload, at}: where its document is read from.
    .addColumn("location", "text", (c) => c.notNull())
    .addColumn("mapping_version", "integer", (c) => c.notNull())
    .addColumn("last_run", "text")
    .addColumn("last_complete_at", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("mapping_version")
    .addColumn("source", "text", (c) => c.notNull().references("source.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("yaml", "text", (c) => c.notNull())
    .addColumn("saved_at", "text", (c) => c.notNull())
    .addColumn("saved_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("mapping_version_pk", ["source", "version"])
    .execute();

  await db.schema
    .createTable("harvest_run")
    .addColumn("id", "text", (c) => c.notNull().primaryKey())
    .addColumn("source", "text", (c) => c.notNull().references("source.id"))
    .addColumn("mapping_version", "integer", (c) => c.notNull())
    .addColumn("started_at", "text", (c) => c.notNull())
    .addColumn("finished_at", "text")
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("document", "text")
    // JSON: counts of rows and records, unmapped values, totals of issues by code.
    .addColumn("report", "text", (c) => c.notNull())
    .addColumn("failure", "text")
    .execute();
  await db.schema.createIndex("harvest_run_source").on("harvest_run").columns(["source", "started_at"]).execute();

  await db.schema
    .createTable("harvest_issue")
    .addColumn("run", "text", (c) => c.notNull().references("harvest_run.id"))
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("line", "integer")
    .addColumn("field", "text")
    .addColumn("value", "text")
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("detail", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("harvest_issue_pk", ["run", "seq"])
    .execute();
}
