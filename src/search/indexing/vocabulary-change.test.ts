import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ingest, recordBodySchema } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { decideChange, refreshVocabulary } from "../../vocabulary/index.ts";
import { openSearch } from "../open-search.ts";
import { queryOf } from "../testing/documents.ts";

const AT = "2026-12-10T09:00:00.000Z";

eachDatabase("Search follows the vocabulary", (open) => {
  const merge = (database: Database) =>
    database.transaction((trx) =>
      decideChange(trx, { scheme: "themes", at: AT, note: "n", act: { kind: "merge", id: "circuits-courts", into: "eau" } }),
    );
  const themed = (database: Database) =>
    database.transaction((trx) =>
      ingest(trx, { source: "s1", run: "r", mapping: "m", at: AT, by: "source:s1" }, [
        {
          remoteId: "1",
          rawKey: "1",
          body: recordBodySchema.parse({ kind: "innovation", title: "AMAP", themes: ["circuits-courts"] }),
        },
      ]),
    );

  test("fiches count under the word that a merge leaves, at once and after a restart, without being harvested again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "essaim-search-"));
    const database = await open();
    await themed(database);
    const start = () => openSearch({ database, folder, sources: async () => new Map(), patience: 20_000 });
    const before = await start();
    const found = (service: typeof before, theme: string) => service.index.search(queryOf({ themes: [theme] })).total;
    try {
      assert.equal(found(before, "eau"), 0);
      await merge(database);
      await refreshVocabulary(database);
      for (let tries = 0; found(before, "eau") === 0 && tries < 100; tries++) await sleep(50);
      assert.deepEqual([found(before, "eau"), found(before, "circuits-courts")], [1, 0]);
      await before.stop();
      // The change is taken back while no server runs: the saved index is read anew.
      await refreshVocabulary(await open());
      const after = await start();
      for (let tries = 0; found(after, "circuits-courts") === 0 && tries < 100; tries++) await sleep(50);
      assert.deepEqual([found(after, "eau"), found(after, "circuits-courts")], [0, 1]);
      await after.stop();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
