import { type Kysely, sql, type Transaction } from "kysely";
import { databaseFr as fr } from "./database.fr.ts";
import type { Database } from "./database.ts";
import { ProblemError } from "./errors.ts";

/** One step of the schema; runs once, in its own transaction, on either engine. Never edited once landed. */
export type Migration = { up(db: Kysely<unknown>): Promise<void> };

type MigrationSchema = { schema_migration: { name: string; at: string } };

/**
 * Runs the steps not yet run, in the order of their names, and returns those names. Two processes may start together: the
 * second waits for the first. Throws ProblemError `database/newer` when the database knows steps that this code does not.
 */
export async function migrate(database: Database, migrations: Record<string, Migration>): Promise<string[]> {
  const done: string[] = [];
  await step(database, async (db) => {
    await db.schema
      .createTable("schema_migration")
      .ifNotExists()
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("at", "text", (column) => column.notNull())
      .execute();
    refuseNewer(await namesRun(db), migrations);
  });
  for (const name of Object.keys(migrations).sort()) {
    const migration = migrations[name];
    if (!migration) continue;
    await step(database, async (db) => {
      // Asked again under the lock: another process may just have run it.
      if ((await namesRun(db)).includes(name)) return;
      await migration.up(db as unknown as Kysely<unknown>);
      await db.insertInto("schema_migration").values({ name, at: new Date().toISOString() }).execute();
      done.push(name);
    });
  }
  return done;
}

async function step(database: Database, run: (db: Transaction<MigrationSchema>) => Promise<void>): Promise<void> {
  await database.transaction(async (trx) => {
    const db = trx as unknown as Transaction<MigrationSchema>;
    if (database.dialect === "postgres") await sql`set local statement_timeout = 0`.execute(db);
    await run(db);
    if (database.dialect === "postgres") await orderTextByBytes(db);
  });
}

async function namesRun(db: Kysely<MigrationSchema>): Promise<string[]> {
  return (await db.selectFrom("schema_migration").select("name").orderBy("name").execute()).map((row) => row.name);
}

function refuseNewer(names: string[], migrations: Record<string, Migration>): void {
  const unknown = names.filter((name) => !(name in migrations));
  if (unknown.length)
    throw new ProblemError({ code: "database/newer", kind: "conflict", detail: fr.newer(unknown), hint: fr.newerHint });
}

/**
 * PostgreSQL compares text by the server's locale unless told otherwise, SQLite by bytes: the same query would answer in
 * another order. Every text column of ours gets COLLATE "C" as soon as a step has created it, so no author can forget.
 */
async function orderTextByBytes(db: Kysely<MigrationSchema>): Promise<void> {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type = 'text'
      and c.collation_name is distinct from 'C'`.execute(db);
  for (const { table_name, column_name } of rows) {
    await sql`alter table ${sql.table(table_name)} alter column ${sql.ref(column_name)} type text collate "C"`.execute(db);
  }
}
