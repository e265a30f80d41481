import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  allEntries,
  type IngestItem,
  ingest,
  type RecordDraft,
  recordBodySchema,
  type SourceDirectory,
} from "../catalogue/index.ts";
import type { Database } from "../platform/database.ts";
import { eachDatabase } from "../platform/testing/database.ts";
import { openSearch, openSearchOnce, type SearchService } from "./open-search.ts";
import { queryOf } from "./testing/documents.ts";

const item = (remoteId: string, draft: Partial<RecordDraft> & { title: string }): IngestItem => ({
  remoteId,
  rawKey: JSON.stringify(draft),
  body: recordBodySchema.parse({ kind: "innovation", ...draft }),
});
const take = (database: Database, at: string, ...items: IngestItem[]) =>
  database.transaction((trx) => ingest(trx, { source: "s1", run: `run-${at}`, mapping: "m", at, by: "source:s1" }, items));

const directory: SourceDirectory = new Map([
  [
    "s1",
    {
      source: "s1",
      title: "Source",
      partner: { slug: "envie", name: "Envie" },
      licence: { label: "LO" },
      role: "innovations" as const,
    },
  ],
]);
const DAY1 = "2026-01-01T00:00:00.000Z";
const DAY2 = "2026-02-01T00:00:00.000Z";

/** Waits until the index answers as expected: what matters is that it does without being told, not when. */
async function eventually(check: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return check();
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(50);
    }
  }
}

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
    service = await openSearch({
      database,
      folder,
      sources: async () => directory,
      say: (line) => said.push(line),
      patience: 20_000,
    });
    return service;
  };
  const titles = (q: string) => service?.index.search(queryOf({ q })).hits.map((hit) => hit.document.title);

  test("what is harvested appears, changes and disappears by itself", async () => {
    const database = await open();
    await take(
      database,
      DAY1,
      item("1", { title: "Recyclerie du port", pitch: "Réparer ensemble" }),
      item("2", { title: "Jardin partagé" }),
    );
    const { index } = await start(database);
    assert.deepEqual(titles("ressourcerie"), ["Recyclerie du port"], "a synonym of the thesaurus finds it at the first start");
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
  });

  test("an entry that is gone from the catalogue leaves the index", async () => {
    const database = await open();
    await take(database, DAY1, item("1", { title: "Une" }), item("2", { title: "Deux" }));
    const [gone] = (await Array.fromAsync(allEntries(database.read))).flat();
    const before = await openSearchOnce({ database, folder: join(folder, "once"), sources: async () => directory });
    assert.equal(before.size, 2);
    before.remove([gone?.id ?? ""]);
    assert.equal(before.document(gone?.id ?? ""), undefined);
    assert.equal(before.search(queryOf()).total, 1);
  });
});
