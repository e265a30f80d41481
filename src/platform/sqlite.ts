import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import type { Database, Schema, Snapshot } from "./database.ts";
import { explain } from "./database-error.ts";
import { explainFileError, flushFolder, makeFolder } from "./files.ts";
import { insideTransaction, refuseInsideTransaction } from "./open-transaction.ts";
import { SqliteNodeDialect } from "./sqlite-driver.ts";

/**
 * Opens an SQLite file: write-ahead log (readers never wait), `synchronous=FULL` (NORMAL lost acknowledged writes in a power
 * cut), what is deleted is overwritten, foreign keys
 * enforced, a second connection for reads. Several processes and threads may open the same file.
 */
export async function openSqlite(file: string): Promise<Database> {
  try {
    makeFolder(dirname(file));
    const writer = connect(file);
    const reader = connect(file);
    reader.exec("PRAGMA query_only = 1");
    return databaseOver(file, writer, reader);
  } catch (error) {
    throw explain(explainFileError(error, file), file);
  }
}

function connect(file: string): DatabaseSync {
  const connection = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true, defensive: true });
  try {
    connection.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -32768; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
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
    snapshot: async () => openSnapshot(file),
    backup: (target) => copyTo(file, target),
    async scrub() {
      await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(kysely);
    },
    async close() {
      await kysely.destroy();
      await read.destroy();
      // Kysely closes only what it has used.
      for (const connection of [reader, writer]) if (connection.isOpen) connection.close();
    },
  };
}

/** A read transaction on a connection of its own: its first read fixes what it sees. */
function beginReading(file: string): DatabaseSync {
  const connection = connect(file);
  connection.exec("PRAGMA query_only = 1; begin");
  connection.prepare("select count(*) from sqlite_schema").get();
  return connection;
}

function openSnapshot(file: string): Snapshot {
  const connection = beginReading(file);
  const reader = new Kysely<Schema>({ dialect: new SqliteNodeDialect({ connection, place: file }) });
  return {
    reader,
    async close() {
      await reader.destroy();
      if (connection.isOpen) connection.close();
    },
  };
}

/** Other writers do not restart the copy, as it reads one snapshot; a copy cut short never takes the place of a whole one. */
async function copyTo(file: string, target: string): Promise<void> {
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(target));
    const source = beginReading(file);
    try {
      await backup(source, temporary, { rate: 512 });
    } finally {
      source.close();
    }
    const copy = await open(temporary, "r+");
    await copy.sync().finally(() => copy.close());
    await rename(temporary, target);
    await flushFolder(dirname(target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw explain(explainFileError(error, target), target);
  }
}
