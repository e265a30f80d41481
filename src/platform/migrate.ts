import { type Kysely, sql } from "kysely";
import { databaseFr as fr } from "./database.fr.ts";
import type { Database, Dialect, Executor } from "./database.ts";
import { ProblemError } from "./errors.ts";

/** One step of the schema; runs once, in its own transaction, on either engine. Never edited once landed. */
export type Migration = { up(db: Kysely<unknown>): Promise<void> };

declare module "./database.ts" {
  interface Schema {
    schema_migration: { name: string; at: string };
  }
}

/**
 * Runs the steps not yet run, in the order of their names, each in its own transaction, and returns those names. Two processes
 * may start together: the second waits for the first. Throws ProblemError `database/newer` when the database knows steps that
 * this code does not.
 */
export async function migrate(database: Database, migrations: Record<string, Migration>): Promise<string[]> {
  const known = await database.transaction((trx) => preparing(trx, database.dialect));
  refuseNewer(known, migrations);
  const done: string[] = [];
  for (const name of Object.keys(migrations).sort()) {
    if (known.includes(name)) continue;
    if (await database.transaction((trx) => runStep(trx, database.dialect, name, migrations))) done.push(name);
  }
  return done;
}

/** Runs the named steps inside the caller's transaction, on a database without tables. */
export async function migrateWithin(
  trx: Executor,
  dialect: Dialect,
  migrations: Record<string, Migration>,
  names: string[],
): Promise<void> {
  await preparing(trx, dialect);
  for (const name of names.toSorted()) await runStep(trx, dialect, name, migrations);
}

/** @throws ProblemError `database/newer` when `names` are not all among the steps of this code. */
export function refuseNewer(names: readonly string[], migrations: Record<string, Migration>): void {
  const unknown = names.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length)
    throw new ProblemError({ code: "database/newer", kind: "conflict", detail: fr.newer(unknown), hint: fr.newerHint });
}

/** Names of the steps that a database has been through. */
export async function migrationsRun(executor: Executor): Promise<string[]> {
  const rows = await executor.selectFrom("schema_migration").select("name").orderBy("name").execute();
  return rows.map((row) => row.name);
}

async function preparing(trx: Executor, dialect: Dialect): Promise<string[]> {
  await trx.schema
    .createTable("schema_migration")
    .ifNotExists()
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  if (dialect === "postgres") await orderTextByBytes(trx);
  return await migrationsRun(trx);
}

/** False when another process has just run it: asked again under the lock. */
async function runStep(trx: Executor, dialect: Dialect, name: string, migrations: Record<string, Migration>): Promise<boolean> {
  if (dialect === "postgres") await sql`set local statement_timeout = 0`.execute(trx);
  if ((await migrationsRun(trx)).includes(name)) return false;
  await migrations[name]?.up(trx as unknown as Kysely<unknown>);
  if (dialect === "postgres") await orderTextByBytes(trx);
  await trx.insertInto("schema_migration").values({ name, at: new Date().toISOString() }).execute();
  return true;
}

/**
 * PostgreSQL compares text by the server's locale unless told otherwise, SQLite by bytes: the same query would answer in
 * another order. Every text column of ours gets COLLATE "C" as soon as a step has created it, so no author can forget.
 */
async function orderTextByBytes(db: Executor): Promise<void> {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type = 'text'
      and c.collation_name is distinct from 'C'`.execute(db);
  for (const { table_name, column_name } of rows) {
    await sql`alter table ${sql.table(table_name)} alter column ${sql.ref(column_name)} type text collate "C"`.execute(db);
  }
}
