import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { sql } from "kysely";
import { migrations } from "../app/migrations/index.ts";
import { type Database, migrate, openDatabase } from "./database.ts";
import { isProblem } from "./errors.ts";

const folder = mkdtempSync(join(tmpdir(), "essaim-sqlite-"));
after(() => rmSync(folder, { recursive: true }));

const WRITER = new URL("testing/acknowledging-writer.ts", import.meta.url).pathname;
const LOADER = new URL("../../tools/tsx-loader.mjs", import.meta.url).pathname;

/** A second process that writes; `acknowledged` grows as it says what it has committed. */
function startWriter(file: string, name: string) {
  const args = ["--disable-warning=ExperimentalWarning", "--import", LOADER, WRITER, file, name];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  const acknowledged = () => said.split("\n").slice(0, -1).map(Number);
  return {
    acknowledged,
    async until(count: number) {
      while (acknowledged().length < count) await once(child.stdout ?? child, "data");
    },
    async kill() {
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}

const numbersIn = async (database: Database) =>
  (await database.read.selectFrom("job").select("priority").orderBy("priority").execute()).map((row) => row.priority);

describe("The embedded database", () => {
  test("loses no acknowledged write when its process is killed, while another goes on writing", async () => {
    const file = join(folder, "kill.sqlite");
    const database = await openDatabase({ file });
    await migrate(database, migrations);
    const survivor = startWriter(file, "survivor");
    const promised: number[] = [];
    for (let round = 0; round < 4; round++) {
      const victim = startWriter(file, `victim ${round}`);
      await victim.until(1 + round * 7);
      await victim.kill();
      promised.push(...victim.acknowledged());
      const seen = new Set(await numbersIn(database));
      assert.deepEqual(
        promised.filter((n) => !seen.has(n)),
        [],
        `round ${round}`,
      );
    }
    await survivor.kill();
    promised.push(...survivor.acknowledged());
    await database.close();

    const reopened = await openDatabase({ file });
    const numbers = await numbersIn(reopened);
    assert.deepEqual(
      numbers,
      Array.from({ length: numbers.length }, (_, i) => i + 1),
      "no gap, no double, whoever died",
    );
    assert.ok(
      promised.every((n) => n <= numbers.length) && numbers.length - promised.length <= 5,
      "at most one unsaid write for each that was killed",
    );
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(reopened.read);
    assert.deepEqual(
      rows.map((row) => row.integrity_check),
      ["ok"],
    );
    await reopened.close();
  });

  test("runs as durable and strict as promised", async () => {
    const database = await openDatabase({ file: join(folder, "new/folder/essaim.sqlite") });
    const pragma = async (name: string) =>
      Object.values((await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(database.kysely)).rows[0] ?? {})[0];
    assert.deepEqual([await pragma("journal_mode"), await pragma("synchronous"), await pragma("foreign_keys")], ["wal", 2, 1]);
    await assert.rejects(sql`create table t (x)`.execute(database.read), (error) => isProblem(error, "database/read-only"));
    await database.close();
  });

  test("keeps nothing in its files of what was deleted", async () => {
    const file = join(folder, "erased.sqlite");
    const database = await openDatabase({ file });
    await migrate(database, migrations);
    const mail = { created_at: "2026-11-22T08:00:00Z", recipient: "zephyrine@exemple.fr", mail: "Quatrepattes ".repeat(2_000) };
    await database.transaction(async (trx) => {
      for (const id of ["a", "b"])
        await trx
          .insertInto("outgoing_mail")
          .values({ id, ...mail })
          .execute();
    });
    await database.transaction((trx) => trx.deleteFrom("outgoing_mail").execute());
    await database.scrub();
    const left = ["", "-wal"].flatMap((end) => readFileSync(file + end, "latin1").match(/Quatrepattes|zephyrine/g) ?? []);
    await database.close();
    assert.deepEqual(left, []);
  });

  test("says in French what is wrong with its file", async () => {
    const file = join(folder, "photo.jpg");
    writeFileSync(file, "ceci n'est pas une base ".repeat(100));
    await assert.rejects(
      openDatabase({ file }),
      (error) => isProblem(error, "database/not-a-database") && error.detail.includes("photo.jpg"),
    );
    await assert.rejects(
      openDatabase({ file: folder }),
      (error) => isProblem(error, "database/cannot-open") && error.hint?.includes("ESSAIM_DATA") === true,
    );
  });

  test("a full disk is told, and leaves what was known", async () => {
    const database = await openDatabase({ file: join(folder, "full.sqlite") });
    await migrate(database, migrations);
    const put = (name: string) => database.transaction((trx) => trx.insertInto("sequence").values({ name, value: 1 }).execute());
    await put("known");
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.kysely);
    await sql`pragma max_page_count = ${sql.raw(String(rows[0]?.page_count))}`.execute(database.kysely);
    await assert.rejects(
      put("x".repeat(100_000)),
      (error) => isProblem(error, "database/disk-full") && error.kind === "unavailable",
    );
    assert.deepEqual(
      await database.read.selectFrom("sequence").select("name").execute(),
      [{ name: "known" }].map((row) => Object.assign(Object.create(null), row)),
    );
    await sql`pragma max_page_count = 1000000`.execute(database.kysely);
    await put("after");
    await database.close();
  });
});
