import assert from "node:assert/strict";
import { mkdir, mkdtemp, open as openFile, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { migrations } from "../../app/migrations/index.ts";
import { eraseRecord } from "../../catalogue/index.ts";
import { type Database, migrate, openDatabase } from "../../platform/database.ts";
import { openSearch } from "../open-search.ts";
import { directory, item, take } from "../testing/catalogue.ts";
import { queryOf } from "../testing/documents.ts";

const AT = "2026-01-01T00:00:00.000Z";
const LATER = "2026-02-01T00:00:00.000Z";

describe("the index file", () => {
  let folder = "";
  let database: Database;
  const said: string[] = [];
  const path = () => join(folder, "search.index");
  const start = () =>
    openSearch({ database, folder, sources: async () => directory, say: (line) => said.push(line), patience: 20_000 });
  const saveOnce = async () => (await start()).stop();
  const gardens = Array.from({ length: 300 }, (_, number) => item(String(number), { title: `Jardin numéro ${number}` }));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "essaim-index-"));
    database = await openDatabase({ file: join(folder, "essaim.sqlite") });
    await migrate(database, migrations);
    await take(database, AT, ...gardens);
    await saveOnce();
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("is written when the service stops, serves the next start, and leaves nothing beside", async () => {
    const { index, stop } = await start();
    assert.equal(index.search(queryOf({ q: "jardin" })).total, 300);
    await stop();
    assert.deepEqual(said, []);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => !name.startsWith("essaim.sqlite")),
      ["search.index"],
    );
  });

  it("holds nothing of what was removed or replaced: neither texts nor words of the dictionary", async () => {
    await take(
      database,
      AT,
      ...gardens,
      item("nommee", { title: "Atelier de Zéphyrine Quatrepattes", description: { text: "Zéphyrine y répare des vélos" } }),
      item("partie", { title: "Chez Ouranos" }),
    );
    await saveOnce();
    await take(database, LATER, ...gardens, item("nommee", { title: "Atelier", description: { text: "On y répare des vélos" } }));
    await database.transaction((trx) => eraseRecord(trx, { source: "s1", remoteId: "partie", at: LATER, by: "test" }));
    await saveOnce();
    const bytes = (await readFile(path())).toString("utf8").toLowerCase();
    for (const gone of ["phyrin", "quatrepat", "ourano"]) assert.ok(!bytes.includes(gone), gone);
    const { index, stop } = await start();
    assert.deepEqual(
      ["zéphyrine", '"répare des vélos"', "jardin"].map((q) => index.search(queryOf({ q, literal: true })).total),
      [0, 1, 300],
    );
    await stop();
  });

  const damages: [string, (copy: string) => Promise<unknown>][] = [
    ["truncated, as a full disk would", (copy) => truncate(copy, 5_000)],
    ["empty", (copy) => truncate(copy, 0)],
    ["something else", (copy) => writeFile(copy, "<html>".repeat(100))],
    [
      "flipped in the middle",
      async (copy) => {
        const file = await openFile(copy, "r+");
        await file.write(Buffer.from([0xde, 0xad, 0xbe, 0xef]), 0, 4, 9_000);
        await file.close();
      },
    ],
  ];
  for (const [name, damage] of damages) {
    it(`that is ${name} is announced and made again by itself`, async () => {
      await damage(path());
      said.length = 0;
      const { index, stop } = await start();
      assert.equal(index.search(queryOf({ q: "jardin" })).total, 300);
      assert.equal(said.length, 1);
      assert.match(said[0] ?? "", /refait/);
      await stop();
      said.length = 0;
      await saveOnce();
      assert.deepEqual(said, [], "the new file serves");
    });
  }

  it("that is missing, or far behind the catalogue, is announced; little to catch up with is not", async () => {
    const many = Array.from({ length: 600 }, (_, number) => item(`v${number}`, { title: `Verger numéro ${number}` }));
    await take(database, LATER, ...gardens, ...many);
    said.length = 0;
    await saveOnce();
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /rattrape \S+ changements/);
    await take(database, LATER, ...gardens, ...many, item("seul", { title: "Un verger de plus" }));
    await rm(path());
    said.length = 0;
    await saveOnce();
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /pas de fichier/);
    await take(database, LATER, ...gardens, ...many);
    said.length = 0;
    await saveOnce();
    assert.deepEqual(said, []);
  });

  it("that cannot be kept because of a folder of that name is said once, in French, with the way out", async () => {
    await rm(path(), { force: true });
    await mkdir(join(path(), "notes"), { recursive: true });
    said.length = 0;
    await saveOnce();
    const lines = said.filter((line) => line.includes(path()));
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /est un dossier.*(Déplacez|supprimez)/);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith(".part")),
      [],
    );
    await rm(path(), { recursive: true });
    await mkdir(path());
    await saveOnce();
    said.length = 0;
    await saveOnce();
    assert.deepEqual(said, [], "an empty folder gave way");
  });

  it("left half written by a crash is none, and the one before serves", async () => {
    await writeFile(`${path()}.part`, "half");
    said.length = 0;
    const { index, stop } = await start();
    assert.equal(index.search(queryOf({ q: "jardin" })).total, 300);
    assert.deepEqual(said, []);
    await stop();
  });
});
