import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { allEntries, type Entry, entryId, entryJsonLd, presentEntry, visibleEntry } from "../../catalogue/index.ts";
import type { Database } from "../../platform/database.ts";
import { eachDatabase } from "../../platform/testing/database.ts";
import { follower } from "./testing/follower.ts";
import { acts, historyOf } from "./testing/history.ts";
import { BASE, serveFeed } from "./testing/serve-feed.ts";

const entries = async (database: Database): Promise<Entry[]> => (await Array.fromAsync(allEntries(database.read))).flat();

/** What anyone may read of an entry, contacts aside, as its JSON-LD. */
function openly(entry: Entry): Record<string, unknown> {
  const {
    "@context": _,
    "@id": id,
    "@type": type,
    ...said
  } = entryJsonLd(visibleEntry(entry, "open"), BASE, new Map()) as Record<string, unknown>;
  return { id, type, ...said };
}

async function assertMirrors(database: Database, reader: ReturnType<typeof follower>): Promise<void> {
  const held = [...reader.things.values()].map(({ "@context": _, fiche: __, ...said }) => said);
  const key = (a: Record<string, unknown>) => String(a.id);
  const wanted = (await entries(database)).map(openly);
  assert.deepEqual(
    held.sort((a, b) => key(a).localeCompare(key(b))),
    wanted.sort((a, b) => key(a).localeCompare(key(b))),
  );
  for (const { alias } of await database.read.selectFrom("entry_alias").select("alias").execute())
    assert.equal(reader.present(entryId(BASE, alias)), entryId(BASE, await presentEntry(database.read, alias)));
}

eachDatabase("The change feed", (open, dialect) => {
  test("followed by a reader that knows nothing of us, gives the whole catalogue after any history, whenever it polls", async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(3), async (history, often) => {
        const database = await open();
        const { read } = serveFeed(database);
        const [patient, eager] = [follower(`${BASE}/feed`, read), follower(`${BASE}/feed`, read)];
        const perform = historyOf(database);
        for (const [i, act] of history.entries()) {
          await perform(act);
          if (i % (often + 1) === 0) await eager.poll();
        }
        for (const reader of [patient, eager]) {
          await reader.poll();
          await assertMirrors(database, reader);
        }
      }),
      { numRuns: dialect === "sqlite" ? 25 : 4 },
    );
  });
});
