import { sql } from "kysely";
import type { Dialect, Executor } from "../database.ts";

/** A table as the database itself describes it. Columns in alphabetical order; `key` in the order of the primary key. */
export type TableShape = { name: string; columns: string[]; key: string[] };

/**
 * All tables of the product, by name; not the list of migrations.
 * @throws Error for a table without a primary key: its rows would have no order of their own.
 */
export async function listTables(executor: Executor, dialect: Dialect): Promise<TableShape[]> {
  const rows = dialect === "sqlite" ? await sqliteColumns(executor) : await postgresColumns(executor);
  const tables = new Map<string, TableShape & { keyed: [number, string][] }>();
  for (const { table_name: name, column_name, key_position } of rows) {
    if (name === "schema_migration") continue;
    const table = tables.get(name) ?? { name, columns: [], key: [], keyed: [] };
    table.columns.push(column_name);
    if (key_position > 0) table.keyed.push([key_position, column_name]);
    tables.set(name, table);
  }
  return [...tables.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(finished);
}

function finished({ name, columns, keyed }: TableShape & { keyed: [number, string][] }): TableShape {
  if (keyed.length === 0) throw new Error(`table ${name} has no primary key: it could not be exported in a stable order`);
  return { name, columns: columns.sort(), key: keyed.sort(([a], [b]) => a - b).map(([, column]) => column) };
}

type ColumnRow = { table_name: string; column_name: string; key_position: number };

async function sqliteColumns(executor: Executor): Promise<ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select t.name as table_name, c.name as column_name, c.pk as key_position
    from sqlite_schema t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'`.execute(executor);
  return rows;
}

async function postgresColumns(executor: Executor): Promise<ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select t.relname as table_name, a.attname as column_name, coalesce(array_position(k.conkey, a.attnum), 0) as key_position
    from pg_class t
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = t.oid and k.contype = 'p'
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace`.execute(executor);
  return rows;
}
