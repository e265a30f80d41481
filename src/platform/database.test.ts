import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import {
  allocateSequence,
  type Database,
  isForeignKeyViolation,
  isUniqueViolation,
  type Migration,
  migrate,
} from "./database.ts";
import { isProblem } from "./errors.ts";
import { eachDatabase } from "./testing/database.ts";

declare module "./database.ts" {
  interface Schema {
    bee: { id: string; hive: string | null; flights: number; weight: number };
    hive: { id: string };
  }
}

const bees: Record<string, Migration> = {
  "1-bees": {
    async up(db) {
      await db.schema
        .createTable("hive")
        .addColumn("id", "text", (c) => c.primaryKey())
        .execute();
      await db.schema
        .createTable("bee")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("hive", "text", (c) => c.references("hive.id"))
        .addColumn("flights", "bigint", (c) => c.notNull())
        .addColumn("weight", "double precision", (c) => c.notNull())
        .execute();
    },
  },
};
const bee = (id: string, flights = 0) => ({ id, hive: null, flights, weight: 0.1 });
const ids = async (database: Database) =>
  (await database.read.selectFrom("bee").select("id").orderBy("id").execute()).map((row) => row.id);

eachDatabase("Database", (open) => {
  const withBees = async () => {
    const database = await open();
    await migrate(database, { ...(await import("../app/migrations/index.ts")).migrations, ...bees });
    return database;
  };

  test("numbers come back as numbers: large integers, counts, sums, averages", async () => {
    const database = await withBees();
    await database.kysely
      .insertInto("bee")
      .values([bee("a", 2 ** 52), bee("b", 1)])
      .execute();
    const row = await database.read
      .selectFrom("bee")
      .select(({ fn }) => [
        fn.countAll<number>().as("n"),
        fn.sum<number>("flights").as("sum"),
        fn.max("flights").as("max"),
        fn.avg<number>("weight").as("avg"),
      ])
      .executeTakeFirstOrThrow();
    assert.deepEqual({ ...row }, { n: 2, sum: 2 ** 52 + 1, max: 2 ** 52, avg: 0.1 });
  });

  test("text sorts by bytes on both engines, whatever the server's locale", async () => {
    const database = await withBees();
    await database.kysely
      .insertInto("bee")
      .values(["éa", "a", "B", "Z", "z", "a b", "ab", "😀", "\uffe0"].map((id) => bee(id)))
      .execute();
    const sorted = await ids(database);
    assert.deepEqual(sorted, ["B", "Z", "a", "a b", "ab", "z", "éa", "\uffe0", "😀"]);
    const after = await database.read.selectFrom("bee").select("id").where("id", ">", "Z").orderBy("id").executeTakeFirst();
    assert.equal(after?.id, "a");
  });

  test("what one engine would take and the other not is refused by both", async () => {
    const database = await withBees();
    await assert.rejects(database.kysely.insertInto("bee").values(bee("a\0b")).execute(), (e) =>
      isProblem(e, "database/nul-character"),
    );
    await assert.rejects(
      database.kysely
        .insertInto("bee")
        .values({ ...bee("a"), weight: Number.NaN })
        .execute(),
      (e) => isProblem(e, "database/bad-number"),
    );
    assert.deepEqual(await ids(database), []);
  });

  test("a transaction is all or nothing, and readers see it only once committed", async () => {
    const database = await withBees();
    await assert.rejects(
      database.transaction(async (trx) => {
        await trx.insertInto("bee").values(bee("lost")).execute();
        assert.deepEqual(await ids(database), []);
        throw new Error("the bee flew away");
      }),
      /flew away/,
    );
    await database.transaction((trx) => trx.insertInto("bee").values(bee("kept")).execute());
    assert.deepEqual(await ids(database), ["kept"]);
  });

  test("inside a transaction the outer connection refuses instead of waiting for itself", async () => {
    const database = await withBees();
    await database.transaction(async () => {
      await assert.rejects(database.kysely.selectFrom("bee").selectAll().execute(), /use the executor/);
      await assert.rejects(
        database.transaction(async () => {}),
        /use the executor/,
      );
    });
    await database.kysely.insertInto("bee").values(bee("after")).execute();
  });

  test("two processes read, add one and write back: no addition is lost", async () => {
    const one = await withBees();
    const two = await open({ same: one });
    await one.kysely.insertInto("bee").values(bee("counter")).execute();
    const addOne = (database: Database) =>
      database.transaction(async (trx) => {
        const { flights } = await trx.selectFrom("bee").select("flights").where("id", "=", "counter").executeTakeFirstOrThrow();
        await trx
          .updateTable("bee")
          .set({ flights: flights + 1 })
          .where("id", "=", "counter")
          .execute();
      });
    await Promise.all(Array.from({ length: 40 }, (_, i) => addOne(i % 2 ? one : two)));
    assert.equal((await one.read.selectFrom("bee").select("flights").executeTakeFirstOrThrow()).flights, 40);
  });

  test("readers are served while many writers wait", async () => {
    const database = await withBees();
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const writers = Array.from({ length: 30 }, (_, i) =>
      database.transaction(async (trx) => {
        await held;
        await trx
          .insertInto("bee")
          .values(bee(`${i}`))
          .execute();
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(await ids(database), []);
    release();
    await Promise.all(writers);
    assert.equal((await ids(database)).length, 30);
  });

  test("a single statement waits its turn while another process holds a transaction", async () => {
    const one = await withBees();
    const two = await open({ same: one });
    let written: Promise<unknown> = Promise.resolve();
    await one.transaction(async (trx) => {
      await trx.insertInto("bee").values(bee("first")).execute();
      written = two.kysely.insertInto("bee").values(bee("second")).execute();
      await new Promise((resolve) => setTimeout(resolve, 30));
    });
    await written;
    assert.deepEqual(await ids(one), ["first", "second"]);
  });

  test("a sequence has no gap, and its numbers become visible in their order", async () => {
    const one = await withBees();
    const two = await open({ same: one });
    const seen: number[] = [];
    const take = (database: Database, count: number, fail: boolean) =>
      database
        .transaction(async (trx) => {
          const first = await allocateSequence(trx, "flight", count);
          if (fail) throw new Error("rolled back");
          for (let n = first; n < first + count; n++)
            await trx
              .insertInto("bee")
              .values(bee(`bee ${n}`, n))
              .execute();
          seen.push(first);
        })
        .catch((error: Error) => assert.equal(error.message, "rolled back"));
    await Promise.all(Array.from({ length: 30 }, (_, i) => take(i % 2 ? one : two, 1 + (i % 3), i % 5 === 0)));
    const flights = (await one.read.selectFrom("bee").select("flights").orderBy("flights").execute()).map((row) => row.flights);
    assert.deepEqual(
      flights,
      Array.from({ length: flights.length }, (_, i) => i + 1),
    );
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    assert.equal(await one.transaction((trx) => allocateSequence(trx, "flight")), flights.length + 1);
  });

  test("broken constraints are told apart", async () => {
    const database = await withBees();
    await database.kysely.insertInto("bee").values(bee("a")).execute();
    await assert.rejects(database.kysely.insertInto("bee").values(bee("a")).execute(), isUniqueViolation);
    await assert.rejects(
      database.kysely
        .insertInto("bee")
        .values({ ...bee("b"), hive: "nowhere" })
        .execute(),
      isForeignKeyViolation,
    );
  });

  test("migrations run once, together or one by one, and a newer database is refused", async () => {
    const one = await open({ migrated: false });
    const two = await open({ same: one });
    const ran = await Promise.all([migrate(one, bees), migrate(two, bees)]);
    assert.deepEqual(ran.flat(), ["1-bees"]);
    assert.deepEqual(await migrate(one, bees), []);
    const more = {
      ...bees,
      "2-honey": {
        up: async (db: Parameters<Migration["up"]>[0]) => void (await sql`create table honey (id text primary key)`.execute(db)),
      },
    };
    assert.deepEqual(await migrate(two, more), ["2-honey"]);
    await assert.rejects(migrate(one, bees), (e) => isProblem(e, "database/newer") && e.detail.includes("2-honey"));
  });

  test("a migration that fails leaves nothing behind", async () => {
    const database = await open({ migrated: false });
    const broken: Record<string, Migration> = {
      "1-broken": {
        async up(db) {
          await db.schema.createTable("half").addColumn("id", "text").execute();
          throw new Error("half-way");
        },
      },
    };
    await assert.rejects(migrate(database, broken), /half-way/);
    assert.deepEqual(await migrate(database, bees), ["1-bees"]);
    await assert.rejects(sql`select * from half`.execute(database.read));
  });
});
