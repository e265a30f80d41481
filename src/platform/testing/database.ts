import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import pg from "pg";
import { type Database, type DatabaseOptions, type Dialect, type Migration, migrate, openDatabase } from "../database.ts";

type OpenTestDatabase = (options?: {
  /** Opens the same database again, as another process would. */
  same?: Database;
  /** false: an empty database, without the tables of the product. */
  migrated?: boolean;
}) => Promise<Database>;

/**
 * Runs a contract suite on every engine: SQLite always (a file of its own), PostgreSQL when ESSAIM_TEST_DATABASE_URL names a
 * server (a schema of its own). Each `open()` gives a fresh database with all tables; all are closed and removed after the suite.
 */
export function eachDatabase(name: string, suite: (open: OpenTestDatabase, dialect: Dialect) => void): void {
  describe(`${name} - SQLite`, () => suite(opener(newSqlite), "sqlite"));
  const server = process.env.ESSAIM_TEST_DATABASE_URL;
  if (server) {
    describe(`${name} - PostgreSQL`, () =>
      suite(
        opener(async () => {
          const { url, remove } = await newSchema(server);
          return { options: { url }, remove };
        }),
        "postgres",
      ));
  } else if (process.env.CI === "true") {
    test(`${name} - PostgreSQL`, () => {
      throw new Error("CI must run the contract tests on PostgreSQL: set ESSAIM_TEST_DATABASE_URL");
    });
  } else {
    test(`${name} - PostgreSQL`, { skip: "NOT TESTED on PostgreSQL: set ESSAIM_TEST_DATABASE_URL, or run .ci/run" }, () => {});
  }
}

type Place = { options: DatabaseOptions; remove(): Promise<void> };

function opener(create: () => Promise<Place>): OpenTestDatabase {
  const places = new Map<Database, Place>();
  const created: Place[] = [];
  after(async () => {
    for (const database of places.keys()) await database.close();
    for (const place of created) await place.remove();
  });
  return async ({ same, migrated = true } = {}) => {
    const place = (same && places.get(same)) ?? (await create());
    if (!created.includes(place)) created.push(place);
    const database = await openDatabase(place.options);
    places.set(database, place);
    if (migrated && !same) await migrate(database, await allMigrations());
    return database;
  };
}

/** The one place below `app` that reaches up: the tables of all concepts are one sequence, and stores are tested on it. */
async function allMigrations(): Promise<Record<string, Migration>> {
  return (await import("../../app/migrations/index.ts")).migrations;
}

async function newSqlite(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "essaim-test-"));
  return {
    options: { file: join(folder, "essaim.sqlite") },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An empty schema of its own on a PostgreSQL server: the address to open, and how to remove it. */
export async function newSchema(server: string): Promise<{ url: string; remove(): Promise<void> }> {
  const schema = `test_${randomBytes(8).toString("hex")}`;
  await once(server, `create schema ${schema}`);
  const own = new URL(server);
  own.searchParams.set("options", `-c search_path=${schema}`);
  return { url: own.href, remove: () => once(server, `drop schema ${schema} cascade`) };
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
