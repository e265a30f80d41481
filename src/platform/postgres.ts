import { CompiledQuery, type Driver, Kysely, PostgresDialect, PostgresDriver, type PostgresPool } from "kysely";
import pg from "pg";
import { databaseFr as fr } from "./database.fr.ts";
import type { Database, Schema } from "./database.ts";
import { checkParameters, explain } from "./database-error.ts";
import { ProblemError } from "./errors.ts";
import { log } from "./log.ts";
import { insideTransaction, refuseInsideTransaction } from "./open-transaction.ts";

const { Pool, types } = pg;

/**
 * Opens a PostgreSQL database. Large integers and exact decimals are read as numbers; a statement may take two minutes, a
 * transaction may idle one. Tables live in the first schema of the connection's search path.
 */
export async function openPostgres(url: string): Promise<Database> {
  const place = placeOf(url);
  const pool = new Pool({
    connectionString: url,
    max: 10,
    application_name: "essaim",
    connectionTimeoutMillis: 10_000,
    statement_timeout: 120_000,
    lock_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on("error", (error) => log.warn("PostgreSQL: idle connection lost", { error: error.message }));
  try {
    const client = await pool.connect();
    client.release();
  } catch (error) {
    await pool.end();
    throw explain(error, place);
  }
  return databaseOver(pool, place);
}

/** Where the server is, without the password: for messages. */
function placeOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new ProblemError({ code: "database/bad-url", kind: "invalid", detail: fr.badUrl, hint: fr.badUrlHint });
  }
  return `${parsed.hostname || "local"}:${parsed.port || 5432}${parsed.pathname}`;
}

function databaseOver(pool: pg.Pool, place: string): Database {
  const shared = new CheckedPool(pool, place);
  const kysely = new Kysely<Schema>({ dialect: new OneWriterDialect({ pool: shared }) });
  const read = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: shared }) });
  const inTurn = queue();
  return {
    kysely,
    dialect: "postgres",
    read,
    async transaction(run) {
      // Before queueing, or a nested one would wait for its own end.
      refuseInsideTransaction(shared);
      return await inTurn(() => kysely.transaction().execute((trx) => insideTransaction(shared, () => run(trx))));
    },
    async snapshot() {
      const reader = await read.startTransaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute();
      return { reader, close: () => reader.rollback().execute() };
    },
    // Its own autovacuum does it: forcing it would lock the tables.
    scrub: async () => {},
    async backup() {
      throw new ProblemError({
        code: "database/no-physical-backup",
        kind: "invalid",
        detail: fr.noPhysicalBackup,
        hint: fr.noPhysicalBackupHint,
      });
    },
    async close() {
      await kysely.destroy();
      await read.destroy();
      await pool.end();
    },
  };
}

/**
 * Runs one thing after another. Writers of this process wait here, holding nothing; at the server's lock each would hold a
 * connection, and ten of them would leave none to readers.
 */
function queue(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run);
    last = mine.catch(() => {});
    return mine;
  };
}

const asNumber = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(`integer too large to be read exactly: ${text}`);
  return value;
};

/** 20: int8 (counts), 1700: numeric (sums of int8, averages). */
const getTypeParser = ((oid: number, format?: "text" | "binary") =>
  oid === 20 || oid === 1700 ? asNumber : types.getTypeParser(oid, format)) as typeof types.getTypeParser;

type Client = Awaited<ReturnType<PostgresPool["connect"]>>;

/** The pool as Kysely wants it: same refusals as SQLite on the way in, errors a person can read on the way out. */
class CheckedPool implements PostgresPool {
  readonly #pool: pg.Pool;
  readonly #place: string;
  readonly #clients = new WeakMap<pg.PoolClient, Client>();
  readonly options: object;

  constructor(pool: pg.Pool, place: string) {
    this.#pool = pool;
    this.#place = place;
    this.options = pool.options;
  }

  async connect(): Promise<Client> {
    try {
      const client = await this.#pool.connect();
      let checked = this.#clients.get(client);
      if (!checked) {
        checked = this.#checked(client);
        this.#clients.set(client, checked);
      }
      return checked;
    } catch (error) {
      throw explain(error, this.#place);
    }
  }

  /** Two Kysely instances share the pool: `Database.close` ends it, once. */
  async end(): Promise<void> {}

  #checked(client: pg.PoolClient): Client {
    const query = async (text: string, parameters: readonly unknown[]) => {
      checkParameters(parameters);
      try {
        return await client.query(text, parameters as unknown[]);
      } catch (error) {
        throw explain(error, this.#place);
      }
    };
    return { query: query as unknown as Client["query"], release: (destroy) => client.release(destroy) };
  }
}

/**
 * One writing transaction at a time, as on SQLite: a lock of this schema, held to the end. Reading then writing inside a
 * transaction is then free of races on both engines (docs/decisions/010).
 */
class OneWriterDialect extends PostgresDialect {
  readonly #config: { pool: PostgresPool };

  constructor(config: { pool: PostgresPool }) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new OneWriterDriver(this.#config) as Driver;
  }
}

class OneWriterDriver extends PostgresDriver {
  readonly #pool: PostgresPool;

  constructor(config: { pool: PostgresPool }) {
    super(config);
    this.#pool = config.pool;
  }

  override async acquireConnection(
    ...options: Parameters<PostgresDriver["acquireConnection"]>
  ): ReturnType<PostgresDriver["acquireConnection"]> {
    refuseInsideTransaction(this.#pool);
    return await super.acquireConnection(...options);
  }

  override async beginTransaction(...[connection, settings]: Parameters<PostgresDriver["beginTransaction"]>): Promise<void> {
    await super.beginTransaction(connection, settings);
    try {
      await connection.executeQuery(
        CompiledQuery.raw("select pg_advisory_xact_lock(hashtext('essaim writer'), hashtext(current_schema()))"),
      );
    } catch (error) {
      // Kysely believes that nothing has begun: the connection must not go back to the pool inside a transaction.
      await super.rollbackTransaction(connection as Parameters<PostgresDriver["rollbackTransaction"]>[0]);
      throw error;
    }
  }
}
