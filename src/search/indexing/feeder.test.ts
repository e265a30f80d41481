import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Database } from "../../platform/database.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { openSearch, type SearchService } from "../open-search.ts";
import { directory, eventually, item, take } from "../testing/catalogue.ts";
import { queryOf } from "../testing/documents.ts";

const DAY1 = "2026-01-01T00:00:00.000Z";
const DAY2 = "2026-02-01T00:00:00.000Z";

eachDatabase("Search follows the catalogue", (open) => {
  let folder = "";
  let service: SearchService | undefined;
  const said: string[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "essaim-search-"));
  });
  after(async () => {
    await service?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const start = async (database: Database) => {
    const sources = async () => directory;
    service = await openSearch({ database, folder, sources, say: (line) => said.push(line), patience: 20_000 });
    return service;
  };
  const titles = (q: string) => service?.index.search(queryOf({ q, literal: true })).hits.map((hit) => hit.document.title);

  test("what is harvested appears, changes and disappears by itself", async () => {
    const database = await open();
    await take(
      database,
      DAY1,
      item("1", { title: "Recyclerie du port", pitch: "Réparer ensemble" }),
      item("2", { title: "Jardin partagé" }),
    );
    const { index } = await start(database);
    assert.deepEqual(
      index.search(queryOf({ q: "ressourcerie" })).hits.map((hit) => hit.document.title),
      ["Recyclerie du port"],
      "a synonym of the thesaurus finds it at the first start",
    );
    assert.equal(index.search(queryOf()).hits[0]?.document.sources[0]?.partner, "envie");

    await take(database, DAY2, item("1", { title: "Garage solidaire" }), item("3", { title: "Épicerie sociale" }));
    await eventually(() => {
      assert.deepEqual(titles("épicerie"), ["Épicerie sociale"]);
      assert.deepEqual(titles("recyclerie"), []);
      assert.deepEqual(titles("garage"), ["Garage solidaire"]);
    });
    assert.equal(index.size, 3);

    await service?.stop();
    await take(database, DAY2, item("4", { title: "Café associatif" }));
    const again = await start(database);
    assert.deepEqual(titles("café"), ["Café associatif"], "what came while the server was down is there when it is up");
    assert.equal(again.index.size, 4);
    assert.deepEqual(said, [], "the file served");

    await service?.stop();
    const other = await open();
    await take(other, DAY1, item("9", { title: "Autre base" }));
    assert.deepEqual(
      (await start(other)).index.search(queryOf()).hits.map((hit) => hit.document.title),
      ["Autre base"],
      "a file saved from another database is not believed",
    );
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", /refait/);
    await service?.stop();
    service = undefined;
  });
});
