import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { Kysely } from "kysely";
import type { Database, Schema } from "./database.ts";
import { explain } from "./database-error.ts";
import { insideTransaction, refuseInsideTransaction } from "./open-transaction.ts";
import { SqliteNodeDialect } from "./sqlite-driver.ts";

/**
 * Opens an SQLite file: write-ahead log (readers never wait), `synchronous=FULL` (NORMAL lost acknowledged writes in a power
 * cut), foreign keys enforced, a second connection for reads. Several processes and threads may open the same file.
 */
export async function openSqlite(file: string): Promise<Database> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const writer = connect(file);
    const reader = connect(file);
    reader.exec("PRAGMA query_only = 1");
    return databaseOver(file, writer, reader);
  } catch (error) {
    throw explain(error, file);
  }
}

function connect(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true, defensive: true });
  try {
    connection.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
    );
    // Reads the first page: a file that is no database is told now, not at the first query.
    connection.prepare("select count(*) from sqlite_schema").get();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function databaseOver(file: string, writer: DatabaseSync, reader: DatabaseSync): Database {
  const kysely = new Kysely<Schema>({
    dialect: new SqliteNodeDialect({ connection: writer, place: file, guard: () => refuseInsideTransaction(writer) }),
  });
  const read = new Kysely<Schema>({ dialect: new SqliteNodeDialect({ connection: reader, place: file }) });
  return {
    kysely,
    dialect: "sqlite",
    read,
    async transaction(run) {
      const result = await kysely.transaction().execute((trx) => insideTransaction(writer, () => run(trx)));
      // Everything above ran without giving the event loop a turn; a loop of transactions must not starve the pages.
      await setImmediate();
      return result;
    },
    backup: (target) => copyTo(file, target),
    async close() {
      await kysely.destroy();
      await read.destroy();
      // Kysely closes only what it has used.
      for (const connection of [reader, writer]) if (connection.isOpen) connection.close();
    },
  };
}

/** The copy reads one snapshot: an open read transaction keeps other writers from restarting it. */
async function copyTo(file: string, target: string): Promise<void> {
  try {
    const source = connect(file);
    try {
      source.exec("begin");
      source.prepare("select count(*) from sqlite_schema").get();
      await backup(source, target, { rate: 512 });
    } finally {
      source.close();
    }
  } catch (error) {
    throw explain(error, target);
  }
}
