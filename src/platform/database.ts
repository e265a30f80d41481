import type { Kysely, Transaction as KyselyTransaction } from "kysely";
import { announceCommit } from "./committed.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";

export { isForeignKeyViolation, isUniqueViolation } from "./database-error.ts";
export { type Migration, migrate } from "./migrate.ts";
export { allocateSequence } from "./sequence.ts";

/**
 * All tables. Each concept adds its own beside its store:
 * `declare module "../platform/database.ts" { interface Schema { entry: EntryTable } }`.
 *
 * Columns are portable: text, integer, bigint (read as number), double precision; JSON is text; dates are ISO text;
 * booleans are 0 or 1. Text compares and sorts by its bytes on both engines.
 */
// biome-ignore lint/suspicious/noEmptyInterface: concepts fill it by declaration merging.
export interface Schema {}

/** What a store runs its SQL on: it takes the executor it is given, so that a use case decides what is one transaction. */
export type Executor = Kysely<Schema> | Transaction;

/** An executor that is inside a transaction for certain. */
export type Transaction = KyselyTransaction<Schema>;

/** The engines that every store runs on. */
export type Dialect = "sqlite" | "postgres";

/** An open database. Stores never see it: they take an `Executor`. */
export type Database = {
  /** Single statements outside a transaction. On SQLite the same connection as transactions: they wait for one another. */
  kysely: Kysely<Schema>;
  dialect: Dialect;
  /** For reading only: sees what is committed, and never waits for a writer. */
  read: Kysely<Schema>;
  /**
   * Runs `run` in one transaction: all or nothing. There is one writer at a time, on both engines, across processes: what
   * is read inside cannot change before the commit. Keep it short, and use nothing but `trx` inside (`kysely` and a second
   * `transaction` throw there, rather than wait for themselves).
   */
  transaction<T>(run: (trx: Transaction) => Promise<T>): Promise<T>;
  /**
   * The database as it is at this moment, on a connection of its own, however long it takes to read and whatever is written
   * meanwhile. Close it.
   */
  snapshot(): Promise<Snapshot>;
  /** A consistent copy of the whole database in a new SQLite file, while others go on writing. SQLite only. */
  backup(file: string): Promise<void>;
  /**
   * Makes what was deleted leave the files too, as far as the engine lets: SQLite overwrites it as it is deleted and empties its
   * log here (later, when somebody is reading); PostgreSQL reuses the room by itself.
   */
  scrub(): Promise<void>;
  close(): Promise<void>;
};

/** The database as it was at one moment, to be read and closed. */
export type Snapshot = { reader: Executor; close(): Promise<void> };

/** Which database to open: `url`, else `file`. */
export type DatabaseOptions = {
  /** `postgres://...`; when absent, `file` is the SQLite database. */
  url?: string | undefined;
  file?: string | undefined;
};

/**
 * Opens (and, for SQLite, creates) the database; `migrate` brings its tables up to date.
 * @throws ProblemError `database/...` when it cannot be reached, opened or written.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) return announced(await openPostgres(options.url));
  if (options.file) return announced(await openSqlite(options.file));
  throw new TypeError("openDatabase needs a url or a file");
}

/** Threads that follow what is written learn at once of each transaction. */
const announced = (database: Database): Database => ({
  ...database,
  async transaction(run) {
    const result = await database.transaction(run);
    announceCommit();
    return result;
  },
});
