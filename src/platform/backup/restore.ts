import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Database, Dialect, Migration, Schema } from "../database.ts";
import { isForeignKeyViolation } from "../database-error.ts";
import { isProblem, ProblemError } from "../errors.ts";
import { migrate, migrateWithin, refuseNewer } from "../migrate.ts";
import { backupFr as fr } from "./backup.fr.ts";
import { type Cell, FORMAT } from "./export.ts";
import { splitLines } from "./lines.ts";
import { listTables, type TableShape } from "./table-catalog.ts";

const MAX_LINE = 64_000_000;
/** Under the limits of both engines: 32,766 parameters a statement on SQLite, 65,535 on PostgreSQL. */
const PARAMETERS = 8_000;

class BrokenBackup extends ProblemError {
  constructor(line: number, why: string, cause?: unknown) {
    super({ code: "backup/broken", kind: "invalid", detail: fr.broken(line, why), hint: fr.brokenHint, cause });
  }
}

/**
 * Puts what `exportDatabase` gave into an empty database of either engine, in one transaction: all of it or nothing. A backup
 * of an older version is brought up to date afterwards. Returns the number of rows.
 * @throws ProblemError `backup/not-empty`, `backup/not-a-backup`, `backup/newer`, `backup/broken`, `database/newer`.
 */
export async function restoreDatabase(
  database: Database,
  migrations: Record<string, Migration>,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  let line = 0;
  try {
    const rows = await database.transaction(async (trx) => {
      const restoration = new Restoration(trx, database.dialect, migrations);
      for await (const bytes of splitLines(content, MAX_LINE, () => new BrokenBackup(line + 1, fr.lineTooLong))) {
        await restoration.read(bytes, ++line);
      }
      return await restoration.finish(line);
    });
    await migrate(database, migrations);
    return rows;
  } catch (error) {
    // SQLite checks what refers to what at the commit, PostgreSQL in `finish`.
    if (isForeignKeyViolation(error)) throw new BrokenBackup(line, fr.altered, error);
    // The compressed form: cut, changed, or another kind of file.
    if (String((error as { code?: unknown })?.code).startsWith("Z_"))
      throw line === 0 ? notABackup() : new BrokenBackup(line + 1, fr.altered, error);
    throw error;
  }
}

type Header = { essaim?: unknown; format?: unknown; migrations?: unknown };
type Line = Cell[] | { table: string; columns: string[] } | { end: { rows: number; sha256: string } };

class Restoration {
  readonly #trx: Transaction<Schema>;
  readonly #dialect: Dialect;
  readonly #migrations: Record<string, Migration>;
  readonly #hash = createHash("sha256");
  readonly #foreignKeys: { table: string; name: string; definition: string }[] = [];
  #tables = new Map<string, TableShape>();
  #table: TableShape | undefined;
  #pending: Cell[][] = [];
  #rows = 0;
  #ended = false;

  constructor(trx: Transaction<Schema>, dialect: Dialect, migrations: Record<string, Migration>) {
    this.#trx = trx;
    this.#dialect = dialect;
    this.#migrations = migrations;
  }

  async read(bytes: Uint8Array, line: number): Promise<void> {
    if (line === 1) {
      await this.#start(bytes);
    } else {
      const content = this.#parse(bytes, line);
      if (this.#ended) throw new BrokenBackup(line, fr.altered);
      if (Array.isArray(content)) await this.#row(content, line);
      else if ("table" in content) await this.#open(content, line);
      else await this.#end(content.end, line);
    }
    this.#hash.update(bytes);
    this.#hash.update("\n");
  }

  async finish(line: number): Promise<number> {
    if (line === 0) throw notABackup();
    if (!this.#ended) throw new BrokenBackup(line, fr.cut);
    for (const { table, name, definition } of this.#foreignKeys) {
      await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(this.#trx);
    }
    return this.#rows;
  }

  async #start(bytes: Uint8Array): Promise<void> {
    let header: Header;
    try {
      header = JSON.parse(Buffer.from(bytes.subarray(0, 1_000_000)).toString());
    } catch {
      throw notABackup();
    }
    if (header?.essaim !== "backup" || !Array.isArray(header.migrations)) throw notABackup();
    if (header.format !== FORMAT) {
      throw new ProblemError({ code: "backup/newer", kind: "conflict", detail: fr.newerFormat, hint: fr.newerFormatHint });
    }
    const names = header.migrations.map(String);
    refuseNewer(names, this.#migrations);
    await this.#emptyTables();
    await migrateWithin(this.#trx, this.#dialect, this.#migrations, names);
    await this.#deferForeignKeys();
    this.#tables = new Map((await listTables(this.#trx, this.#dialect)).map((table) => [table.name, table]));
  }

  /** The tables must be as they were when the backup was made, so those of a newer schema, empty, make room for them. */
  async #emptyTables(): Promise<void> {
    const tables = await listTables(this.#trx, this.#dialect);
    const filled: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(this.#trx);
      if (rows.length) filled.push(name);
    }
    if (filled.length) {
      throw new ProblemError({
        code: "backup/not-empty",
        kind: "conflict",
        detail: fr.notEmpty(filled.slice(0, 5)),
        hint: fr.notEmptyHint,
      });
    }
    if (this.#dialect === "sqlite") await sql`pragma defer_foreign_keys = on`.execute(this.#trx);
    for (const name of [...tables.map((table) => table.name), "schema_migration"]) {
      await sql`drop table if exists ${sql.table(name)} ${this.#dialect === "postgres" ? sql`cascade` : sql``}`.execute(
        this.#trx,
      );
    }
  }

  /** Rows come table by table: what they refer to may come later. SQLite checks at the commit; PostgreSQL when put back. */
  async #deferForeignKeys(): Promise<void> {
    if (this.#dialect === "sqlite") {
      await sql`pragma defer_foreign_keys = on`.execute(this.#trx);
      return;
    }
    const { rows } = await sql<{ table: string; name: string; definition: string }>`
      select t.relname as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_class t on t.oid = c.conrelid
      where c.contype = 'f' and c.connamespace = current_schema()::regnamespace order by 1, 2`.execute(this.#trx);
    for (const { table, name } of rows)
      await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(this.#trx);
    this.#foreignKeys.push(...rows);
  }

  #parse(bytes: Uint8Array, line: number): Line {
    let content: unknown;
    try {
      content = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
    } catch {
      throw new BrokenBackup(line, fr.notJson);
    }
    if (typeof content !== "object" || content === null || !(Array.isArray(content) || "table" in content || "end" in content)) {
      throw new BrokenBackup(line, fr.altered);
    }
    return content as Line;
  }

  async #open({ table: name, columns }: { table: string; columns: string[] }, line: number): Promise<void> {
    await this.#flush(line);
    const table = this.#tables.get(name);
    if (!table) throw new BrokenBackup(line, fr.unknownTable(String(name).slice(0, 60)));
    if (JSON.stringify(columns) !== JSON.stringify(table.columns)) throw new BrokenBackup(line, fr.badColumns(name));
    this.#table = table;
  }

  async #row(row: Cell[], line: number): Promise<void> {
    const table = this.#table;
    const good = row.every((cell) => cell === null || typeof cell === "string" || typeof cell === "number");
    if (!table || !good || row.length !== table.columns.length) throw new BrokenBackup(line, fr.badRow(table?.name ?? ""));
    this.#pending.push(row);
    if (this.#pending.length * row.length >= PARAMETERS) await this.#flush(line);
  }

  async #flush(line: number): Promise<void> {
    const [table, rows] = [this.#table, this.#pending];
    if (!table || rows.length === 0) return;
    this.#pending = [];
    this.#rows += rows.length;
    const columns = sql.join(table.columns.map((column) => sql.ref(column)));
    const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
    try {
      await sql`insert into ${sql.table(table.name)} (${columns}) values ${values}`.execute(this.#trx);
    } catch (error) {
      if (isProblem(error) && error.kind === "unavailable") throw error;
      throw new BrokenBackup(line, fr.refused(table.name, error instanceof Error ? error.message.slice(0, 200) : ""), error);
    }
  }

  async #end(end: { rows: number; sha256: string }, line: number): Promise<void> {
    await this.#flush(line);
    if (end?.rows !== this.#rows || end.sha256 !== this.#hash.copy().digest("hex")) throw new BrokenBackup(line, fr.altered);
    this.#ended = true;
  }
}

/** The file is something else. */
export const notABackup = () =>
  new ProblemError({ code: "backup/not-a-backup", kind: "invalid", detail: fr.notABackup, hint: fr.notABackupHint });
