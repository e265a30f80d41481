import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Worker } from "node:worker_threads";
import { migrations } from "../../app/migrations/index.ts";
import { type Database, migrate, openDatabase } from "../../platform/database.ts";
import { log } from "../../platform/log.ts";
import { openSearchOnThread, type SearchService } from "../open-search.ts";
import { eventually, item, take } from "../testing/catalogue.ts";
import { queryOf } from "../testing/documents.ts";

const at = (day: number) => `2026-01-${String(day).padStart(2, "0")}T00:00:00.000Z`;

describe("an index kept by a thread", () => {
  let folder = "";
  let database: Database;
  let service: SearchService;
  const threads: Worker[] = [];
  const start = () => {
    const workerData = { file: join(folder, "essaim.sqlite"), folder };
    const thread = new Worker(new URL("../testing/indexer-worker.ts", import.meta.url), { workerData });
    threads.push(thread);
    return thread;
  };
  const total = (q: string) => service.index.search(queryOf({ q, literal: true })).total;
  const level = log.level;

  before(async () => {
    // It says aloud that a thread has ended.
    log.level = "silent";
    folder = await mkdtemp(join(tmpdir(), "essaim-thread-"));
    database = await openDatabase({ file: join(folder, "essaim.sqlite") });
    await migrate(database, migrations);
    await take(database, at(1), item("1", { title: "Jardin partagé" }));
    service = await openSearchOnThread({ start, patience: 30_000 });
  });
  after(async () => {
    await service.stop();
    await database.close();
    log.level = level;
    await rm(folder, { recursive: true, force: true });
  });

  it("answers here and at once with what the thread has read, and follows what comes", async () => {
    assert.equal(total("jardin"), 1);
    await take(database, at(2), item("1", { title: "Jardin partagé" }), item("2", { title: "Jardin ouvrier" }));
    await eventually(() => assert.equal(total("jardin"), 2));
  });

  it("goes on answering when the thread ends by itself, and follows again once another has caught up", async () => {
    await threads.at(-1)?.terminate();
    assert.equal(total("jardin"), 2);
    await take(
      database,
      at(3),
      item("1", { title: "Jardin partagé" }),
      item("2", { title: "Jardin ouvrier" }),
      item("3", { title: "Jardin d’hiver" }),
    );
    await eventually(() => {
      // Never fewer than before, although the new thread reads everything anew.
      assert.ok(total("jardin") >= 2);
      assert.equal(total("jardin"), 3);
    });
    assert.equal(threads.length, 2);
  });

  it("saves when it is stopped, and is there at the next start", async () => {
    await service.stop();
    const seq = service.index.seq;
    const said: string[] = [];
    service = await openSearchOnThread({ start, patience: 30_000, say: (line) => said.push(line) });
    assert.deepEqual([total("jardin"), service.index.seq, said], [3, seq, []]);
  });
});
