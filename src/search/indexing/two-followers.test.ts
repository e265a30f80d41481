import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { eachDatabase } from "../../platform/testing/database.ts";
import { openSearch, type SearchService } from "../open-search.ts";
import { directory, eventually, item, take } from "../testing/catalogue.ts";
import { queryOf } from "../testing/documents.ts";

/** What two web servers do: each a connection, a folder and an index of its own, beside whoever brings fiches. */
eachDatabase("Two servers follow one catalogue", (open) => {
  test("both show what comes and what goes", async (t) => {
    const services: SearchService[] = [];
    const writing = await open();
    await take(writing, "2026-01-01T00:00:00.000Z", item("1", { title: "Recyclerie du port" }));
    for (let number = 0; number < 2; number++) {
      const folder = await mkdtemp(join(tmpdir(), "essaim-two-"));
      const database = await open({ same: writing });
      const service = await openSearch({ database, folder, sources: async () => directory, patience: 20_000 });
      t.after(async () => {
        await service.stop();
        await rm(folder, { recursive: true, force: true });
      });
      services.push(service);
    }
    const totals = (q: string) => services.map(({ index }) => index.search(queryOf({ q, literal: true })).total);
    assert.deepEqual(totals("recyclerie"), [1, 1]);
    await take(
      writing,
      "2026-01-02T00:00:00.000Z",
      item("1", { title: "Jardin du port" }),
      item("2", { title: "Jardin d’hiver" }),
    );
    await eventually(() => {
      assert.deepEqual(totals("jardin"), [2, 2]);
      assert.deepEqual(totals("recyclerie"), [0, 0]);
      const [one, other] = services.map(({ index }) => index.seq);
      assert.equal(one, other, "they stand at the same change");
    });
  });
});
