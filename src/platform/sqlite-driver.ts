import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { checkParameters, explain, isBusy } from "./database-error.ts";

type SqliteConnectionOptions = {
  connection: DatabaseSync;
  /** The file, named in error messages. */
  place: string;
  /** Called before a connection is asked for; throws to refuse. */
  guard?: () => void;
};

const BUSY_PATIENCE_MS = 10_000;
const CACHED_STATEMENTS = 512;

/** Kysely's SQLite dialect over `node:sqlite`: its compiler and introspector, with the driver below. */
export class SqliteNodeDialect extends SqliteDialect {
  readonly #options: SqliteConnectionOptions;

  constructor(options: SqliteConnectionOptions) {
    super({ database: () => Promise.reject(new Error("unused")) });
    this.#options = options;
  }

  override createDriver(): Driver {
    return new SqliteNodeDriver(this.#options);
  }
  override createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }
  override createAdapter(): SqliteAdapter {
    return new QueueingAdapter();
  }
  override createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** The queue is the driver's own: Kysely's would be joined before `guard` has a chance to refuse. */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SqliteNodeDriver implements Driver {
  readonly #options: SqliteConnectionOptions;
  readonly #connection: SqliteNodeConnection;
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  constructor(options: SqliteConnectionOptions) {
    this.#options = options;
    this.#connection = new SqliteNodeConnection(options);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#options.guard?.();
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }

  /** Takes the write lock at once: a transaction never fails half-way because another one wrote in between. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }
  /** SQLite has already rolled back by itself after some errors (disk full): nothing is left to undo then. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#options.connection.isTransaction) await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    if (this.#options.connection.isOpen) this.#options.connection.close();
  }
}

type Cached = { statement: StatementSync; returnsRows: boolean };

class SqliteNodeConnection implements DatabaseConnection {
  readonly #connection: DatabaseSync;
  readonly #place: string;
  /** Statements by SQL text, least recently used first: preparing costs more than running a small insert. */
  readonly #statements = new Map<string, Cached>();

  constructor({ connection, place }: SqliteConnectionOptions) {
    this.#connection = connection;
    this.#place = place;
    // From here on waiting is done between turns of the event loop, not inside SQLite, which would freeze the process.
    connection.exec("PRAGMA busy_timeout = 0");
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    checkParameters(query.parameters);
    const deadline = Date.now() + BUSY_PATIENCE_MS;
    for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
      try {
        return this.#run<R>(query);
      } catch (error) {
        if (!isBusy(error) || Date.now() > deadline) throw explain(error, this.#place);
        await sleep(pause);
      }
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    checkParameters(query.parameters);
    try {
      // Its own statement: a cached one could be run again while this iteration is under way.
      const statement = this.#connection.prepare(query.sql);
      for (const row of statement.iterate(...(query.parameters as SQLInputValue[]))) yield { rows: [row as R] };
    } catch (error) {
      throw explain(error, this.#place);
    }
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    const { statement, returnsRows } = this.#prepare(query.sql);
    const parameters = query.parameters as SQLInputValue[];
    if (returnsRows) return { rows: statement.all(...parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }

  #prepare(sql: string): Cached {
    let cached = this.#statements.get(sql);
    if (cached) {
      this.#statements.delete(sql);
    } else {
      const statement = this.#connection.prepare(sql);
      cached = { statement, returnsRows: statement.columns().length > 0 };
      if (/^\s*(create|alter|drop)\b/i.test(sql)) this.#statements.clear();
      for (const oldest of this.#statements.keys()) {
        if (this.#statements.size < CACHED_STATEMENTS) break;
        this.#statements.delete(oldest);
      }
    }
    this.#statements.set(sql, cached);
    return cached;
  }
}
