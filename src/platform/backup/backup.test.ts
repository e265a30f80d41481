import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { migrations } from "../../app/migrations/index.ts";
import { fixedClock } from "../clock.ts";
import { type Database, type Migration, migrate, openDatabase } from "../database.ts";
import { isProblem } from "../errors.ts";
import { enqueue, setSchedule } from "../jobs/index.ts";
import { allocateSequence } from "../sequence.ts";
import { eachDatabase } from "../testing/database.ts";
import { exportDatabase, restoreBackup, restoreDatabase, writeBackup } from "./index.ts";
import { splitLines } from "./lines.ts";

declare module "../database.ts" {
  interface Schema {
    leaf: { tree: string; n: number; parent: number | null; note: string | null; area: number | null };
  }
}

const withLeaves: Record<string, Migration> = {
  ...migrations,
  "20990101T0000-leaf": {
    async up(db) {
      await db.schema
        .createTable("leaf")
        .addColumn("tree", "text", (c) => c.notNull())
        .addColumn("n", "bigint", (c) => c.notNull())
        .addColumn("parent", "bigint")
        .addColumn("note", "text")
        .addColumn("area", "double precision")
        .addPrimaryKeyConstraint("leaf_pk", ["tree", "n"])
        .addForeignKeyConstraint("leaf_parent", ["tree", "parent"], "leaf", ["tree", "n"])
        .execute();
    },
  },
};

const folder = mkdtempSync(join(tmpdir(), "essaim-backup-"));
const opened: Database[] = [];
after(async () => {
  for (const database of opened) await database.close();
  rmSync(folder, { recursive: true });
});
let files = 0;
async function sqlite(): Promise<Database> {
  const database = await openDatabase({ file: join(folder, `${++files}.sqlite`) });
  opened.push(database);
  return database;
}

/** Rows that point forward and backward, in tables of the product and one of ours. */
async function filled(database: Database): Promise<Database> {
  await migrate(database, withLeaves);
  const clock = fixedClock("2026-11-22T06:00:00Z");
  await database.transaction(async (trx) => {
    await allocateSequence(trx, "change", 1234);
    await enqueue(trx, { queue: "harvest", payload: { source: "Envie « l'été »" } }, clock);
    await setSchedule(trx, {
      name: "harvest:envie",
      queue: "harvest",
      payload: null,
      everySeconds: 3600,
      nextDueAt: clock.now(),
    });
    const notes = ["", "é\u2028\n\t\"'\\", "😀\ud83d", null, "NULL", "\ufeff", "a".repeat(5000)];
    const leaf = (n: number) => ({
      tree: n % 2 ? "Chêne" : "chêne",
      n,
      parent: null,
      note: notes[n % notes.length] ?? null,
      area: n % 5 ? n / 3 : null,
    });
    await trx
      .insertInto("leaf")
      .values(Array.from({ length: 2500 }, (_, n) => leaf(n)))
      .execute();
    await sql`update leaf set parent = n + 2 where n < 2400`.execute(trx);
  });
  return database;
}

const bytesOf = async (content: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(content));
async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

eachDatabase("Backup", (open) => {
  const empty = () => open({ migrated: false });

  test("from SQLite to this engine and back, the bytes are the same", async () => {
    const origin = await bytesOf(exportDatabase(await filled(await sqlite())));
    const here = await empty();
    assert.equal(await restoreDatabase(here, withLeaves, inPieces(origin, 1000)), 2503);
    const there = await bytesOf(exportDatabase(here));
    assert.ok(there.equals(origin));
    const back = await sqlite();
    await restoreDatabase(back, withLeaves, inPieces(there, 100_000));
    assert.ok((await bytesOf(exportDatabase(back))).equals(origin));
    // Life goes on where it stood, and the rules hold again.
    assert.equal(await here.transaction((trx) => allocateSequence(trx, "change")), 1235);
    const orphan = { tree: "chêne", n: -1, parent: -5, note: null, area: null };
    await assert.rejects(here.kysely.insertInto("leaf").values(orphan).execute());
  });

  test("a database that holds anything is left as it is", async () => {
    const origin = await bytesOf(exportDatabase(await filled(await sqlite())));
    const here = await filled(await empty());
    await here.kysely.deleteFrom("job").execute();
    const before = await bytesOf(exportDatabase(here));
    await assert.rejects(restoreDatabase(here, withLeaves, inPieces(origin, 9999)), (error) =>
      isProblem(error, "backup/not-empty"),
    );
    assert.ok((await bytesOf(exportDatabase(here))).equals(before));
  });

  test("a backup that is cut, changed or not one puts nothing back, and says where", async () => {
    const lines = (await bytesOf(exportDatabase(await filled(await sqlite())))).toString().trimEnd().split("\n");
    const here = await open();
    const at = lines.findIndex((line) => line.startsWith('{"table":"leaf"'));
    const change = (index: number, ...put: string[]) => lines.with(index, put.join("\n")).join("\n");
    const cases: [string, string, string?][] = [
      ["", "backup/not-a-backup"],
      ["nom;ville\nEnvie;Strasbourg", "backup/not-a-backup"],
      ["null", "backup/not-a-backup"],
      ['{"essaim":"backup","format":99,"migrations":[]}', "backup/newer"],
      ['{"essaim":"backup","format":1,"migrations":["2099-future"]}', "database/newer"],
      [lines.slice(0, -1).join("\n"), "backup/broken", "la fin manque"],
      [lines.slice(0, at + 40).join("\n"), "backup/broken", "la fin manque"],
      [lines.toSpliced(at + 5, 1).join("\n"), "backup/broken"],
      [change(at + 1, '[1,2,{"a":1},4,5]'), "backup/broken", `ligne ${at + 2}`],
      [change(at + 1, "[1]"), "backup/broken", `ligne ${at + 2}`],
      [change(at + 1, "[1"), "backup/broken", "JSON"],
      [change(at, '{"table":"leaf","columns":["n"]}'), "backup/broken", "colonnes"],
      [change(at, '{"table":"sqlite_schema","columns":["n"]}'), "backup/broken", "inconnue"],
      [change(at + 1, lines[at + 2] ?? "", lines[at + 2] ?? ""), "backup/broken"],
      [`${lines.join("\n")}\n[]`, "backup/broken"],
    ];
    for (const [content, code, words = ""] of cases) {
      const restored = restoreDatabase(here, withLeaves, inPieces(Buffer.from(content), 5000));
      await assert.rejects(
        restored,
        (error) => isProblem(error, code) && error.detail.includes(words),
        `${code} ${words} ${content.length}`,
      );
    }
    assert.deepEqual(await here.read.selectFrom("sequence").selectAll().execute(), []);
  });

  test("rows that refer to nothing are refused, though each is well formed", async () => {
    const source = await filled(await sqlite());
    await sql`pragma foreign_keys = off`.execute(source.kysely);
    await sql`update leaf set parent = -7 where n = 3`.execute(source.kysely);
    const bytes = await bytesOf(exportDatabase(source));
    await assert.rejects(restoreDatabase(await empty(), withLeaves, inPieces(bytes, 5000)), (error) =>
      isProblem(error, "backup/broken"),
    );
  });

  test("a backup of an older version is brought up to date", async () => {
    const old = await sqlite();
    await migrate(old, migrations);
    await old.transaction((trx) => allocateSequence(trx, "change", 7));
    const here = await open();
    await restoreDatabase(here, withLeaves, exportDatabase(old));
    assert.deepEqual(await here.read.selectFrom("leaf").selectAll().execute(), []);
    assert.equal((await here.read.selectFrom("sequence").selectAll().executeTakeFirst())?.value, 7);
  });

  test("an export is one moment, whatever is written meanwhile", async () => {
    const here = await filled(await empty());
    const expected = await bytesOf(exportDatabase(here));
    const chunks: Uint8Array[] = [];
    for await (const chunk of exportDatabase(here)) {
      chunks.push(chunk);
      await here.kysely
        .updateTable("leaf")
        .set({ note: `écrit pendant ${chunks.length}` })
        .execute();
    }
    assert.ok(Buffer.concat(chunks).equals(expected));
  });

  test("files: plain, compressed, and for the embedded database a copy; each is read by its content", async () => {
    const here = await filled(await empty());
    const expected = await bytesOf(exportDatabase(here));
    const names = ["a.ndjson", "b.ndjson.gz", ...(here.dialect === "sqlite" ? ["c.sqlite"] : [])];
    for (const name of names) {
      const file = join(folder, name);
      await writeBackup(here, file);
      const back = await sqlite();
      await restoreBackup(back, withLeaves, file);
      assert.ok((await bytesOf(exportDatabase(back))).equals(expected), name);
    }
    assert.ok(readFileSync(join(folder, "a.ndjson")).equals(expected));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".tmp")),
      [],
    );
    if (here.dialect === "postgres")
      await assert.rejects(writeBackup(here, join(folder, "c.sqlite")), (error) =>
        isProblem(error, "database/no-physical-backup"),
      );
    writeFileSync(join(folder, "image.gz"), Buffer.from([0x1f, 0x8b, 1, 2, 3]));
    await assert.rejects(restoreBackup(await sqlite(), withLeaves, join(folder, "image.gz")), (error) =>
      isProblem(error, "backup/not-a-backup"),
    );
    const compressed = readFileSync(join(folder, "b.ndjson.gz"));
    const other = new DatabaseSync(join(folder, "other.sqlite"));
    other.exec("create table if not exists photo (id)");
    other.close();
    for (const [bytes, code] of [
      [Buffer.from([0x1f, 0x8b, 1, 2, 3]), "backup/not-a-backup"],
      [compressed.subarray(0, compressed.length / 2), "backup/broken"],
      [readFileSync(join(folder, "other.sqlite")), "backup/not-a-backup"],
      [Buffer.from("SQLite format 3\0 ou presque"), "database/not-a-database"],
    ] as const) {
      writeFileSync(join(folder, "bad"), bytes);
      await assert.rejects(
        restoreBackup(await sqlite(), withLeaves, join(folder, "bad")),
        (error) => isProblem(error, code),
        code,
      );
    }
    await assert.rejects(restoreBackup(await sqlite(), withLeaves, join(folder, "absent")), (error) =>
      isProblem(error, "backup/missing"),
    );
  });
});

test("lines are cut at line feeds alone, however the bytes arrive", async () => {
  const piece = fc.constantFrom("\n", "a", "\r", "\u2028", "é", '"');
  await fc.assert(
    fc.asyncProperty(fc.array(piece), fc.integer({ min: 1, max: 7 }), async (pieces, size) => {
      const text = pieces.join("");
      const lines = await Array.fromAsync(splitLines(inPieces(Buffer.from(text), size), 1000, () => new Error("long")));
      const expected = text.split("\n");
      if (expected.at(-1) === "") expected.pop();
      assert.deepEqual(
        lines.map((line) => Buffer.from(line).toString()),
        expected,
      );
    }),
  );
  await assert.rejects(Array.fromAsync(splitLines(inPieces(Buffer.alloc(100, 97), 10), 50, () => new Error("long"))), /long/);
});
