import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database, Executor } from "../database.ts";
import { migrationsRun } from "../migrate.ts";
import { listTables, type TableShape } from "./table-catalog.ts";

/** One value of a portable column. */
export type Cell = string | number | null;

/** Version of the backup's format: restoring refuses any other. */
export const FORMAT = 1;
const PAGE = 1000;

/**
 * The whole content of the database as NDJSON, the same bytes from either engine for the same content: a line that names the
 * format and the schema's steps; for each table its name and columns, then a line per row in the order of the primary key; a
 * last line with the count of rows and the SHA-256 of all that precedes. Reads one snapshot, page by page; others go on writing.
 */
export async function* exportDatabase(database: Database): AsyncGenerator<Uint8Array, void, undefined> {
  const { reader, close } = await database.snapshot();
  const hash = createHash("sha256");
  let rows = 0;
  const bytes = (text: string): Uint8Array => {
    const chunk = Buffer.from(text);
    hash.update(chunk);
    return chunk;
  };
  try {
    yield bytes(`${JSON.stringify({ essaim: "backup", format: FORMAT, migrations: await migrationsRun(reader) })}\n`);
    for (const table of await listTables(reader, database.dialect)) {
      yield bytes(`${JSON.stringify({ table: table.name, columns: table.columns })}\n`);
      for await (const page of pagesOf(reader, table)) {
        rows += page.length;
        yield bytes(page.map((row) => `${JSON.stringify(row)}\n`).join(""));
      }
    }
    yield Buffer.from(`${JSON.stringify({ end: { rows, sha256: hash.digest("hex") } })}\n`);
  } finally {
    await close();
  }
}

/** Rows after the last one seen (keyset), so that a large table is never held, on any engine. */
async function* pagesOf(reader: Executor, table: TableShape): AsyncGenerator<Cell[][]> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  let last: Cell[] | undefined;
  for (;;) {
    const after = last ? sql`where (${key}) > (${sql.join(last)})` : sql``;
    const { rows } = await sql<
      Record<string, Cell>
    >`select ${columns} from ${sql.table(table.name)} ${after} order by ${key} limit ${PAGE}`.execute(reader);
    const final = rows.at(-1);
    if (!final) return;
    yield rows.map((row) => table.columns.map((column) => row[column] ?? null));
    if (rows.length < PAGE) return;
    last = table.key.map((column) => final[column] ?? null);
  }
}
